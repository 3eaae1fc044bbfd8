import { describe, expect, it } from 'vitest'
import type { CacheExport, CacheUse } from '../../../src/record/build-record.ts'
import { cacheSizeLines } from '../../../src/report/sections/cache-size.ts'
import { record } from '../factory.ts'

function lines(exports: Record<string, CacheExport | undefined>, use?: CacheUse): string[] {
  const targets = Object.entries(exports).map(([name, cacheExport]) => ({
    name,
    outcome: 'succeeded' as const,
    phases: [],
    platforms: [],
    ...(cacheExport === undefined ? {} : { cacheExport }),
  }))
  const cache = { from: ['gha'], to: ['gha'], errors: [], ...(use === undefined ? {} : { use }) }
  return cacheSizeLines({ ...record([]), targets, cache })
}

describe('what the cache holds', () => {
  it('names the new bytes of each target, and says that what was there is shared', () => {
    expect(
      lines({
        backend: { newLayers: 6, newBytes: 1_052_419 },
        web: { newLayers: 1 },
        same: { newLayers: 0, newBytes: 0 },
      }),
    ).toEqual([
      'New in the cache: `backend` 6 layers (1.05 MB), `web` 1 layer of unknown size; what was there already is shared.',
    ])
  })

  it('tells nothing new from nothing known', () => {
    expect(lines({ backend: { newLayers: 0, newBytes: 0 } })).toEqual([
      'The export added no layer to the cache: all were there already.',
    ])
    expect(lines({ backend: undefined })).toEqual([])
  })

  it('says how much of the limit the repository uses, and which refs use it', () => {
    const refs = [
      { ref: 'refs/heads/main', bytes: 6_000_000_000, entries: 40 },
      { ref: 'refs/pull/7/merge', bytes: 3_300_000_000, entries: 12 },
    ]
    expect(lines({}, { bytes: 9_300_000_000, entries: 52, refs })).toEqual([
      "The repository's caches hold 9.30 GB in 52 entries, 93 % of the 10.0 GB that GitHub keeps for it. Most is of `refs/heads/main` 6.00 GB, `refs/pull/7/merge` 3.30 GB.",
    ])
    expect(lines({}, { bytes: 10, entries: 1 })).toEqual([
      "The repository's caches hold 10 B in 1 entry, <1 % of the 10.0 GB that GitHub keeps for it.",
    ])
  })

  it('shows a ref as what it is, whoever named it', () => {
    const refs = [{ ref: 'refs/heads/`<img src=x>@octocat', bytes: 1, entries: 1 }]
    const [line] = lines({}, { bytes: 1, entries: 1, refs })
    expect(line).toContain('<code>refs/heads/&#96;&lt;img src=x&gt;&#64;&#8203;octocat</code>')
  })
})
