/** Judging a comparison by its budgets: comparison × budgets → verdict. */
import type { Comparison, TargetComparison } from '../compare/comparison.ts'
import { budgetsFor, epochFor } from './budgets.ts'
import type { Budgets, MetricBudgets } from './budgets.ts'
import { figureOf, totalOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { judgeLimit } from './judge-limit.ts'
import type { Circumstances } from './judge-limit.ts'
import { LIMITS, METRICS } from './metrics.ts'
import { verdictOf, type Judgement, type Metric, type Verdict } from './verdict.ts'

/** What the verdict depends on besides the figures. */
export interface JudgeContext {
  /** Labels of the pull request, for `override-label`. */
  labels?: readonly string[]
  /** The commits of `epochs`, as the file writes them in lower case, that the baseline does not yet contain. */
  openEpochs?: readonly string[]
  /** Second measurements, baseline and head on one machine, for `confirm: true`. */
  confirmations?: readonly Confirmation[]
  /** True when this build is the first of its branch that is kept: there can be no baseline. */
  firstRecord?: boolean
  /** Why there is no baseline, where more is known than that. */
  noBaseline?: string
}

/**
 * Baseline and head of one target built again on one machine, interleaved: times in ms, of each side the fastest. Two rounds
 * are enough: chance only ever slows a build down, and rarely twice (script/bench statistics has the figures).
 */
export interface Confirmation {
  target: string
  platform: string
  metric: 'time' | 'adjusted-time'
  before: number
  now: number
}

/**
 * The verdict; judgements that {@link verdictOf} ranks alike stand in the order of the record's targets, then the total, then
 * the metrics and limits as {@link METRICS} and {@link LIMITS} list them.
 */
export function judge(comparison: Comparison, budgets: Budgets, context: JudgeContext = {}): Verdict {
  const judgements = [
    ...comparison.targets.flatMap((target) => judgeTarget(comparison, target, budgets, context)),
    ...judgeTotal(comparison, budgets, context),
  ]
  return verdictOf(comparison.record.outcome, judgements)
}

function judgeTarget(comparison: Comparison, target: TargetComparison, budgets: Budgets, context: JudgeContext) {
  const { target: name, platform } = target
  const epoch = epochFor(budgets, name, platform)
  const open = epoch !== undefined && isOpen(epoch.commit, comparison, context)
  const circumstances = (metric: Metric): Circumstances => {
    const again = context.confirmations?.find(
      (c) => c.target === name && c.platform === platform && c.metric === metric,
    )
    return {
      ...common(comparison, budgets, context),
      isNew: comparison.baseline !== undefined && target.before === undefined,
      ...(open ? { epoch: epoch.commit } : {}),
      ...(again ? { confirmation: again } : {}),
    }
  }
  const figure = (metric: Metric) => figureOf(target, metric)
  return judgeAll({ target: name, platform }, budgetsFor(budgets, name, platform), figure, circumstances)
}

function judgeTotal(comparison: Comparison, budgets: Budgets, context: JudgeContext): Judgement[] {
  const circumstances = () => ({ ...common(comparison, budgets, context), isNew: false, confirm: false })
  return judgeAll({ target: 'total' }, budgets.total, (metric) => totalOf(comparison, metric), circumstances)
}

function common(comparison: Comparison, budgets: Budgets, context: JudgeContext) {
  const { baseline, timesNotComparable, sizesCaution, runnerFactor } = comparison
  const { overrideLabel, confirm } = budgets
  return {
    hasBaseline: baseline !== undefined,
    confirm,
    onMissing: budgets.onMissing,
    ...(context.firstRecord === true ? { firstRecord: true } : {}),
    ...(context.noBaseline === undefined ? {} : { noBaseline: context.noBaseline }),
    ...(timesNotComparable === undefined ? {} : { timesNotComparable }),
    ...(sizesCaution === undefined ? {} : { sizesCaution }),
    ...(runnerFactor !== undefined && runnerFactor.factor > 1 ? { slowRunner: runnerFactor.factor } : {}),
    ...(overrideLabel !== undefined && context.labels?.includes(overrideLabel) ? { label: overrideLabel } : {}),
  }
}

/** An epoch is open while the baseline does not contain its commit, or is that very commit. */
function isOpen(commit: string, { baseline }: Comparison, { openEpochs }: JudgeContext): boolean {
  return (openEpochs?.includes(commit) ?? false) || (baseline?.record.commit?.sha.startsWith(commit) ?? false)
}

function judgeAll(
  subject: { target: string; platform?: string },
  budgets: MetricBudgets,
  figureOf: (metric: Metric) => Figure,
  circumstancesOf: (metric: Metric) => Circumstances,
): Judgement[] {
  const judgements: Judgement[] = []
  for (const metric of METRICS) {
    const budget = budgets[metric]
    if (!budget) continue
    const [figure, circumstances] = [figureOf(metric), circumstancesOf(metric)]
    const ofMetric = LIMITS.flatMap((name) => {
      const limit = budget.limits[name]
      return limit === undefined || limit === 'off'
        ? []
        : [judgeLimit(metric, name, limit, budget, figure, circumstances)]
    })
    // A figure beyond its hard limit is beyond the warning too: once is enough.
    const broken = ofMetric.some(({ limit, level }) => (limit === 'max' || limit === 'min') && level !== 'pass')
    judgements.push(...ofMetric.filter(({ limit }) => !(broken && limit === 'warn')).map((j) => ({ ...subject, ...j })))
  }
  return judgements
}
