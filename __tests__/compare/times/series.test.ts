import { describe, expect, it } from 'vitest'

import {
  cacheRegime,
  likeExportOf,
  seriesKey,
  seriesOf,
  sinceEpoch,
  whyNotComparable,
} from '../../../src/compare/times/series.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { aBuild } from '../a-side.ts'

const WARM = ['cached:a', 'cached:b']

describe('which times compare', () => {
  it.each<[string, (record: BuildRecord) => void]>([
    ['other architecture: X64 before, ARM64 now', (it) => (it.runner.arch = 'ARM64')],
    ['other runner image: ubuntu24 before, ubuntu22 now', (it) => (it.runner.image = 'ubuntu22')],
    ['other CPU: EPYC 7763 before, Xeon 8370C now', (it) => (it.runner.cpuModel = 'Xeon 8370C')],
    ['other CPU: EPYC 7763 before, unknown now', (it) => delete it.runner.cpuModel],
    ['other number of cores: 4 before, 16 now', (it) => (it.runner.cores = 16)],
    ['other builder driver: docker-container before, docker now', (it) => (it.builder.driver = 'docker')],
    ['other BuildKit: 0.25 before, 0.26 now', (it) => (it.builder.buildkit = 'v0.26.0')],
    ['other state of the cache: warm before, no-cache now', (it) => (it.cache.noCache = true)],
    ['other cache export: none before, gha now', (it) => (it.cache.to = ['gha'])],
  ])('%s', (why, change) => {
    const [before, now] = [aBuild(1000, WARM), aBuild(1000, WARM, change)]
    expect(whyNotComparable(now, before, 'time')).toBe(why)
    expect(seriesKey(now, 'time')).not.toBe(seriesKey(before, 'time'))
    expect(seriesOf(now, [before.record], 'time')).toEqual([])
  })

  it('does not mind the patch level of BuildKit, nor, for adjusted times, the cache', () => {
    const before = aBuild(1000, WARM)
    expect(
      whyNotComparable(
        aBuild(1000, WARM, (it) => (it.builder.buildkit = 'v0.25.9')),
        before,
        'time',
      ),
    ).toBeUndefined()
    const cold = aBuild(9000, ['ran:a:4000', 'ran:b:4000'], (it) => (it.cache.to = ['gha']))
    expect(whyNotComparable(cold, before, 'time')).toBe('other state of the cache: warm before, cold now')
    expect(whyNotComparable(cold, before, 'adjusted-time')).toBeUndefined()
  })

  it('takes the export out of earlier builds for one that exports nothing, where its time is known', () => {
    const split = { basePullMs: 0, cacheRestoreMs: 100, contextMs: 0, stepsMs: 500, exportMs: 0, waitMs: 0 }
    const exporting = (known: boolean) => {
      const side = aBuild(1000, WARM, (it) => (it.cache.to = ['gha']))
      if (known) side.image.timeSplit = { ...split, cacheExportMs: 400 }
      return side
    }
    const now = aBuild(650, WARM)
    const like = likeExportOf(now, exporting(true))
    expect(like.target.wallMs).toBe(600)
    expect(whyNotComparable(now, like, 'time')).toBeUndefined()
    expect(seriesOf(now, [exporting(true).record], 'time').map(({ target }) => target.wallMs)).toEqual([600])
    expect(whyNotComparable(now, likeExportOf(now, exporting(false)), 'time')).toMatch(/^other cache export/)
    expect(likeExportOf(exporting(true), now)).toBe(now)
    const alike = exporting(true)
    expect(likeExportOf(exporting(true), alike)).toBe(alike)
  })

  it('makes a series of the successful earlier runs of its kind', () => {
    const now = aBuild(1000, WARM)
    const history = [
      now.record,
      aBuild(1100, WARM).record,
      aBuild(1200, WARM, (it) => (it.outcome = 'failed')).record,
      aBuild(1300, ['ran:a:300', 'cached:b']).record,
      aBuild(1400, WARM).record,
    ]
    expect(seriesOf(now, history, 'time').map(({ target }) => target.wallMs)).toEqual([1100, 1400])
    expect(seriesOf(now, history, 'adjusted-time').map(({ target }) => target.wallMs)).toEqual([1100, 1300, 1400])
  })

  it.each([
    [['cached:a', 'restored:b'], 'warm'],
    [['ran:a:1', 'shared:b'], 'cold'],
    [['ran:a:1', 'cached:b'], 'partial'],
    [['evicted:a:1', 'cached:b'], 'partial'],
    [[], 'warm'],
  ])('%j is %s', (steps, regime) => {
    const { record, image } = aBuild(1, steps)
    expect(cacheRegime(record, image)).toBe(regime)
  })

  it('starts a new series at an epoch', () => {
    const history = [3, 2, 1].map((n) => aBuild(n, WARM, (it) => (it.commit = { sha: `${n}`.repeat(40) })).record)
    const candidates = [3, 2, 1].map((n) => `${n}`.repeat(40))
    expect(sinceEpoch(history, candidates, '2222222').map(({ wallMs }) => wallMs)).toEqual([3])
    expect(sinceEpoch(history, candidates, 'fffffff')).toHaveLength(3)
  })
})
