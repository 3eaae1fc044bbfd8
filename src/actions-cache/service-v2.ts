/** Version 2 of the service: Twirp calls around Azure's block blobs (docs/internals/cache.md: The service; `@actions/cache` 4 and later). */
import { blockBlob } from '../http/block-blob.ts'
import type { Http } from '../http/http.ts'
import { persistently } from '../http/persistent.ts'
import { twirp } from '../http/twirp.ts'
import type { CacheService } from './service.ts'

const SERVICE = 'github.actions.results.api.v1.CacheService'
/** Azure takes 4000 MiB in one block and 50,000 blocks; these are large enough to be few and small enough to be held. */
const BLOCK_BYTES = 16 * 1024 * 1024
const STORE = 'the store of the Actions cache'
const TIMEOUT_MS = 120_000

/** @param base `ACTIONS_RESULTS_URL` */
export function serviceV2(http: Http, base: string, token: string, version: string): CacheService {
  const ask = twirp(http, { base, service: SERVICE, token })
  const call = async (method: string, request: object): Promise<Record<string, unknown> | undefined> => {
    const { status, data, said } = await ask(method, { ...request, version })
    if (status === 409) return undefined
    if (status === 200) return data
    throw new Error(`the Actions cache answered ${status}${said === '' ? '' : ` (${said})`} to ${method}`)
  }
  return {
    async lookUp([key = '', ...more]) {
      const found = await call('GetCacheEntryDownloadURL', { key, restore_keys: [key, ...more] })
      if (found?.ok !== true) return undefined
      return { key: String(found.matched_key), url: String(found.signed_download_url) }
    },
    async reserve(key) {
      const reserved = await call('CreateCacheEntry', { key })
      if (reserved?.ok !== true) return undefined
      const url = String(reserved.signed_upload_url)
      const blob = blockBlob(http, url, { store: STORE, contentType: 'application/octet-stream' })
      const finalize = async (size: number): Promise<void> => {
        const done = await call('FinalizeCacheEntryUpload', { key, size_bytes: String(size) })
        if (done?.ok !== true) throw new Error('the Actions cache did not take the entry')
      }
      return {
        partBytes: BLOCK_BYTES,
        put: (at, bytes) => blob.putBlock(at / BLOCK_BYTES, bytes),
        async finish(size) {
          await blob.commit(Math.ceil(size / BLOCK_BYTES))
          await finalize(size)
        },
        async whole(body) {
          const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' }
          const { status } = await persistently(http, url, { method: 'PUT', headers, body, timeoutMs: TIMEOUT_MS })
          if (status !== 201) throw new Error(`${STORE} answered ${status}`)
          await finalize(body.length)
        },
      }
    },
  }
}
