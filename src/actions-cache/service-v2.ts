/** Version 2 of the service: Twirp calls in JSON around Azure's block blobs (buildkit.md D6; `@actions/cache` 4 and later). */
import type { Http } from '../http/http.ts'
import { persistently } from '../http/persistent.ts'
import type { CacheService, Upload } from './service.ts'

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService'
const TIMEOUT_MS = 20_000
const BLOCK_TIMEOUT_MS = 120_000
/** Azure takes 4000 MiB in one block and 50,000 blocks; these are large enough to be few and small enough to be held. */
const BLOCK_BYTES = 16 * 1024 * 1024

/** @param url `ACTIONS_RESULTS_URL` */
export function serviceV2(http: Http, url: string, token: string, version: string): CacheService {
  const call = async (method: string, request: object): Promise<Record<string, unknown> | undefined> => {
    const answer = await persistently(http, `${url.replace(/\/+$/, '')}/${SERVICE}/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, version }),
      timeoutMs: TIMEOUT_MS,
    })
    if (answer.status === 409) return undefined
    const data = parsed(answer.body)
    if (answer.status === 200 && data !== undefined) return data
    const said = typeof data?.msg === 'string' ? ` (${data.msg})` : ''
    throw new Error(`the Actions cache answered ${answer.status}${said} to ${method}`)
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
      return upload(http, String(reserved.signed_upload_url), async (size) => {
        const done = await call('FinalizeCacheEntryUpload', { key, size_bytes: String(size) })
        if (done?.ok !== true) throw new Error('the Actions cache did not take the entry')
      })
    },
  }
}

/** Blocks of a blob, and the list that makes them one (Azure's Put Block and Put Block List). */
function upload(http: Http, url: string, finalize: (size: number) => Promise<void>): Upload {
  const send = async (query: string, body: Uint8Array | string, headers: Record<string, string>): Promise<void> => {
    const { status } = await persistently(http, `${url}${query}`, {
      method: 'PUT',
      headers,
      body,
      timeoutMs: BLOCK_TIMEOUT_MS,
    })
    if (status !== 201) throw new Error(`the store of the Actions cache answered ${status}`)
  }
  // All ids of a blob have the same length.
  const idOf = (block: number): string => Buffer.from(String(block).padStart(8, '0')).toString('base64')
  return {
    partBytes: BLOCK_BYTES,
    put: (at, bytes) => send(`&comp=block&blockid=${encodeURIComponent(idOf(at / BLOCK_BYTES))}`, bytes, {}),
    async finish(size) {
      const count = Math.ceil(size / BLOCK_BYTES)
      const list = Array.from({ length: count }, (_, block) => `<Latest>${idOf(block)}</Latest>`).join('')
      const xml = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`
      await send('&comp=blocklist', xml, { 'content-type': 'text/plain' })
      await finalize(size)
    },
    async whole(bytes) {
      await send('', bytes, { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' })
      await finalize(bytes.length)
    },
  }
}

function parsed(body: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    return undefined
  }
}
