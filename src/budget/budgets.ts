/** A budget file as data, and which of its budgets apply to a target. */
import type { Point } from '../shared/point.ts'
import type { Metric } from './verdict.ts'
import type { Expression } from './expression.ts'
import { METRICS, type LimitName } from './metrics.ts'
import { globMatches } from '../shared/glob.ts'

/** Where something stands in a budget file; line and column count from 1. */
export interface Position {
  file: string
  line: number
  column: number
}

/** One limit as written and as read. Of `max`, `min` and `warn` the expression is a single quantity. */
export interface Limit {
  text: string
  expression: Expression
  source: Position
}

/** The limits of one metric. `off` switches off a limit that a less exact entry set. */
export interface MetricBudget {
  limits: Partial<Record<LimitName, Limit | 'off'>>
  /** An increase up to this much never breaks `max-increase`; in the metric's unit. */
  minDelta?: number
  /** What a broken `max`, `min` or `max-increase` does; `fail` when absent. A broken `warn` only ever warns. */
  action?: 'fail' | 'warn'
  /** What a limit does whose figures are missing; the file's {@link Budgets.onMissing} when absent. */
  onMissing?: 'fail' | 'warn'
}

export type MetricBudgets = Partial<Record<Metric, MetricBudget>>

/** One entry under `targets:` (or `defaults:`, with the pattern `*`). */
export interface TargetBudgets {
  /** As written: `backend`, `front*`, `backend@linux/arm64`. */
  pattern: string
  metrics: MetricBudgets
  source: Position
}

/** An intended jump: increases over baselines that do not yet contain the commit are accepted. */
export interface Epoch {
  pattern: string
  /** 7 to 64 hex digits, the start of a commit id. */
  commit: string
  source: Position
}

/** What every target may cost, and all of them together. */
export interface BudgetSet {
  defaults: MetricBudgets
  targets: TargetBudgets[]
  /** Limits of the sum over all targets and platforms. */
  total: MetricBudgets
}

/** Budgets of the growth since an earlier point. */
export interface SinceBudgets extends BudgetSet {
  point: Point
}

/** A budget file. */
export interface Budgets extends BudgetSet {
  file: string
  /** Besides the baseline, what is compared with: limits on growth in small steps. */
  since?: SinceBudgets
  epochs: Epoch[]
  /** A pull request with this label is only warned. */
  overrideLabel?: string
  /** Broken relative time budgets may fail the job once a second measurement on the same machine agrees. */
  confirm: boolean
  /** What limits do whose figures are missing, where their metric does not say. */
  onMissing: 'fail' | 'warn'
}

/** The budgets of somebody who has none. */
export function noBudgets(file: string): Budgets {
  return { file, defaults: {}, targets: [], total: {}, epochs: [], confirm: false, onMissing: 'warn' }
}

/** True when there is something to judge. */
export function hasLimits({ defaults, targets, total, since }: BudgetSet & { since?: BudgetSet }): boolean {
  if (since !== undefined && hasLimits(since)) return true
  return [defaults, total, ...targets.map(({ metrics }) => metrics)].some((metrics) => Object.keys(metrics).length > 0)
}

/**
 * The budgets of one target and platform: the defaults, overridden limit by limit by every entry that matches, the most
 * exact one last. Exact: a full name before a glob, then one with a platform before one without; the later one wins a tie.
 */
export function budgetsFor(budgets: Budgets, target: string, platform: string): MetricBudgets {
  const entries = budgets.targets
    .filter((entry) => matches(entry.pattern, target, platform))
    .sort((a, b) => exactness(a.pattern) - exactness(b.pattern))
  const result: MetricBudgets = {}
  for (const metrics of [budgets.defaults, ...entries.map((entry) => entry.metrics)]) {
    for (const metric of METRICS) {
      const budget = metrics[metric]
      if (!budget) continue
      const limits = { ...result[metric]?.limits, ...budget.limits }
      result[metric] = { ...result[metric], ...budget, limits }
    }
  }
  return result
}

/** The epoch that applies to a target and platform: the last one that matches. */
export function epochFor(budgets: Budgets, target: string, platform: string): Epoch | undefined {
  return budgets.epochs.findLast((epoch) => matches(epoch.pattern, target, platform))
}

/** Entries that match nothing that was built: most likely a misspelt name, whose budget would never be judged. */
export function unmatchedEntries(budgets: Budgets, built: readonly { target: string; platform: string }[]) {
  return [...budgets.targets, ...(budgets.since?.targets ?? []), ...budgets.epochs].filter(
    ({ pattern }) => !built.some(({ target, platform }) => matches(pattern, target, platform)),
  )
}

/** Whether `name` or `name@platform`, each with `*` and `?`, matches. */
export function matches(pattern: string, target: string, platform: string): boolean {
  const at = pattern.indexOf('@')
  if (at === -1) return globMatches(pattern, target)
  return globMatches(pattern.slice(0, at), target) && globMatches(pattern.slice(at + 1), platform)
}

function exactness(pattern: string): number {
  const at = pattern.indexOf('@')
  const name = at === -1 ? pattern : pattern.slice(0, at)
  return (/[*?]/.test(name) ? 0 : 2) + (at === -1 ? 0 : 1)
}
