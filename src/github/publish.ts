import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inputs } from '../inputs.ts'
import type { Annotation, Io } from '../io.ts'
import { bodyWithoutFooter, markerFor, renderComment, significant } from '../report/comment.ts'
import { annotationsOf } from '../report/annotations.ts'
import type { ReportInput } from '../report/report-input.ts'
import { renderSummary } from '../report/summary.ts'
import { createClient } from './client.ts'
import { writeComment, type CommentOutcome } from './comment.ts'
import type { Job } from './job.ts'
import { setOutputs } from './outputs.ts'

/**
 * Hands the report to everybody who waits for it: files and outputs first, then summary and annotations, last the
 * comment, which needs GitHub to answer. None of it throws for GitHub's sake; what failed is said in the log.
 */
export async function publish(
  io: Io,
  report: ReportInput,
  to: { inputs: Inputs; job: Job; tempDir: string; metadata: Record<string, unknown> | undefined },
): Promise<void> {
  const { inputs, job, tempDir } = to
  const body = renderComment(report)
  const files = { record: join(tempDir, 'record.json'), comment: join(tempDir, 'comment.md') }
  await Promise.all([writeFile(files.record, JSON.stringify(report.comparison.record)), writeFile(files.comment, body)])
  setOutputs(io, report, to.metadata, files)
  for (const annotation of annotationsOf(report)) io.annotate(annotation)
  await io
    .summary(renderSummary(report))
    .catch((error: unknown) => io.annotate(warning(`The job summary could not be written: ${String(error)}`)))
  const outcome = await comment(report, body, inputs, job)
  if (outcome?.done === 'failed') io.annotate(warning(`No pull-request comment: ${outcome.why}`))
  else if (outcome !== undefined) io.info(`Pull-request comment: ${outcome.done}.`)
}

/** The sticky comment, if this run is about a pull request and the `comment` input wants one. */
async function comment(
  report: ReportInput,
  body: string,
  inputs: Inputs,
  job: Job,
): Promise<CommentOutcome | undefined> {
  const { pullRequest, repository } = job
  if (pullRequest === undefined || repository === undefined || inputs.comment === 'never') return undefined
  if (inputs.githubToken === undefined) {
    return { done: 'failed', why: 'the `github-token` input is empty; the report is in the job summary.' }
  }
  const [owner = '', repo = ''] = repository.split('/')
  const client = await createClient(inputs.githubToken, job.apiUrl)
  return writeComment({ client, owner, repo, number: pullRequest.number }, markerFor(report.reportId), body, {
    create: wanted(inputs.comment, report),
    same: (existing) => bodyWithoutFooter(existing) === bodyWithoutFooter(body),
  })
}

/** Whether a comment that does not exist yet should be created; one that exists is always kept true. */
function wanted(mode: Inputs['comment'], report: ReportInput): boolean {
  if (mode === 'always') return true
  const failed = report.verdict.level === 'fail' || report.comparison.record.outcome !== 'succeeded'
  return failed || (mode !== 'on-fail' && significant(report))
}

function warning(message: string): Annotation {
  return { level: 'warning', message, title: 'bake-budget' }
}
