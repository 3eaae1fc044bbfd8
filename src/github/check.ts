import type { Verdict } from '../budget/verdict.ts'
import { defined } from '../defined.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import { plainText } from '../report/inline-html.ts'
import type { ReportInput } from '../report/report-input.ts'
import { verdictLine } from '../report/verdict-line.ts'
import { createClient, type Client } from './client.ts'
import type { Job } from './job.ts'

/** How a check can end; `neutral` passes where the check is required. */
export type Conclusion = 'success' | 'neutral' | 'failure' | 'cancelled'

/** GitHub takes 65,535 characters. */
const MAX_SUMMARY = 65_000

/** What a check says when it is done. */
interface Outcome {
  conclusion: Conclusion
  title: string
  summary: string
}

/** The check run beside the pull request's other checks. Its functions never reject: what GitHub refuses is a warning. */
export interface Check {
  complete(outcome: Outcome): Promise<void>
}

/** For runs that have none. */
export const NO_CHECK: Check = { complete: () => Promise.resolve() }

/**
 * Runs the story with a check run around it (input `check`): in progress from the start, completed by the story, or as a
 * failure with the error's words when the story throws before it got there. Without the input GitHub is not asked.
 */
export async function withCheck<T>(io: Io, inputs: Inputs, job: Job, story: (check: Check) => Promise<T>): Promise<T> {
  if (!inputs.check) return story(NO_CHECK)
  // Not awaited: the build need not wait for GitHub.
  const started = start(io, inputs, job)
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
    const summary = error instanceof Error ? error.message : String(error)
    if (!done) await complete({ conclusion: 'failure', title: 'The action failed', summary })
    throw error
  }
}

type Complete = (outcome: Outcome) => Promise<void>

async function start(io: Io, inputs: Inputs, job: Job): Promise<Complete | undefined> {
  const head_sha = shaOf(job)
  const refused = (error: unknown): undefined => {
    io.annotate({ level: 'warning', title: 'bake-budget', message: `No check run: ${explain(error)}` })
    return undefined
  }
  if (head_sha === undefined || job.repository === undefined || inputs.githubToken === undefined) {
    return refused(new Error('the commit or the `github-token` is not known'))
  }
  const [owner = '', repo = ''] = job.repository.split('/')
  try {
    const client = await createClient(inputs.githubToken, job.apiUrl)
    const name = inputs.reportId === 'default' ? 'bake-budget' : `bake-budget (${inputs.reportId})`
    const details_url = runUrl(job)
    const started_at = new Date().toISOString()
    const { data } = await client.rest.checks.create({
      owner,
      repo,
      name,
      head_sha,
      status: 'in_progress',
      started_at,
      ...defined({ details_url }),
    })
    return (outcome) => finish(client, { owner, repo, check_run_id: data.id }, outcome).catch(refused)
  } catch (error) {
    return refused(error)
  }
}

async function finish(
  client: Client,
  run: { owner: string; repo: string; check_run_id: number },
  { conclusion, title, summary }: Outcome,
): Promise<void> {
  const output = { title: title.slice(0, 250), summary: summary.slice(0, MAX_SUMMARY) }
  const completed_at = new Date().toISOString()
  await client.rest.checks.update({ ...run, status: 'completed', conclusion, completed_at, output })
}

/** A check on the test merge is shown nowhere, so a pull request's head has it; a merge queue's is the job's own commit. */
function shaOf(job: Job): string | undefined {
  const queued = job.payload.merge_group as { head_sha?: string } | undefined
  return job.pullRequest?.headSha ?? queued?.head_sha ?? job.sha
}

function runUrl(job: Job): string | undefined {
  return job.runId === undefined ? undefined : `${job.serverUrl}/${job.repository}/actions/runs/${job.runId}`
}

function explain(error: unknown): string {
  const { status, message } = error as { status?: number; message?: string }
  return status === 403 || status === 404
    ? `the token may not write checks (${status}): give the job \`permissions: checks: write\`. Pull requests from forks always get a read-only token.`
    : `GitHub did not take it (${status ?? message ?? 'no answer'}).`
}

/** What the check says of a report. */
export function outcomeOf(report: ReportInput, body: string): Outcome {
  const { outcome, level } = report.verdict
  const conclusion = outcome === 'canceled' ? 'cancelled' : CONCLUSIONS[level]
  return { conclusion, title: plainText(verdictLine(report)), summary: body }
}

const CONCLUSIONS: Record<Verdict['level'], Conclusion> = { pass: 'success', warn: 'neutral', fail: 'failure' }
