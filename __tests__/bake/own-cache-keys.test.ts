import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CacheIndex } from '../../src/bake/cache-index.ts'
import { giveOwnKeys } from '../../src/bake/own-cache-keys.ts'
import { openHttp } from '../../src/http/http.ts'
import { cacheAccess } from '../../src/github/runtime-token.ts'
import { startCacheService, type CacheService, type Scope } from '../support/cache-service.ts'

const VERSION = createHash('sha256').update('|go-actionscache-1.0').digest('hex')
const MAIN = [{ scope: 'refs/heads/main', permission: 3 }]
/** Keys as BuildKit makes them; the hash is that of the branch. */
const KEY = 'index-backend-1-f921bd05'
const PULL_KEY = 'index-backend-1-3f31b38f'
const INDEX = { records: [{ digest: 'sha256:01' }, { digest: 'sha256:02', inputs: [[{ link: 0 }]] }] }

let cache: CacheService
beforeEach(async () => {
  cache = await startCacheService()
})
afterEach(() => cache.close())

function envOf(scopes: Scope[]): Record<string, string> {
  return cache.env(cache.token(scopes))
}

/** Puts an entry there as BuildKit does. */
async function store(key: string, content: unknown, scopes = MAIN): Promise<void> {
  const call = async (method: string, body: object): Promise<{ signed_upload_url: string }> => {
    const response = await fetch(`${cache.url}/twirp/github.actions.results.api.v1.CacheService/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${cache.token(scopes)}` },
      body: JSON.stringify({ key, version: VERSION, ...body }),
    })
    return (await response.json()) as { signed_upload_url: string }
  }
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const { signed_upload_url: url } = await call('CreateCacheEntry', {})
  await fetch(url, { method: 'PUT', body, headers: { 'x-ms-blob-type': 'BlockBlob' } })
  await call('FinalizeCacheEntryUpload', { size_bytes: Buffer.byteLength(body) })
}

function run(scopes: Scope[] = MAIN, env = envOf(scopes), targets = ['backend']): Promise<string | undefined> {
  return giveOwnKeys(targets, cacheAccess(env), { env, http: openHttp({}, () => undefined) })
}

const keys = (): string[] => cache.entries().map(({ key }) => key)
const written = (key: string): CacheIndex => JSON.parse(cache.content(key)?.toString() ?? '{}') as CacheIndex

describe('giveOwnKeys', () => {
  it('writes the newest index again, with own keys, as the next entry of its name', async () => {
    await store(`${KEY}#1`, { records: [] })
    await store(`${KEY}#9`, INDEX)
    expect(await run()).toBeUndefined()
    expect(keys()).toEqual([`${KEY}#1`, `${KEY}#9`, `${KEY}#10`])
    expect(written(`${KEY}#10`).records).toHaveLength(3)
    expect(cache.entries().at(-1)?.version).toBe(VERSION)
  })

  it('writes nothing when the newest index has its own keys already', async () => {
    await store(`${KEY}#1`, INDEX)
    await run()
    expect(await run()).toBeUndefined()
    expect(keys()).toHaveLength(2)
  })

  it('gives the index of a pull request other keys than that of its base branch', async () => {
    const pull = [
      { scope: 'refs/pull/7/merge', permission: 3 },
      { scope: 'refs/heads/main', permission: 1 },
    ]
    await store(`${KEY}#1`, INDEX)
    await store(`${PULL_KEY}#1`, INDEX, pull)
    await run()
    await run(pull)
    expect(keys()).toEqual([`${KEY}#1`, `${PULL_KEY}#1`, `${KEY}#2`, `${PULL_KEY}#2`])
    expect(cache.entries().at(-1)?.scope).toBe('refs/pull/7/merge')
    expect(written(`${KEY}#2`).records?.at(-1)).not.toEqual(written(`${PULL_KEY}#2`).records?.at(-1))
  })

  it('rewrites all targets at once, and asks five things of the service for each', async () => {
    const targets = ['a', 'b', 'c']
    for (const target of targets) await store(`index-${target}-1-f921bd05#1`, INDEX)
    const before = cache.requests.length
    await run(MAIN, envOf(MAIN), targets)
    expect(keys()).toHaveLength(6)
    expect(cache.requests).toHaveLength(before + 15)
  })

  it('leaves signed indexes, other scopes and what is no index alone', async () => {
    await store(`${KEY}-sig#1`, INDEX)
    await store('index-backend-linux-1-f921bd05#1', INDEX)
    expect(await run()).toBeUndefined()
    await store(`${KEY}#odd`, INDEX)
    expect(await run()).toBeUndefined()
    expect(keys()).toHaveLength(3)
  })

  it.each([
    ['may not write', () => envOf([{ scope: 'refs/heads/main', permission: 1 }])],
    ['has no cache service', () => ({})],
    ['has the old cache service only', () => ({ ...envOf(MAIN), ACTIONS_CACHE_SERVICE_V2: '' })],
    ['has a token of another kind', () => ({ ...envOf(MAIN), ACTIONS_RUNTIME_TOKEN: 'opaque' })],
  ])('asks nothing when the job %s', async (_, env) => {
    await store(`${KEY}#1`, INDEX)
    const before = cache.requests.length
    expect(await run(MAIN, env())).toBeUndefined()
    expect(cache.requests).toHaveLength(before)
  })

  it('leaves the field to another job that exports at the same time', async () => {
    await store(`${KEY}#1`, INDEX)
    const [a, b] = await Promise.all([run(), run()])
    expect([a, b]).toEqual([undefined, undefined])
    expect(keys()).toHaveLength(2)
  })

  it.each([
    ['429', /answered 429 .*to GetCacheEntryDownloadURL/],
    ['500', /answered 500 .*to GetCacheEntryDownloadURL/],
    ['blob-404', /the store of the Actions cache answered 404/],
    ['down', /the connection was closed/],
  ] as const)('says one sentence when the service fails with %s', async (kind, message) => {
    await store(`${KEY}#1`, INDEX)
    cache.fail({ kind, times: Number.POSITIVE_INFINITY })
    expect(await run(MAIN, envOf(MAIN), ['backend', 'backend'])).toMatch(message)
    expect(keys()).toHaveLength(1)
  })

  it('says one sentence when the entry is no JSON', async () => {
    await store(`${KEY}#1`, 'not JSON')
    expect(await run()).toMatch(/^A cache index could not be completed \(.+\); the next build may repeat/)
  })
})
