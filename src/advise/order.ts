/** In which order candidates are measured and told. */
import type { Candidate, Judged, Outcome } from './measured.ts'
import { promisedMs, worthMs } from './worth.ts'

/** Best first to measure: what a person asks for, then what promises most; what promises nothing known is last. */
export function inOrderOfPromise(candidates: readonly Candidate[]): Candidate[] {
  const promise = ({ source, finding }: Candidate): number =>
    source === 'file' ? Infinity : ((finding?.estimate && promisedMs(finding.estimate)) ?? -Infinity)
  return candidates.toSorted((a, b) => compare(promise(b), promise(a)))
}

/** What has been measured so far decides about the rest: bytes for sure first, then what was promised. */
export function inOrderToReplay(judged: readonly Judged[]): Judged[] {
  const hope = (one: Judged): number => worthMs(one) + Math.max(0, one.candidate.finding?.estimate?.ms ?? 0)
  return judged.toSorted((a, b) => compare(hope(b), hope(a)))
}

/** After what pays, in the order to take it: what is worth most to look into. */
const RANK: Record<Outcome, number> = {
  measured: 0,
  'changes-more': 1,
  'test-failed': 2,
  'does-not-build': 3,
  'does-not-apply': 4,
  'not-reached': 5,
}

/** As the report tells them: those that pay by what they are worth, then those that do not, then those not reached. */
export function inOrderOfWorth(judged: readonly Judged[]): Judged[] {
  return judged.toSorted(
    (a, b) => Number(b.pays) - Number(a.pays) || RANK[a.outcome] - RANK[b.outcome] || compare(worthMs(b), worthMs(a)),
  )
}

/** For numbers that may be infinite. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
