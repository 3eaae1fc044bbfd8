import { readFile } from 'node:fs/promises'
import { defined } from '../shared/defined.ts'
import type { RunFacts } from '../record/build-record.ts'

/** The job this action runs in, as GitHub's runner describes it; every part may be missing on other machines. */
export interface Job {
  event: string
  /** The webhook's payload. */
  payload: Record<string, unknown>
  /** `owner/name`. */
  repository?: string
  ref?: string
  /** The commit GitHub says the job is about; not necessarily what is checked out. */
  sha?: string
  runId?: number
  runNumber?: number
  attempt?: number
  workflow?: string
  job?: string
  apiUrl: string
  serverUrl: string
  workspace: string
  tempDir: string
  pullRequest?: PullRequest
}

/** The pull request of the event. */
export interface PullRequest {
  number: number
  headSha?: string
  baseRef?: string
  /** Tip of the base branch when the event happened; not what the pull request is compared with. */
  baseSha?: string
  /** True when the head is in another repository; its token may then only read. */
  fork: boolean
  labels: string[]
}

/**
 * Reads the runner's variables and the event file. A missing or broken event file is an empty event: outside of GitHub
 * there is none.
 */
export async function readJob(env: Readonly<Record<string, string | undefined>>): Promise<Job> {
  const payload = await readPayload(env.GITHUB_EVENT_PATH)
  const text = (value: string | undefined): string | undefined => (value === '' ? undefined : value)
  const number = (value: string | undefined): number | undefined =>
    value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
  return defined({
    event: env.GITHUB_EVENT_NAME ?? 'local',
    payload,
    repository: text(env.GITHUB_REPOSITORY),
    ref: text(env.GITHUB_REF),
    sha: text(env.GITHUB_SHA),
    runId: number(env.GITHUB_RUN_ID),
    runNumber: number(env.GITHUB_RUN_NUMBER),
    attempt: number(env.GITHUB_RUN_ATTEMPT),
    workflow: text(env.GITHUB_WORKFLOW),
    job: text(env.GITHUB_JOB),
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    serverUrl: env.GITHUB_SERVER_URL ?? 'https://github.com',
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
    tempDir: env.RUNNER_TEMP ?? '/tmp',
    pullRequest: pullRequestOf(payload),
  })
}

async function readPayload(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined || path === '') return {}
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** The part of the `pull_request` payload we use; https://docs.github.com/webhooks/webhook-events-and-payloads. */
interface PullRequestPayload {
  number: number
  head?: { sha?: string; repo?: { full_name?: string } | null }
  base?: { ref?: string; sha?: string; repo?: { full_name?: string } }
  labels?: { name: string }[]
}

function pullRequestOf(payload: Record<string, unknown>): PullRequest | undefined {
  const pull = payload.pull_request as PullRequestPayload | undefined
  if (typeof pull?.number !== 'number') return undefined
  const headRepo = pull.head?.repo?.full_name
  return defined({
    number: pull.number,
    headSha: pull.head?.sha,
    baseRef: pull.base?.ref,
    baseSha: pull.base?.sha,
    // A deleted fork has no repo any more; it is a fork all the same.
    fork: headRepo === undefined || headRepo !== pull.base?.repo?.full_name,
    labels: (pull.labels ?? []).map((label) => label.name),
  })
}

/** What the record says of the run; undefined where there is none. */
export function runFacts(job: Job): RunFacts | undefined {
  if (job.runId === undefined || job.repository === undefined) return undefined
  const { runId, attempt = 1, repository, workflow, job: name, event } = job
  return defined({ id: runId, attempt, repository, workflow, job: name, event })
}

/** True for runs whose record may become somebody's baseline: of branches, and not a pull request's. */
export function writesHistory(job: Job): boolean {
  const events = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']
  return events.includes(job.event) && job.ref?.startsWith('refs/tags/') !== true
}

/**
 * True for runs whose record belongs into a store. What the Actions cache keeps is only seen from where GitHub lets it be
 * seen; the history branch is everybody's, so only the default branch writes it. (A schedule's event may not name that
 * branch, but runs on no other.)
 */
export function writesTo(job: Job, store: string): boolean {
  if (!writesHistory(job) || store !== 'branch') return writesHistory(job)
  const { default_branch: branch } = (job.payload.repository ?? {}) as { default_branch?: string }
  return branch === undefined ? job.event === 'schedule' : job.ref === `refs/heads/${branch}`
}
