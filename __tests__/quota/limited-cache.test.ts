import { expect, it } from 'vitest'
import { LimitedCache } from '../../script/benches/support/limited-cache.ts'
import { CACHE_LIMIT_BYTES } from '../../src/record/cache-limit.ts'

const MAIN = 'refs/heads/main'
const HOUR = 3_600_000
const layer = (name: string, bytes = CACHE_LIMIT_BYTES / 4) => ({ digest: `sha256:${name}`, bytes })

it('the cache that script/bench quota simulates drops what was used longest ago, and only beyond the limit', () => {
  const evicted: string[] = []
  const cache = new LimitedCache(({ key }) => void evicted.push(key))
  for (const name of ['a', 'b', 'c', 'd']) cache.saveLayer(MAIN, layer(name), 0)
  expect([evicted, cache.bytes]).toEqual([[], CACHE_LIMIT_BYTES])
  expect(cache.hasLayer([MAIN], layer('a'), HOUR)).toBe(true)
  cache.saveLayer(MAIN, layer('e', 1), 2 * HOUR)
  expect(evicted).toEqual(['buildkit-blob-1-sha256:b'])
  expect(cache.hasLayer([MAIN], layer('b'), 2 * HOUR)).toBe(false)
})

it('and what nobody used for seven days, and shows each ref its own and what it may read', () => {
  const cache = new LimitedCache(() => undefined)
  cache.saveLayer(MAIN, layer('a', 5), 0)
  cache.saveLayer('refs/pull/7/merge', layer('b', 5), 0)
  expect(cache.hasLayer(['refs/pull/7/merge', MAIN], layer('a', 5), 24 * HOUR)).toBe(true)
  expect(cache.hasLayer([MAIN], layer('b', 5), 24 * HOUR)).toBe(false)
  cache.expire(7 * 24 * HOUR)
  expect(cache.list().map(({ key }) => key)).toEqual(['buildkit-blob-1-sha256:a'])
  cache.expire(8 * 24 * HOUR)
  expect([cache.list(), cache.bytes]).toEqual([[], 0])
})

it('and gives back the newest index of a scope', () => {
  const cache = new LimitedCache(() => undefined)
  for (const step of ['one', 'two']) cache.saveIndex(MAIN, 'app', new Map([[step, []]]), 0)
  expect([...(cache.index(MAIN, 'app', 1)?.keys() ?? [])]).toEqual(['two'])
  expect(cache.index('refs/heads/next', 'app', 1)).toBeUndefined()
})
