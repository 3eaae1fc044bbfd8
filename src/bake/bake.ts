import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConsentError, EngineError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import { parseDefinition, planOf, type BakeDefinition } from '../plan/definition.ts'
import { withListsApart } from '../plan/joined-lists.ts'
import { grantsOf } from '../plan/grants.ts'
import { refusalIn } from '../plan/refusal.ts'
import { hostPlatform } from './builder/inspect.ts'
import { complaint, runDocker, commandOf, type DockerCli } from '../buildkit/docker.ts'

/** What a finished bake left behind. */
export interface BakeResult {
  /** Lines of the progress stream, in order. */
  stream: string[]
  /** The metadata file; absent when the bake failed (buildx then writes none). */
  metadata?: Record<string, unknown>
  /** Null when a signal ended it. */
  exitCode: number | null
  startedAt: number
  endedAt: number
}

/** A source that is a folder is where bake runs; a Git URL is handed to it. */
export function isRemote(source: string): boolean {
  return /^(https?:|git:|ssh:|git@|github\.com\/)/.test(source)
}

/** Folder to bake in, relative to the workspace. */
export function bakeFolder(source: string): string {
  return isRemote(source) ? '.' : source
}

/**
 * Resolves the bake definition, once, with everything that was asked for applied.
 * @throws EngineError with bake's own words, which name file and line
 */
export async function printDefinition(cli: DockerCli, inputs: Inputs): Promise<BakeDefinition> {
  const args = ['buildx', 'bake']
  if (isRemote(inputs.source)) args.push(inputs.source)
  for (const file of inputs.files) args.push('--file', file)
  for (const entry of inputs.set) args.push('--set', entry)
  for (const entry of inputs.allow) args.push('--allow', entry)
  if (inputs.noCache) args.push('--no-cache')
  if (inputs.pull) args.push('--pull')
  if (inputs.load) args.push('--load')
  if (inputs.push) args.push('--push')
  if (inputs.provenance !== undefined) args.push('--provenance', inputs.provenance)
  if (inputs.sbom !== undefined) args.push('--sbom', inputs.sbom)
  if (inputs.call !== undefined) args.push('--call', inputs.call)
  // Variables go through the environment: `--var` is younger than the oldest buildx that works here.
  const env = { ...inputs.vars, ...gitAuth(inputs) }
  const result = await runDocker(cli, [...args, '--print', ...inputs.targets], { env })
  if (result.exitCode !== 0) {
    throw new EngineError(`The bake definition cannot be read:\n${complaint(result)}`)
  }
  const printed = withListsApart(parseDefinition(result.stdout), hostPlatform())
  return (await hidesDefault(cli, inputs, printed)) ? withDefault(printed) : printed
}

/**
 * `--print test default` puts what was asked for into a group `default`, and leaves a target of that name out of it. Whether
 * the target was meant, or a group of the definition, shows when it is asked for alone.
 */
async function hidesDefault(cli: DockerCli, inputs: Inputs, { group, target }: BakeDefinition): Promise<boolean> {
  const asked = inputs.targets.includes('default') && inputs.targets.length > 1
  if (!asked || target.default === undefined || group?.default?.targets?.includes('default') === true) return false
  const alone = await printDefinition(cli, { ...inputs, targets: ['default'] })
  return alone.group?.default?.targets?.includes('default') === true
}

function withDefault(definition: BakeDefinition): BakeDefinition {
  const targets = [...(definition.group?.default?.targets ?? []), 'default']
  return { ...definition, group: { ...definition.group, default: { ...definition.group?.default, targets } } }
}

/** buildx hands this secret to BuildKit for private Git contexts, as docker/bake-action does. */
function gitAuth(inputs: Inputs): Record<string, string> {
  return isRemote(inputs.source) && inputs.githubToken !== undefined
    ? { BUILDX_BAKE_GIT_AUTH_TOKEN: inputs.githubToken }
    : {}
}

/**
 * BuildKit on the containerd image store loses a race with itself when several targets are unpacked at once
 * (moby/buildkit#6521). The build is fine and cached by then; baking again exports it.
 */
const UNPACK_RACE = /failed to prepare extraction snapshot .* parent snapshot .* does not exist/

/**
 * Bakes as {@link bakeOnce} does, and once more when the first time fell into a known race of the image store.
 * @returns `retried` with the reason when the result is the second bake's
 * @throws ConsentError when buildx refused, before anything was built
 */
export async function bake(...args: Parameters<typeof bakeOnce>): Promise<BakeResult & { retried?: string }> {
  const first = await bakeOnce(...args)
  const refusal = first.exitCode === 0 ? undefined : refusalIn(first.stream)
  if (refusal !== undefined) throw new ConsentError(refusal)
  if (first.exitCode === 0 || !first.stream.some((line) => UNPACK_RACE.test(line))) return first
  return {
    ...(await bakeOnce(...args)),
    retried:
      'The image store lost a race while unpacking (moby/buildkit#6521); the bake was repeated from its cache, and times and cached steps are those of the repetition.',
  }
}

/** Who is told what while it bakes, line by line. */
interface Listeners {
  /** The progress stream. */
  onLine: (line: string) => void
  /** What `call` found out, for people. */
  onAnswer: (line: string) => void
}

/**
 * Bakes a resolved definition and keeps the evidence. The build's own output goes to `onLine` as it comes.
 *
 * With `noRecord` buildx does not fetch what only a record needs.
 *
 * A signal that cancels the job is passed on, as is the end of the time it may take (`stop`), so that the build is canceled in
 * an orderly way and what it did so far is still known.
 */
async function bakeOnce(
  cli: DockerCli,
  definition: BakeDefinition,
  options: { builder: string; inputs: Inputs; tempDir: string; noRecord?: boolean; stop?: AbortSignal } & Listeners,
): Promise<BakeResult> {
  const { builder, inputs, tempDir, noRecord = false, stop, onLine, onAnswer } = options
  const definitionFile = join(tempDir, 'bake.json')
  const metadataFile = join(tempDir, 'metadata.json')
  // What bake prints is a bake file again: it escapes `${` and `%{` itself. Read from here, the credentials in cache entries
  // and the values of build args pass through no command line.
  // Without groups, and with the targets named below: a target may have the name of a group.
  const { group: _, ...ungrouped } = definition
  await writeFile(definitionFile, JSON.stringify(ungrouped), { mode: 0o600 })
  const remote = isRemote(inputs.source)
  const args = ['buildx', 'bake', ...(remote ? [inputs.source] : [])]
  args.push('--builder', builder, '--file', remote ? `cwd://${definitionFile}` : definitionFile)
  for (const entry of new Set([...inputs.allow, ...grantsOf(inputs.set, definition)])) args.push('--allow', entry)
  args.push('--metadata-file', metadataFile)
  const { targets } = planOf(definition)
  args.push(...targets.filter(({ requested }) => requested).map(({ name }) => name))
  // bake prints what a `call` found on stdout, and else nothing; what an exporter may send there is no part of the log.
  const listens = targets.some(({ noImage }) => noImage === 'call')

  const stream: string[] = []
  const startedAt = Date.now()
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(...commandOf(cli, args), {
      cwd: cli.cwd,
      env: {
        ...cli.env,
        ...gitAuth(inputs),
        // Not by `--progress=rawjson`: with that flag buildx asks for no consent to what a definition reads, writes or may do
        // beyond its folder (commands/bake.go). Standard input is no terminal, so it refuses where it would ask.
        BUILDKIT_PROGRESS: 'rawjson',
        BUILDX_METADATA_PROVENANCE: noRecord ? 'disabled' : 'max',
        BUILDX_METADATA_WARNINGS: noRecord ? '0' : '1',
      },
      stdio: ['ignore', listens ? 'pipe' : 'ignore', 'pipe'],
    })
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    const end = (): void => forward('SIGINT')
    stop?.addEventListener('abort', end)
    if (stop?.aborted === true) end()
    const lines = lineSplitter((line) => {
      stream.push(line)
      onLine(line)
    })
    child.stderr?.setEncoding('utf8').on('data', lines.push)
    const answers = lineSplitter(onAnswer)
    child.stdout?.setEncoding('utf8').on('data', answers.push)
    child.on('error', (error) => reject(new EngineError(`docker could not be started: ${error.message}`)))
    child.on('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      stop?.removeEventListener('abort', end)
      lines.end()
      answers.end()
      resolve(code)
    })
  })
  const endedAt = Date.now()
  const metadata = await readMetadata(metadataFile)
  // It may hold build args and credentials of cache entries.
  await rm(definitionFile, { force: true })
  return { stream, ...(metadata === undefined ? {} : { metadata }), exitCode, startedAt, endedAt }
}

async function readMetadata(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  } catch {
    return undefined
  }
}

/** Cuts chunks into lines without copying the rest again and again: a `--progress=rawjson` line can be megabytes long. */
function lineSplitter(onLine: (line: string) => void): { push: (chunk: string) => void; end: () => void } {
  let pieces: string[] = []
  return {
    push(chunk) {
      const parts = chunk.split('\n')
      for (const part of parts.slice(0, -1)) {
        onLine([...pieces, part].join(''))
        pieces = []
      }
      const rest = parts.at(-1) ?? ''
      if (rest !== '') pieces.push(rest)
    },
    end() {
      if (pieces.length > 0) onLine(pieces.join(''))
    },
  }
}
