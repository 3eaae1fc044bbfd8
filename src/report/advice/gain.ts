/** A gain before anything is built, always with its label: what kind of figure it is. */
import type { Estimate } from '../../advise/advice.ts'
import { bytesDelta, durationDelta } from '../text/format.ts'
import { list } from '../text/names.ts'

const OF: Record<Estimate['kind'], string> = {
  exact: 'exact',
  bound: 'bound: at most',
  expected: 'expected, of the average pull request',
}

/** `−131 MB uncompressed (exact)`, `−1 m 55 s (bound: at most)`; nothing where nothing is known. */
export function gainOf(estimate: Estimate | undefined): string | undefined {
  if (estimate === undefined) return undefined
  const { kind, bytes, ms } = estimate
  const parts = [
    ...(bytes === undefined ? [] : [`${bytesDelta(-bytes)} uncompressed`]),
    ...(ms === undefined ? [] : [durationDelta(-ms)]),
  ]
  return parts.length === 0 ? undefined : `${list(parts)} (${OF[kind]})`
}
