import { describe, expect, it } from 'vitest'

import { parseBudgets } from '../../../src/budget/budget-file.ts'
import { judge } from '../../../src/budget/judge.ts'
import { compare } from '../../../src/compare/compare.ts'
import type { Side } from '../../../src/compare/times/series.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { aBuild } from '../a-side.ts'

/** Main has built `install` and `copy` ten times; `install` was cached in the last of them, which is the baseline. */
const history = [
  aBuild(6_000, ['cached:install', 'ran:copy:5000']),
  ...[47, 48, 49, 50, 48, 47, 46, 48, 49].map((s) =>
    aBuild(s * 1000 + 6_000, [`ran:install:${s * 1000}`, 'ran:copy:5000']),
  ),
].map(({ record }) => record)
const [baseline] = history as [BuildRecord]

const against = (now: Side, records = history, before = baseline) =>
  compare(now.record, { record: before }, () => records)
const only = (now: Side, records?: BuildRecord[], before?: BuildRecord) => {
  const [target] = against(now, records, before).targets
  if (target === undefined) throw new Error('no target')
  return target
}
const judged = (now: Side, yaml: string) => judge(against(now), parseBudgets(yaml, 'b.yml')).judgements[0]

const BOTH = ['time: { max-increase: 25% }', 'adjusted-time: { max-increase: 25% }']

describe('a build that merely missed the cache', () => {
  const now = aBuild(54_500, ['ran:install:48500', 'ran:copy:5000'])

  it('costs no adjusted time: the step it re-ran is priced at its history, and named with it', () => {
    const { adjustedTime, missed } = only(now)
    expect(adjustedTime).toMatchObject({ now: 6_500, before: 6_000, typical: { median: 6_000, runs: 10 } })
    expect(missed).toEqual([{ step: 0, ms: 48_500, usualMs: 48_000, runs: 9 }])
  })

  it('shows the difference of its wall time, and says why it is not judged', () => {
    expect(only(now).time).toMatchObject({
      now: 54_500,
      delta: 48_500,
      notComparable: 'other state of the cache: partial before, cold now',
    })
    expect(judged(now, BOTH[0] as string)).toMatchObject({ level: 'pass', notJudged: expect.stringContaining('cache') })
  })

  it.each(BOTH)('keeps %s', (yaml) => {
    expect(judged(now, yaml)?.level).toBe('pass')
  })
})

describe('a build that exports nothing, against a base branch that does', () => {
  const split = { basePullMs: 0, cacheRestoreMs: 0, contextMs: 0, stepsMs: 5000, exportMs: 1000, waitMs: 0 }
  const exported = (wallMs: number, cacheExportMs: number) => {
    const side = aBuild(wallMs, ['cached:install', 'ran:copy:5000'], (it) => (it.cache.to = ['gha']))
    side.image.timeSplit = { ...split, cacheExportMs }
    return side.record
  }

  it('is compared with earlier times without that of their export', () => {
    const records = [exported(9_000, 3_000), exported(8_000, 2_000), exported(7_500, 1_500)]
    const { time } = only(aBuild(6_100, ['cached:install', 'ran:copy:5100']), records, records[0])
    expect(time).toMatchObject({ now: 6_100, before: 6_000, delta: 100, typical: { median: 6_000, runs: 3 } })
    expect(time).not.toHaveProperty('notComparable')
  })
})

describe('a build with a step that got slower', () => {
  it('breaks the relative budget on adjusted time by just that step, cached neighbours or not', () => {
    for (const install of ['cached:install', 'ran:install:48000']) {
      const ran = install.startsWith('ran') ? 48_000 : 0
      expect(judged(aBuild(36_000 + ran, [install, 'ran:copy:35000']), BOTH[1] as string)).toMatchObject({
        level: 'warn',
        actual: 30_000,
      })
    }
  })

  it('breaks the one on wall time when the cache did as much before', () => {
    const now = aBuild(36_000, ['cached:install', 'ran:copy:35000'])
    // Of ten runs only one had the same steps to run: the nine that ran everything are no measure.
    expect(only(now).time?.typical).toMatchObject({ median: 6_000, runs: 1 })
    expect(judged(now, BOTH[0] as string)).toMatchObject({ level: 'warn', actual: 30_000 })
  })

  it('is not compared by wall time when other steps came from the cache', () => {
    const before = aBuild(53_000, ['ran:install:48000', 'cached:base', 'ran:copy:5000'])
    const now = aBuild(6_000, ['cached:install', 'cached:base', 'ran:copy:5000'])
    expect(only(now, [before.record], before.record).time?.notComparable).toBe(
      'other steps taken from the cache: 2 ran before, 1 now',
    )
  })
})

describe('machines', () => {
  it.each<[string, (record: BuildRecord) => void]>([
    ['other CPU: EPYC 7763 before, EPYC 9V74 now', (it) => (it.runner.cpuModel = 'EPYC 9V74')],
    ['other CPU: EPYC 7763 before, unknown now', (it) => delete it.runner.cpuModel],
    ['other BuildKit: 0.25 before, 0.26 now', (it) => (it.builder.buildkit = '0.26.0')],
    ['other builder driver: docker-container before, docker now', (it) => (it.builder.driver = 'docker')],
  ])('are told apart: %s; no time has a baseline then', (why, change) => {
    const now = aBuild(90_000, ['ran:install:48000', 'ran:copy:5000'], change)
    const comparison = against(now)
    expect(comparison.timesNotComparable).toBe(why)
    expect(comparison.targets[0]?.time).toEqual({ now: 90_000 })
    expect(comparison.targets[0]?.adjustedTime).toBeUndefined()
  })

  it('have no times to compare with when the baseline is a published image', () => {
    const image = aBuild(0, [], ({ targets }) => targets.forEach((target) => delete target.wallMs))
    expect(against(aBuild(9_000, ['ran:copy:5000']), [], image.record).timesNotComparable).toBe(
      'the baseline has no times',
    )
  })

  it('that are slow are called so by steps of any earlier build, and a relative budget waits for a better one', () => {
    const now = aBuild(106_000, ['ran:install:96000', 'ran:copy:10000'])
    expect(against(now).runnerFactor).toEqual({ factor: 2, steps: 2 })
    expect(judged(now, BOTH[1] as string)).toMatchObject({
      level: 'pass',
      notJudged: 'the runner was 2.0 times as slow',
    })
    // Slow or not, half a minute more than that is the change's.
    const both = aBuild(176_000, ['ran:install:96000', 'ran:copy:10000', 'ran:new:70000'])
    expect(judged(both, BOTH[1] as string)?.level).toBe('warn')
  })
})

describe('without a history', () => {
  it('compares with the baseline alone', () => {
    const { time, adjustedTime } = only(aBuild(9_000, ['cached:install', 'ran:copy:8000']), [])
    expect(time).toEqual({ now: 9_000, before: 6_000, delta: 3_000, ratio: 0.5 })
    expect(adjustedTime).toEqual(time)
  })
})
