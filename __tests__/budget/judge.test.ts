import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseBudgets } from '../../src/budget/budget-file.ts'
import { judge } from '../../src/budget/judge.ts'
import type { JudgeContext } from '../../src/budget/judge.ts'
import type { Judgement } from '../../src/budget/verdict.ts'
import type { Comparison } from '../../src/compare/comparison.ts'
import { aComparison, aFirstRun, aRecord, aTarget, change } from './a-comparison.ts'
import { breaks, expressionTree, written } from './reference.ts'

const MB = 1_000_000

const verdict = (comparison: Comparison, yaml: string, context?: JudgeContext) =>
  judge(comparison, parseBudgets(yaml, 'b.yml'), context)

/** The only judgement there is. */
function only(comparison: Comparison, yaml: string, context?: JudgeContext): Judgement {
  const { level, judgements } = verdict(comparison, yaml, context)
  expect(judgements).toHaveLength(1)
  const [judgement] = judgements
  if (!judgement) throw new Error('no judgement')
  expect(level).toBe(judgement.level)
  return judgement
}

const sized = (now: number, before: number) => aComparison([aTarget('backend', { compressed: change(now, before) })])
const timed = (now: number, before: number, typical?: { median: number; limit: number; runs: number }) =>
  aComparison([aTarget('backend', { time: { ...change(now, before), ...(typical ? { typical } : {}) } })])

const again = (now: number, before = 100_000) => ({
  confirmations: [{ target: 'backend', platform: 'linux/amd64', metric: 'time' as const, before, now }],
})

const levels = (comparison: Comparison, text: string, context?: JudgeContext) =>
  verdict(comparison, text, context).judgements.map(({ limit, level, overridden }) => [limit, level, overridden])

const pair = (rest: Partial<Comparison> = {}) =>
  aComparison(
    [
      aTarget('a', { compressed: change(60, 50) }),
      aTarget('a', { compressed: change(60, 50), platform: 'linux/arm64' }),
      aTarget('new', { compressed: change(30), isNew: true }),
      aTarget('skipped', { compressed: change(1000, 1000), outcome: 'not-built' }),
    ],
    rest,
  )

describe('judging absolute limits', () => {
  it.each([
    [200 * MB - 1, 'pass'],
    [200 * MB, 'pass'],
    [200 * MB + 1, 'fail'],
  ])('%i bytes against max 200MB: %s', (now, level) => {
    expect(only(sized(now, 0), 'size: 200MB')).toMatchObject({ level, actual: now, allowed: 200 * MB, limit: 'max' })
  })

  it('fails, or warns where asked to, and says which file, line and column', () => {
    expect(only(sized(2 * MB, 0), 'size: { max: 1MB, action: warn }')).toEqual({
      target: 'backend',
      platform: 'linux/amd64',
      metric: 'size',
      limit: 'max',
      level: 'warn',
      actual: 2 * MB,
      allowed: MB,
      expression: '1MB',
      source: { file: 'b.yml', line: 1, column: 14 },
    })
  })

  it('warns above warn, and does not repeat itself above max', () => {
    const yaml = 'size: { warn: 1MB, max: 2MB }'
    expect(verdict(sized(1.5 * MB, 0), yaml).judgements.map(({ limit, level }) => [limit, level])).toEqual([
      ['warn', 'warn'],
      ['max', 'pass'],
    ])
    expect(verdict(sized(2.5 * MB, 0), yaml).judgements.map(({ limit, level }) => [limit, level])).toEqual([
      ['max', 'fail'],
    ])
  })

  it('judges them without a baseline, and on another runner', () => {
    const first = aFirstRun([aTarget('backend', { compressed: change(2 * MB), time: change(301_000) })])
    expect(verdict(first, 'size: 1MB\ntime: 5m').judgements.map(({ level }) => level)).toEqual(['fail', 'fail'])
    expect(only({ ...timed(301_000, 1), timesNotComparable: 'other CPU' }, 'time: 5m').level).toBe('fail')
  })

  it('never takes an unknown figure for 0', () => {
    expect(only(aComparison([aTarget('backend')]), 'size: 0')).toMatchObject({
      level: 'warn',
      notJudged: 'compressed size unknown',
      missing: true,
    })
    expect(only(aComparison([aTarget('backend')]), 'size: 0')).not.toHaveProperty('actual')
    const failed = aComparison([aTarget('backend', { outcome: 'failed', time: change(10) })])
    expect(only(failed, 'time: 0')).toMatchObject({ level: 'pass', notJudged: 'target failed' })
  })

  it.each([
    [4, 1, 5, 'pass', 80],
    [79, 21, 100, 'fail', 79],
    [2, 1, 3, 'fail', 66.666],
  ])('%i cached, %i ran, of %i against 80%%: %s', (cached, ran, total, level, actual) => {
    const comparison = aComparison([aTarget('a', { steps: { ran, cached, shared: 3, total: total + 3 } })])
    const judgement = only(comparison, 'cache-hits: 80%')
    expect(judgement).toMatchObject({ level, limit: 'min', allowed: 80, actual: expect.closeTo(actual, 2) })
  })

  it('does not judge cache hits where every step ran for another target', () => {
    const comparison = aComparison([aTarget('a', { steps: { ran: 0, cached: 0, shared: 3, total: 3 } })])
    expect(only(comparison, 'cache-hits: 80%')).toMatchObject({ level: 'pass', notJudged: 'no step could be cached' })
  })
})

describe('judging increases', () => {
  it('judges as the reference does, for every expression and both sides of every boundary', () => {
    const figure = fc.nat(2 ** 40)
    fc.assert(
      fc.property(expressionTree, figure, figure, fc.integer({ min: -2, max: 2 }), (tree, before, increase, nudge) => {
        const yaml = `size: { max-increase: ${JSON.stringify(written(tree))} }`
        const first = only(sized(before + increase, before), yaml)
        expect(first.level).toBe(breaks(tree, before, increase) ? 'fail' : 'pass')
        const near = (first.allowed ?? 0) + nudge
        expect(only(sized(before + near, before), yaml).level).toBe(breaks(tree, before, near) ? 'fail' : 'pass')
      }),
      { numRuns: 500 },
    )
  })

  it('takes min-delta as a floor', () => {
    const yaml = 'size: { max-increase: 0%, min-delta: 1kB }'
    expect(only(sized(101_000, 100_000), yaml)).toMatchObject({ level: 'pass', allowed: 1000 })
    expect(only(sized(101_001, 100_000), yaml).level).toBe('fail')
  })

  it.each<[string, Comparison, string]>([
    ['not in the baseline', aComparison([aTarget('a', { compressed: change(5), isNew: true })]), 'size'],
    ['other CPU', { ...timed(90_000, 10_000), timesNotComparable: 'other CPU' }, 'time'],
  ])('does not judge what cannot be compared by nature: %s', (why, comparison, metric) => {
    const judgement = only(comparison, `on-missing: fail\n${metric}: { max-increase: 0% }`)
    expect(judgement).toMatchObject({ level: 'pass', notJudged: why })
    expect(judgement).not.toHaveProperty('missing')
  })

  it('leaves alone what another BuildKit may have done to compressed sizes, up to 2 %', () => {
    const caution = { sizesCaution: 'BuildKit 0.25 compresses differently' }
    const yaml = 'size: { max-increase: 1% }'
    expect(only({ ...sized(102, 100), ...caution }, yaml)).toMatchObject({
      level: 'pass',
      notJudged: caution.sizesCaution,
    })
    expect(only({ ...sized(103, 100), ...caution }, yaml).level).toBe('fail')
    expect(only(sized(102, 100), yaml).level).toBe('fail')
  })
})

describe('a limit whose figures are missing', () => {
  const first = aFirstRun([aTarget('a', { compressed: change(5) })])
  const unknown = aComparison([aTarget('a')])

  it.each<[string, Comparison, string]>([
    ['no baseline', first, 'size: { max-increase: 0% }'],
    ['unknown in the baseline', aComparison([aTarget('a', { compressed: change(5) })]), 'size: { max-increase: 0% }'],
    ['compressed size unknown', unknown, 'size: 5MB'],
    ['compressed size unknown (a linux/amd64)', unknown, 'total: { size: 5MB }'],
    ['no steps known', unknown, 'cache-hits: 80%'],
  ])('is no pass: %s', (why, comparison, yaml) => {
    expect(only(comparison, yaml)).toMatchObject({ level: 'warn', notJudged: why, missing: true })
    expect(only(comparison, `${yaml}\non-missing: fail`)).toMatchObject({ level: 'fail', notJudged: why })
  })

  it('does what its own metric says before what the file says', () => {
    expect(only(unknown, 'on-missing: fail\nsize: { max: 5MB, on-missing: warn }').level).toBe('warn')
    expect(only(unknown, 'size: { max: 5MB, on-missing: fail }').level).toBe('fail')
  })

  it('only ever warns where the limit itself only warns', () => {
    expect(only(unknown, 'on-missing: fail\nsize: { warn: 5MB }').level).toBe('warn')
  })

  it('is let pass by the override label, like any other failure', () => {
    const yaml = 'on-missing: fail\noverride-label: big\nsize: 5MB'
    expect(only(unknown, yaml, { labels: ['big'] })).toMatchObject({ level: 'warn', overridden: 'label "big"' })
  })

  it('is a pass on the very first build, which nothing can be compared with', () => {
    const yaml = 'on-missing: fail\nsize: { max-increase: 0% }'
    expect(only(first, yaml, { firstRecord: true })).toMatchObject({ level: 'pass', notJudged: 'no baseline' })
    expect(only({ ...unknown, ...first, targets: unknown.targets }, 'size: 5MB', { firstRecord: true }).level).toBe(
      'warn',
    )
  })
})

describe('a build that did not succeed', () => {
  it.each(['failed', 'canceled'] as const)('is never a pass: %s', (outcome) => {
    const comparison = aComparison([aTarget('a', { compressed: change(5, 5) })])
    const record = { ...comparison.record, outcome }
    expect(verdict({ ...comparison, record }, 'size: 5MB')).toMatchObject({ outcome, level: 'fail' })
  })
})

describe('judging relative times', () => {
  const yaml = 'time: { max-increase: 25% }'

  it('only warns, and not below ten seconds', () => {
    expect(only(timed(126_000, 100_000), yaml)).toMatchObject({ level: 'warn', actual: 26_000, allowed: 25_000 })
    expect(only(timed(125_000, 100_000), yaml).level).toBe('pass')
    expect(only(timed(20_000, 10_000), yaml)).toMatchObject({ level: 'pass', allowed: 10_000 })
    expect(only(timed(20_001, 10_000), yaml).level).toBe('warn')
  })

  it('compares with the median of the history, and allows what chance explains', () => {
    const typical = { median: 100_000, limit: 140_000, runs: 9 }
    expect(only(timed(139_999, 60_000, typical), yaml)).toMatchObject({
      level: 'pass',
      actual: 39_999,
      allowed: 40_000,
    })
    expect(only(timed(140_001, 60_000, typical), yaml).level).toBe('warn')
  })

  it('fails with confirm only once a second measurement on one machine agrees', () => {
    const confirmed = `${yaml}\nconfirm: true`
    const slow = timed(190_000, 100_000)
    expect(only(slow, confirmed)).toMatchObject({ level: 'warn', confirm: 'wanted' })
    expect(only(slow, confirmed, again(126_000))).toMatchObject({ level: 'fail', confirm: 'confirmed' })
    expect(only(slow, confirmed, again(125_000))).toMatchObject({ level: 'pass', confirm: 'refuted' })
    expect(only(slow, 'time: { max-increase: 5% }\nconfirm: true', again(114_000))).toMatchObject({
      confirm: 'refuted',
    })
    expect(only(slow, 'time: { max-increase: 5%, action: warn }\nconfirm: true')).not.toHaveProperty('confirm')
    expect(only(timed(100_000, 100_000), confirmed)).not.toHaveProperty('confirm')
  })

  it('does not take the noise of short builds for a confirmation, history or not', () => {
    const confirmed = 'time: { max-increase: 25% }\nconfirm: true'
    for (const typical of [undefined, { median: 2_000, limit: 12_000, runs: 5 }]) {
      const slow = timed(20_000, 2_000, typical)
      expect(only(slow, confirmed, again(12_000, 2_000))).toMatchObject({ level: 'pass', confirm: 'refuted' })
      expect(only(slow, confirmed, again(12_001, 2_000))).toMatchObject({ level: 'fail', confirm: 'confirmed' })
      const exact = confirmed.replace('25%', '25%, min-delta: 1s')
      expect(only(slow, exact, again(3_001, 2_000))).toMatchObject({ level: 'fail', confirm: 'confirmed' })
    }
  })
})

describe('accepting an intended jump', () => {
  const yaml = 'size: { max-increase: 5%, max: 300MB }\noverride-label: big\nepochs: { backend: 4be77d0 }'

  it('only warns on a pull request that carries the override label', () => {
    const text = 'size: { max-increase: 5% }\noverride-label: big'
    expect(only(sized(200, 100), text, { labels: ['small'] }).level).toBe('fail')
    expect(only(sized(200, 100), text, { labels: ['big'] })).toMatchObject({ level: 'warn', overridden: 'label "big"' })
  })

  it('passes increases over the epoch commit and over baselines that do not contain it, but no absolute limit', () => {
    const jump = sized(400 * MB, 100 * MB)
    expect(levels(jump, yaml)).toEqual([
      ['max', 'fail', undefined],
      ['max-increase', 'pass', 'epoch 4be77d0'],
    ])
    const later = { ...jump, baseline: { record: aRecord('5'.repeat(40)) } }
    expect(levels(later, yaml)).toEqual([
      ['max', 'fail', undefined],
      ['max-increase', 'fail', undefined],
    ])
    expect(levels(later, yaml, { openEpochs: ['4be77d0'] })[1]).toEqual(['max-increase', 'pass', 'epoch 4be77d0'])
  })
})

describe('judging the total', () => {
  it('sums targets and platforms; a new target counts as grown from nothing, one not built on no side', () => {
    expect(only(pair(), 'total: { size: 150 }')).toMatchObject({ target: 'total', level: 'pass', actual: 150 })
    expect(only(pair(), 'total: { size: 149 }').level).toBe('fail')
    expect(only(pair(), 'total: { size: { max-increase: 49 } }')).toMatchObject({
      level: 'fail',
      actual: 50,
      allowed: 49,
    })
  })

  it('is unknown when a part is', () => {
    const comparison = aComparison([aTarget('a', { compressed: change(1, 1) }), aTarget('b')])
    expect(only(comparison, 'total: { size: 0 }')).toMatchObject({
      notJudged: 'compressed size unknown (b linux/amd64)',
    })
  })

  it('takes the wall time of the bake, and compares it only with the same bake', () => {
    const record = aRecord('9'.repeat(40), 120_000)
    const same = aComparison([aTarget('a')], { record })
    expect(only(same, 'total: { time: { max-increase: 25% } }')).toMatchObject({ level: 'warn', actual: 60_000 })
    expect(only(pair({ record }), 'total: { time: { max-increase: 25% } }')).toMatchObject({
      level: 'pass',
      notJudged: 'other targets were built',
    })
    expect(only(same, 'total: { time: 1m }')).toMatchObject({ level: 'fail', actual: 120_000, allowed: 60_000 })
  })
})

it('lists broken budgets first and the rest in the order of targets, metrics and limits', () => {
  const comparison = aComparison([
    aTarget('ok', { compressed: change(1, 1), time: change(1, 1) }),
    aTarget('bad', { compressed: change(9, 1), time: change(90_000, 10_000), layers: change(1) }),
  ])
  const { level, judgements } = verdict(
    comparison,
    'size: { max: 5 }\ntime: { max-increase: 5% }\nlayers: { max-increase: 1 }\ntotal: { size: 5 }',
  )
  expect(level).toBe('fail')
  expect(judgements.map((j) => `${j.level} ${j.target} ${j.metric}${j.notJudged === undefined ? '' : '?'}`)).toEqual([
    'fail bad size',
    'fail total size',
    'warn bad time',
    'warn ok layers?',
    'warn bad layers?',
    'pass ok size',
    'pass ok time',
  ])
})

describe('judging what an update pulls', () => {
  const updated = (bytes: number) =>
    aComparison([aTarget('backend', { compressed: change(50 * MB, 50 * MB), updateSize: change(bytes) })])
  const yaml = 'update-size: 5MB'

  it.each([
    [5 * MB, 'pass'],
    [5 * MB + 1, 'fail'],
  ])('%i bytes against 5MB: %s', (bytes, level) => {
    expect(only(updated(bytes), yaml)).toMatchObject({ level, actual: bytes, allowed: 5 * MB, limit: 'max' })
  })

  it('is nothing to judge in the first build ever, and missing where the baseline is', () => {
    const first = aFirstRun([aTarget('backend', { compressed: change(50 * MB) })])
    expect(only(first, yaml, { firstRecord: true })).toMatchObject({ level: 'pass', notJudged: 'no baseline' })
    expect(only(first, yaml)).toMatchObject({ level: 'warn', notJudged: 'no baseline', missing: true })
    expect(only(first, `{ ${yaml}, on-missing: fail }`)).toMatchObject({ level: 'fail', missing: true })
  })

  it('is missing where an engine does not tell layers', () => {
    const classic = aComparison([aTarget('backend', {})])
    expect(only(classic, yaml)).toMatchObject({ level: 'warn', notJudged: 'update size unknown', missing: true })
  })

  it('does not hold a new target to it, and counts all of it in the total', () => {
    const withNew = aComparison([
      aTarget('backend', { compressed: change(50 * MB, 50 * MB), updateSize: change(2 * MB) }),
      aTarget('new', { compressed: change(4 * MB), isNew: true }),
    ])
    const { judgements } = verdict(withNew, '{ defaults: { update-size: 3MB }, total: { update-size: 5MB } }')
    expect(judgements.map(({ target, level, actual, notJudged }) => [target, level, actual, notJudged])).toEqual([
      ['total', 'fail', 6 * MB, undefined],
      ['backend', 'pass', 2 * MB, undefined],
      ['new', 'pass', undefined, 'not in the baseline'],
    ])
  })
})
