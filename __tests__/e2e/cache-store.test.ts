import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openCache } from '../../src/actions-cache/actions-cache.ts'
import { cacheKey, cacheStore } from '../../src/history/stores/cache-store.ts'
import { openHttp } from '../../src/http/http.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { aRecord } from '../budget/a-comparison.ts'
import { startCacheService } from '../support/cache-service.ts'
import type { CacheService, Scope } from '../support/cache-service.ts'

const MAIN: Scope = { scope: 'refs/heads/main', permission: 3 }
const PULL: Scope[] = [
  { scope: 'refs/pull/7/merge', permission: 3 },
  { scope: 'refs/heads/main', permission: 1 },
]

const sha = (n: number) => n.toString(16).padStart(40, '0')
const record = (n: number) => ({ ...aRecord(sha(n)), createdAt: `2026-11-${String(n).padStart(2, '0')}T10:00:00Z` })

let service: CacheService
beforeEach(async () => {
  service = await startCacheService()
})
afterEach(() => service.close())

/** The store of a job whose token has these scopes, on a machine of its own. */
function store(scopes = [MAIN], { reportId = 'default', env = service.env(service.token(scopes)) } = {}) {
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const cache = openCache({ env, http: openHttp({}, warn) })
  return { ...cacheStore({ reportId, readRecord, warn, cache }), warnings }
}

describe('the cache store', { timeout: 60_000 }, () => {
  it('gives pull requests what pushes to main saved, the nearest first, across look-ups of ten keys', async () => {
    for (const n of [1, 2]) await store().save(record(n))
    expect(service.entries().map(({ key }) => key)).toEqual([1, 2].map((n) => cacheKey('default', sha(n))))
    const candidates = Array.from({ length: 14 }, (_, i) => sha(15 - i))
    const found = await store(PULL).find(candidates)
    expect(found).toEqual({ record: record(2), sha: sha(2), commitsOlder: 13 })
    expect(await store(PULL).find([sha(9)])).toBeUndefined()
    expect(await store(PULL, { reportId: 'other' }).find(candidates)).toBeUndefined()
  })

  it('never takes the newest entry for the right one', async () => {
    for (const n of [1, 3]) await store().save(record(n))
    expect(await store().find([sha(2), sha(1)])).toMatchObject({ sha: sha(1), commitsOlder: 1 })
  })

  it('carries the history along, newest first, without another look-up', async () => {
    await store().save(record(1))
    for (const n of [2, 3, 4]) {
      const next = store()
      await next.find([sha(n - 1)])
      await next.save(record(n))
    }
    const last = store()
    await last.find([sha(4)])
    expect((await last.recent(3)).map(({ commit }) => commit?.sha)).toEqual([4, 3, 2].map(sha))
  })

  it('leaves an entry alone on a re-run', async () => {
    await store().save(record(1))
    await store().save({ ...record(1), wallMs: 1 })
    expect(service.entries()).toHaveLength(1)
  })

  it('says so when another job has kept other targets of the same commit under the same id', async () => {
    const [target] = record(1).targets
    const other = { ...record(1), targets: [{ ...target!, name: 'worker' }] }
    await store().save(record(1))
    await expect(store().save(other)).rejects.toThrow(/under the report id `default`, without worker.*`mode: build`/)
  })

  it('says so when it may not write', async () => {
    const mayRead = store([{ scope: 'refs/heads/main', permission: 1 }])
    await expect(mayRead.save(record(2))).rejects.toThrow('answered 403 (token has no writable scope)')
    expect(service.entries()).toHaveLength(0)
  })

  it('says so when there is no cache', async () => {
    const without = store([MAIN], { env: {} })
    await expect(without.find([sha(1)])).rejects.toThrow('the Actions cache is not available on this runner')
    await expect(without.save(record(1))).rejects.toThrow('not available')
  })

  it('tells a history without records from one that lacks a commit', async () => {
    expect(await store().holdsAny?.()).toBe(false)
    await store([MAIN], { reportId: 'default-2' }).save(record(1))
    expect(await store().holdsAny?.()).toBe(false)
    await store().save(record(1))
    expect(await store(PULL).holdsAny?.()).toBe(true)
  })

  it('makes keys GitHub takes from any report id', () => {
    expect(cacheKey('ci/build, all', sha(1))).toBe(`bake-budget-v1-ci%2Fbuild%2C%20all/${sha(1)}`)
    expect(cacheKey('x'.repeat(600), sha(1)).length).toBeLessThanOrEqual(512)
  })
})
