/**
 * Whether a build time is out of the ordinary: the "screen" of docs/internals/times.md: What is usual, one rule for 1 to 30 earlier runs.
 *
 * Times scatter by factors, so everything happens on their logarithms: the centre is the median, the spread the median
 * absolute deviation, drawn towards what is known of runners in general because a handful of runs knows little.
 */

/** Earlier runs that are looked at, newest first. */
const MOST_RUNS = 30
/** The prior: log times scatter with this standard deviation, and that is worth as many runs. */
export const PRIOR_SIGMA = 0.08
export const PRIOR_RUNS = 4
/** No machine is steadier than this. */
const LEAST_SIGMA = 0.04
/** Makes the median absolute deviation of normal data its standard deviation: 1 / Φ⁻¹(3/4). */
export const MAD_TO_SIGMA = 1.4826
/** Variance of a median over that of a mean: π / 2. */
const MEDIAN_VARIANCE = 1.57
/** Chance, one-sided, that nothing happened and a run of a target is beyond its limit all the same. */
const ERROR = 0.005
/** From more than this many targets on the chance is divided among them (Bonferroni). */
const MANY_TARGETS = 5
/** Smaller effects are nobody's business, however significant. */
export const MIN_INCREASE = 0.15
export const MIN_RATIO = 1 + MIN_INCREASE
export const MIN_DELTA_MS = 10_000

/** What is usual, in ms: the median of `runs` earlier runs, and the time above which chance explains a run no longer. */
export interface Typical {
  median: number
  limit: number
  runs: number
}

/**
 * The limit for a new run, minimum effect included; a time of more than that is out of the ordinary.
 * @param times ms of earlier comparable runs, newest first, at least one; of more than {@link MOST_RUNS} the newest count
 * @param targets how many targets are judged in the same bake
 */
export function typical(times: readonly number[], targets = 1): Typical | undefined {
  const logs = times
    .filter((ms) => ms > 0)
    .slice(0, MOST_RUNS)
    .map(Math.log)
  const n = logs.length
  if (n === 0) return undefined
  const centre = median(logs)
  const error = targets > MANY_TARGETS ? ERROR / targets : ERROR
  const t = studentQuantile(1 - error, n + PRIOR_RUNS - 1)
  const factor = Math.exp(t * Math.sqrt(1 + MEDIAN_VARIANCE / n) * moderatedSigma(logs))
  const usual = Math.round(Math.exp(centre))
  return { median: usual, limit: Math.max(usual * factor, usual * MIN_RATIO, usual + MIN_DELTA_MS), runs: n }
}

/** Standard deviation of log times: the scaled MAD, moderated by the prior, and at least {@link LEAST_SIGMA}. */
export function moderatedSigma(logs: readonly number[]): number {
  const n = logs.length
  const spread = MAD_TO_SIGMA * mad(logs)
  return Math.max(
    LEAST_SIGMA,
    Math.sqrt((PRIOR_RUNS * PRIOR_SIGMA ** 2 + (n - 1) * spread ** 2) / (PRIOR_RUNS + n - 1)),
  )
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** Median absolute deviation from the median, unscaled. */
export function mad(values: readonly number[]): number {
  const centre = median(values)
  return median(values.map((value) => Math.abs(value - centre)))
}

/**
 * The value a Student t variable with `df` degrees of freedom stays below with probability `p`, to about 1e-10, for 0.5 <=
 * p < 1 and df >= 1. By bisection of the distribution function.
 */
export function studentQuantile(p: number, df: number): number {
  let [low, high] = [0, 2]
  while (studentCdf(high, df) < p) high *= 2
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(T <= t) for t >= 0 and whole `df`: the finite sums of Abramowitz & Stegun 26.7.3 (odd df) and 26.7.4 (even df). */
export function studentCdf(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df))
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const odd = df % 2 === 1
  let term = odd ? cos : 1
  let sum = 0
  for (let k = odd ? 1 : 0; k <= df - 2; k += 2) {
    sum += term
    term *= (cos * cos * (k + 1)) / (k + 2)
  }
  const inner = odd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum
  return 0.5 + inner / 2
}
