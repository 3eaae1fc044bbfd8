import { describe, expect, it } from 'vitest'
import { keptPromise } from '../../src/advise/promise/kept.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { aBuild } from '../compare/a-side.ts'

const sha = (n: number) => n.toString(16).padStart(40, '0')
/** The branch of commits 40 (newest) to 1; number 20 took the advice. */
const BRANCH = Array.from({ length: 40 }, (_, at) => sha(40 - at))
const TAKEN = { id: 'a', title: 'Copy first', sha: sha(20), ms: 30_000, bytes: 1000 }

/** A build of commit `n` that took so many ms and made an image of so many bytes. */
function build(
  n: number,
  ms: number,
  bytes?: number,
  change: (record: BuildRecord) => void = () => undefined,
): BuildRecord {
  return aBuild(ms, ['ran:a:5'], (record) => {
    record.commit = { sha: sha(n) }
    if (bytes !== undefined) record.targets[0]!.platforms[0]!.compressedBytes = bytes
    change(record)
  }).record
}
const otherCpu = (record: BuildRecord) => void (record.runner.cpuModel = 'Xeon')

describe('what became of a promise', () => {
  it('is medians of the builds before and since, with how many there are', () => {
    const records = [
      ...[19, 18, 17].map((n) => build(n, 60_000 + n, 5000)),
      // The commit that took it is the first one with it.
      ...[20, 21].map((n) => build(n, 30_000, 4000)),
    ]
    expect(keptPromise(TAKEN, records, BRANCH)).toEqual({
      id: 'a',
      title: 'Copy first',
      sha: sha(20),
      promised: { ms: 30_000, bytes: 1000 },
      since: [
        {
          target: 'app',
          ms: { today: 60_018, variant: 30_000 },
          bytes: { today: 5000, variant: 4000 },
          before: 3,
          after: 2,
        },
      ],
    })
  })

  it('is of the ten nearest builds on each side, in whatever order records come', () => {
    const records = Array.from({ length: 38 }, (_, at) => build(at + 1, (at + 1) * 1000, at + 1)).toReversed()
    const [target] = keptPromise(TAKEN, records, BRANCH).since
    // Of 10 to 19, and of 20 to 29.
    expect(target).toMatchObject({ before: 10, after: 10, ms: { today: 14_500, variant: 24_500 } })
  })

  it('compares times on the kind of machine that both sides have, and leaves the others out', () => {
    const records = [
      build(16, 1, 5000, otherCpu),
      build(17, 1, 5000, otherCpu),
      build(18, 60_000, 5000),
      build(20, 30_000, 4000),
      build(21, 32_000, 4000),
    ]
    expect(keptPromise(TAKEN, records, BRANCH).since).toMatchObject([
      { ms: { today: 60_000, variant: 31_000 }, before: 1, after: 2 },
    ])
  })

  it('compares bytes and no times where no machine is on both sides', () => {
    const [target] = keptPromise(TAKEN, [build(19, 60_000, 5000, otherCpu), build(20, 1, 4000)], BRANCH).since
    expect(target).toEqual({ target: 'app', bytes: { today: 5000, variant: 4000 }, before: 1, after: 1 })
  })

  it('takes no build for usual that was told to use no cache, and none that failed or was carried forward', () => {
    const records = [
      build(19, 60_000, 5000),
      build(18, 1, 1, (record) => void (record.cache.noCache = true)),
      build(17, 1, 1, (record) => void (record.outcome = 'failed')),
      build(16, 1, 1, (record) => void (record.targets[0]!.carriedFrom = sha(3))),
      build(20, 30_000, 4000),
    ]
    expect(keptPromise(TAKEN, records, BRANCH).since).toMatchObject([{ before: 1, after: 1, ms: { today: 60_000 } }])
  })

  it('says nothing of what is not known: a target before or since, a size, records of other branches', () => {
    expect(keptPromise(TAKEN, [build(20, 1, 1)], BRANCH).since).toEqual([])
    expect(keptPromise(TAKEN, [build(19, 1, 1)], BRANCH).since).toEqual([])
    expect(keptPromise(TAKEN, [build(99, 1, 1), build(20, 1, 1)], BRANCH).since).toEqual([])
    expect(keptPromise(TAKEN, [build(19, 1), build(20, 1)], BRANCH).since[0]).not.toHaveProperty('bytes')
    expect(keptPromise({ id: 'a', title: '', sha: sha(99) }, [build(19, 1), build(20, 1)], BRANCH)).toMatchObject({
      promised: {},
      since: [],
    })
  })
})
