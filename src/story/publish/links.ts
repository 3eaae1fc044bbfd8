import { defined } from '../../shared/defined.ts'
import type { BaselineFacts } from '../../compare/comparison.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import type { ReportLinks } from '../../report/report-input.ts'
import type { Job } from '../../github/job.ts'

/** Where a reader of the report can go on from here. */
export function linksOf(job: Job, record: BuildRecord, baseline: BaselineFacts | undefined): ReportLinks {
  if (job.repository === undefined) return {}
  const home = `${job.serverUrl}/${job.repository}`
  const commit = (sha: string | undefined): string | undefined =>
    sha === undefined ? undefined : `${home}/commit/${sha}`
  const run = job.runId === undefined ? undefined : `${home}/actions/runs/${job.runId}`
  return defined({
    run,
    summary: run,
    headCommit: commit(job.pullRequest?.headSha ?? record.commit?.sha),
    headSha: job.pullRequest?.headSha,
    baselineCommit: commit(baseline?.record.commit?.sha),
  })
}
