import { defined } from '../shared/defined.ts'
import type { Inputs } from '../inputs.ts'
import { warning, type Io } from '../io.ts'
import { explainWrite, isUnreachable, meaningOf, patiently } from './answers.ts'
import type { ApiAnswer, GitHubApi } from './api.ts'
import type { Job } from './job.ts'
import { errorText } from '../shared/error-text.ts'

/** How a check can end; `neutral` passes where the check is required. */
export type CheckConclusion = 'success' | 'neutral' | 'failure' | 'cancelled'

/** GitHub takes 65,535 characters. */
const MAX_SUMMARY = 65_000

/** What a check says when it is done. */
export interface CheckOutcome {
  conclusion: CheckConclusion
  title: string
  summary: string
}

/** The check run beside the pull request's other checks. Its functions never reject: what GitHub refuses is a warning. */
export interface Check {
  complete(outcome: CheckOutcome): Promise<void>
}

/** For runs that have none. */
export const NO_CHECK: Check = { complete: () => Promise.resolve() }

/**
 * Runs the story with a check run around it (input `check`): in progress from the start, completed by the story, or as a
 * failure with the error's words when the story throws before it got there. Without the input GitHub is not asked.
 */
export async function withCheck<T>(
  io: Io,
  api: GitHubApi,
  { inputs, job }: { inputs: Inputs; job: Job },
  story: (check: Check) => Promise<T>,
): Promise<T> {
  if (!inputs.check) return story(NO_CHECK)
  // Not awaited: the build need not wait for GitHub.
  const started = start(io, api, inputs, job)
  let done = false
  const complete: Check['complete'] = async (outcome) => {
    done = true
    await (
      await started
    )?.(outcome)
  }
  try {
    return await story({ complete })
  } catch (error) {
    const summary = errorText(error)
    if (!done) await complete({ conclusion: 'failure', title: 'The action failed', summary })
    throw error
  }
}

type Complete = (outcome: CheckOutcome) => Promise<void>

async function start(io: Io, api: GitHubApi, inputs: Inputs, job: Job): Promise<Complete | undefined> {
  const head_sha = shaOf(job)
  const noCheck = (why: string): undefined => {
    io.annotate(warning(`No check run: ${why}.`))
  }
  if (head_sha === undefined || job.repository === undefined || inputs.githubToken === undefined) {
    return noCheck('the commit or the `github-token` is not known')
  }
  const ask = async (method: 'POST' | 'PATCH', path: string, body: object): Promise<ApiAnswer | undefined> => {
    const answer = await patiently([method, path, { body }], { api })
    if (meaningOf(answer) === 'ok') return answer
    if (isUnreachable(answer)) return undefined
    return noCheck(explainWrite(answer, 'checks: write'))
  }
  const name = inputs.reportId === 'default' ? 'bake-budget' : `bake-budget (${inputs.reportId})`
  const started_at = new Date().toISOString()
  const external_id = String(job.runId ?? '')
  const begun = {
    name,
    head_sha,
    external_id,
    status: 'in_progress',
    started_at,
    ...defined({ details_url: runUrl(job) }),
  }
  const created = await ask('POST', 'check-runs', begun)
  const { id } = (created?.data ?? {}) as { id?: number }
  if (id === undefined) return undefined
  return async ({ conclusion, title, summary }) => {
    const output = { title: title.slice(0, 250), summary: summary.slice(0, MAX_SUMMARY) }
    const completed_at = new Date().toISOString()
    await ask('PATCH', `check-runs/${id}`, { status: 'completed', conclusion, completed_at, output })
    // GitHub goes by the newest check of a name: one job's success must not stand for another's failure.
    const listed = await patiently(['GET', `commits/${head_sha}/check-runs?check_name=${encodeURIComponent(name)}`], {
      api,
    })
    const all = ((listed.data ?? {}) as { check_runs?: CheckRun[] }).check_runs ?? []
    const same = all.filter((it) => it.external_id === external_id && external_id !== '' && it.status === 'completed')
    const worst = WORST.find((it) => same.some((run) => run.conclusion === it))
    const better = same.filter((run) => worst !== undefined && run.conclusion !== worst)
    for (const run of better) await ask('PATCH', `check-runs/${run.id}`, { conclusion: worst })
  }
}

/** A check run as GitHub lists it. */
interface CheckRun {
  id: number
  external_id?: string | null
  status: string
  conclusion: string | null
}

const WORST: readonly CheckConclusion[] = ['failure', 'cancelled', 'neutral', 'success']

/** A check on the test merge is shown nowhere, so a pull request's head has it; a merge queue's is the job's own commit. */
function shaOf(job: Job): string | undefined {
  const queued = job.payload.merge_group as { head_sha?: string } | undefined
  return job.pullRequest?.headSha ?? queued?.head_sha ?? job.sha
}

function runUrl(job: Job): string | undefined {
  return job.runId === undefined ? undefined : `${job.serverUrl}/${job.repository}/actions/runs/${job.runId}`
}
