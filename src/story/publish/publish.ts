import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Verdict } from '../../budget/verdict.ts'
import { both } from '../../shared/both.ts'
import type { Inputs } from '../../inputs.ts'
import { warning, type Io } from '../../io.ts'
import { markerFor, renderComment, significant } from '../../report/comment.ts'
import { annotationsOf } from '../../report/annotations.ts'
import type { BuildCheck, ReportInput } from '../../report/report-input.ts'
import { plainText } from '../../report/text/inline-html.ts'
import { verdictLine } from '../../report/verdict-line.ts'
import { renderSummary } from '../../report/summary.ts'
import { RECORD_FILE } from '../../github/artifact-names.ts'
import type { Check, CheckOutcome, CheckConclusion } from '../../github/check.ts'
import { compose, type Author } from '../../report/comment-parts.ts'
import { writeComment, type CommentOutcome } from '../../github/comment.ts'
import { uploadRecord } from './hand-over.ts'
import type { Job } from '../../github/job.ts'
import type { Run } from '../run.ts'
import { setOutputs } from './outputs.ts'
import { writePage } from './page.ts'
import { threadOf } from '../../github/thread-of.ts'

/** What is published beside the report. */
export interface Publication {
  check: Check
  /** What of the bake goes beyond the record; absent where others built, whose records are artifacts already. */
  bake?: { metadata?: Record<string, unknown>; checks: BuildCheck[] }
}

/**
 * Hands the report to everybody who waits for it: files and outputs first, then summary and annotations, last the comment
 * and the check, which need GitHub to answer. None of it throws for GitHub's sake; what failed is said in the log.
 */
export async function publish(
  { io, inputs, job, api, tempDir }: Run,
  given: ReportInput,
  { check, bake }: Publication,
): Promise<void> {
  const page = inputs.html ? await writePage(io, given, job, tempDir) : undefined
  if (page?.problem !== undefined) io.annotate(warning(`The HTML report is not an artifact: ${page.problem}.`))
  const report = page?.url === undefined ? given : { ...given, links: { ...given.links, report: page.url } }
  const body = renderComment(report)
  const files = { record: join(tempDir, RECORD_FILE), comment: join(tempDir, 'comment.md') }
  await Promise.all([writeFile(files.record, JSON.stringify(report.comparison.record)), writeFile(files.comment, body)])
  setOutputs(io, report, bake?.metadata, { ...files, ...(page === undefined ? {} : { html: page.path }) })
  for (const annotation of annotationsOf(report)) io.annotate(annotation)
  await io
    .summary(renderSummary(report))
    .catch((error: unknown) => io.annotate(warning(`The job summary could not be written: ${String(error)}`)))
  const [outcome] = await both(comment(report, { io, inputs, job, api }), check.complete(outcomeOf(report, body)))
  if (outcome?.done === 'failed') await withoutComment(io, report, job, outcome, bake !== undefined)
  else if (outcome !== undefined) io.info(`Pull-request comment: ${outcome.done}.`)
  if (outcome !== undefined && outcome.done !== 'failed' && (outcome.others ?? 0) > 0)
    io.annotate(warning(sharedId(report)))
}

function sharedId({ reportId }: ReportInput): string {
  return (
    `Another job of this run writes the same comment, as both have the report id \`${reportId}\`. What both say is kept, but ` +
    'totals are of each job alone, and only one of them becomes the baseline. Give the jobs `mode: build` and one job after ' +
    'them `mode: report`, or each job a `report-id` of its own.'
  )
}

/** Without the right to comment, the record is left where a `workflow_run` with that right finds it (docs/forks.md). */
async function withoutComment(
  io: Io,
  report: ReportInput,
  job: Job,
  { why, forbidden, unreachable }: { why: string; forbidden: boolean; unreachable?: true },
  handOver: boolean,
): Promise<void> {
  if (unreachable === true) return io.info(`No pull-request comment: ${why}`)
  if (!forbidden || !handOver) return io.annotate(warning(`No pull-request comment: ${why}`))
  const uploaded = await uploadRecord(io, report.comparison.record)
  const left =
    'name' in uploaded
      ? `The record is in the artifact ${uploaded.name}, from which a workflow on \`workflow_run\` with \`mode: report\` can write the comment.`
      : `The record was not left for another workflow: ${uploaded.why}.`
  // On a fork this is how it has to be, and nothing to warn of.
  const expected = job.pullRequest?.fork === true && 'name' in uploaded
  io.annotate({
    level: expected ? 'notice' : 'warning',
    title: 'bake-budget',
    message: `No pull-request comment: ${why} ${left}`,
  })
}

/** The sticky comment, if this run is about a pull request and the `comment` input wants one. */
async function comment(
  report: ReportInput,
  { io, inputs, job, api }: Pick<Run, 'io' | 'inputs' | 'job' | 'api'>,
): Promise<CommentOutcome | undefined> {
  if (job.repository === undefined || inputs.comment === 'never') return undefined
  const number = await threadOf(job, inputs, api)
  if (typeof number === 'string') {
    io.info(`No pull-request comment: ${number}.`)
    return undefined
  }
  if (inputs.githubToken === undefined) {
    return {
      done: 'failed',
      why: 'the `github-token` input is empty; the report is in the job summary.',
      forbidden: false,
    }
  }
  const marker = markerFor(report.reportId)
  const render = (limit: number): string => renderComment(report, limit).slice(marker.length + 1)
  const us = authorOf(report, job)
  return writeComment({ api, number }, marker, (existing) => compose(marker, existing, us, render), {
    create: wanted(inputs.comment, report),
  })
}

/** Jobs of a run are told apart by their names and by what they built: the legs of a matrix have one name. */
function authorOf({ comparison: { record }, verdict }: ReportInput, job: Job): Author {
  const targets = record.targets.filter(({ outcome }) => outcome !== 'not-built').map(({ name }) => name)
  const text = JSON.stringify([job.job, targets.toSorted()])
  return {
    run: job.runId ?? 0,
    attempt: job.attempt ?? 1,
    identity: createHash('sha256').update(text).digest('hex').slice(0, 12),
    rank: RANKS[verdict.level] + (verdict.outcome === 'succeeded' ? 0 : 1),
  }
}

const RANKS: Record<ReportInput['verdict']['level'], number> = { pass: 0, warn: 1, fail: 2 }

/** Whether a comment that does not exist yet should be created; one that exists is always kept true. */
function wanted(mode: Inputs['comment'], report: ReportInput): boolean {
  if (mode === 'always') return true
  return report.verdict.level === 'fail' || (mode !== 'on-fail' && significant(report))
}

/** What the check says of a report. */
function outcomeOf(report: ReportInput, body: string): CheckOutcome {
  const { outcome, level } = report.verdict
  const conclusion = outcome === 'canceled' ? 'cancelled' : CONCLUSIONS[level]
  return { conclusion, title: plainText(verdictLine(report)), summary: body }
}

const CONCLUSIONS: Record<Verdict['level'], CheckConclusion> = { pass: 'success', warn: 'neutral', fail: 'failure' }
