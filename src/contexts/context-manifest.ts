import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { gitIn, type Git } from '../git/git.ts'
import { readDockerignore } from '../patterns/dockerignore.ts'
import { patternMatcher, type MatchResult } from '../patterns/pattern-matcher.ts'
import type { Plan, PlannedTarget } from '../plan/plan.ts'
import type { ContextManifest } from '../record/build-record.ts'

/** Longest list of a context; a context of more files is told incompletely, and says so. */
const MAX_FILES = 50_000
/** Bytes of files git does not track that are read for their hash; beyond, their size stands for them. */
const MAX_HASHED = 256 * 1024 * 1024

/** The local contexts of a plan, and which target uses which. */
export interface Contexts {
  manifests: ContextManifest[]
  byTarget: Record<string, Record<string, number>>
}

/**
 * Lists what the builder gets to see of the local contexts: type, mode and content of every path that .dockerignore lets
 * through. Tracked, unchanged files take their hash from git's index, so nothing is read for them.
 *
 * Runs beside the build and never rejects; a context that cannot be read is left out.
 *
 * @param cwd where bake runs; contexts are relative to it
 * @param env variables of the runner
 */
export async function readContexts(
  plan: Plan,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string | undefined>> },
): Promise<Contexts> {
  const contexts: Contexts = { manifests: [], byTarget: {} }
  const known = new Map<string, Promise<number | undefined>>()
  const tracked = new Map<string, Promise<Tracked>>()
  const trackedIn = (folder: string): Promise<Tracked> => {
    const files = tracked.get(folder) ?? trackedFiles(gitIn(folder, env))
    tracked.set(folder, files)
    return files
  }
  for (const target of plan.targets) {
    for (const [name, root] of localContexts(target)) {
      const ignoreFile = await ignoreFileOf(resolve(cwd, root), name, target, cwd)
      const id = `${root}\0${ignoreFile ?? ''}`
      const pending =
        known.get(id) ??
        readContext(root, cwd, ignoreFile, trackedIn).then(
          (manifest) => contexts.manifests.push(manifest) - 1,
          () => undefined,
        )
      known.set(id, pending)
      const index = await pending
      if (index !== undefined) contexts.byTarget[target.name] = { ...contexts.byTarget[target.name], [name]: index }
    }
  }
  return contexts
}

/** Context names as BuildKit's operations know them, with their folders. Images, URLs and other targets are no folders. */
function localContexts(target: PlannedTarget): [name: string, root: string][] {
  const isLocal = (place: string): boolean => !/^(target:|[a-z-]+:\/\/|git@|github\.com\/)/.test(place)
  return [
    ...(isLocal(target.context) ? [['context', target.context] satisfies [string, string]] : []),
    ...Object.entries(target.contexts).filter(([, place]) => isLocal(place)),
  ]
}

/** `<Dockerfile>.dockerignore` beside the Dockerfile goes before `.dockerignore` in the context's root. */
async function ignoreFileOf(
  root: string,
  name: string,
  target: PlannedTarget,
  cwd: string,
): Promise<string | undefined> {
  const own =
    name === 'context' && target.dockerfile !== undefined
      ? [resolve(cwd, target.context, `${target.dockerfile}.dockerignore`)]
      : []
  for (const file of [...own, join(root, '.dockerignore')]) {
    if (
      await lstat(file).then(
        (stat) => stat.isFile(),
        () => false,
      )
    )
      return file
  }
  return undefined
}

async function readContext(
  root: string,
  cwd: string,
  ignoreFile: string | undefined,
  trackedIn: (folder: string) => Promise<Tracked>,
): Promise<ContextManifest> {
  const folder = resolve(cwd, root)
  const ignored = patternMatcher(ignoreFile === undefined ? [] : readDockerignore(await readFile(ignoreFile, 'utf8')))
  const tracked = await trackedIn(folder)
  const files: string[] = []
  const listed = new Set<string>()
  let hashed = 0
  let truncated = false

  const hashOf = (path: string, size: number): string => {
    const fromGit = tracked.blobs.get(path)
    if (fromGit !== undefined) return fromGit
    hashed += size
    const hash = hashed > MAX_HASHED ? `size${size}` : blobId(readFileSync(join(folder, path)))
    // Outside of git nothing can be told apart.
    return tracked.blobs.size + tracked.changed.size === 0 || tracked.changed.has(path) ? hash : `~${hash}`
  }
  const add = (path: string): void => {
    const stat = lstatSync(join(folder, path))
    const mode = (stat.mode & 0o7777).toString(8)
    if (stat.isDirectory()) files.push(`d${mode} - ${path}`)
    else if (stat.isSymbolicLink()) {
      files.push(`l777 >${encodeURIComponent(readlinkSync(join(folder, path)))} ${path}`)
    } else if (stat.isFile()) files.push(`f${mode} ${hashOf(path, stat.size)} ${path}`)
  }
  /** An ignored folder is sent, too, when something in it is not ignored. */
  const addParents = (dir: string): void => {
    if (dir === '' || listed.has(dir)) return
    listed.add(dir)
    addParents(dir.slice(0, Math.max(0, dir.lastIndexOf('/'))))
    add(dir)
  }
  const visit = async (dir: string, above: MatchResult | undefined): Promise<void> => {
    // Synchronous calls take a fifth of the time; the build's output is read between two folders.
    await breathe()
    for (const entry of readdirSync(join(folder, dir), { withFileTypes: true })) {
      if (files.length >= MAX_FILES) {
        truncated = true
        return
      }
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`
      const result = ignored.match(path, above)
      if (path === '.git') {
        if (!result.matched) files.push(`d000 ${gitState(join(folder, path))} .git`)
      } else if (entry.isDirectory()) {
        if (!result.matched) addParents(path)
        if (!result.matched || ignored.mayExceptBelow(path)) await visit(path, result)
      } else if (!result.matched) {
        addParents(dir)
        add(path)
      }
    }
  }
  await visit('', undefined)
  files.sort((a, b) => comparePaths(a, b))
  return { root: relative(cwd, folder) || '.', files, ...(truncated ? { truncated } : {}) }
}

/**
 * Stands for all of `.git`, which is too large to list: it differs in every clone (times in the index, the job's token), so a
 * step that copies it always runs again.
 */
function gitState(folder: string): string {
  const hash = createHash('sha1')
  for (const name of ['HEAD', 'index', 'config', 'logs/HEAD', 'packed-refs', 'FETCH_HEAD']) {
    try {
      hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
    } catch {
      // Not every repository has every one of them; in a worktree `.git` is a file.
    }
  }
  return hash.digest('hex').slice(0, 16)
}

function comparePaths(a: string, b: string): number {
  const path = (line: string): string => line.slice(line.indexOf(' ', line.indexOf(' ') + 1))
  return path(a) < path(b) ? -1 : 1
}

/** Start of git's id of a blob: the same for a file whether git tracks it or we hash it. */
function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex').slice(0, 16)
}

/** What git knows of the files below a folder. */
interface Tracked {
  /** Blob ids of those that are as git has them. */
  blobs: Map<string, string>
  /** Those that git tracks and that are not as it has them. */
  changed: Set<string>
}

/**
 * What git knows of the files below a folder; nothing outside of git. `git diff` looks
 * into files whose times changed, so that what was only touched keeps git's id; without locks it writes nothing.
 */
async function trackedFiles(git: Git): Promise<Tracked> {
  const [staged, changed] = await Promise.all([
    git(['ls-files', '--stage', '-z']).catch(() => ''),
    git(['diff', '--no-ext-diff', '--name-only', '--relative', '-z']).catch(() => ''),
  ])
  const blobs = new Map<string, string>()
  for (const line of staged.split('\0')) {
    // `<mode> <id> <stage>\t<path>`; stage 0 is a file without a conflict.
    const tab = line.indexOf('\t')
    const [, id, stage] = line.slice(0, Math.max(0, tab)).split(' ')
    if (id !== undefined && stage === '0') blobs.set(line.slice(tab + 1), id.slice(0, 16))
  }
  const differ = new Set(changed.split('\0').filter((path) => blobs.delete(path)))
  return { blobs, changed: differ }
}
