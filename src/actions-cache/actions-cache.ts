import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Http } from '../http/http.ts'
import { persistently } from '../http/persistent.ts'
import { cacheService } from './open-service.ts'
import type { CacheService, Env, Upload } from './service.ts'
import { OWN_VERSION } from './versions.ts'

/**
 * What is kept for later runs, on whatever machine they are: entries that never change, found by key. Contents are
 * compressed (zstd) on the way. Everything rejects with a sentence a user can act on.
 */
export interface ActionsCache {
  /** The key of the newest entry whose key is or begins with one of these. */
  find(keys: readonly string[]): Promise<string | undefined>
  /** Its content; an entry of more than `limit` bytes is a RangeError. */
  load(keys: readonly string[], limit: number): Promise<{ key: string; content: Buffer } | undefined>
  /** Writes its content to a file; false when there is no such entry. */
  loadFile(key: string, file: string): Promise<boolean>
  /** Keeps an entry; false when there is one of this key already. */
  save(key: string, content: Uint8Array): Promise<boolean>
  saveFile(key: string, file: string): Promise<boolean>
}

const DOWNLOAD_TIMEOUT_MS = 120_000
/** Of one download or upload; so many are under way at the same time. */
const PART_BYTES = 16 * 1024 * 1024
const AT_ONCE = 4

/** The Actions cache of this job. Rejects everything with the reason where there is none. */
export function openCache(access: { env: Env; http: Http }): ActionsCache {
  const opened = cacheService(access, OWN_VERSION)
  const service = (): CacheService => {
    if (opened === undefined) throw new Error('the Actions cache is not available on this runner')
    return opened
  }
  const parts = (url: string): Readable => Readable.from(download(access.http, url), { objectMode: false })
  return {
    async find(keys) {
      return (await service().lookUp(keys))?.key
    },
    async load(keys, limit) {
      const hit = await service().lookUp(keys)
      if (hit === undefined) return undefined
      const chunks: Buffer[] = []
      await pipeline(parts(hit.url), createZstdDecompress(), async (content: AsyncIterable<Buffer>) => {
        let bytes = 0
        for await (const chunk of content) {
          bytes += chunk.length
          if (bytes > limit) throw new RangeError(`it is larger than ${limit / 1024 / 1024} MiB`)
          chunks.push(chunk)
        }
      })
      return { key: hit.key, content: Buffer.concat(chunks) }
    },
    async loadFile(key, file) {
      const hit = await service().lookUp([key])
      if (hit?.key !== key) return false
      await pipeline(parts(hit.url), createZstdDecompress(), createWriteStream(file))
      return true
    },
    async save(key, content) {
      return await save(service(), key, Readable.from([content]))
    },
    async saveFile(key, file) {
      return await save(service(), key, createReadStream(file))
    },
  }
}

/** The bytes behind a signed address, in order, several parts being fetched at the same time. */
async function* download(http: Http, url: string): AsyncGenerator<Buffer> {
  const fetchPart = async (at: number): Promise<{ bytes: Buffer; total: number }> => {
    const answer = await persistently(http, url, {
      // Azure reads either header; other stores only `range`.
      headers: { range: `bytes=${at}-${at + PART_BYTES - 1}`, 'accept-encoding': 'identity' },
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    })
    if (answer.status === 200) return { bytes: answer.body, total: answer.body.length }
    if (answer.status !== 206) throw new Error(`the store of the Actions cache answered ${answer.status}`)
    return { bytes: answer.body, total: Number(/\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1]) }
  }
  const first = await fetchPart(0)
  yield first.bytes
  const under: Promise<{ bytes: Buffer }>[] = []
  let next = PART_BYTES
  for (;;) {
    for (; next < first.total && under.length < AT_ONCE; next += PART_BYTES) {
      const part = fetchPart(next)
      // It may fail before its turn comes; it is thrown then.
      part.catch(() => undefined)
      under.push(part)
    }
    const part = under.shift()
    if (part === undefined) return
    yield (await part).bytes
  }
}

async function save(service: CacheService, key: string, content: Readable): Promise<boolean> {
  const upload = await service.reserve(key)
  if (upload === undefined) {
    content.destroy()
    return false
  }
  await pipeline(content, createZstdCompress(), (packed: AsyncIterable<Buffer>) => sendParts(packed, upload))
  return true
}

/** Sends a stream in parts, several at the same time. */
async function sendParts(stream: AsyncIterable<Buffer>, upload: Upload): Promise<void> {
  const parts: Promise<void>[] = []
  let [held, heldBytes, at]: [Buffer[], number, number] = [[], 0, 0]
  const send = async (bytes: Buffer): Promise<void> => {
    const part = upload.put(at, bytes)
    // It may fail before it is waited for; it is thrown then.
    part.catch(() => undefined)
    parts.push(part)
    at += bytes.length
    await parts.at(-AT_ONCE)
  }
  for await (const chunk of stream) {
    held.push(chunk)
    heldBytes += chunk.length
    while (heldBytes >= upload.partBytes) {
      const all = Buffer.concat(held)
      await send(all.subarray(0, upload.partBytes))
      held = [all.subarray(upload.partBytes)]
      heldBytes -= upload.partBytes
    }
  }
  const last = Buffer.concat(held)
  if (at === 0) return await upload.whole(last)
  if (last.length > 0) await send(last)
  await Promise.all(parts)
  await upload.finish(at)
}
