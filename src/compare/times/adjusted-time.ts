/**
 * Cache-adjusted time: the wall time a build would have had with the cache in the baseline's state (docs/internals/times.md: What is usual).
 *
 * A pull request that edits package.json is not slow, it re-runs `npm ci`, 48 s as usual. So steps that ran now, but not
 * for the baseline, are taken out at their usual price, and the other way round. What remains is what changed: steps that
 * run slower than usual, and new ones. Cache import and export are shown apart.
 */
import type { PlatformRecord, TargetRecord } from '../../record/build-record.ts'
import { executed } from '../../record/steps/step-work.ts'
import { counterpart } from './step-prices.ts'
import type { StepPrices } from './step-prices.ts'

/** A step that ran although the baseline had it from the cache. */
export interface MissedStep {
  /** Index into the image's steps. */
  step: number
  /** What it took now, and what it usually takes; the latter is absent when it never ran in the history. */
  ms: number
  usualMs?: number
  /** Runs behind `usualMs`. */
  runs: number
}

/** All times in ms. */
export interface AdjustedTime {
  ms: number
  /** Cache import and export along the critical path; not part of `ms`. */
  cacheMs: number
  /** Priced out of the time, in the order of the steps. Also those off the critical path, which cost no wall time. */
  missed: MissedStep[]
}

interface Side {
  target: TargetRecord
  image: PlatformRecord
}

/** The time of `now` as if the cache had done for it what it did for `reference`; undefined without a wall time. */
export function adjustedTime(now: Side, reference: Side, prices: StepPrices): AdjustedTime | undefined {
  if (now.target.wallMs === undefined) return undefined
  const cacheMs = cacheTime(now)
  const missed: MissedStep[] = []
  let ms = now.target.wallMs - cacheMs
  for (const [index, step] of now.image.steps.entries()) {
    if (!executed(step)) continue
    const before = counterpart(step, index, now.image, reference.image)
    if (!before || executed(before.step)) continue
    const price = prices.of(before.step)
    // An unchanged step that never ran before costs what it costs; a changed one without a price is new work.
    const usual = price?.ms ?? (before.same ? step.ms : 0)
    if (isOnPath(now.image, index)) ms -= usual
    if (before.same)
      missed.push({ step: index, ms: step.ms, ...(price ? { usualMs: price.ms } : {}), runs: price?.runs ?? 0 })
  }
  for (const [index, step] of reference.image.steps.entries()) {
    if (!executed(step) || !isOnPath(reference.image, index)) continue
    const later = counterpart(step, index, reference.image, now.image)
    if (later && !executed(later.step)) ms += prices.of(step)?.ms ?? step.ms
  }
  return { ms: Math.max(0, ms), cacheMs, missed }
}

/** Cache import and export in ms: along the critical path where that is known, else their phases' sum. */
export function cacheTime({ target, image }: Side): number {
  if (image.timeSplit) return image.timeSplit.cacheRestoreMs + image.timeSplit.cacheExportMs
  const phases = target.phases.filter(({ kind }) => kind === 'cache-import' || kind === 'cache-export')
  return Math.min(
    target.wallMs ?? 0,
    phases.reduce((sum, { ms }) => sum + ms, 0),
  )
}

/** Whether a step decided the wall time. Without a critical path every step is taken to. */
function isOnPath({ criticalPath }: PlatformRecord, index: number): boolean {
  return criticalPath === undefined || criticalPath.includes(index)
}
