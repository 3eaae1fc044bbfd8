/**
 * Git history as a judge of cache advice: how often in the last commits a step would have been spared.
 */
import type { Estimate } from '../advice.ts'
import { inContext, isIgnored } from './context.ts'
import type { View } from './view.ts'

/** Fewer commits say nothing about how often something changes. */
const ENOUGH_COMMITS = 20
/** Below this many milliseconds a gain is no gain: builds of one commit differ by more. */
export const NOTICEABLE_MS = 500

/**
 * Share (0 to 1) of the last commits that change something of the context that counts now and nothing that will count then;
 * nothing where the history is too short.
 */
export function sparedShare(
  view: View,
  countsNow: (path: string) => boolean,
  countsThen: (path: string) => boolean,
): number | undefined {
  const { commits } = view.project
  if (commits.length < ENOUGH_COMMITS) return undefined
  const spared = commits.filter(({ paths }) => {
    const inside = paths.flatMap((path) => inContext(view, path) ?? []).filter((path) => !isIgnored(view, path))
    return inside.some(countsNow) && !inside.some(countsThen)
  })
  return spared.length / commits.length
}

/** The gain of a build's time: `expected` where the history says how often it counts, else the `bound` itself. */
export function timeEstimate(boundMs: number | undefined, share: number | undefined): Estimate | undefined {
  if (boundMs === undefined) return undefined
  return share === undefined ? { kind: 'bound', ms: boundMs } : { kind: 'expected', ms: Math.round(boundMs * share) }
}

/** False where a gain is known to be none; what is not known may be one. */
export function isWorthIt(estimate: Estimate | undefined, share?: number): boolean {
  if (share === 0) return false
  return estimate?.ms === undefined || estimate.ms >= NOTICEABLE_MS
}
