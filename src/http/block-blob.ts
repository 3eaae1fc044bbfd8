import type { Http } from './http.ts'
import { persistently } from './persistent.ts'

const TIMEOUT_MS = 120_000

/** A blob of Azure's store being written, by a signed address (Put Block, Put Block List). */
export interface BlockBlob {
  /** Blocks may be put at the same time and in any order. */
  putBlock(index: number, bytes: Uint8Array): Promise<void>
  /** Makes `count` blocks, from 0, the blob's content. */
  commit(count: number): Promise<void>
}

/**
 * @param store its name in messages
 * @param contentType of the blob: some clients go by it
 */
export function blockBlob(
  http: Http,
  url: string,
  { store, contentType }: { store: string; contentType: string },
): BlockBlob {
  const put = async (query: string, body: Uint8Array | string, headers: Record<string, string>): Promise<void> => {
    const { status } = await persistently(http, `${url}${query}`, {
      method: 'PUT',
      headers,
      body,
      timeoutMs: TIMEOUT_MS,
    })
    if (status < 200 || status >= 300) throw new Error(`${store} answered ${status}`)
  }
  // All ids of a blob have the same length.
  const idOf = (index: number): string => Buffer.from(String(index).padStart(8, '0')).toString('base64')
  return {
    putBlock: (index, bytes) => put(`&comp=block&blockid=${encodeURIComponent(idOf(index))}`, bytes, {}),
    async commit(count) {
      const list = Array.from({ length: count }, (_, index) => `<Latest>${idOf(index)}</Latest>`).join('')
      const xml = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`
      await put('&comp=blocklist', xml, { 'content-type': 'text/plain', 'x-ms-blob-content-type': contentType })
    },
  }
}
