import type { StepRecord } from '../../record/build-record.ts'
import type { Comparison, TargetComparison } from '../comparison.ts'
import { MIN_DELTA_MS, MIN_INCREASE } from './statistics.ts'

/**
 * True when the build time differs by more than the noise of machines (docs/internals/times.md: What is usual), and may be
 * compared at all. A build that is faster only because more of it came from the cache has not moved.
 */
export function hasTimeMoved({ timesNotComparable }: Comparison, target: TargetComparison): boolean {
  if (timesNotComparable !== undefined || target.time === undefined) return false
  const { now, delta, ratio, typical } = target.time
  if (delta === undefined || ratio === undefined) return false
  if (typical !== undefined && delta > 0 && now <= typical.limit) return false
  if (delta < 0 && target.steps.ran < ranBefore(target)) return false
  return Math.abs(delta) > MIN_DELTA_MS && Math.abs(ratio) > MIN_INCREASE
}

function ranBefore(target: TargetComparison): number {
  return target.before?.image.steps.filter((step) => step.kind !== 'from' && step.state === 'ran').length ?? 0
}

/** What the same instruction of the same stage took in the baseline, in ms, where it ran there too. */
export function msBefore(target: TargetComparison, step: StepRecord): number | undefined {
  const same = target.before?.image.steps.filter((s) => s.stage === step.stage && s.instruction === step.instruction)
  const [only, second] = same ?? []
  return only?.state === 'ran' && second === undefined ? only.ms : undefined
}
