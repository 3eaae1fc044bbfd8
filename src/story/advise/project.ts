import { readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { AdvisedTarget, Project } from '../../advise/advice.ts'
import { isDependencyFile } from '../../advise/times/commit-kind.ts'
import { contextFiles } from '../../advise/times/made-of.ts'
import type { Git } from '../../git/git.ts'
import type { BakeDefinition, BakeTarget } from '../../plan/definition.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { defined } from '../../shared/defined.ts'
import { bakedIn } from './project-folder.ts'
import type { Worktree } from './variant.ts'

/** Commits that tell how often a file changes. */
const COMMITS = 200
/** A longer file is no text that a rule reads. */
const MAX_FILE = 8 << 20
/** More files than this no rule reads. */
const MAX_FILES = 2000

/** Names of files that rules read, beside Dockerfiles, ignore files and what {@link isDependencyFile} knows. */
const READ = [
  /(^|\.)dockerfile(\.|$)/i,
  /\.dockerignore$/,
  /^(docker-bake|(docker-)?compose)([.-][\w.-]+)?\.(hcl|json|ya?ml)$/,
  /\.conf(\.template)?$/,
  // What decides whether a step reads more than its command says: scripts, and settings of tools that read git or sources.
  /\.(sh|config\.[cm]?[jt]s)$/,
  /^(Makefile|build\.rs|mkdocs\.ya?ml)$/,
  /^(Caddyfile|Procfile|\.npmrc|\.nvmrc|\.yarnrc\.yml|pnpm-workspace\.yaml|tsconfig[\w.-]*\.json|\.gitattributes|\.gitignore)$/,
]

/**
 * Everything rules may look at, of what is checked out in a worktree and was built there.
 *
 * @param record of that build
 */
export async function readProject(
  { dir, git }: Worktree,
  { printed, record, source }: { printed: BakeDefinition; record: BuildRecord; source: string },
): Promise<Project> {
  const folder = await bakedIn(git, source).catch(() => source)
  const tracked = split(await git(['ls-files', '-z']))
  const files = await readTexts(dir, tracked, Object.values(printed.target), folder)
  const known = new Set(tracked)
  const targets = record.targets.flatMap((target) => {
    const definition = printed.target[target.name]
    return definition === undefined ? [] : [advised(target, definition, { folder, record, known })]
  })
  const inContexts = (record.contexts ?? []).flatMap((it) =>
    contextFiles(it).map((path) => posix.join(folder, it.root, path)),
  )
  return { targets, record, files, paths: new Set([...tracked, ...inContexts]), commits: await readCommits(git) }
}

function advised(
  target: BuildRecord['targets'][number],
  definition: BakeTarget,
  { folder, record, known }: { folder: string; record: BuildRecord; known: ReadonlySet<string> },
): AdvisedTarget {
  const { context, dockerfile } = placesOf(definition, folder)
  const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`
  const ignoreFile = own !== undefined && known.has(own) ? own : context && posix.join(context, '.dockerignore')
  const manifest = record.contexts?.[target.contexts?.context ?? -1]
  return {
    name: target.name,
    definition,
    record: target,
    contextFiles: manifest === undefined ? [] : contextFiles(manifest),
    ...defined({
      context,
      dockerfile: dockerfile !== undefined && known.has(dockerfile) ? dockerfile : undefined,
      ignoreFile,
    }),
  }
}

/** Folder of the context and path of the Dockerfile, where they are in the repository. */
function placesOf(definition: BakeTarget, folder: string): { context?: string; dockerfile?: string } {
  const { context: root = '.', dockerfile = 'Dockerfile' } = definition
  if (/^([a-z-]+:|git@|github\.com\/|\/)/.test(root)) return {}
  const context = posix.join(folder, root, '.')
  if (context === '..' || context.startsWith('../')) return {}
  const file = posix.join(context, dockerfile)
  const isOurs = definition['dockerfile-inline'] === undefined && !file.startsWith('../') && !dockerfile.startsWith('/')
  return { context: context.replace(/\/$/, '') || '.', ...(isOurs ? { dockerfile: file } : {}) }
}

async function readTexts(
  dir: string,
  tracked: readonly string[],
  targets: readonly BakeTarget[],
  folder: string,
): Promise<Map<string, string>> {
  const dockerfiles = new Set(targets.map((target) => placesOf(target, folder).dockerfile))
  const isRead = (path: string): boolean =>
    dockerfiles.has(path) || isDependencyFile(path) || READ.some((name) => name.test(posix.basename(path)))
  const texts = new Map<string, string>()
  for (const path of tracked.filter(isRead).slice(0, MAX_FILES)) {
    const file = join(dir, path)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() !== true || found.size > MAX_FILE) continue
    const text = await readFile(file, 'utf8')
    if (!text.includes('\0')) texts.set(path, text)
  }
  return texts
}

/** First parents, newest first, with what each changed. Where a shallow clone ends, git would name every file: that one is left out. */
async function readCommits(git: Git): Promise<Project['commits']> {
  const [log, shallow] = await Promise.all([
    git([
      'log',
      '-m',
      '--first-parent',
      '--name-only',
      '--no-renames',
      '-z',
      `--max-count=${COMMITS}`,
      '--format=%x01%H',
    ]),
    git(['rev-parse', '--is-shallow-repository']),
  ]).catch(() => ['', ''] as const)
  const commits = log
    .split('\u0001')
    .slice(1)
    .map((text) => {
      const [sha = '', ...paths] = split(text).map((part) => part.trim())
      return { sha, paths: paths.filter((path) => path !== '') }
    })
  return shallow.trim() === 'true' && commits.length < COMMITS ? commits.slice(0, -1) : commits
}

function split(text: string): string[] {
  return text.split('\0').filter((part) => part !== '')
}
