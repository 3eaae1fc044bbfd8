import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCache } from '../../src/actions-cache/actions-cache.ts'
import { openHttp } from '../../src/http/http.ts'
import { startCacheService, type CacheService, type Scope } from '../support/cache-service.ts'

const MAIN: Scope[] = [{ scope: 'refs/heads/main', permission: 3 }]
const PULL: Scope[] = [
  { scope: 'refs/pull/7/merge', permission: 3 },
  { scope: 'refs/heads/main', permission: 1 },
]
const LIMIT = 1 << 20
const WORDS = Buffer.from('words')

describe.each(['env', 'envV1'] as const)('the Actions cache, by the service that %s tells of', (protocol) => {
  let service: CacheService
  let folder: string
  beforeEach(async () => {
    service = await startCacheService()
    folder = await mkdtemp(join(tmpdir(), 'actions-cache-'))
  })
  afterEach(async () => {
    await service.close()
    await rm(folder, { recursive: true })
  })
  const cache = (scopes = MAIN) =>
    openCache({ env: service[protocol](service.token(scopes)), http: openHttp({}, () => undefined) })

  it('gives back what was kept, by key and by the beginning of it, the newest first', async () => {
    expect(await cache().save('a/1', WORDS)).toBe(true)
    expect(await cache().save('a/2', Buffer.from('newer'))).toBe(true)
    expect(await cache(PULL).load(['a/1'], LIMIT)).toEqual({ key: 'a/1', content: WORDS })
    expect(await cache(PULL).load(['a/'], LIMIT)).toEqual({ key: 'a/2', content: Buffer.from('newer') })
    expect(await cache(PULL).load(['x', 'a/'], LIMIT)).toMatchObject({ key: 'a/2' })
    expect(await cache(PULL).find(['a/'])).toBe('a/2')
    expect(await cache().load(['b'], LIMIT)).toBeUndefined()
    expect(await cache().find(['b'])).toBeUndefined()
  })

  it('never replaces an entry, and says that there was one', async () => {
    await cache().save('a', WORDS)
    expect(await cache().save('a', Buffer.from('other'))).toBe(false)
    expect((await cache().load(['a'], LIMIT))?.content).toEqual(WORDS)
  })

  it('carries files of any size in parts', { timeout: 30_000 }, async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    const bytes = randomBytes(40 << 20)
    await writeFile(from, bytes)
    expect(await cache().saveFile('file', from)).toBe(true)
    expect(await cache().loadFile('file', to)).toBe(true)
    expect((await readFile(to)).equals(bytes)).toBe(true)
    expect(await cache().loadFile('fil', to)).toBe(false)
  })

  it('carries an empty file', async () => {
    expect(await cache().save('none', Buffer.alloc(0))).toBe(true)
    expect((await cache().load(['none'], LIMIT))?.content).toEqual(Buffer.alloc(0))
  })

  it('reads no more than it may, however small the entry was packed', async () => {
    await cache().save('bomb', Buffer.alloc(2 * LIMIT))
    await expect(cache().load(['bomb'], LIMIT)).rejects.toThrow('it is larger than 1 MiB')
  })

  it('asks again when the service is busy', async () => {
    service.fail({ kind: '500', times: 2 })
    expect(await cache().save('a', WORDS)).toBe(true)
    service.fail({ kind: 'down', times: 1 })
    expect((await cache().load(['a'], LIMIT))?.content).toEqual(WORDS)
  })

  it.each([
    ['500', /^the Actions cache answered 500 \(something went wrong\)/],
    ['down', /the connection was closed without an answer/],
  ] as const)('says in a sentence that it could not be reached: %s', async (kind, words) => {
    service.fail({ kind, times: Number.POSITIVE_INFINITY })
    await expect(cache().save('a', WORDS)).rejects.toThrow(words)
    await expect(cache().load(['a'], LIMIT)).rejects.toThrow(words)
  })

  it('says so when the token may not write, or an entry is gone behind its name', async () => {
    const mayRead = [{ scope: 'refs/heads/main', permission: 1 }]
    await expect(cache(mayRead).save('a', WORDS)).rejects.toThrow('answered 403 (token has no writable scope)')
    await cache().save('a', WORDS)
    service.fail({ kind: 'blob-404', times: 1 })
    await expect(cache().load(['a'], LIMIT)).rejects.toThrow('the store of the Actions cache answered 404')
  })
})

describe('without a cache service', () => {
  it('says so', async () => {
    const cache = openCache({ env: {}, http: openHttp({}, () => undefined) })
    await expect(cache.load(['a'], LIMIT)).rejects.toThrow('the Actions cache is not available on this runner')
    await expect(cache.save('a', WORDS)).rejects.toThrow('not available')
  })
})
