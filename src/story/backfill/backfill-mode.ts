import { growths, strides } from '../../compare/along.ts'
import { BuildFailedError, InputError } from '../../errors.ts'
import { writesTo, type Job } from '../../github/job.ts'
import { pastCommits } from '../../history/backfill-commits.ts'
import { once, openHistory } from '../../history/history.ts'
import { keepingStore } from '../../history/open-store.ts'
import { pastReader } from '../../history/past-reader.ts'
import type { HistoryStore } from '../../history/stores/store.ts'
import type { Inputs } from '../../inputs.ts'
import { warning, type Io } from '../../io.ts'
import { backfillLine, growthLine, renderBackfill } from '../../report/backfill-report.ts'
import { plainText } from '../../report/text/inline-html.ts'
import { errorText } from '../../shared/error-text.ts'
import { letGo, openBuilder, openRun, type Run } from '../run.ts'
import { cancellation } from './cancellation.ts'
import { buildPast } from './past-builds.ts'

/**
 * `mode: backfill`: which commits → each built into a record and kept, oldest first, on one builder → the row of them.
 *
 * @throws InputError before anything is built; once what is known is reported, BuildFailedError when the job was canceled or no
 *   commit has a record
 */
export async function backfillMode(io: Io, inputs: Inputs, job: Job): Promise<void> {
  const run = await openRun(io, inputs, job)
  const notes: string[] = []
  const store = storeOf(run, notes)
  const history = await openHistory(run)
  const { head, git, reader } = history
  if (head === undefined) throw new InputError('mode', 'backfill', 'modes of a job with a checkout of a git repository')
  const past = pastReader(git, reader, job.repository === undefined ? undefined : run.api)
  const commits = await pastCommits(inputs.backfill, head.sha, { reader, past })
  if (commits.length === 0) throw noTags(inputs)

  const canceled = cancellation()
  const builder = await openBuilder(run)
  const builds = await buildPast(commits, {
    setup: { ...run, builder, cacheWrite: false },
    run,
    store,
    git,
    notes,
    canceled,
  })
  letGo(run, builder)
  canceled.close()

  const report = { row: strides(builds), canceled: canceled.requested(), notes }
  io.info(plainText(backfillLine(report)))
  for (const growth of growths(report.row)) io.foreign(plainText(growthLine(growth)))
  await io.summary(renderBackfill(report)).catch((error: unknown) => {
    notes.push(`The job summary could not be written: ${errorText(error)}.`)
  })
  for (const note of notes) io.annotate(warning(note))
  if (report.canceled) throw new BuildFailedError('canceled')
  if (builds.every(({ record }) => record === undefined)) throw new BuildFailedError('failed')
}

/** Where the records go: a place that keeps many, and that this job may write to. */
function storeOf({ inputs, job, ...run }: Run, notes: string[]): HistoryStore {
  const { baseline } = inputs
  const store = keepingStore({ inputs, job, ...run, warn: once(notes) })
  if (store === undefined || (baseline.store === 'file' && !baseline.path.endsWith('.jsonl'))) {
    const value = baseline.store === 'file' ? `file:${baseline.path}` : baseline.store
    throw new InputError(
      'baseline',
      value,
      '`cache`, `branch` or `file:PATH.jsonl`, which keep what `mode: backfill` makes',
    )
  }
  if (writesTo(job, baseline.store)) return store
  const branch = baseline.store === 'branch' ? 'the default branch' : 'a branch'
  throw new InputError(
    'mode',
    'backfill',
    `\`backfill\` only in runs for pushes, schedules and manual runs of ${branch}, as others are compared with what it keeps`,
  )
}

function noTags({ backfill }: Inputs): InputError {
  const value = 'tags' in backfill ? backfill.tags.text : String(backfill.commits)
  return new InputError(
    'backfill',
    value,
    'a number of commits, or tags that the checked out commit contains: it contains no such tag',
  )
}
