import { describe, expect, it } from 'vitest'
import type { CacheMountFacts } from '../../../src/record/build-record.ts'
import { cacheMountLines } from '../../../src/report/sections/cache-mounts.ts'
import { record } from '../factory.ts'

function lines(facts: Partial<CacheMountFacts>): string[] {
  return cacheMountLines(record([], { cacheMounts: { mounts: [], restoreMs: 0, keepMs: 0, ...facts } }))
}

describe('the sum of cache mounts', () => {
  it('weighs what they saved against what moving them took, and names each', () => {
    const mounts = [
      { id: 'npm', bytes: 222_000_000, restoredMs: 4100, keptMs: 2400 },
      { id: '/root/.cargo', bytes: 80_000_000, why: 'nothing that a step with it is made from changed' },
    ]
    const warm = { steps: 1, ms: 9000, coldMs: 41_000 }
    expect(lines({ mounts, restoreMs: 4200, keepMs: 2500, warm })).toEqual([
      '1 cache mount restored in 4.2 s, 1 kept in 2.5 s. 1 step that used them took 9.0 s instead of 41 s. Net: +25 s of work saved.',
      '- `npm`, 222 MB: restored in 4.1 s, kept in 2.4 s',
      '- `/root/.cargo`, 80.0 MB: nothing that a step with it is made from changed',
    ])
  })

  it('says when it does not pay, and when that is not known yet', () => {
    const mounts = [{ id: 'npm', bytes: 1_000_000, restoredMs: 4100 }]
    expect(lines({ mounts, restoreMs: 4100, warm: { steps: 2, ms: 3000, coldMs: 4000 } })[0]).toMatch(/Net: −3\.1 s/)
    expect(lines({ mounts, restoreMs: 4100 })[0]).toBe(
      '1 cache mount restored in 4.1 s. What they save is not known yet.',
    )
    expect(lines({ mounts: [{ id: 'npm', why: 'no step that uses it ran' }] })[0]).toBe('No cache mount was moved.')
  })

  it('is not there without mounts, and holds nothing that acts', () => {
    expect(lines({})).toEqual([])
    expect(cacheMountLines(record([]))).toEqual([])
    const [, line] = lines({ mounts: [{ id: 'a`b', why: '<img src=x> @octocat' }] })
    expect(line).toBe('- ``a`b``: &lt;img src&#61;x&gt; &#64;&#8203;octocat')
  })
})
