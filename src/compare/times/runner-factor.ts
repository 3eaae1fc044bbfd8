/** "Nothing changed, the runner was slow" (docs/internals/times.md: A slow runner). */
import type { BuildRecord, StepRecord } from '../../record/build-record.ts'
import { median } from './statistics.ts'
import { executed } from '../../record/steps/step-work.ts'

/** Enough to speak: this many pairs of steps, or this much time in them. */
const FEWEST_STEPS = 3
const LEAST_MS = 30_000
/** Shorter steps measure the scheduler. */
const SHORTEST_MS = 200
/** A runner within this of the baseline's is as fast. */
const NOTABLE = 1.15

/** How the steps that ran in both records compare: `factor` 1.5 means they took half as long again. */
export interface RunnerFactor {
  factor: number
  steps: number
}

/**
 * By which factor steps that are equal, inputs included, and ran now and earlier were slower (or faster, below 1) now: the
 * median ratio, weighted by the steps' time before. Undefined when too little ran on both sides, when the difference is
 * small, or when the steps do not agree: then it is not the runner.
 *
 * @param earlier records to find a step's earlier time in (the median of its executions): the baseline and its history, as
 *   a step that is cached by now ran in some older build
 */
export function runnerFactor(now: BuildRecord, ...earlier: readonly BuildRecord[]): RunnerFactor | undefined {
  const times = new Map<string, number[]>()
  for (const record of new Map(earlier.map((it) => [it.createdAt, it])).values()) {
    for (const [id, { ms }] of executedSteps(record)) times.set(id, [...(times.get(id) ?? []), ms])
  }
  const pairs = [...executedSteps(now)].flatMap(([id, step]) => {
    const usual = median(times.get(id) ?? [])
    return usual >= SHORTEST_MS ? [{ ratio: step.ms / usual, weight: usual }] : []
  })
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0)
  if (pairs.length < FEWEST_STEPS && total < LEAST_MS) return undefined
  pairs.sort((a, b) => a.ratio - b.ratio)
  const [low, factor, high] = [0.25, 0.5, 0.75].map((share) => weightedQuantile(pairs, share * total))
  if (low === undefined || factor === undefined || high === undefined) return undefined
  // Three quarters of the time must show at least half of the effect.
  const slower = factor >= NOTABLE && low >= Math.sqrt(factor)
  const faster = factor <= 1 / NOTABLE && high <= Math.sqrt(factor)
  return slower || faster ? { factor, steps: pairs.length } : undefined
}

/** Steps with a cross-run key, by target, platform and key. */
function executedSteps(record: BuildRecord): Map<string, StepRecord> {
  const steps = new Map<string, StepRecord>()
  for (const { name, platforms } of record.targets) {
    for (const image of platforms) {
      for (const step of image.steps) {
        if (step.key !== undefined && executed(step)) steps.set(`${name} ${image.platform} ${step.key}`, step)
      }
    }
  }
  return steps
}

/** The ratio at which the running sum of weights reaches `mass`. */
function weightedQuantile(sorted: readonly { ratio: number; weight: number }[], mass: number): number | undefined {
  let sum = 0
  return sorted.find(({ weight }) => (sum += weight) >= mass)?.ratio
}
