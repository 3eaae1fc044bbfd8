import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  MIN_DELTA_MS,
  MIN_RATIO,
  mad,
  median,
  moderatedSigma,
  studentCdf,
  studentQuantile,
  typical,
} from '../../../src/compare/times/statistics.ts'
import { RULES, share } from '../../../script/benches/statistics.ts'

describe('Student t', () => {
  // Tables: NIST/SEMATECH e-Handbook 1.3.6.7.2; p = 0.9995 from Fisher & Yates;
  // 318.309 is tan(0.499 π), the handbook's 318.313 a misprint of long standing.
  it.each([
    [0.9, 1, 3.078],
    [0.95, 1, 6.314],
    [0.975, 1, 12.706],
    [0.995, 1, 63.657],
    [0.999, 1, 318.309],
    [0.95, 2, 2.92],
    [0.995, 2, 9.925],
    [0.975, 3, 3.182],
    [0.995, 4, 4.604],
    [0.975, 5, 2.571],
    [0.9995, 5, 6.869],
    [0.99, 10, 2.764],
    [0.995, 13, 3.012],
    [0.975, 20, 2.086],
    [0.995, 33, 2.733],
    [0.975, 30, 2.042],
    [0.995, 100, 2.626],
  ])('quantile %d with %i degrees of freedom is %d', (p, df, expected) => {
    expect(studentQuantile(p, df)).toBeCloseTo(expected, 3)
  })

  it('inverts its distribution function, and ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 0.99999, noNaN: true }), fc.integer({ min: 1, max: 200 }), (p, df) => {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 9)
      }),
    )
  })
})

describe('the spread of a series', () => {
  it('has the median and the MAD of textbooks', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
    // Rousseeuw & Croux 1993: one wild value moves neither.
    expect(mad([6.25, 6.27, 6.28, 6.34, 6.28])).toBeCloseTo(0.01, 10)
    expect(mad([6.25, 6.27, 6.28, 63.4, 6.28])).toBeCloseTo(0.01, 10)
  })

  it('starts from the prior and goes over to the data', () => {
    expect(moderatedSigma([Math.log(100)])).toBeCloseTo(0.08, 10)
    expect(moderatedSigma(Array.from({ length: 30 }, () => 5))).toBe(0.04)
    const wide = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? -0.2 : 0.2))
    expect(moderatedSigma(wide)).toBeCloseTo(Math.sqrt((4 * 0.08 ** 2 + 29 * (1.4826 * 0.2) ** 2) / 33), 10)
  })
})

/** n values whose scaled MAD on the log scale is `sigma`. */
function series(n: number, sigma: number): number[] {
  const step = sigma / 1.4826
  return Array.from({ length: n }, (_, i) => 1e9 * Math.exp(n === 1 ? 0 : i % 2 === 0 ? step : -step))
}

/** The share of 4000 simulated runs a rule calls slow. */
const at = (name: string, factor: number, n = 10) => {
  const rule = RULES[name]
  if (!rule) throw new Error(name)
  return share(rule, { noise: 'typical', n, factor, runs: 4000, seed: 7 })
}

describe('the screen', () => {
  // docs/internals/times.md: What is usual, "Limits as a multiple of the median"; even n, where such a series is easily made.
  it.each([
    [0.02, 1, 1.8],
    [0.02, 10, 1.17],
    [0.02, 20, 1.15],
    [0.05, 10, 1.22],
    [0.05, 20, 1.18],
    [0.1, 10, 1.36],
    [0.1, 30, 1.32],
    [0.2, 10, 1.75],
    [0.2, 30, 1.7],
  ])('with a spread of %d and %i runs has its limit at %d of the median', (sigma, n, expected) => {
    const found = typical(series(n, sigma))
    expect((found?.limit ?? 0) / (found?.median ?? 1)).toBeCloseTo(expected, 2)
    expect(found?.runs).toBe(n)
  })

  it('never speaks below 15 % and ten seconds', () => {
    const times = fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(times, (times) => {
        const { median: usual, limit, runs } = typical(times) ?? { median: 0, limit: 0, runs: 0 }
        expect(limit).toBeGreaterThanOrEqual(Math.max(usual * MIN_RATIO, usual + MIN_DELTA_MS) - 1)
        expect(runs).toBe(Math.min(30, times.length))
      }),
    )
    expect(typical([])).toBeUndefined()
    expect(typical([0])).toBeUndefined()
  })

  it('is wider for many targets, which are many chances to be wrong', () => {
    const [few, many] = [5, 50].map((targets) => typical([60_000, 61_000, 62_000], targets)?.limit ?? 0)
    expect(many).toBeGreaterThan(few ?? Infinity)
    expect(few).toBe(typical([60_000, 61_000, 62_000])?.limit)
  })

  it(
    'has the false alarms and the power it was chosen for (fewer runs than script/bench statistics)',
    { timeout: 60_000 },
    () => {
      expect(at('ours, screen (warns)', 1)).toBeLessThanOrEqual(0.035 + 0.008)
      expect(at('ours, screen (warns)', 1, 1)).toBeLessThanOrEqual(0.02)
      expect(at('ours, confirmed by 2 rounds (fails)', 1)).toBeLessThanOrEqual(0.002)
      expect(at('ours, confirmed by 2 rounds (fails)', 2)).toBeGreaterThanOrEqual(0.99)
      expect(at('ours, confirmed by 2 rounds (fails)', 1.5)).toBeGreaterThanOrEqual(0.85)
      expect(at('+10 % over the last run', 1)).toBeGreaterThan(0.15)
    },
  )
})
