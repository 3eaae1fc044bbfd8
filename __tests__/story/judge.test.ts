import { describe, expect, it } from 'vitest'
import { parseBudgets } from '../../src/budget/budget-file.ts'
import { judgeRecord, judgingFacts } from '../../src/story/judge.ts'
import { aRecord } from '../budget/a-comparison.ts'
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

describe('the second comparison', () => {
  const sized = (bytes: number) =>
    aBuild(60_000, [], ({ targets }) => void (targets[0]!.platforms[0]!.compressedBytes = bytes)).record
  const [release, parent, now] = [sized(10_000_000), sized(11_900_000), sized(12_000_000)]
  const since = { point: 'release', name: 'v1.2.3', found: { record: release } }
  const yaml = 'size: { max-increase: 1MB }\nsince: { release: { size: 1MB } }'
  const judgeIt = (more: object) =>
    judgeRecord(now, { found: { record: parent }, history: [] }, parseBudgets(yaml, 'b.yml'), { ...facts, ...more })

  it('is part of the one verdict: a step within its budget, the sum of them not', () => {
    const { verdict, since: second } = judgeIt({ since })
    expect(second).toMatchObject({ name: 'v1.2.3', comparison: { baseline: { record: release } } })
    expect(verdict).toMatchObject({
      level: 'fail',
      judgements: [
        { level: 'fail', actual: 2_000_000, since: { point: 'release', name: 'v1.2.3' } },
        { level: 'pass', actual: 100_000 },
      ],
    })
  })

  it('without a record of then warns, and without a point there is none', () => {
    const { found: _found, ...lost } = since
    const { verdict } = judgeIt({ since: { ...lost, why: 'no record of `v1.2.3`' } })
    expect(verdict.judgements[0]).toMatchObject({ level: 'warn', notJudged: 'no record of `v1.2.3`', missing: true })
    expect(judgeIt({})).not.toHaveProperty('since')
  })

  it('asks for the labels where one may allow what only it breaks', () => {
    const text = `${yaml}\noverride-label: big`
    const ask = (more: object) =>
      judgeRecord(now, { found: { record: parent }, history: [] }, parseBudgets(text, 'b.yml'), {
        ...facts,
        since,
        ...more,
      })
    expect(ask({}).wants).toBe('labels')
    expect(ask({ labels: ['big'] }).verdict.level).toBe('warn')
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

  it('is which announced increases lie between an earlier point and the head, apart from those since the baseline', async () => {
    const [release, parent] = [aRecord('1'.repeat(40)), aRecord('3'.repeat(40))]
    // 1 ← 2 ← 3 ← head: the epoch 2222222 came after the release and before the baseline.
    const epoch = '2'.repeat(40)
    const contains = { mergeBase: async (_: string, sha: string) => (sha === release.commit?.sha ? sha : epoch) }
    const budgets = parseBudgets('epochs: { app: 2222222 }\nsince: { release: { size: 1MB } }', 'b.yml')
    const since = { point: 'release', name: 'v1', found: { record: release } }
    const known = await judgingFacts(
      { reader: { ...reader, ...contains } },
      { history: [], found: { record: parent }, since },
      slower,
      budgets,
    )
    expect(known).toMatchObject({ openEpochs: [], since: { ...since, openEpochs: ['2222222'] } })
  })
})
