import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce, inTurns } from '../../src/advise/times/arms.ts'
import { commitKind, isDependencyFile } from '../../src/advise/times/commit-kind.ts'
import { madeOf } from '../../src/advise/times/made-of.ts'
import { timeEffects, withUpdates } from '../../src/advise/times/replay-effects.ts'
import { savingOf, type TimedPair } from '../../src/advise/times/saving.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { record, smaller } from './some-images.ts'

const pairs = (...times: [today: number, variant: number][]): TimedPair[] =>
  times.map(([today, variant]) => ({ today, variant, stratum: 'source' }))
const anyPairs = fc.array(
  fc.record({
    today: fc.integer({ min: 1, max: 3_600_000 }),
    variant: fc.integer({ min: 1, max: 3_600_000 }),
    stratum: fc.constantFrom('source', 'dependency', 'other'),
  }),
  { minLength: 1, maxLength: 30 },
)

describe('a saving', () => {
  it('is certain where every build saved the same', () => {
    const effect = savingOf('source', pairs([10_000, 5000], [10_200, 5100], [9900, 5000], [10_100, 4900]))
    expect(effect).toMatchObject({ total: { today: 40_200, variant: 20_000 }, pairs: 4, certain: true })
    expect(effect.low).toBeGreaterThan(15_000)
    expect(effect.high).toBeLessThan(25_000)
  })

  it('and so is a loss', () => {
    const effect = savingOf('source', pairs([5000, 10_000], [5100, 10_200], [5000, 9900]))
    expect(effect.certain).toBe(true)
    expect(effect.high).toBeLessThan(0)
  })

  it('is not where builds scatter by more than it', () => {
    expect(savingOf('source', pairs([10_000, 9800], [11_500, 10_000], [9500, 11_000], [10_400, 9900])).certain).toBe(
      false,
    )
  })

  it('is never made by a single disturbed build', () => {
    expect(
      savingOf('source', pairs([10_000, 10_000], [10_000, 10_000], [70_000, 10_000], [10_000, 10_000])).certain,
    ).toBe(false)
    expect(savingOf('source', pairs([10_000, 10_000], [70_000, 10_000])).certain).toBe(false)
  })

  it('of one pair is certain only far beyond what machines do', () => {
    expect(savingOf('cold', pairs([3564, 4511])).certain).toBe(false)
    expect(savingOf('cold', pairs([60_000, 45_000])).certain).toBe(false)
    expect(savingOf('cold', pairs([200_000, 40_000])).certain).toBe(true)
  })

  it('is judged by the noise of all builds of its replay', () => {
    const own = pairs([10_000, 8000], [10_000, 8000])
    expect(savingOf('dependency', own).certain).toBe(true)
    const noisy = [30, 50, 70, 100, 20, 60].map((today) => ({ today: today * 100, variant: 5000, stratum: 'other' }))
    expect(savingOf('dependency', own, [...own, ...noisy]).certain).toBe(false)
  })

  it('is not blurred by commits of another kind that save nothing', () => {
    const other = [1, 2, 3].map(() => ({ today: 5000, variant: 5000, stratum: 'other' }))
    const effect = savingOf('replay', [...pairs([10_000, 3000], [10_000, 3000], [10_000, 3000]), ...other])
    expect(effect).toMatchObject({ certain: true, pairs: 6 })
  })

  it('lies in its range, and mirrors when the arms are swapped', () => {
    fc.assert(
      fc.property(anyPairs, (some) => {
        const effect = savingOf('replay', some)
        const saving = effect.total.today - effect.total.variant
        expect(effect.low).toBeLessThanOrEqual(saving)
        expect(effect.high).toBeGreaterThanOrEqual(saving)
        const swapped = savingOf(
          'replay',
          some.map(({ today, variant, stratum }) => ({ today: variant, variant: today, stratum })),
        )
        expect(Math.abs(swapped.low + effect.high)).toBeLessThanOrEqual(1)
        expect(Math.abs(swapped.high + effect.low)).toBeLessThanOrEqual(1)
        expect(effect.certain).toBe(effect.low > 0 || effect.high < 0)
      }),
    )
  })

  it('of equal builds is never certain, whichever one of them was disturbed, and by how much', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 600_000 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat(19),
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.boolean(),
        (ms, count, which, delay, isToday) => {
          const some = Array.from({ length: count }, (_, at) => {
            const slow = at === which % count ? ms + delay : ms
            return { today: isToday ? slow : ms, variant: isToday ? ms : slow, stratum: 'source' }
          })
          expect(savingOf('source', some).certain).toBe(false)
        },
      ),
    )
  })

  it('by chance alone is certain in at most one case of twenty', () => {
    // A generator of our own (mulberry32), so that the test says the same every time; two uniforms make a normal (Box & Muller).
    let state = 7
    const random = () => {
      state = (state + 0x6d_2b_79_f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
    }
    const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
    const time = () => Math.round(60_000 * Math.exp(0.08 * normal()))
    for (const count of [1, 2, 3, 5, 10]) {
      let certain = 0
      for (let round = 0; round < 1000; round++) {
        if (
          savingOf('source', pairs(...Array.from({ length: count }, (): [number, number] => [time(), time()]))).certain
        )
          certain++
      }
      expect(certain, `${count} pairs`).toBeLessThanOrEqual(50)
    }
  })
})

describe('a replay', () => {
  const pair = (kind: 'source' | 'dependency' | 'other', today: number, variant: number) => ({
    kind,
    today: record(today),
    variant: record(variant),
  })

  it('tells its first commit as the cold build, the others by what they changed, and all of them summed', () => {
    const effects = timeEffects([
      pair('source', 9, 8),
      pair('dependency', 7, 6),
      pair('other', 1, 1),
      pair('source', 5, 2),
    ])
    expect(effects.map(({ kind, total, pairs: n }) => [kind, total.today, total.variant, n])).toEqual([
      ['cold', 9, 8, 1],
      ['source', 5, 2, 1],
      ['dependency', 7, 6, 1],
      ['replay', 22, 17, 4],
    ])
  })

  it('of one commit is a cold build and no more, of none nothing', () => {
    expect(timeEffects([pair('source', 9, 8)]).map(({ kind }) => kind)).toEqual(['cold'])
    expect(timeEffects([])).toEqual([])
  })

  it('tells what the next image costs a machine that has the one before, on average', () => {
    const today = [record(1, { a: 100, b: 50 }), record(1, { a: 100, c: 60 }, 'd'), record(1, { a: 100, c: 60 }, 'd')]
    const variant = [record(1, { a: 100 }), record(1, { a: 100 }), record(1, { z: 30 })]
    const replayed = today.map((it, at) => ({ kind: 'source' as const, today: it, variant: variant[at]! }))
    // 60 and the config, then nothing; nothing, then 30.
    expect(withUpdates([smaller(0)], replayed)[0]?.update).toEqual({ today: 35, variant: 15 })
    expect(withUpdates([smaller(0)], replayed.slice(0, 1))[0]).not.toHaveProperty('update')
    expect(withUpdates([{ ...smaller(0), target: 'other' }], replayed)[0]).not.toHaveProperty('update')
  })

  it('goes there and back through its arms', () => {
    expect([0, 1, 2].map((commit) => inTurns(['today', 'a', 'b'], commit).join(' '))).toEqual([
      'today a b',
      'b a today',
      'today a b',
    ])
  })
})

describe('how many candidates are replayed at once', () => {
  const ten = { commits: 10, buildMs: 6000, isFirst: true }
  it.each([
    ['as many as there is time for, with what measuring all that pay takes', 10 * 60_000, true, 7],
    ['one, where the time is just enough for it and what pays together', 4 * 60_000, true, 1],
    ['one all the same, where it is not', 60_000, true, 1],
    ['none after the first ones, where it is not', 3 * 60_000, false, 0],
    ['none when the time is over', 0, true, 0],
  ])('is %s', (_, leftMs, isFirst, count) => {
    expect(atOnce({ ...ten, leftMs, isFirst })).toBe(count)
  })

  it('is one where nobody knows how long a build takes', () => {
    expect(atOnce({ ...ten, leftMs: 1, buildMs: undefined })).toBe(1)
  })
})

describe('a commit', () => {
  const made = new Set(['web/package-lock.json', 'web/src/a.ts', 'Dockerfile', 'web/Cargo.toml'])
  it.each([
    ['dependency', ['web/src/a.ts', 'web/package-lock.json']],
    ['source', ['web/src/a.ts', 'docs/package-lock.json']],
    ['source', ['Dockerfile']],
    ['other', ['docs/a.md', 'docs/package-lock.json']],
    ['other', []],
  ])('is %s when it changes %j', (kind, paths) => {
    expect(commitKind(paths, (path) => made.has(path))).toBe(kind)
  })

  it.each([
    'package.json',
    'a/yarn.lock',
    'pnpm-lock.yaml',
    'Cargo.lock',
    'go.sum',
    'requirements-dev.txt',
    'poetry.lock',
    'Gemfile.lock',
    'x/pom.xml',
    'build.gradle.kts',
    'uv.lock',
    'composer.json',
    'a.csproj',
    'package.lock',
    'bun.lockb',
  ])('%s is a manifest or lock file', (path) => {
    expect(isDependencyFile(path)).toBe(true)
  })

  it.each(['src/package.ts', 'locker.ts', 'clock', 'yarn.lock/readme.md', 'lib/mix.ex'])('%s is none', (path) => {
    expect(isDependencyFile(path)).toBe(false)
  })

  it('is told by what images are made of: Dockerfiles, and what contexts hold after their ignore files', () => {
    const one = {
      targets: [{ dockerfile: 'app/./web/Dockerfile' }, {}],
      contexts: [
        { root: 'web', files: ['d755 - src', 'f644 0123 src/a b.ts', 'l777 >x link'] },
        { root: '../lib', files: ['f644 1 c'] },
      ],
    } as unknown as BuildRecord
    expect([...madeOf([one], 'app')].toSorted()).toEqual([
      'app/web/Dockerfile',
      'app/web/link',
      'app/web/src/a b.ts',
      'lib/c',
    ])
  })
})
