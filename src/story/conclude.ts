import { both } from '../shared/both.ts'
import type { Budgets } from '../budget/budgets.ts'
import { defined } from '../shared/defined.ts'
import { BuildFailedError, OverBudgetError } from '../errors.ts'
import type { Check } from '../github/check.ts'
import type { Job } from '../github/job.ts'
import { linksOf } from './links.ts'
import { annotateChecks } from './annotate-checks.ts'
import { publish } from './publish.ts'
import type { Baseline } from '../history/find-baseline.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import type { Judged } from './judge-run.ts'
import { historyPoints } from '../report/history-points.ts'
import type { BuildCheck, ReportLinks } from '../report/report-input.ts'

/** What the end of a run needs to know, whether this job built or others did. */
export interface Conclusion {
  inputs: Inputs
  job: Job
  tempDir: string
  budgets: Budgets
  baseline: Baseline
  judged: Judged
  notes: readonly string[]
  check: Check
  /** Keeps the record for later runs; returns what went wrong. */
  save: () => Promise<string | undefined>
  metadata?: Record<string, unknown>
  checks?: BuildCheck[]
  /** Links that are not what the job suggests. */
  links?: ReportLinks
  /** False when the records are artifacts of this run already. */
  handOver?: false
  /** True when nobody waits for this job's exit code: then it does not tell the verdict. */
  detached?: boolean
}

/**
 * report → publish, and the exit code.
 *
 * @throws BuildFailedError and OverBudgetError when everything has been reported
 */
export async function conclude(io: Io, end: Conclusion): Promise<void> {
  const { inputs, job, baseline } = end
  const { comparison, verdict } = end.judged
  const { record } = comparison
  const notes = [...end.notes, ...end.judged.notes]
  const report = defined({
    reportId: inputs.reportId,
    comparison,
    verdict,
    notes,
    links: { ...linksOf(job, record, baseline.found), ...end.links },
    history: historyPoints(baseline.history),
    overrideLabel: end.budgets.overrideLabel,
    now: new Date(),
    runNumber: job.runNumber,
    checks: end.checks,
  })
  const [, notKept] = await both(publish(io, report, end), end.save())
  for (const message of [...notes, ...(notKept === undefined ? [] : [notKept])]) {
    io.annotate({ level: 'warning', title: 'bake-budget', message })
  }
  annotateChecks(io, end.checks)

  if (end.detached === true) return
  if (verdict.outcome !== 'succeeded') throw new BuildFailedError(verdict.outcome)
  const failed = verdict.judgements.filter(({ level }) => level === 'fail')
  const missing = failed.filter((judgement) => judgement.missing === true).length
  if (failed.length > 0) throw new OverBudgetError({ broken: failed.length - missing, missing })
}
