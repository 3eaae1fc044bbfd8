import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { BuildRecord, PlatformRecord, TargetRecord } from '../../../src/record/build-record.ts'
import { carryForward } from '../../../src/record/merge/carry-forward.ts'
import { mergeRecords } from '../../../src/record/merge/merge.ts'
import { readRecord } from '../../../src/record/schema/validate.ts'

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)

function image(platform: string, seed: string): PlatformRecord {
  const manifestDigest = `sha256:${seed.repeat(64).slice(0, 64)}`
  return { platform, compressedBytes: 1000, manifestDigest, steps: [], bases: [] }
}

function target(name: string, platforms: PlatformRecord[], changes: Partial<TargetRecord> = {}): TargetRecord {
  return { name, outcome: 'succeeded', wallMs: 1000, phases: [], platforms, ...changes }
}

function record(targets: TargetRecord[], changes: Partial<BuildRecord> = {}): BuildRecord {
  return {
    bakeBudget: 1,
    reportId: 'default',
    createdAt: '2026-11-22T09:00:00.000Z',
    commit: { sha: HEAD },
    run: { id: 7, attempt: 1, repository: 'octo/hello', event: 'push', job: 'build' },
    runner: { os: 'Linux', arch: 'X64', cpuModel: 'EPYC 7763', cores: 4 },
    builder: { driver: 'docker-container', buildkit: '0.32.2' },
    outcome: 'succeeded',
    wallMs: 1000,
    cache: { from: ['gha'], to: ['gha'], errors: [] },
    phases: [],
    targets,
    unknown: [],
    ...changes,
  }
}

function attempt(id: number): Pick<BuildRecord, 'run'> {
  return { run: { id: 7, attempt: id, repository: 'octo/hello', event: 'push', job: 'build' } }
}

const AMD = image('linux/amd64', '1')
const ARM = image('linux/arm64', '2')

const someTarget = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const, 'canceled' as const, 'not-built' as const),
    platforms: fc.uniqueArray(
      fc.record({ platform: fc.constantFrom('linux/amd64', 'linux/arm64'), seed: fc.constantFrom('1', '2') }),
      { selector: (it) => it.platform },
    ),
    wallMs: fc.option(fc.nat(5000), { nil: undefined }),
    context: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
  })
  .map(({ name, outcome, platforms, wallMs, context }) => {
    const images = platforms.map(({ platform, seed }) => image(platform, seed))
    const { wallMs: _, ...rest } = target(name, images, { outcome })
    return {
      ...rest,
      ...(wallMs === undefined ? {} : { wallMs }),
      ...(context === undefined ? {} : { contexts: { context } }),
    }
  })

const someRecord = fc
  .record({
    targets: fc.uniqueArray(someTarget, { selector: (it) => it.name, maxLength: 3 }),
    attempt: fc.constantFrom(1, 2),
    createdAt: fc.constantFrom('2026-11-22T09:00:00.000Z', '2026-11-22T09:05:00.000Z'),
    cpuModel: fc.constantFrom('EPYC 7763', 'Xeon 8370C'),
    sha: fc.constantFrom(HEAD, HEAD, HEAD, BASE),
    wallMs: fc.nat(5000),
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
    root: fc.constantFrom('backend', 'frontend'),
  })
  .map((it) =>
    record(it.targets, {
      ...attempt(it.attempt),
      createdAt: it.createdAt,
      commit: { sha: it.sha },
      runner: { os: 'Linux', arch: 'X64', cpuModel: it.cpuModel },
      wallMs: it.wallMs,
      outcome: it.outcome,
      contexts: [
        { root: it.root, files: [] },
        { root: '.', files: [] },
      ],
    }),
  )

describe('any records of a run', () => {
  it('merge to the same in every order, to a valid record, and twice the same changes nothing', () => {
    fc.assert(
      fc.property(fc.array(someRecord, { minLength: 1, maxLength: 5 }), fc.nat(), (records, seed) => {
        const merged = mergeRecords(records)
        const shuffled = records.map((it, at) => ({ it, key: (at * 7919 + seed) % 31 })).sort((a, b) => a.key - b.key)
        expect(mergeRecords(shuffled.map(({ it }) => it))).toEqual(merged)
        expect(mergeRecords([...records, ...records])).toEqual(merged)
        expect(readRecord(JSON.stringify(merged.record))).toStrictEqual(merged.record)
      }),
    )
  })

  it('lose no image, and every image is one of those given', () => {
    fc.assert(
      fc.property(fc.array(someRecord, { minLength: 1, maxLength: 5 }), (records) => {
        const { record: merged } = mergeRecords(records)
        const of = (all: readonly BuildRecord[]): Set<string> =>
          new Set(all.flatMap((r) => r.targets.flatMap((t) => t.platforms.map((p) => `${t.name} ${p.platform}`))))
        const built = (r: BuildRecord): BuildRecord => ({
          ...r,
          targets: r.targets.filter(({ outcome }) => outcome !== 'not-built'),
        })
        const used = records.filter((it) => it.commit?.sha === merged.commit?.sha)
        for (const name of of(used.map(built))) expect([...of([merged])]).toContain(name)
        const names = merged.targets.map(({ name }) => name)
        expect(names).toEqual([...new Set(names)].toSorted())
      }),
    )
  })
})

describe('the jobs of a matrix', () => {
  it('give one record with all targets; the wall time is the longest job’s', () => {
    const { record: merged, conflicts } = mergeRecords([
      record([target('b', [AMD])], { wallMs: 9000, createdAt: '2026-11-22T09:00:05.000Z' }),
      record([target('a', [AMD])], { wallMs: 4000 }),
    ])
    expect(merged.targets.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(merged).toMatchObject({ wallMs: 9000, createdAt: '2026-11-22T09:00:00.000Z', outcome: 'succeeded' })
    expect(conflicts).toEqual([])
  })

  it('join the platforms of one target that several runners built', () => {
    const { record: merged, conflicts } = mergeRecords([
      record([target('a', [ARM], { wallMs: 7000 })], {
        runner: { os: 'Linux', arch: 'ARM64', cpuModel: 'Neoverse-N1' },
      }),
      record([target('a', [AMD], { wallMs: 2000 })]),
    ])
    expect(merged.targets).toHaveLength(1)
    expect(merged.targets[0]).toMatchObject({ wallMs: 7000, platforms: [AMD, ARM] })
    expect(merged.runner).toMatchObject({ arch: 'ARM64 + X64', cpuModel: 'EPYC 7763 + Neoverse-N1' })
    expect(merged.runner.cores).toBeUndefined()
    expect(conflicts).toEqual([])
  })

  it('keep contexts with the targets that read them', () => {
    const one = record([target('a', [AMD], { contexts: { context: 0 } })], {
      contexts: [{ root: 'a', files: ['f644 1 a'] }],
    })
    const two = record([target('b', [AMD], { contexts: { context: 1 } })], {
      contexts: [
        { root: 'a', files: ['f644 1 a'] },
        { root: 'b', files: [] },
      ],
    })
    const { record: merged } = mergeRecords([one, two])
    const roots = merged.targets.map(({ contexts }) => merged.contexts?.[contexts!.context!]?.root)
    expect(roots).toEqual(['a', 'b'])
  })

  it('name an image that two jobs built differently, and say nothing when it is the same image', () => {
    const other = record([target('a', [image('linux/amd64', '9')])], { createdAt: '2026-11-22T09:00:05.000Z' })
    expect(mergeRecords([record([target('a', [AMD])]), other]).conflicts).toEqual([
      '`a` linux/amd64 was built by several jobs, with different results; the figures are those of the job `build`.',
    ])
    const same = record([target('a', [AMD])], { wallMs: 1 })
    expect(mergeRecords([record([target('a', [AMD])]), same]).conflicts).toEqual([])
  })

  it('take a failure in one job for the failure of all', () => {
    const failed = record([target('b', [AMD], { outcome: 'failed' })], { outcome: 'failed' })
    expect(mergeRecords([record([target('a', [AMD])]), failed]).record.outcome).toBe('failed')
    expect(mergeRecords([record([target('a', [AMD])]), record([], { outcome: 'failed' })]).record.outcome).toBe(
      'failed',
    )
  })

  it('let a newer attempt replace the failed job it repeats', () => {
    const failed = record([target('b', [AMD], { outcome: 'failed' })], { outcome: 'failed', wallMs: 99_000 })
    const again = record([target('b', [AMD])], attempt(2))
    const { record: merged, conflicts } = mergeRecords([failed, record([target('a', [AMD])]), again])
    expect(merged).toMatchObject({ outcome: 'succeeded', wallMs: 1000 })
    expect(conflicts).toEqual([])
  })

  it('leave out records of another commit and of another report, and name them', () => {
    const { record: merged, conflicts } = mergeRecords([
      record([target('a', [AMD])], { createdAt: '2026-11-22T10:00:00.000Z' }),
      record([target('b', [AMD])], { commit: { sha: BASE } }),
      record([target('c', [AMD])], { reportId: 'other' }),
    ])
    expect(merged.targets.map(({ name }) => name)).toEqual(['a'])
    expect(conflicts).toEqual([
      'A record with the target `b` was left out: it is of `bbbbbbb`, the others of `aaaaaaa`.',
      'A record with the target `c` was left out: its report id is `other`, not `default`.',
    ])
  })

  it('need at least one record', () => {
    expect(() => mergeRecords([])).toThrow(RangeError)
  })
})

describe('targets that were not built', () => {
  const baseline = record(
    [
      target('a', [AMD]),
      target('b', [ARM], { contexts: { context: 0 } }),
      target('c', [AMD], { outcome: 'not-built', carriedFrom: 'c'.repeat(40) }),
      target('d', [AMD], { outcome: 'failed' }),
    ],
    { commit: { sha: BASE }, contexts: [{ root: 'b', files: [] }] },
  )

  it('are carried forward with the commit their figures are of, and with their contexts', () => {
    const carried = carryForward(record([target('a', [AMD])]), baseline)
    expect(carried.targets.map(({ name, outcome, carriedFrom }) => [name, outcome, carriedFrom])).toEqual([
      ['a', 'succeeded', undefined],
      ['b', 'not-built', BASE],
      ['c', 'not-built', 'c'.repeat(40)],
    ])
    expect(carried.contexts).toEqual([{ root: 'b', files: [] }])
    expect(readRecord(carried)).toEqual(carried)
  })

  it('are dropped when the list of targets no longer names them', () => {
    const carried = carryForward(record([target('a', [AMD])]), baseline, new Set(['a', 'b']))
    expect(carried.targets.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('leave the record as it is without a baseline', () => {
    const now = record([target('a', [AMD])])
    expect(carryForward(now, undefined)).toBe(now)
  })

  it('carry no update size: that was from another baseline', () => {
    const older = record([target('b', [{ ...AMD, compressedBytes: 9, updateBytes: 5 }])])
    const [, carried] = carryForward(record([target('a', [AMD])]), older).targets
    expect(carried?.platforms).toEqual([{ ...AMD, compressedBytes: 9 }])
  })
})
