/** The figures a budget judges, taken from a comparison. What is unknown is a sentence, never a number. */
import type { Change, Comparison, TargetComparison } from '../compare/comparison.ts'
import { METRIC_FACTS } from './metrics.ts'
import type { Metric } from './verdict.ts'

/** A figure of one target and platform, or of the total. Cache hits are counted: `now` of `of` steps. */
export type Figure = (Change & { of?: number }) | Unknown

/** Why there is no figure; `excused` where there can be none by nature, so that nothing is missing. */
export interface Unknown {
  unknown: string
  excused?: true
}

const NO_IMAGE: Unknown = { unknown: 'the target makes no image', excused: true }

/** One metric of one target and platform. A target that was not built, or not to its end, has no figures. */
export function figureOf(comparison: TargetComparison, metric: Metric): Figure {
  const { outcome } = comparison.record
  if (outcome !== 'succeeded') {
    return { unknown: outcome === 'not-built' ? 'target not built' : `target ${outcome}`, excused: true }
  }
  const { change, ofImage, words } = METRIC_FACTS[metric]
  if (change === undefined) return cacheHits([comparison])
  if (ofImage && comparison.record.noImage !== undefined) return NO_IMAGE
  return comparison[change] ?? { unknown: `${words} unknown` }
}

/**
 * One metric of the whole bake: `time` is the bake's wall time, everything else the sum over targets and platforms. A
 * target the baseline does not have counts as grown from nothing; one that was not built this time counts on no side.
 * If one part is unknown, so is the sum.
 */
export function totalOf(comparison: Comparison, metric: Metric): Figure {
  const { record, baseline, targets } = comparison
  const { change, ofImage, isDifference } = METRIC_FACTS[metric]
  if (change === undefined) return cacheHits(targets)
  if (record.outcome !== 'succeeded') return { unknown: `bake ${record.outcome}`, excused: true }
  if (metric === 'time') {
    const before = baseline?.record.wallMs ?? 0
    if (before > 0 && !sameBake(comparison)) return { now: record.wallMs, notComparable: 'other targets were built' }
    return changeOf(record.wallMs, before > 0 ? before : undefined)
  }
  let now = 0
  let before: number | undefined = baseline ? 0 : undefined
  const counted = targets.filter(
    ({ record: { outcome, noImage } }) => outcome !== 'not-built' && !(ofImage && noImage !== undefined),
  )
  if (counted.length === 0 && targets.length > 0 && ofImage) return NO_IMAGE
  for (const target of counted) {
    // All of a new image must be pulled.
    const isNew = isDifference === true && baseline !== undefined && target.before === undefined
    const figure = figureOf(target, isNew ? 'size' : metric)
    const name = `${target.target} ${target.platform}`
    if ('unknown' in figure) return { ...figure, unknown: `${figure.unknown} (${name})` }
    now += figure.now
    if (target.before && figure.before === undefined) before = undefined
    else if (before !== undefined) before += figure.before ?? 0
  }
  return changeOf(now, before)
}

/** The wall times of two bakes only compare when both built the same targets. */
function sameBake({ targets, notBuilt }: Comparison): boolean {
  return notBuilt.length === 0 && targets.every(({ before }) => before !== undefined)
}

/** Cached steps of the steps that could have been: one that ran for another target is neither hit nor miss here. */
function cacheHits(targets: readonly TargetComparison[]): Figure {
  let [now, of] = [0, 0]
  for (const { steps, record } of targets) {
    if (record.outcome === 'not-built') continue
    now += steps.cached
    of += steps.total - steps.shared
  }
  if (of > 0) return { now, of }
  // An image that is only its base has nothing that could be cached; without any step the graph itself is unknown.
  const known = targets.some(({ steps, image }) => steps.total > 0 || image.steps.length > 0)
  return known ? { unknown: 'no step could be cached', excused: true } : { unknown: 'no steps known' }
}

function changeOf(now: number, before: number | undefined): Change {
  if (before === undefined) return { now }
  return { now, before, delta: now - before, ...(before > 0 ? { ratio: (now - before) / before } : {}) }
}
