import { defined } from '../shared/defined.ts'
import { RecordsError } from '../errors.ts'
import type { GitHubApi } from '../github/api.ts'
import type { Job } from '../github/job.ts'
import { belongsTo, finishedRun, pullsOfRun, type FinishedRun, type FoundPull } from '../github/pull-of-run.ts'
import { recordOf, type FoundText } from '../github/run-records.ts'
import type { Inputs } from '../inputs.ts'
import type { BuildRecord } from '../record/build-record.ts'
import type { ReportLinks } from '../report/report-input.ts'

/** What is reported on: records, and the job on whose behalf. */
export interface Subject {
  records: BuildRecord[]
  job: Job
  links?: ReportLinks
  /** True when the run of this job is not the one whose verdict people wait for. */
  detached: boolean
}

/**
 * The subject of a `workflow_run`: the run that finished may be a stranger's, and this job may write. Which pull request it
 * is comes from the event, which GitHub wrote, and from GitHub's API; a record only ever adds figures, and is refused when
 * it claims to be of another run, repository or commit.
 *
 * @param collect the records' texts of a run
 * @returns `nothing` with a sentence when there is nothing to report, which is no error
 * @throws RecordsError when a record is not what it must be
 */
export async function foreignSubject(
  inputs: Inputs,
  job: Job,
  api: GitHubApi,
  collect: (runId: number) => Promise<FoundText[]>,
): Promise<Subject | { nothing: string }> {
  const run = finishedRun(job.payload)
  if (run === undefined || job.repository === undefined) throw new RecordsError('The event names no finished run.')
  if (run.event !== 'pull_request') {
    return {
      nothing: `The run ${run.id} was started by ${run.event}, not by a pull request: there is nothing to report.`,
    }
  }
  const pulls = await pullsOfRun(run, job.repository, api)
  if (pulls.length === 0) {
    return {
      nothing: `No open pull request has ${run.headSha.slice(0, 7)} of ${run.headRepository} as its head any more: there is nothing to report.`,
    }
  }
  const texts = await collect(run.id)
  if (texts.length === 0) return { nothing: `The run ${run.id} left no record: there is nothing to report.` }
  const records = texts.map((text) => {
    const record = recordOf(text, inputs.reportId)
    checkRun(text.name, record, run, job.repository)
    return record
  })
  const sha = oneCommit(records)
  const pull = await pullOf(pulls, sha, api)
  // The head's own parents say nothing of the base; they are read again from GitHub where they matter.
  const commit = { sha, ref: `refs/pull/${pull.number}/merge` }
  return {
    records: records.map((record) => ({ ...record, commit })),
    job: defined({ ...job, event: 'pull_request', payload: {}, sha, ref: commit.ref, pullRequest: pull }),
    links: { run: `${job.serverUrl}/${job.repository}/actions/runs/${run.id}` },
    detached: true,
  }
}

function checkRun(name: string, record: BuildRecord, run: FinishedRun, repository: string | undefined): void {
  const claims = record.run
  if (claims?.repository !== repository || claims?.id !== run.id || claims.event !== run.event) {
    throw new RecordsError(`${name} is not of the run ${run.id} of ${repository}: it is refused.`)
  }
}

function oneCommit(records: readonly BuildRecord[]): string {
  const [sha, ...others] = new Set(records.map(({ commit }) => commit?.sha))
  if (sha === undefined || others.length > 0)
    throw new RecordsError('The records are not all of one commit: they are refused.')
  return sha
}

/** Of several pull requests of one branch, the one that the commit was made for. */
async function pullOf(pulls: readonly FoundPull[], sha: string, api: GitHubApi): Promise<FoundPull> {
  for (const pull of pulls) {
    if (await belongsTo(pull, sha, api)) return pull
  }
  throw new RecordsError(
    `The record is of ${sha.slice(0, 7)}, which is neither the head nor a test merge of the pull request: it is refused.`,
  )
}
