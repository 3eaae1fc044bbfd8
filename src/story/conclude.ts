import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import { BuildFailedError, OverBudgetError, PublishError } from '../errors.ts'
import { linksOf } from './publish/links.ts'
import { annotateChecks } from './publish/annotate-checks.ts'
import { publish, type Publication } from './publish/publish.ts'
import type { Baseline } from '../history/history.ts'
import type { Judged } from './judge.ts'
import type { Run } from './run.ts'
import { historyPoints } from '../report/history-points.ts'
import type { ReportLinks } from '../report/report-input.ts'
import { warning } from '../io.ts'

/** What a run came to, whether this job built or others did. */
export interface Conclusion extends Publication {
  judged: Judged
  baseline: Baseline
  /** One sentence each. */
  notes: readonly string[]
  /** Images that the verdict allows and that did not get out, one sentence each: they fail the job. */
  problems: readonly string[]
  /** Links that are not what the job suggests. */
  links?: ReportLinks
  /** True when nobody waits for this job's exit code: then it does not tell the verdict. */
  detached?: boolean
}

/**
 * report → publish, and the exit code.
 *
 * @param keeping the record being kept for later runs: what went wrong, if anything did
 * @throws BuildFailedError, OverBudgetError and PublishError when everything has been reported
 */
export async function conclude(run: Run, end: Conclusion, keeping: Promise<string | undefined>): Promise<void> {
  const { io, inputs, job, budgets } = run
  const { comparison, verdict } = end.judged
  const { record } = comparison
  const notes = [...end.notes, ...end.judged.notes]
  const report = defined({
    reportId: inputs.reportId,
    comparison,
    verdict,
    since: end.judged.since,
    notes,
    links: { ...linksOf(job, record, end.baseline.found), ...end.links },
    history: historyPoints(end.baseline.history),
    overrideLabel: budgets.overrideLabel,
    now: new Date(),
    runNumber: job.runNumber,
    checks: end.bake?.checks,
    problems: end.problems.length === 0 ? undefined : [...end.problems],
  })
  const [, notKept] = await both(publish(run, report, end), keeping)
  for (const message of [...notes, ...(notKept === undefined ? [] : [notKept])]) {
    io.annotate(warning(message))
  }
  for (const message of end.problems) io.annotate({ level: 'error', title: 'bake-budget', message })
  annotateChecks(io, end.bake?.checks)

  if (end.detached === true) return
  if (verdict.outcome !== 'succeeded') throw new BuildFailedError(verdict.outcome)
  const failed = verdict.judgements.filter(({ level }) => level === 'fail')
  const missing = failed.filter((judgement) => judgement.missing === true).length
  if (failed.length > 0) throw new OverBudgetError({ broken: failed.length - missing, missing })
  if (end.problems.length > 0) throw new PublishError(end.problems.length)
}
