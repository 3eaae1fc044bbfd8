import { createHash } from 'node:crypto'
import type { Http, HttpRequest } from '../http/http.ts'
import type { CacheAccess } from '../plan/runtime-token.ts'
import { withOwnKeys, type CacheIndex } from './cache-index.ts'

/** BuildKit's version of every cache entry (tonistiigi/go-actions-cache, `version`). */
const VERSION = createHash('sha256').update('|go-actionscache-1.0').digest('hex')

/** Longest wait for all of it; an index has a few kilobytes, and a canceled job only a few seconds. */
const PATIENCE_MS = 5000

/**
 * Rewrites the cache indexes that BuildKit has just exported, so that it can use them beside each other
 * ({@link withOwnKeys} says why). As in BuildKit itself, an index is replaced by a newer entry of the same name.
 *
 * @param scopes of the exports, as in `cache-to: type=gha,scope=…`
 * @returns one sentence when it could not be done: nothing is lost then but cache hits
 */
export async function giveOwnKeys(
  scopes: string[],
  access: Pick<CacheAccess, 'scopes'>,
  { env, http }: { env: Readonly<Record<string, string | undefined>>; http: Http },
): Promise<string | undefined> {
  // BuildKit writes into the last scope it may write (gha.go, `indexKey`). Without v2 of the service (GHES) there is none.
  const branch = access.scopes.findLast(({ write }) => write)?.scope
  const url = env.ACTIONS_RESULTS_URL ?? ''
  if (branch === undefined || url === '' || !/^(true|1)$/i.test(env.ACTIONS_CACHE_SERVICE_V2 ?? '')) return undefined
  const service = cacheService(http, url, env.ACTIONS_RUNTIME_TOKEN ?? '')
  const refHash = createHash('sha256').update(branch).digest('hex').slice(0, 8)
  const results = await Promise.allSettled(scopes.map((scope) => rewrite(service, `index-${scope}-1-${refHash}#`)))
  const failed = results.find((result) => result.status === 'rejected')
  return failed === undefined
    ? undefined
    : `A cache index could not be completed (${(failed.reason as Error).message}); the next build may repeat steps that targets share.`
}

async function rewrite(service: CacheService, key: string): Promise<void> {
  const found = await service.call('GetCacheEntryDownloadURL', { key, restore_keys: [key] })
  if (found?.ok !== true) return
  const number = Number(String(found.matched_key).slice(key.length))
  const text = await service.send(String(found.signed_download_url), {})
  const index = withOwnKeys(JSON.parse(text.toString('utf8')) as CacheIndex, key)
  if (index === undefined || !Number.isSafeInteger(number)) return

  const next = `${key}${number + 1}`
  const body = Buffer.from(JSON.stringify(index))
  const reserved = await service.call('CreateCacheEntry', { key: next })
  // Another job has exported meanwhile: its index is the newest, and its to rewrite.
  if (reserved?.ok !== true) return
  await service.send(String(reserved.signed_upload_url), {
    method: 'PUT',
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' },
    body,
  })
  await service.call('FinalizeCacheEntryUpload', { key: next, size_bytes: body.length })
}

interface CacheService {
  /** One call of GitHub's cache service v2; undefined when the entry exists already. */
  call(method: string, request: Record<string, unknown>): Promise<Record<string, unknown> | undefined>
  /** A request to a signed URL of the blob store. */
  send(url: string, request: HttpRequest): Promise<Buffer>
}

function cacheService(http: Http, url: string, token: string): CacheService {
  const deadline = Date.now() + PATIENCE_MS
  const left = (): number => Math.max(1, deadline - Date.now())
  return {
    async call(method, request) {
      const { status, body } = await http(
        `${url.replace(/\/+$/, '')}/twirp/github.actions.results.api.v1.CacheService/${method}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ ...request, version: VERSION }),
          timeoutMs: left(),
        },
      )
      if (status === 409) return undefined
      if (status !== 200) throw new Error(`${method} was answered with ${status}`)
      return JSON.parse(body.toString('utf8')) as Record<string, unknown>
    },
    async send(signedUrl, request) {
      const { status, body } = await http(signedUrl, { ...request, timeoutMs: left() })
      if (status >= 300) throw new Error(`the blob store answered with ${status}`)
      return body
    },
  }
}
