import { describe, expect, it } from 'vitest'
import { parseBudgets } from '../../src/budget/budget-file.ts'
import { judgeRecord, judgingFacts } from '../../src/story/judge.ts'
import { aBuild } from '../compare/a-side.ts'

const history = [60, 61, 59, 60, 62, 58, 60, 61].map(
  (s) => aBuild(s * 1000, [`ran:install:${s * 1000 - 10_000}`]).record,
)
const [before] = history.toReversed()
const slower = aBuild(120_000, ['ran:install:50000', 'ran:compile:60000']).record
const baseline = { found: { record: before! }, history }
const facts = { candidates: [] }
const judged = (yaml: string, more = {}) =>
  judgeRecord(slower, baseline, parseBudgets(yaml, 'b.yml'), { ...facts, ...more })
const CONFIRM = 'confirm: true\ntime: { max-increase: 25%, action: fail }\n'

describe('what judging still wants to know', () => {
  it('is nothing when every figure is there', () => {
    expect(judged('time: 10m').wants).toBeUndefined()
  })

  it('is a second measurement where that decides, and only once', () => {
    expect(judged(CONFIRM).wants).toBe('confirmations')
    expect(judged(CONFIRM, { confirmations: [] }).wants).toBeUndefined()
    const confirmations = [{ target: 'app', platform: 'linux/amd64', metric: 'time', before: 50_000, now: 110_000 }]
    expect(judged(CONFIRM, { confirmations })).toMatchObject({ verdict: { level: 'fail' } })
  })

  it('is the labels where a limit is broken and a label may allow that', () => {
    const yaml = 'time: 1m30s\noverride-label: slow-on-purpose\n'
    expect(judged(yaml).wants).toBe('labels')
    expect(judged(yaml, { labels: ['slow-on-purpose'] })).toMatchObject({ verdict: { level: 'warn' } })
    expect(judged('time: 10m\noverride-label: slow-on-purpose\n').wants).toBeUndefined()
  })

  it('names entries of the budget file that match nothing', () => {
    expect(judged('targets: { ap: { time: 10m } }').notes).toEqual([expect.stringContaining('`ap` in `b.yml:1`')])
  })
})

describe('what is known before anything is judged', () => {
  const reader = { parents: async () => undefined, firstParents: async () => [], mergeBase: async () => undefined }
  const none = parseBudgets('time: 1h', 'b.yml')

  it('is that a record is the first, and where the baseline may be', async () => {
    const rule = { candidates: ['a'], rule: 'merge base' }
    expect(await judgingFacts({ rule, reader }, { history: [], first: true }, slower, none)).toEqual({
      candidates: ['a'],
      firstRecord: true,
    })
  })
})
