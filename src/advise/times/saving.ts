/**
 * What a variant saves, from pairs of builds made one right after the other on the same machine.
 *
 * Times scatter by factors (docs/internals/times.md), so the noise of a pair is taken from the logarithms of the pairs' ratios: their
 * median absolute deviation within commits of one kind, moderated by what is known of runners, as few pairs know little
 * (G. K. Smyth, "Linear models and empirical Bayes methods for assessing differential expression", 2004, section 3: the
 * moderated t). The range is also that without the pair that speaks most for it (the jackknife's leave-one-out, J. W. Tukey
 * 1958), scaled up: one build that a neighbour disturbed never makes a gain.
 */
import { MAD_TO_SIGMA, median, PRIOR_RUNS, PRIOR_SIGMA, studentQuantile } from '../../compare/times/statistics.ts'
import type { TimeEffect } from '../measured.ts'

/** Times of one commit built with today's files and with the variant's, in ms. */
export interface TimedPair {
  today: number
  variant: number
  /** Pairs of one stratum should save alike: the commits' kind. */
  stratum: string
}

/** Two-sided chance that the saving is outside of its range. */
const ERROR = 0.05
/**
 * Starting, connecting and exporting scatter by about this much, in ms, however short a build is: pairs of equal builds of 4 s did by
 * 0.3 to 0.6 s on a busy machine with two cores.
 */
const LEAST_NOISE_MS = 300
/** No machine is steadier than this: standard deviation of a pair's log ratio. */
const LEAST_SIGMA = 0.04
/** A single pair has no spread of its own: it tells only what is as many times beyond what builds do in general. */
const ALONE = 3

/**
 * The effect of pairs of builds, at least one.
 *
 * @param all pairs of the same replay, these among them: what they say of the machine's noise
 */
export function savingOf(
  kind: TimeEffect['kind'],
  pairs: readonly TimedPair[],
  all: readonly TimedPair[] = pairs,
): TimeEffect {
  const total = { today: sum(pairs.map((pair) => pair.today)), variant: sum(pairs.map((pair) => pair.variant)) }
  const savings = pairs.map(({ today, variant }) => today - variant)
  const saving = sum(savings)
  const { sigma: usual, df } = noise(all)
  const sigma = pairs.length === 1 ? ALONE * usual : usual
  // Both arms of a pair scatter alike: half of the ratio's variance each.
  const variance = sum(
    pairs.map(({ today, variant }) => LEAST_NOISE_MS ** 2 + (sigma ** 2 * (today ** 2 + variant ** 2)) / 2),
  )
  const half = studentQuantile(1 - ERROR / 2, df) * Math.sqrt(variance)
  const without = (one: number): number =>
    pairs.length < 2 ? saving : ((saving - one) * pairs.length) / (pairs.length - 1)
  const low = Math.round(Math.min(saving, without(Math.max(...savings))) - half)
  const high = Math.round(Math.max(saving, without(Math.min(...savings))) + half)
  return { kind, total, pairs: pairs.length, low, high, certain: low > 0 || high < 0 }
}

/** Standard deviation of a pair's log ratio, and how many degrees of freedom stand behind it. */
function noise(pairs: readonly TimedPair[]): { sigma: number; df: number } {
  const strata = Map.groupBy(pairs, ({ stratum }) => stratum)
  const residuals = [...strata.values()].flatMap((group) => {
    const ratios = group.map(({ today, variant }) => Math.log(Math.max(today, 1) / Math.max(variant, 1)))
    const centre = median(ratios)
    return ratios.map((ratio) => Math.abs(ratio - centre))
  })
  const free = pairs.length - strata.size
  const own = free === 0 ? 0 : MAD_TO_SIGMA * median(residuals)
  const variance = (PRIOR_RUNS * PRIOR_SIGMA ** 2 + free * own ** 2) / (PRIOR_RUNS + free)
  return { sigma: Math.max(LEAST_SIGMA, Math.sqrt(variance)), df: PRIOR_RUNS + free }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
