/** What the budgets say of a comparison, and how the build itself ended: the pair that every consumer derives from. */
import type { BuildRecord } from '../record/build-record.ts'

/** `fail` breaks the job, `warn` does not. */
export type Level = 'pass' | 'warn' | 'fail'

/** The quantities a budget can limit. */
export type Metric =
  | 'size'
  | 'update-size'
  | 'uncompressed'
  | 'layers'
  | 'files'
  | 'waste'
  | 'time'
  | 'adjusted-time'
  | 'cache-hits'

/** The judgement of one limit on one target and platform (or on the total). */
export interface Judgement {
  /** Target name, or `total`. */
  target: string
  platform?: string
  metric: Metric
  /** Which of the budget's limits this is. */
  limit: 'max' | 'min' | 'warn' | 'max-increase'
  level: Level
  /** The figure judged (bytes, ms, a count or, for cache-hits, percent; for max-increase the increase), absent when it is not known. */
  actual?: number
  /** The figure allowed, resolved to the same unit; absent when it cannot be resolved (no baseline). */
  allowed?: number
  /** The budget as written, e.g. `5% | 20MB`. */
  expression: string
  /** Why no judgement was possible (`no baseline`, `size unknown`, …). */
  notJudged?: string
  /**
   * Only with `notJudged`: figures that should be there are missing, so the limit warns or fails as `on-missing` says. Absent
   * where there is nothing to judge by nature (a new target, times of another machine), which passes.
   */
  missing?: true
  /**
   * Set where the growth since an earlier point is judged and not that since the baseline: the point as the budget file names
   * it, and the tag or commit id that it is (foreign text).
   */
  since?: { point: string; name: string }
  /** Where the budget stands: file, line and column (from 1). */
  source?: { file: string; line: number; column: number }
  /** Set when an override label or an epoch turned a fail into a pass or warning. */
  overridden?: string
  /**
   * Only on broken relative time budgets of a file with `confirm: true`: `wanted` until this target was measured again
   * on one machine, then whether that measurement agreed.
   */
  confirm?: 'wanted' | 'confirmed' | 'refuted'
}

/** The judgement of the whole bake. */
export interface Verdict {
  /** How the build ended. */
  outcome: BuildRecord['outcome']
  /** The worst of the judgements; `fail` whatever they say when the build did not succeed. */
  level: Level
  /** Every judgement made, broken ones first. */
  judgements: Judgement[]
}

const ORDER: Record<Level, number> = { fail: 0, warn: 1, pass: 2 }

/**
 * The verdict of an outcome and its judgements: fails first, then warnings, then what was kept, last what could not be
 * judged; among equals in the given order.
 */
export function verdictOf(outcome: BuildRecord['outcome'], judgements: readonly Judgement[]): Verdict {
  const sorted = judgements.toSorted(
    (a, b) => ORDER[a.level] - ORDER[b.level] || Number('notJudged' in a) - Number('notJudged' in b),
  )
  return { outcome, level: outcome === 'succeeded' ? (sorted[0]?.level ?? 'pass') : 'fail', judgements: sorted }
}
