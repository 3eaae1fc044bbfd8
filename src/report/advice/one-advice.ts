/** The one piece of advice that an ordinary pull request may hear: what is certain, safe, and worth a reader's time. */
import type { Finding } from '../../advise/advice.ts'

/** Bytes below which nobody is bothered, and the share of an image that is worth it whatever its size. */
const FLOOR_BYTES = 1_000_000
const FLOOR_SHARE = 0.01

/**
 * The finding that takes most bytes out of an image, of those whose gain is exact and known without a build, and which
 * nothing speaks against; worth it are 1 MB, or 1 % of the image where its size is known.
 *
 * @param imageBytes uncompressed bytes of a target's image
 */
export function oneAdvice(
  findings: readonly Finding[],
  imageBytes: (target: string) => number | undefined = () => undefined,
): Finding | undefined {
  const worth = findings.flatMap((finding) => {
    const { estimate, mayBreak, targets } = finding
    if (estimate?.kind !== 'exact' || estimate.bytes === undefined || mayBreak.length > 0) return []
    const floor = Math.min(FLOOR_BYTES, ...targets.map((target) => (imageBytes(target) ?? Infinity) * FLOOR_SHARE))
    return estimate.bytes > 0 && estimate.bytes >= floor ? [{ finding, bytes: estimate.bytes }] : []
  })
  return worth.toSorted((a, b) => b.bytes - a.bytes)[0]?.finding
}
