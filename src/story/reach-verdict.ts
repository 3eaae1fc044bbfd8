import { currentLabels } from '../github/labels.ts'
import type { Baseline, History } from '../history/history.ts'
import type { FoundSince } from '../history/since.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { judgeRecord, judgingFacts, type Judged } from './judge.ts'
import type { SecondMeasurement } from './measure-again.ts'
import type { Run } from './run.ts'

/** What a record comes to, with everything found out that could still change it. */
export interface Reached {
  judged: Judged
  /** One sentence each, of what was found out on the way. */
  notes: string[]
}

/** What is judged. */
export interface Judging {
  history: History
  baseline: Baseline
  /** The earlier point that it is compared with as well (`compare-with`). */
  since?: FoundSince | undefined
  record: BuildRecord
}

/**
 * Judges a record, and asks for what would decide as long as something would: a second measurement, the pull request's labels.
 *
 * @param measure a second measurement, or why there is none
 */
export async function reachVerdict(
  { job, api, budgets }: Run,
  { history, baseline, since, record }: Judging,
  measure: (judged: Judged) => Promise<SecondMeasurement>,
): Promise<Reached> {
  let facts = await judgingFacts(history, { ...baseline, since }, record, budgets)
  let judged = judgeRecord(record, baseline, budgets, facts)
  const notes: string[] = []
  if (judged.wants === 'confirmations') {
    const again = await measure(judged)
    notes.push(...again.notes)
    facts = { ...facts, confirmations: again.confirmations }
    judged = judgeRecord(record, baseline, budgets, facts)
  }
  if (judged.wants === 'labels') {
    judged = judgeRecord(record, baseline, budgets, { ...facts, labels: await currentLabels(job, api) })
  }
  return { judged, notes }
}
