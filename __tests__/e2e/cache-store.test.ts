import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { cacheKey, cacheStore } from '../../src/history/cache-store.ts'
import type { CacheClient } from '../../src/github/cache-client.ts'
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
let root: string
beforeEach(async () => {
  // @actions/cache logs as the runner reads it.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  service = await startCacheService()
  root = await mkdtemp(join(tmpdir(), 'cache-store-'))
  await onMachine('main', [MAIN])
})
afterEach(async () => {
  vi.restoreAllMocks()
  await service.close()
  await rm(root, { recursive: true })
})

/** A fresh runner: the folders lie as GitHub's do, so the path of the temp folder is always the same. */
async function onMachine(job: string, scopes: Scope[]) {
  const [workspace, temp] = [join(root, 'work/repo/repo'), join(root, 'work/_temp')]
  await rm(join(root, 'work'), { recursive: true, force: true })
  await Promise.all([workspace, temp].map((dir) => mkdir(dir, { recursive: true })))
  vi.stubEnv('GITHUB_WORKSPACE', workspace)
  vi.stubEnv('RUNNER_TEMP', temp)
  vi.stubEnv('GITHUB_REF', 'refs/heads/main')
  vi.stubEnv('ACTIONS_CACHE_SERVICE_V2', 'true')
  vi.stubEnv('ACTIONS_RESULTS_URL', `${service.url}/`)
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.token(scopes))
  return job
}

function store(reportId = 'default', load?: () => Promise<CacheClient>) {
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const options = { reportId, readRecord, warn, tempDir: join(root, 'work/_temp'), ...(load ? { load } : {}) }
  return { ...cacheStore(options), warnings }
}

describe('the cache store, with the real @actions/cache', { timeout: 60_000 }, () => {
  it('gives pull requests what pushes to main saved, the nearest first, across look-ups of ten keys', async () => {
    for (const n of [1, 2]) await store().save(record(n))
    expect(service.entries().map(({ key }) => key)).toEqual([1, 2].map((n) => cacheKey('default', sha(n))))
    await onMachine('pull', PULL)
    const candidates = Array.from({ length: 14 }, (_, i) => sha(15 - i))
    const found = await store().find(candidates)
    expect(found).toEqual({ record: record(2), sha: sha(2), commitsOlder: 13 })
    expect(await store().find([sha(9)])).toBeUndefined()
    expect(await store('other').find(candidates)).toBeUndefined()
  })

  it('never takes the newest entry for the right one', async () => {
    for (const n of [1, 3]) await store().save(record(n))
    expect(await store().find([sha(2), sha(1)])).toMatchObject({ sha: sha(1), commitsOlder: 1 })
  })

  it('carries the history along, newest first, without another look-up', async () => {
    await store().save(record(1))
    for (const n of [2, 3, 4]) {
      await onMachine(`push ${n}`, [MAIN])
      const next = store()
      await next.find([sha(n - 1)])
      await next.save(record(n))
    }
    const last = store()
    await last.find([sha(4)])
    expect((await last.recent(3)).map(({ commit }) => commit?.sha)).toEqual([4, 3, 2].map(sha))
  })

  it('leaves an entry alone on a re-run, and does not fail when it may not write', async () => {
    await store().save(record(1))
    await store().save({ ...record(1), wallMs: 1 })
    expect(service.entries()).toHaveLength(1)
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.token([{ scope: 'refs/heads/main', permission: 1 }]))
    await store().save(record(2))
    expect(service.entries()).toHaveLength(1)
  })

  it('says so when there is no cache', async () => {
    vi.stubEnv('ACTIONS_RESULTS_URL', '')
    await expect(store().find([sha(1)])).rejects.toThrow('the Actions cache is not available on this runner')
    await expect(store().save(record(1))).rejects.toThrow('not available')
  })
})

describe('the cache store', () => {
  it('skips an entry that is empty here, with a warning, and does not take a stale file for it', async () => {
    const client: CacheClient = {
      isFeatureAvailable: () => true,
      restoreCache: async (_, key) => key,
      saveCache: async () => 1,
    }
    const history = store('default', async () => client)
    await history.save(record(1))
    expect(await history.find([sha(1)])).toBeUndefined()
    expect(history.warnings).toEqual([
      expect.stringMatching(/^The cache entry bake-budget-v1-default-0+1 was saved on a machine/),
    ])
  })

  it('makes keys GitHub takes from any report id', () => {
    expect(cacheKey('ci/build, all', sha(1))).toBe(`bake-budget-v1-ci%2Fbuild%2C%20all-${sha(1)}`)
    expect(cacheKey('x'.repeat(600), sha(1)).length).toBeLessThanOrEqual(512)
  })
})
