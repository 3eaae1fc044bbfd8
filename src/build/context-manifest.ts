import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { getExecOutput } from '@actions/exec'
import { dockerignoreMatcher } from '../dockerignore.ts'
import type { Plan, PlannedTarget } from '../plan/plan.ts'
import type { ContextManifest } from '../record/build-record.ts'

/** Longest list of a context; a context of more files is told incompletely, and says so. */
const MAX_FILES = 20_000
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
 */
export async function readContexts(plan: Plan, cwd: string): Promise<Contexts> {
  const contexts: Contexts = { manifests: [], byTarget: {} }
  const known = new Map<string, Promise<number | undefined>>()
  for (const target of plan.targets) {
    for (const [name, root] of localContexts(target)) {
      const ignoreFile = await ignoreFileOf(join(cwd, root), name, target, cwd)
      const id = `${root}\0${ignoreFile ?? ''}`
      const pending =
        known.get(id) ??
        readContext(root, cwd, ignoreFile).then(
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
      ? [join(cwd, target.context, `${target.dockerfile}.dockerignore`)]
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

async function readContext(root: string, cwd: string, ignoreFile: string | undefined): Promise<ContextManifest> {
  const folder = isAbsolute(root) ? root : join(cwd, root)
  const patterns = ignoreFile === undefined ? '' : await readFile(ignoreFile, 'utf8')
  const isIgnored = dockerignoreMatcher(patterns.split('\n'))
  const hasExceptions = /^\s*!/m.test(patterns)
  const tracked = await trackedFiles(folder)
  const files: string[] = []
  let hashed = 0
  let truncated = false

  const visit = async (dir: string): Promise<void> => {
    const entries = await readdir(join(folder, dir), { withFileTypes: true })
    for (const entry of entries) {
      if (files.length >= MAX_FILES) {
        truncated = true
        return
      }
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`
      const ignored = isIgnored(path)
      if (ignored && !(entry.isDirectory() && hasExceptions)) continue
      if (entry.name === '.git' && dir === '') {
        // Its files are different in every clone; what a step could see of it changes with the commit.
        if (!ignored) files.push(`d000 ${tracked.head} .git`)
        continue
      }
      const stat = await lstat(join(folder, path))
      const mode = (stat.mode & 0o7777).toString(8)
      if (stat.isDirectory()) {
        if (!ignored) files.push(`d${mode} - ${path}`)
        await visit(path)
      } else if (stat.isSymbolicLink()) {
        files.push(`l777 ${blobId(Buffer.from(await readlink(join(folder, path))))} ${path}`)
      } else if (stat.isFile()) {
        const fromGit = tracked.blobs.get(path)
        hashed += fromGit === undefined ? stat.size : 0
        const hash = fromGit ?? (hashed > MAX_HASHED ? `size${stat.size}` : blobId(await readFile(join(folder, path))))
        files.push(`f${mode} ${hash} ${path}`)
      }
    }
  }
  await visit('')
  files.sort((a, b) => comparePaths(a, b))
  return { root: relative(cwd, folder) || '.', files, ...(truncated ? { truncated } : {}) }
}

function comparePaths(a: string, b: string): number {
  const path = (line: string): string => line.slice(line.indexOf(' ', line.indexOf(' ') + 1))
  return path(a) < path(b) ? -1 : 1
}

/** Start of git's id of a blob: the same for a file whether git tracks it or we hash it. */
function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex').slice(0, 16)
}

/** Blob ids of the files below a folder that git tracks and that are as git has them; empty outside of git. */
async function trackedFiles(folder: string): Promise<{ blobs: Map<string, string>; head: string }> {
  const git = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout } = await getExecOutput('git', ['-C', folder, ...args], {
      silent: true,
      ignoreReturnCode: true,
    })
    return exitCode === 0 ? stdout : ''
  }
  const [staged, changed, head] = await Promise.all([
    git('ls-files', '--stage', '-z'),
    git('diff-files', '--name-only', '--relative', '-z'),
    git('rev-parse', 'HEAD'),
  ])
  const blobs = new Map<string, string>()
  for (const line of staged.split('\0')) {
    const [, id, path] = /^\d+ ([0-9a-f]+) \d\t(.*)$/s.exec(line) ?? []
    if (id !== undefined && path !== undefined) blobs.set(path, id.slice(0, 16))
  }
  for (const path of changed.split('\0')) blobs.delete(path)
  return { blobs, head: head.trim().slice(0, 16) || '-' }
}
