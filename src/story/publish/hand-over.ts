import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { verdictOf } from '../../budget/verdict.ts'
import { BuildFailedError } from '../../errors.ts'
import { warning, type Io } from '../../io.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { annotationsOf } from '../../report/annotations.ts'
import type { BuildCheck } from '../../report/report-input.ts'
import { RECORD_FILE, recordArtifact } from '../../github/artifact-names.ts'
import { runArtifacts } from '../../github/artifacts.ts'
import type { Run } from '../run.ts'
import { setRecordOutputs } from './outputs.ts'
import { annotateChecks } from './annotate-checks.ts'
import { errorText } from '../../shared/error-text.ts'

/**
 * The end of `mode: build`: the record goes into a file and an artifact, for the job with `mode: report`. Failed targets and
 * build checks are annotated here, beside the log that tells more; budgets are judged there.
 *
 * @throws BuildFailedError when everything has been handed over
 */
export async function handOver(
  { io, inputs, tempDir }: Run,
  record: BuildRecord,
  how: { metadata?: Record<string, unknown>; checks: BuildCheck[]; notes: readonly string[] },
): Promise<void> {
  const file = join(tempDir, RECORD_FILE)
  await writeFile(file, JSON.stringify(record))
  setRecordOutputs(io, record, how.metadata, file)
  const report = {
    reportId: inputs.reportId,
    comparison: { record, targets: [], notBuilt: [] },
    verdict: verdictOf(record.outcome, []),
    notes: [],
    links: {},
    now: new Date(),
    checks: how.checks,
  }
  for (const annotation of annotationsOf(report)) io.annotate(annotation)
  const uploaded = await uploadRecord(io, record)
  const problem =
    'why' in uploaded ? [`The record was not handed over, so the report will lack these targets: ${uploaded.why}.`] : []
  for (const message of [...how.notes, ...problem]) io.annotate(warning(message))
  annotateChecks(io, how.checks)
  if ('name' in uploaded) io.info(`The record is in the artifact ${uploaded.name}.`)
  if (record.outcome !== 'succeeded') throw new BuildFailedError(record.outcome)
}

/** Puts a record where this run's report job, or a later `workflow_run`, finds it. Never rejects. */
export async function uploadRecord(io: Io, record: BuildRecord): Promise<{ name: string } | { why: string }> {
  const artifacts = runArtifacts(io)
  if (artifacts === undefined) return { why: 'this machine has no artifact service (ACTIONS_RESULTS_URL)' }
  const name = recordArtifact(record.reportId)
  try {
    await artifacts.upload(name, RECORD_FILE, Buffer.from(JSON.stringify(record)))
    return { name }
  } catch (error) {
    return { why: errorText(error) }
  }
}
