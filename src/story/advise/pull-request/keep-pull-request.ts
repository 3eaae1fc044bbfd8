import type { AdviceReport } from '../../../advise/measured.ts'
import type { FileChange } from '../../../github/proposal/make-commit.ts'
import { writesHistory, type Job } from '../../../github/job.ts'
import type { Inputs } from '../../../inputs.ts'
import { warning } from '../../../io.ts'
import { oneLine } from '../../../report/text/escape.ts'
import { errorText } from '../../../shared/error-text.ts'
import { setAdvicePullOutput } from '../../publish/outputs.ts'
import type { Lab } from '../lab.ts'
import { inVariant } from '../variant.ts'
import { changedFiles } from './changed-files.ts'
import { closedByPerson, proposeAdvice, type Proposed } from './propose-advice.ts'

/** The branch that is ours alone; one for each report id. */
export function adviceBranch(reportId: string): string {
  if (reportId === 'default') return 'bake-budget/advice'
  // git takes no `..`, no part that begins with a dot or ends in `.lock`, and no branch below another one.
  return `bake-budget/advice-${reportId.replace(/[^\w-]+/g, '-')}`
}

/** Whether advice on this run's commit can be proposed: the branch that it is of, or why not. */
export function baseOf(
  job: Job,
  { githubToken, reportId }: Pick<Inputs, 'githubToken' | 'reportId'>,
): { base: string; repository: string } | { why: string } {
  const { event, ref, repository } = job
  const base = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1]
  if (base === undefined || !writesHistory(job)) {
    return { why: `this run is of ${ref ?? 'no branch'} (${event}), and only runs of a branch propose changes to it` }
  }
  if (repository === undefined) return { why: 'the repository is not known' }
  if (githubToken === undefined) return { why: 'the `github-token` input is empty' }
  if (base === adviceBranch(reportId)) return { why: `${base} is the branch of the advice itself` }
  return { base, repository }
}

/**
 * `advise-pull-request`: one pull request with what pays most. Nothing without the input, nothing of the checkout is changed, and
 * what does not succeed is one sentence: the report is there all the same.
 */
export async function keepPullRequest(lab: Lab, report: AdviceReport): Promise<void> {
  const { run, canceled, reader, head } = lab
  const { inputs, job, io, api } = run
  if (inputs.advisePullRequest === false || canceled.requested()) return
  const place = baseOf(job, inputs)
  if ('why' in place) return tell(run, { done: 'none', why: place.why })
  let files: FileChange[] = []
  try {
    if ((await reader.mergeBase(place.base, head)) !== head) {
      return tell(run, {
        done: 'none',
        why: `${head.slice(0, 7)}, which is checked out, is not known to be on ${place.base}`,
      })
    }
    const proposed = await proposeAdvice({ ...place, api, branch: adviceBranch(inputs.reportId) }, report, {
      all: inputs.advisePullRequest === 'combined',
      filesOf: async ({ candidate }) => {
        files = await inVariant(lab, { sha: head, patches: [candidate.patch] }, (it) => changedFiles(it, run))
        return files
      },
    })
    tell(run, proposed)
  } catch (error) {
    const isWorkflow = files.some(({ path }) => path.startsWith('.github/workflows/'))
    const hint = isWorkflow ? ' (it changes a workflow, which only a token that may write workflows is allowed to)' : ''
    io.annotate(warning(oneLine(`No pull request with advice: ${errorText(error)}${hint}.`, 600)))
  }
}

/** One sentence for the log; what a person may have to do something about is a notice. */
function tell({ io, job }: Lab['run'], proposed: Proposed): void {
  if ('why' in proposed) {
    const what =
      proposed.done === 'left' ? 'The pull request with advice was left alone' : 'No pull request with advice'
    io.annotate({ level: 'notice', title: 'bake-budget', message: oneLine(`${what}: ${proposed.why}.`, 600) })
    return
  }
  const { done, number, passedOver } = proposed
  if (passedOver !== undefined) {
    const message = oneLine(`Not proposed: ${closedByPerson(passedOver)}.`, 600)
    io.annotate({ level: 'notice', title: 'bake-budget', message })
  }
  setAdvicePullOutput(io, number)
  io.info(`Pull request with advice: ${job.serverUrl}/${job.repository}/pull/${number} (${SAID[done]}).`)
}

const SAID: Record<Exclude<Proposed['done'], 'none' | 'left'>, string> = {
  created: 'opened',
  updated: 'updated',
  unchanged: 'says the same already',
  'no-gain': 'told that it no longer pays',
}
