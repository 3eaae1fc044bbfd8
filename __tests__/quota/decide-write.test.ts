import { describe, expect, it } from 'vitest'
import type { BuildRecord, PhaseKind } from '../../src/record/build-record.ts'
import { decideWrite, gainOf, type WriteQuestion } from '../../src/quota/decide-write.ts'
import { pastBuilds, type PastBuild } from '../../src/quota/past-builds.ts'
import { aBuild } from '../compare/a-side.ts'

const MB = 1_000_000

/** A build with steps as `ran:install:48000`, its export in ms and what that added in bytes. */
function past(steps: string[], exportMs: number, newBytes?: number): PastBuild {
  const kinds = { ran: 'ran', cached: 'hit', restored: 'hit' } as const
  return {
    exportMs,
    ...(newBytes === undefined ? {} : { newBytes }),
    steps: steps.map((text) => {
      const [state = '', id = '', ms = '0'] = text.split(':')
      return { id, did: kinds[state as keyof typeof kinds] ?? 'other', ms: Number(ms) }
    }),
  }
}

const decide = (builds: PastBuild[] | undefined, more: Partial<WriteQuestion> = {}) =>
  decideWrite({ readers: 'pull', usedBytes: 5e9, ...(builds === undefined ? {} : { past: builds }), ...more })

/** A dependency changes now and then, and the build after it takes it from the cache; newest first. */
const PAYS = [
  past(['cached:base', 'cached:install', 'ran:compile:5000'], 2000, 3 * MB),
  past(['cached:base', 'ran:install:48000', 'ran:compile:5000'], 9000, 60 * MB),
  past(['cached:base', 'cached:install', 'ran:compile:5000'], 2000, 3 * MB),
]
/** Every build compiles anew, so nothing of what is exported is ever used. */
const NEVER_PAYS = Array.from({ length: 5 }, () => past(['cached:base', 'ran:compile:50000'], 2000, 3 * MB))

describe('whether a run exports to the cache', () => {
  it('is yes on a branch, which everybody reads, and no where nobody can read it', () => {
    expect(decide(NEVER_PAYS, { readers: 'branch', usedBytes: 99e9 }).write).toBe(true)
    expect(decide(PAYS, { readers: 'nobody' }).write).toBe(false)
  })

  it('is yes on a pull request when later builds got more back than the exports took', () => {
    expect(decide(PAYS)).toMatchObject({ write: true, gainMs: 48_000, exportMs: 11_000 })
  })

  it('is no when what runs is what runs again every time, however long it takes', () => {
    expect(decide(NEVER_PAYS)).toMatchObject({ write: false, gainMs: 0, exportMs: 8000 })
  })

  it('is no when the gain only equals what it takes', () => {
    const builds = [past(['cached:a', 'cached:b'], 0), past(['cached:a', 'ran:b:3000'], 3000)]
    expect(decide(builds).write).toBe(false)
    expect(decide([builds[0]!, { ...builds[1]!, exportMs: 2999 }]).write).toBe(true)
  })

  it('leaves out the first build of all: no pull request begins with an empty cache', () => {
    const builds = [past(['cached:base', 'cached:install'], 500), past(['ran:base:9000', 'ran:install:48000'], 2000)]
    expect(decide(builds)).toMatchObject({ write: false, why: expect.stringContaining('no two builds') as string })
  })

  it('is no while nothing is known: no record, one record, or records that came too late', () => {
    expect(decide([])).toMatchObject({ write: false, why: expect.stringContaining('no two builds') as string })
    expect(decide(PAYS.slice(0, 1)).write).toBe(false)
    expect(decide(undefined)).toMatchObject({ write: false, why: expect.stringContaining('in time') as string })
  })

  it('is no where the cache is almost full, even if it pays', () => {
    expect(decide(PAYS, { usedBytes: 9e9 }).write).toBe(true)
    expect(decide(PAYS, { usedBytes: 9e9 + 1 })).toMatchObject({
      write: false,
      why: expect.stringContaining('full') as string,
    })
  })

  it('is no where nobody knows how full the cache is and exports are large, or of unknown size', () => {
    const blind = (builds: PastBuild[]) => decideWrite({ readers: 'pull', past: builds })
    expect(blind(PAYS).write).toBe(true)
    expect(blind(PAYS.map((it) => ({ ...it, newBytes: 101 * MB })))).toMatchObject({
      write: false,
      why: expect.stringContaining('actions: read') as string,
    })
    expect(blind(PAYS.map(({ exportMs, steps }) => ({ exportMs, steps }))).write).toBe(false)
  })
})

describe('the gain of an export', () => {
  it('is the time of steps that ran, were exported and came back, less what bringing them took', () => {
    const older = past(['ran:a:9000', 'ran:b:4000', 'cached:c', 'shared:d:500'], 0)
    const newer = past(['restored:a:1500', 'ran:b:4000', 'ran:c:100', 'cached:d'], 0)
    expect(gainOf(older, newer)).toBe(7500)
  })
})

describe('past builds', () => {
  const exporting = (steps: string[], change: (record: BuildRecord) => void = () => undefined): BuildRecord =>
    aBuild(9000, steps, (record) => {
      record.cache.to = ['gha']
      record.targets[0]!.cacheExport = { newLayers: 2, newBytes: 70 }
      record.targets[0]!.phases = (['cache-import', 'cache-export'] as PhaseKind[]).map((kind) => ({ kind, ms: 400 }))
      change(record)
    }).record

  it('are those that succeeded and exported, newest first, with the time of the exports alone', () => {
    const [first, second] = [exporting(['ran:a:10']), exporting(['cached:a'])]
    const unlike = [
      exporting(['ran:a:10'], (it) => (it.outcome = 'failed')),
      exporting(['ran:a:10'], (it) => (it.cache.noCache = true)),
      exporting(['ran:a:10'], (it) => (it.cache.to = ['registry'])),
      exporting(['ran:a:10'], (it) => (it.targets[0]!.outcome = 'not-built')),
    ]
    expect(pastBuilds([first, ...unlike, second], new Set(['app']))).toEqual([
      { exportMs: 400, newBytes: 70, steps: [{ id: 'app linux/amd64 a', did: 'hit', ms: 0 }] },
      { exportMs: 400, newBytes: 70, steps: [{ id: 'app linux/amd64 a', did: 'ran', ms: 10 }] },
    ])
  })

  it('tell of the targets that are built now, and of no bytes that one of them does not know', () => {
    const record = exporting(['ran:a:10'], (it) => {
      const [app] = it.targets
      it.targets.push({ ...app!, name: 'other', cacheExport: { newLayers: 1 } })
    })
    expect(pastBuilds([record], new Set(['app']))[0]?.newBytes).toBe(70)
    const both = pastBuilds([record], new Set(['app', 'other']))[0]
    expect(both).not.toHaveProperty('newBytes')
    expect(both?.exportMs).toBe(800)
    expect(pastBuilds([record], new Set(['third']))).toEqual([])
  })
})
