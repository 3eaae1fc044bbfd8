import { describe, expect, it } from 'vitest'

import { adjustedTime } from '../../../src/compare/times/adjusted-time.ts'
import { runnerFactor } from '../../../src/compare/times/runner-factor.ts'
import type { Side } from '../../../src/compare/times/series.ts'
import { StepPrices, counterpart } from '../../../src/compare/times/step-prices.ts'
import { aBuild } from '../a-side.ts'

/** Two cold builds of `npm ci` (install) and `npm run build` (bundle), and a warm one. */
const history = [
  aBuild(60_000, ['ran:base:1000', 'ran:install:46000', 'ran:bundle:10000']),
  aBuild(64_000, ['ran:base:1000', 'ran:install:50000', 'ran:bundle:11000']),
  aBuild(3000, ['cached:base', 'cached:install', 'cached:bundle']),
].map(({ record }) => record)
const warm = aBuild(3000, ['cached:base', 'cached:install', 'cached:bundle'])
const prices = new StepPrices(history, 'app', 'linux/amd64')
const adjusted = (now: Side, reference = warm) => adjustedTime(now, reference, prices)

describe('cache-adjusted time', () => {
  it('prices a step that merely missed the cache at its own history', () => {
    const now = aBuild(62_500, ['cached:base', 'ran:install:49000', 'ran:bundle:10500'])
    expect(adjusted(now)).toEqual({
      ms: 62_500 - 48_000 - 10_500,
      cacheMs: 0,
      missed: [
        { step: 1, ms: 49_000, usualMs: 48_000, runs: 2 },
        { step: 2, ms: 10_500, usualMs: 10_500, runs: 2 },
      ],
    })
  })

  it('charges what a step takes longer than usual', () => {
    expect(adjusted(aBuild(81_000, ['cached:base', 'ran:install:78000', 'cached:bundle']))?.ms).toBe(33_000)
  })

  it('charges what an edit added to a step, not what the step took before it', () => {
    const now = aBuild(81_500, ['cached:base', 'ran:install+sleep 30:78000', 'cached:bundle'])
    expect(adjusted(now)).toEqual({ ms: 33_500, cacheMs: 0, missed: [] })
  })

  it('charges a new step in full, wherever it stands', () => {
    const steps = ['cached:base', 'ran:lint:20000', 'cached:install', 'cached:bundle']
    expect(adjusted(aBuild(23_000, steps))?.ms).toBe(23_000)
    expect(adjusted(aBuild(23_000, steps.toReversed()))?.ms).toBe(23_000)
  })

  it('takes a step that never ran in the history for what it took', () => {
    const none = new StepPrices([], 'app', 'linux/amd64')
    const now = aBuild(52_000, ['cached:base', 'ran:install:49000', 'cached:bundle'])
    expect(adjustedTime(now, warm, none)).toEqual({ ms: 3000, cacheMs: 0, missed: [{ step: 1, ms: 49_000, runs: 0 }] })
  })

  it('adds what the baseline had to run and this build did not', () => {
    const cold = aBuild(63_000, ['ran:base:1000', 'ran:install:49000', 'ran:bundle:10000'])
    expect(adjusted(warm, cold)?.ms).toBe(3000 + 1000 + 48_000 + 10_500)
    expect(adjusted(cold, cold)?.ms).toBe(63_000)
  })

  it('knows a step by its operation when what it builds on has changed', () => {
    const now = aBuild(52_000, ['ran:base2:1000', 'ran:install/x:48000', 'cached:bundle'])
    expect(adjusted(now)?.missed).toMatchObject([{ step: 1, usualMs: 48_000 }])
  })

  it('takes only steps of the critical path out of the wall time', () => {
    const now = aBuild(52_000, ['cached:base', 'ran:install:48000', 'ran:bundle:10000'])
    now.image.criticalPath = [1]
    expect(adjusted(now)).toMatchObject({ ms: 4000, missed: [{ step: 1 }, { step: 2 }] })
  })

  it('shows cache import and export apart', () => {
    const now = aBuild(30_000, ['cached:base', 'cached:install', 'cached:bundle'])
    now.target.phases = [
      { kind: 'cache-import', ms: 2000 },
      { kind: 'cache-export', ms: 22_000 },
      { kind: 'export', ms: 1000 },
    ]
    expect(adjusted(now)).toMatchObject({ ms: 6000, cacheMs: 24_000 })
    now.image.timeSplit = {
      basePullMs: 0,
      cacheRestoreMs: 500,
      contextMs: 0,
      stepsMs: 7500,
      exportMs: 0,
      cacheExportMs: 22_000,
      waitMs: 0,
    }
    expect(adjusted(now)).toMatchObject({ ms: 7500, cacheMs: 22_500 })
  })

  it('is never negative, and unknown without a wall time', () => {
    expect(adjusted(aBuild(1000, ['cached:base', 'ran:install:900', 'cached:bundle']))?.ms).toBe(0)
    const now = aBuild(1, [])
    delete now.target.wallMs
    expect(adjusted(now)).toBeUndefined()
  })

  it('takes a step that moved, or made room for a new one, for itself', () => {
    const { image } = aBuild(1, ['ran:b:1', 'ran:new:1', 'ran:a:1'])
    const { image: before } = aBuild(1, ['ran:a:1', 'ran:b:1'])
    const indices = image.steps.map((step, index) => counterpart(step, index, image, before)?.index)
    expect(indices).toEqual([1, undefined, 0])
  })
})

const factor = (now: string[], before: string[]) => runnerFactor(aBuild(1, now).record, aBuild(1, before).record)

describe('the runner’s speed', () => {
  const before = ['ran:a:1000', 'ran:b:4000', 'ran:c:2000', 'ran:d:3000']

  it('is named when all steps ran slower, or faster, alike', () => {
    expect(factor(['ran:a:1500', 'ran:b:6100', 'ran:c:2900', 'ran:d:4500'], before)).toEqual({ factor: 1.5, steps: 4 })
    expect(factor(['ran:a:500', 'ran:b:2000', 'ran:c:1000', 'ran:d:1500'], before)).toEqual({ factor: 0.5, steps: 4 })
  })

  it('is not blamed for one slow step, for small differences, or for steps that differ', () => {
    expect(factor(['ran:a:1000', 'ran:b:9000', 'ran:c:2000', 'ran:d:3000'], before)).toBeUndefined()
    expect(factor(['ran:a:1100', 'ran:b:4400', 'ran:c:2200', 'ran:d:3300'], before)).toBeUndefined()
    expect(factor(['ran:x:9000', 'ran:y:9000', 'ran:z:9000'], before)).toBeUndefined()
  })

  it('needs three steps or half a minute, and steps that ran in both', () => {
    expect(factor(['ran:a:2000', 'ran:b:8000'], before)).toBeUndefined()
    expect(factor(['ran:a:60000'], ['ran:a:30000'])).toEqual({ factor: 2, steps: 1 })
    expect(factor(['cached:a', 'ran:b:8000', 'ran:c:4000'], before)).toBeUndefined()
    expect(factor(['ran:a:20', 'ran:b:20', 'ran:c:20'], ['ran:a:10', 'ran:b:10', 'ran:c:10'])).toBeUndefined()
  })
})
