/** What the budgets say of a comparison. */

/** `fail` breaks the job, `warn` does not. */
export type Level = 'pass' | 'warn' | 'fail'

/** The quantities a budget can limit. */
export type Metric = 'size' | 'uncompressed' | 'layers' | 'files' | 'waste' | 'time' | 'adjusted-time' | 'cache-hits'

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
  /** Why no judgement was possible (`no baseline`, `size unknown`, …); the level is then `pass`. */
  notJudged?: string
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
  level: Level
  /** Every judgement made, broken ones first. */
  judgements: Judgement[]
}
