import { describe, expect, it } from 'vitest'

import { parseBudgets } from '../../src/budget/budget-file.ts'
import { judgeSince } from '../../src/budget/judge-since.ts'
import { judge } from '../../src/budget/judge.ts'
import type { Since } from '../../src/compare/since.ts'
import { aComparison, aFirstRun, aTarget, change } from './a-comparison.ts'

const MB = 1_000_000
const YAML = 'since: { release: { size: { max-increase: 10MB }, update-size: 30MB, total: { size: 15% } } }'

/** Since v1.2.3 `app` has grown from 100 MB by so much. */
const grown = (megabytes: number): Since => ({
  point: 'release',
  name: 'v1.2.3',
  comparison: aComparison([
    aTarget('app', { compressed: change((100 + megabytes) * MB, 100 * MB), updateSize: change(20 * MB) }),
  ]),
})
const NOTHING: Since = {
  point: 'release',
  name: 'v1.2.3',
  comparison: aFirstRun([aTarget('app', { compressed: change(112 * MB) })]),
  why: 'no record of `v1.2.3`',
}
const judged = (since: Since, yaml = YAML, context = {}) => judgeSince(since, parseBudgets(yaml, 'b.yml'), context)

describe('limits on the growth since a release', () => {
  it('are kept up to what they allow, and broken beyond, to the byte', () => {
    const only = 'since: { release: { size: 10MB } }'
    expect(judged(grown(10), only)).toMatchObject([{ level: 'pass', actual: 10 * MB, allowed: 10 * MB }])
    expect(judged(grown(10.000001), only)).toMatchObject([{ level: 'fail', actual: 10 * MB + 1 }])
  })

  it('say what they are against, in the order of every verdict', () => {
    const since = { point: 'release', name: 'v1.2.3' }
    expect(judged(grown(12))).toMatchObject([
      { target: 'app', metric: 'size', limit: 'max-increase', level: 'fail', allowed: 10 * MB, since },
      { target: 'app', metric: 'update-size', limit: 'max', level: 'pass', actual: 20 * MB, since },
      { target: 'total', metric: 'size', limit: 'max-increase', level: 'pass', actual: 12 * MB, since },
    ])
  })

  it('leave every other limit of the file to the baseline, and have none of theirs judged there', () => {
    const both = parseBudgets(`size: 1MB\n${YAML}`, 'b.yml')
    expect(judgeSince(grown(0), both).filter(({ limit }) => limit === 'max')).toMatchObject([{ metric: 'update-size' }])
    expect(judge(grown(12).comparison, both).judgements).toMatchObject([
      { metric: 'size', limit: 'max', level: 'fail' },
    ])
    expect(judged(grown(12), 'size: 1MB')).toEqual([])
  })

  it('are not judged without a record of then: that is missing, and `on-missing` decides', () => {
    const three = (level: string) => [1, 2, 3].map(() => ({ level, notJudged: 'no record of `v1.2.3`', missing: true }))
    expect(judged(NOTHING)).toMatchObject(three('warn'))
    expect(judged(NOTHING, `on-missing: fail\n${YAML}`)).toMatchObject(three('fail'))
    const own = 'since: { release: { size: { max-increase: 1MB, on-missing: fail } } }'
    expect(judged(NOTHING, own)).toMatchObject(three('fail').slice(2))
  })

  it('pass before the first release, as there is nothing to grow from', () => {
    const first = judged({ ...NOTHING, why: 'no release yet', excused: true }, `on-missing: fail\n${YAML}`)
    expect(first).toHaveLength(3)
    for (const judgement of first) {
      expect(judgement).toMatchObject({ level: 'pass', notJudged: 'no release yet' })
      expect(judgement).not.toHaveProperty('missing')
    }
  })

  it('pass for a target that came after the release', () => {
    const since: Since = {
      ...grown(0),
      comparison: aComparison([aTarget('new', { isNew: true, compressed: change(MB) })]),
    }
    expect(judged(since, 'since: { release: { size: 1kB } }')).toMatchObject([
      { level: 'pass', notJudged: 'not in the baseline' },
    ])
  })

  it('are allowed by the label and by an epoch since then', () => {
    expect(judged(grown(12), `override-label: big\n${YAML}`, { labels: ['big'] })[0]).toMatchObject({
      level: 'warn',
      overridden: 'label "big"',
    })
    const epoch = `epochs: { app: 9999999 }\n${YAML}`
    expect(judged(grown(12), epoch, { openEpochs: ['9999999'] })[0]).toMatchObject({ overridden: 'epoch 9999999' })
    expect(judged(grown(12), epoch)[0]).toMatchObject({ level: 'fail' })
  })
})
