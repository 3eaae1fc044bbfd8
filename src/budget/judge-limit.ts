/** Judging one limit: a figure, what is allowed, and what a breach means here. */
import { MIN_DELTA_MS, MIN_RATIO } from '../compare/times/statistics.ts'
import type { Limit, MetricBudget } from './budgets.ts'
import { allowedIncrease } from './expression.ts'
import type { Figure } from './figures.ts'
import { METRIC_FACTS, type LimitName } from './metrics.ts'
import type { Judgement, Metric } from './verdict.ts'

/** What decides, besides the figure, whether a limit can be judged and what breaking it does. */
export interface Circumstances {
  hasBaseline: boolean
  /** This build is the first that is kept. */
  firstRecord?: boolean
  /** Why there is no baseline. */
  noBaseline?: string
  /** `on-missing` of the file. */
  onMissing: 'warn' | 'fail'
  /** The target or platform is not in the baseline. */
  isNew: boolean
  timesNotComparable?: string
  sizesCaution?: string
  /** How many times as long as usual equal steps took on this runner, where that is more than 1. */
  slowRunner?: number
  /** The override label, when the pull request carries it. */
  label?: string
  /** The commit of an epoch that is still open. */
  epoch?: string
  /** `confirm: true` in the file. */
  confirm: boolean
  /** Times in ms of a second measurement on one machine. */
  confirmation?: { before: number; now: number }
}

/** A judgement without its subject. */
export type LimitJudgement = Omit<Judgement, 'target' | 'platform'>

/** Another version of BuildKit alone moves compressed sizes by up to this share, in parts per million (2 %). */
const RECOMPRESSION_PPM = 20_000

/** Judges one limit. All limits are inclusive: exactly the allowed figure keeps them. */
export function judgeLimit(
  metric: Metric,
  name: LimitName,
  limit: Limit,
  budget: MetricBudget,
  figure: Figure,
  circumstances: Circumstances,
): LimitJudgement {
  const base: LimitJudgement = { metric, limit: name, level: 'pass', expression: limit.text, source: limit.source }
  if ('unknown' in figure) {
    if (figure.excused === true) return { ...base, notJudged: figure.unknown }
    const { isDifference = false } = METRIC_FACTS[metric]
    if (isDifference && !circumstances.hasBaseline) return withoutBaseline(base, budget, circumstances)
    if (isDifference && circumstances.isNew) return { ...base, notJudged: 'not in the baseline' }
    return missing(base, figure.unknown, budget, circumstances)
  }
  if (METRIC_FACTS[metric].unit === 'share') return withLevel(base, hits(figure, limit), name, budget, circumstances)
  if (name === 'max-increase') return increase(base, limit, budget, figure, circumstances)
  const [actual, allowed] = [Math.round(figure.now), limit.expression[0]?.[0]?.value ?? 0]
  return withLevel(base, { actual, allowed, broken: actual > allowed }, name, budget, circumstances)
}

interface Outcome {
  actual: number
  allowed: number
  broken: boolean
}

/** Cache hits in percent; compared in whole steps times parts per million, so that 2 of 3 is not 66.67 %. */
function hits({ now, of = 1 }: { now: number; of?: number }, limit: Limit): Outcome {
  const floor = limit.expression[0]?.[0]?.value ?? 0
  return { actual: (100 * now) / of, allowed: floor / 10_000, broken: now * 1_000_000 < floor * of }
}

/** A limit on what differs, where there is nothing to differ from. */
function withoutBaseline(base: LimitJudgement, budget: MetricBudget, circumstances: Circumstances): LimitJudgement {
  const { firstRecord, noBaseline = 'no baseline' } = circumstances
  if (firstRecord === true) return { ...base, notJudged: noBaseline }
  return missing(base, noBaseline, budget, circumstances)
}

function increase(
  base: LimitJudgement,
  limit: Limit,
  budget: MetricBudget,
  figure: Exclude<Figure, { unknown: string }>,
  circumstances: Circumstances,
): LimitJudgement {
  const isTime = METRIC_FACTS[base.metric].unit === 'ms'
  if (!circumstances.hasBaseline) return withoutBaseline(base, budget, circumstances)
  if (isTime && circumstances.timesNotComparable !== undefined) {
    return { ...base, notJudged: circumstances.timesNotComparable }
  }
  if (circumstances.isNew) return { ...base, notJudged: 'not in the baseline' }
  if (isTime && figure.notComparable !== undefined) return { ...base, notJudged: figure.notComparable }
  if (figure.before === undefined) return missing(base, 'unknown in the baseline', budget, circumstances)

  const before = Math.round(isTime ? (figure.typical?.median ?? figure.before) : figure.before)
  const actual = Math.round(figure.now) - before
  const minDelta = budget.minDelta ?? (isTime && !figure.typical ? MIN_DELTA_MS : 0)
  const byBudget = Math.max(allowedIncrease(limit.expression, before), minDelta)
  const byChance = isTime && figure.typical ? Math.floor(figure.typical.limit) - before : 0
  const allowed = Math.max(byBudget, byChance)
  const outcome = { actual, allowed, broken: actual > allowed }

  const { epoch, sizesCaution } = circumstances
  if (outcome.broken && epoch !== undefined) return { ...base, actual, allowed, overridden: `epoch ${epoch}` }
  if (
    outcome.broken &&
    base.metric === 'size' &&
    sizesCaution !== undefined &&
    actual * 1_000_000 <= before * RECOMPRESSION_PPM
  ) {
    return { ...base, actual, allowed, notJudged: sizesCaution }
  }
  const { slowRunner = 1 } = circumstances
  if (isTime && outcome.broken && Math.round(figure.atUsualSpeed ?? figure.now / slowRunner) - before <= allowed) {
    return { ...base, actual, allowed, notJudged: `the runner was ${slowRunner.toFixed(1)} times as slow` }
  }
  return isTime
    ? withConfirmation(base, outcome, limit, budget, circumstances)
    : withLevel(base, outcome, 'max-increase', budget, circumstances)
}

/** A relative time budget fails the job only after a second measurement, else it warns: machines differ too much. */
function withConfirmation(
  base: LimitJudgement,
  outcome: Outcome,
  limit: Limit,
  budget: MetricBudget,
  circumstances: Circumstances,
): LimitJudgement {
  const warned = withLevel(base, outcome, 'max-increase', { ...budget, action: 'warn' }, circumstances)
  if (!outcome.broken || !circumstances.confirm || budget.action === 'warn') return warned
  const again = circumstances.confirmation
  if (!again) return { ...warned, confirm: 'wanted' }
  // Four builds are no history: what counts as an increase must be of the size the screen asked for.
  const allowed = Math.max(allowedIncrease(limit.expression, again.before), budget.minDelta ?? MIN_DELTA_MS)
  const agrees = again.now > MIN_RATIO * again.before && Math.round(again.now) - Math.round(again.before) > allowed
  if (!agrees) return { ...warned, level: 'pass', confirm: 'refuted' }
  return { ...withLevel(base, outcome, 'max-increase', budget, circumstances), confirm: 'confirmed' }
}

/** A limit whose figures are missing is not a pass: it warns, or fails if the budget says so. A `warn` only ever warns. */
function missing(
  base: LimitJudgement,
  notJudged: string,
  { onMissing }: MetricBudget,
  circumstances: Circumstances,
): LimitJudgement {
  const unjudged: LimitJudgement = { ...base, level: 'warn', notJudged, missing: true }
  if (base.limit === 'warn' || (onMissing ?? circumstances.onMissing) === 'warn') return unjudged
  const { label } = circumstances
  return label === undefined ? { ...unjudged, level: 'fail' } : { ...unjudged, overridden: `label "${label}"` }
}

function withLevel(
  base: LimitJudgement,
  { actual, allowed, broken }: Outcome,
  name: LimitName,
  budget: MetricBudget,
  { label }: Circumstances,
): LimitJudgement {
  const judged = { ...base, actual, allowed }
  if (!broken) return judged
  const level = name === 'warn' ? 'warn' : (budget.action ?? 'fail')
  if (level === 'fail' && label !== undefined) return { ...judged, level: 'warn', overridden: `label "${label}"` }
  return { ...judged, level }
}
