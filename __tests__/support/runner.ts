import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { parse } from 'yaml'

import { readCommandFile, readStepLog } from './workflow-commands.ts'
import type { Annotation } from './workflow-commands.ts'

/** One `uses:` step, described as a workflow would. */
export interface RunOptions {
  /** The bundle, from the repository's root (default: `runs.main` of action.yml). */
  main?: string
  /** What stands under `with:`; action.yml's defaults fill the rest, as the runner does. */
  inputs?: Record<string, string>
  /** More variables, as `env:` would set them. They win over everything. */
  env?: Record<string, string>
  event: { name: string; payload: unknown }
  ref: string
  sha: string
  /** `owner/name` */
  repository: string
  /** The checked-out working tree. */
  workspace: string
  /** The cache service of the job; without it the runner's cache variables are absent. */
  cache?: { service: { env(token: string): Record<string, string> }; token: string }
  /** GitHub's API and the job's `github.token`. */
  github?: { url: string; token: string }
  /** The node to run with (default: the node 24 of node_modules). */
  nodePath?: string
  /**
   * RUNNER_TEMP (default: a new folder). On hosted runners it is the same folder in every job, and empty when a job starts;
   * what an action keeps in a cache by path is found again only then.
   */
  tempDir?: string
  /** action.yml to read (default: the repository's). */
  actionYml?: string
  /** Stops the step as a canceled job does: SIGINT, SIGTERM after 7.5 s, SIGKILL 2.5 s later. */
  signal?: AbortSignal
}

/** What a step left behind. */
export interface RunResult {
  /** `null` when a signal ended the process. */
  exitCode: number | null
  /** stdout and stderr in the order of arrival, masked values shown as `***`. */
  log: string
  /** The same before masking. */
  rawLog: string
  outputs: Record<string, string>
  state: Record<string, string>
  /** GITHUB_ENV: what later steps of the job would see. */
  exportedEnv: Record<string, string>
  /** Markdown of the job summary. */
  summary: string
  annotations: Annotation[]
  durationMs: number
  /** RUNNER_TEMP of the job; alive until the result is disposed. */
  tempDir: string
  /** Runs `runs.post` with this step's state, in the same job. */
  post(): Promise<RunResult>
  /** Removes the job's temporary folders. */
  [Symbol.asyncDispose](): Promise<void>
}

interface ActionYml {
  inputs?: Record<string, { default?: string | number | boolean | null } | null>
  runs: { main: string; post?: string }
}

interface Job {
  options: RunOptions
  action: ActionYml
  folder: string
  tempDir: string
}

/** The repository's root. */
export const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Runs the built action in a process of its own, as GitHub's runner would: environment from scratch, event file,
 * command files, masks, defaults of action.yml. Variables: docs/internals/testing.md: What stands in for GitHub and GitHub's "Default environment variables".
 */
export async function runAction(options: RunOptions): Promise<RunResult> {
  const action = parse(await readFile(options.actionYml ?? join(ROOT, 'action.yml'), 'utf8')) as ActionYml
  const folder = await mkdtemp(join(tmpdir(), 'bake-budget-job-'))
  const tempDir = options.tempDir ?? join(folder, 'temp')
  await rm(tempDir, { recursive: true, force: true })
  await Promise.all([tempDir, ...['home', 'tools', 'files'].map((name) => join(folder, name))].map((dir) => mkdir(dir)))
  await writeFile(join(folder, 'event.json'), JSON.stringify(options.event.payload))
  return runStep({ options, action, folder, tempDir }, options.main ?? action.runs.main, {}, 'main')
}

async function runStep(job: Job, file: string, extraEnv: Record<string, string>, step: string): Promise<RunResult> {
  const { options, action, folder } = job
  const files = Object.fromEntries(
    ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map((name) => [
      `GITHUB_${name}`,
      join(folder, 'files', `${step}-${name.toLowerCase()}`),
    ]),
  )
  await Promise.all(Object.values(files).map((path) => writeFile(path, '')))
  const env = { ...jobEnv(job), ...files, ...inputEnv(options, action), ...extraEnv, ...options.env }

  const started = performance.now()
  const { exitCode, lines } = await execute(options, resolve(ROOT, file), env)
  const durationMs = performance.now() - started

  const read = (name: string) => readFile(files[`GITHUB_${name}`] ?? '', 'utf8')
  const [outputs, state, exportedEnv] = (await Promise.all(['OUTPUT', 'STATE', 'ENV'].map(read))).map(readCommandFile)
  return {
    exitCode,
    ...readStepLog(lines, [options.github?.token ?? '', options.cache?.token ?? '']),
    outputs: outputs ?? {},
    state: state ?? {},
    exportedEnv: exportedEnv ?? {},
    summary: await read('STEP_SUMMARY'),
    durationMs,
    tempDir: job.tempDir,
    async post() {
      if (!action.runs.post) throw new Error('action.yml has no runs.post')
      const saved = Object.entries(state ?? {}).map(([key, value]) => [`STATE_${key}`, value])
      return runStep(job, action.runs.post, { ...exportedEnv, ...Object.fromEntries(saved) }, 'post')
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

async function execute(options: RunOptions, script: string, env: Record<string, string>) {
  const node = options.nodePath ?? join(ROOT, 'node_modules/node/bin/node')
  const child = spawn(node, [script], { cwd: options.workspace, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const timers: NodeJS.Timeout[] = []
  const cancel = () => {
    child.kill('SIGINT')
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), 7_500),
      setTimeout(() => child.kill('SIGKILL'), 10_000),
    )
  }
  options.signal?.addEventListener('abort', cancel, { once: true })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => lines.push(line))
  }
  try {
    const exitCode = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
    return { exitCode, lines }
  } finally {
    options.signal?.removeEventListener('abort', cancel)
    for (const timer of timers) clearTimeout(timer)
  }
}

/** The runner sets every declared input, to '' when it has neither a value nor a default. */
function inputEnv(options: RunOptions, action: ActionYml): Record<string, string> {
  const given = new Map(Object.entries(options.inputs ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const values = new Map(
    Object.entries(action.inputs ?? {}).map(([name, spec]) => [
      name.toLowerCase(),
      evaluate(spec?.default == null ? '' : String(spec.default), options),
    ]),
  )
  for (const [name, value] of given) values.set(name, value)
  return Object.fromEntries(
    [...values].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

/** The few expressions a default may hold. Another one throws: the test would not see what GitHub sees. */
function evaluate(text: string, options: RunOptions): string {
  const contexts: Record<string, string> = {
    'github.token': options.github?.token ?? '',
    'github.repository': options.repository,
    'github.sha': options.sha,
    'github.ref': options.ref,
    'github.workspace': options.workspace,
    'github.event_name': options.event.name,
    'github.job': JOB,
  }
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = contexts[expression]
    if (value === undefined) throw new Error(`runner.ts does not know the expression ${expression}`)
    return value
  })
}

const JOB = 'build'

function jobEnv({ options, folder, tempDir }: Job): Record<string, string> {
  const { repository, ref, sha, event, github, cache, workspace } = options
  const api = github?.url ?? 'https://api.github.com'
  const payload = event.payload as { pull_request?: { head?: { ref?: string }; base?: { ref?: string } } } | null
  const owner = repository.split('/')[0] ?? ''
  return {
    PATH: '/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin',
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: owner,
    GITHUB_API_URL: api,
    GITHUB_BASE_REF: payload?.pull_request?.base?.ref ?? '',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_GRAPHQL_URL: `${api}/graphql`,
    GITHUB_HEAD_REF: payload?.pull_request?.head?.ref ?? '',
    GITHUB_JOB: JOB,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_NUMBER: '42',
    // Not the API's host: @actions/cache takes any other server for GitHub Enterprise and falls back to its v1 protocol.
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: owner,
    GITHUB_WORKFLOW: 'ci',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/ci.yml@${ref}`,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: tempDir,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    ...cache?.service.env(cache.token),
  }
}
