import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startCacheService } from '../../support/cache-service.ts'
import type { CacheService, Scope } from '../../support/cache-service.ts'

const MAIN: Scope = { scope: 'refs/heads/main', permission: 3 }
const MAIN_READ: Scope = { scope: 'refs/heads/main', permission: 1 }
const PR: Scope = { scope: 'refs/pull/7/merge', permission: 3 }

let service: CacheService
beforeEach(async () => void (service = await startCacheService()))
afterEach(() => service.close())

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

async function call(method: string, args: object, scopes: Scope[] = [MAIN], token = service.token(scopes)) {
  const url = `${service.url}/twirp/github.actions.results.api.v1.CacheService/${method}`
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(args) })
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  }
  return answer
}

async function save(key: string, content: string, scopes?: Scope[]) {
  const { body } = await call('CreateCacheEntry', { key, version: 'v' }, scopes)
  const init = { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: content }
  expect((await fetch(String(body.signed_upload_url), init)).status).toBe(201)
  return call('FinalizeCacheEntryUpload', { key, version: 'v', size_bytes: String(content.length) }, scopes)
}

/** The key that a look-up finds, or '' for a miss. */
async function find(key: string, scopes: Scope[]) {
  const args = { key, version: 'v', restore_keys: [] }
  return (await call('GetCacheEntryDownloadURL', args, scopes)).body.matched_key
}

describe('cache service: saving', () => {
  it('lists an entry only once it is finalised, with its scope and size', async () => {
    await call('CreateCacheEntry', { key: 'half', version: 'v' })
    await save('whole', 'twelve bytes')
    expect(service.entries()).toMatchObject([{ key: 'whole', version: 'v', scope: MAIN.scope, size: 12 }])
    expect((await call('GetCacheEntryDownloadURL', { key: 'half', version: 'v' })).body.ok).toBe(false)
  })

  it('refuses a key that exists in the same scope with 409 already_exists, but not in another scope', async () => {
    await save('k', 'a')
    expect(await call('CreateCacheEntry', { key: 'k', version: 'v' })).toMatchObject({
      status: 409,
      body: { code: 'already_exists' },
    })
    expect((await call('CreateCacheEntry', { key: 'k', version: 'v' }, [PR, MAIN_READ])).status).toBe(200)
  })

  it('joins uploaded blocks in the order of the block list', async () => {
    const { body } = await call('CreateCacheEntry', { key: 'b', version: 'v' })
    const upload = String(body.signed_upload_url)
    for (const [id, text] of [
      ['MQ==', 'one'],
      ['Mg==', 'two'],
    ]) {
      const put = await fetch(`${upload}&comp=block&blockid=${encodeURIComponent(id ?? '')}`, {
        method: 'PUT',
        body: text ?? '',
      })
      expect(put.headers.get('x-ms-request-id')).toBeTruthy()
    }
    const list = '<?xml version="1.0"?><BlockList><Latest>Mg==</Latest><Latest>MQ==</Latest></BlockList>'
    const done = await fetch(`${upload}&comp=blocklist`, { method: 'PUT', body: list })
    expect([done.status, done.headers.get('etag'), done.headers.get('last-modified')]).toEqual([
      201,
      expect.any(String),
      expect.any(String),
    ])
    await call('FinalizeCacheEntryUpload', { key: 'b', version: 'v', size_bytes: 6 })
    expect(service.content('b')?.toString()).toBe('twoone')
  })

  it('refuses what GitHub refuses: no token, no writable scope, unknown upload, wrong size', async () => {
    const entry = { key: 'k', version: 'v' }
    expect((await call('CreateCacheEntry', entry, [], '')).body.code).toBe('unauthenticated')
    expect((await call('CreateCacheEntry', entry, [], service.token([MAIN], { exp: 1 }))).status).toBe(401)
    expect(await call('CreateCacheEntry', entry, [MAIN_READ])).toMatchObject({
      status: 403,
      body: { code: 'permission_denied' },
    })
    expect(await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: 1 })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
    await call('CreateCacheEntry', entry)
    expect((await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: 1 })).status).toBe(400)
  })
})

describe('cache service: looking up', () => {
  it('prefers the exact key, then the newest prefix, scope by scope in the order of the token', async () => {
    await save('index-app#1', 'a', [MAIN])
    await save('index-app#2', 'b', [MAIN])
    await save('index-app#1', 'c', [PR])
    expect(await find('index-app', [MAIN])).toBe('index-app#2')
    expect(await find('index-app#1', [MAIN])).toBe('index-app#1')
    expect(await find('index-app', [PR, MAIN_READ])).toBe('index-app#1')
    expect(await find('index-app#2', [PR, MAIN_READ])).toBe('index-app#2')
    expect(await find('index-app', [{ scope: 'refs/heads/other', permission: 3 }])).toBe('')
  })

  it('serves ranges as Azure does, and refuses a wrong signature', async () => {
    await save('k', '0123456789')
    const { body } = await call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })
    const url = String(body.signed_download_url)
    const part = await fetch(url, { headers: { 'x-ms-range': 'bytes=2-4' } })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234'])
    expect((await fetch(url, { headers: { range: 'bytes=10-' } })).status).toBe(416)
    expect((await fetch(`${url}0`)).status).toBe(403)
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe('10')
  })

  it('answers 404 BlobNotFound once an entry is evicted', async () => {
    await save('k', 'x')
    const { body } = await call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })
    expect(service.evict(({ key }) => key === 'k')).toBe(1)
    const gone = await fetch(String(body.signed_download_url))
    expect([gone.status, gone.headers.get('x-ms-error-code')]).toEqual([404, 'BlobNotFound'])
  })
})

describe('cache service: faults', () => {
  it('rate-limits, breaks and drops as many requests as asked, then heals', async () => {
    service.fail({ kind: '429', times: 1 })
    const limited = await call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1'])
    service.fail({ kind: '500', times: 1 })
    expect((await call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })).status).toBe(500)
    service.fail({ kind: 'down', times: Infinity })
    await expect(call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })).rejects.toThrow()
    service.heal()
    expect((await call('GetCacheEntryDownloadURL', { key: 'k', version: 'v' })).status).toBe(200)
  })
})

describe('cache service: @actions/cache', () => {
  it(
    'saves and restores by exact key and by prefix, and reports a duplicate as not saved',
    { timeout: 60_000 },
    async () => {
      const workspace = await mkdtemp(join(tmpdir(), 'cache-service-'))
      try {
        await mkdir(join(workspace, 'data'))
        await writeFile(join(workspace, 'data/file.txt'), 'hello')
        const script = `
        const cache = await import(${JSON.stringify(import.meta.resolve('@actions/cache'))})
        const { rmSync } = await import('node:fs')
        const saved = await cache.saveCache(['data'], 'key-1')
        const again = await cache.saveCache(['data'], 'key-1')
        rmSync('data', { recursive: true })
        const hit = await cache.restoreCache(['data'], 'key-2', ['key-'])
        const miss = await cache.restoreCache(['data'], 'other')
        console.log('RESULT ' + JSON.stringify({ saved: saved > 0, again, hit, miss: miss ?? null }))`
        const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
          cwd: workspace,
          env: {
            PATH: '/usr/bin:/bin',
            RUNNER_TEMP: workspace,
            GITHUB_WORKSPACE: workspace,
            ...service.env(service.token([MAIN])),
          },
        })
        expect(JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? '{}')).toEqual({
          saved: true,
          again: -1,
          hit: 'key-1',
          miss: null,
        })
        expect(await readFile(join(workspace, 'data/file.txt'), 'utf8')).toBe('hello')
      } finally {
        await rm(workspace, { recursive: true })
      }
    },
  )
})
