/** The times of one target and platform: against the baseline, beside what is usual, and without what the cache did. */
import type { BuildRecord } from '../../record/build-record.ts'
import { defined } from '../../shared/defined.ts'
import { adjustedTime } from './adjusted-time.ts'
import { change } from '../change.ts'
import type { Change, TargetComparison } from '../comparison.ts'
import { likeExportOf, sameStepsRan, seriesOf, sideOf, whyNotComparable } from './series.ts'
import type { Side } from './series.ts'
import { executed } from '../../record/steps/step-work.ts'
import { StepPrices } from './step-prices.ts'
import { typical } from './statistics.ts'

/**
 * Why no time of two records compares, whatever the target: another machine or builder. What the cache did is left to the
 * single target.
 */
export function whyNoTimes(now: BuildRecord, before: BuildRecord): string | undefined {
  if (before.targets.every(({ wallMs }) => wallMs === undefined)) return 'the baseline has no times'
  for (const side of sidesOf(now)) {
    const other = sideOf(before, side.target.name, side.image.platform)
    if (other) return whyNotComparable(side, other, 'adjusted-time')
  }
  return undefined
}

function sidesOf(record: BuildRecord): Side[] {
  return record.targets.flatMap((target) => target.platforms.map((image) => ({ record, target, image })))
}

/**
 * Wall time and cache-adjusted time.
 *
 * Wall times only compare when the cache did the same in both builds; else the difference is shown and {@link
 * Change.notComparable} says why no budget may judge it. The adjusted time compares always: it has the baseline's cache.
 *
 * @param baseline the baseline, when its machine is like ours
 * @param history earlier records, newest first; those of other series are left out here
 * @param slower how many times as long as usual this runner took for equal steps
 */
export function timesOf(
  now: Side,
  baseline: Side | undefined,
  history: readonly BuildRecord[] = [],
  slower = 1,
): Pick<TargetComparison, 'time' | 'adjustedTime' | 'missed'> {
  const before = baseline && likeExportOf(now, baseline)
  const targets = sidesOf(now.record).length
  const time = change(now.target.wallMs, before?.target.wallMs)
  if (before === undefined || time === undefined) return defined({ time })
  const like = seriesOf(now, history, 'adjusted-time')
  const prices = new StepPrices(
    [...new Set([...like.map(({ record }) => record), before.record])],
    now.target.name,
    now.image.platform,
  )
  const adjusted = adjustedTime(now, before, prices)
  const fast = slower > 1 ? faster(now, slower) : undefined
  const reference = adjustedTime(before, before, prices)
  const usual = like.flatMap((side) => adjustedTime(side, before, prices)?.ms ?? [])
  const notComparable = whyNotLike(now, before)
  const alike = seriesOf(now, history, 'time').filter((side) => sameStepsRan(now, side))
  const times = alike.flatMap(({ target }) => target.wallMs ?? [])
  return defined({
    time: withMeasures(time, { notComparable, times, targets, atUsualSpeed: fast?.target.wallMs }),
    adjustedTime: withMeasures(change(adjusted?.ms, reference?.ms), {
      times: usual,
      targets,
      atUsualSpeed: fast && adjustedTime(fast, before, prices)?.ms,
    }),
    missed: adjusted && adjusted.missed.length > 0 ? adjusted.missed : undefined,
  })
}

/** The same build with all its times divided. */
function faster({ record, target, image }: Side, by: number): Side {
  const { wallMs, phases } = target
  const { timeSplit: split } = image
  return {
    record,
    target: {
      ...target,
      ...defined({ wallMs: wallMs === undefined ? undefined : wallMs / by }),
      phases: phases.map((phase) => ({ ...phase, ms: phase.ms / by })),
    },
    image: {
      ...image,
      steps: image.steps.map((step) => ({ ...step, ms: step.ms / by })),
      ...(split && {
        timeSplit: {
          ...split,
          cacheRestoreMs: split.cacheRestoreMs / by,
          cacheExportMs: split.cacheExportMs / by,
        },
      }),
    },
  }
}

/** Why the wall times of two builds on like machines do not compare: the cache did something else for each. */
function whyNotLike(now: Side, before: Side): string | undefined {
  const why = whyNotComparable(now, before, 'time')
  if (why !== undefined || sameStepsRan(now, before)) return why
  const [a, b] = [now, before].map(({ image }) => image.steps.filter((it) => it.kind !== 'from' && executed(it)).length)
  return `other steps taken from the cache: ${b} ran before, ${a} now`
}

function withMeasures(
  time: Change | undefined,
  measures: {
    notComparable?: string | undefined
    times: readonly number[]
    targets: number
    atUsualSpeed: number | undefined
  },
): Change | undefined {
  if (time === undefined) return undefined
  const { notComparable, times, targets, atUsualSpeed } = measures
  return {
    ...time,
    ...defined({
      notComparable,
      atUsualSpeed,
      typical: notComparable === undefined ? typical(times, targets) : undefined,
    }),
  }
}
