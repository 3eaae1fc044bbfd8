import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { conclude } from './conclude.ts'
import { RecordsError } from '../errors.ts'
import { runArtifacts } from '../github/artifacts.ts'
import { withCheck, type Check } from '../github/check.ts'
import { githubApi } from '../github/api.ts'
import type { Job } from '../github/job.ts'
import { recordOf, recordsInFiles, recordsOfRun, recordsOfThisRun, type FoundText } from '../github/run-records.ts'
import { foreignSubject, type Subject } from './foreign-subject.ts'
import { keepRecord, openHistory } from '../history/history.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import { baselineFor, findSince, sinceFor } from './make-baseline.ts'
import { judgedWith } from './judge.ts'
import type { SecondMeasurement } from './measure-again.ts'
import { tagImages } from './push/tag-images.ts'
import { reachVerdict } from './reach-verdict.ts'
import { openRun } from './run.ts'
import { watchCache, withCacheUse } from './watch-cache.ts'
import { defined } from '../shared/defined.ts'
import { carryForward } from '../record/merge/carry-forward.ts'
import { mergeRecords } from '../record/merge/merge.ts'

/**
 * `mode: report`: the records of other jobs → merge → compare → judge → report → publish. Nothing is built, nothing of what
 * the records say is run. In `workflow_run` they are a stranger's (foreign-subject.ts).
 *
 * @throws RecordsError without usable records, InputError and BudgetError; BuildFailedError and OverBudgetError when
 *   everything has been reported
 */
export async function reportMode(io: Io, inputs: Inputs, job: Job): Promise<void> {
  const api = githubApi(io.http, job, inputs.githubToken)
  if (job.event !== 'workflow_run') {
    const texts = await collect(io, inputs, job)
    const subject = { records: texts.map((text) => recordOf(text, inputs.reportId)), job, detached: false }
    return withCheck(io, api, { inputs, job }, (check) => report(io, inputs, subject, check))
  }
  const subject = await foreignSubject(inputs, job, api, (runId) => collect(io, inputs, job, runId))
  if ('nothing' in subject) return io.info(subject.nothing)
  return withCheck(io, api, { inputs, job: subject.job }, (check) => report(io, inputs, subject, check))
}

async function report(io: Io, inputs: Inputs, subject: Subject, check: Check): Promise<void> {
  const { links, detached } = subject
  const run = await openRun(io, inputs, subject.job)
  const usePending = watchCache(run)
  const { record: merged, conflicts } = mergeRecords(subject.records)
  const history = await openHistory(run, merged.commit)
  const baseline = await baselineFor(run, history, merged)
  const only = inputs.targets.length === 0 ? undefined : new Set(inputs.targets)
  const record = await withCacheUse(carryForward(merged, baseline.found?.record, only), usePending)

  const since = await sinceFor(run, history, await findSince(run, history), record)
  const { judged, notes: said } = await reachVerdict(run, { history, baseline, since, record }, cannotMeasure)
  const notes = [...conflicts, ...history.notes, ...(await withoutCheckout(inputs, run.job)), ...said]
  // Whoever made a stranger's records must not decide where our tags lead.
  const out = detached ? { record, problems: [] } : await tagImages(run, judged)
  const keeping = keepRecord({ ...history, baseline }, { record: out.record }, run)
  const { problems } = out
  await conclude(
    run,
    { judged: judgedWith(judged, out.record), baseline, notes, problems, check, detached, ...defined({ links }) },
    keeping,
  )
}

async function cannotMeasure(): Promise<SecondMeasurement> {
  return { confirmations: [], notes: ['Times cannot be measured again (`confirm`) in `mode: report`.'] }
}

/** The records' texts: files if the input names some, else artifacts of the finished run, or of this one. */
async function collect(io: Io, inputs: Inputs, job: Job, runId?: number): Promise<FoundText[]> {
  if (inputs.records.length > 0) return found(await recordsInFiles(inputs.records, job.workspace), inputs, runId)
  if (runId !== undefined) {
    const { apiUrl, repository = '' } = job
    const token = inputs.githubToken ?? ''
    const api = githubApi(io.http, job, token)
    return recordsOfRun(runId, inputs.reportId, { api, http: io.http, apiUrl, repository, token })
  }
  const artifacts = runArtifacts(io)
  if (artifacts === undefined) {
    throw new RecordsError('This machine has no artifact service; name the records in the input `records`.')
  }
  return found(await recordsOfThisRun(artifacts, inputs.reportId), inputs)
}

function found(texts: FoundText[], inputs: Inputs, runId?: number): FoundText[] {
  if (texts.length > 0 || runId !== undefined) return texts
  const where =
    inputs.records.length > 0
      ? `No file matches \`records\` (${inputs.records.join(', ')})`
      : `No job of this run left a record of the report id \`${inputs.reportId}\``
  throw new RecordsError(`${where}. Give the jobs that build \`mode: build\` and the same \`report-id\`.`)
}

/** Without a checkout the default budget file cannot be seen, and nothing would be judged without a word. */
async function withoutCheckout(inputs: Inputs, job: Job): Promise<string[]> {
  if (inputs.budgets !== undefined) return []
  const checkedOut = await access(join(job.workspace, '.git')).then(
    () => true,
    () => false,
  )
  return checkedOut
    ? []
    : ['No budget file was looked for: this job has no checkout; add `actions/checkout` before it.']
}
