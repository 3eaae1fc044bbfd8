import { fields, stringField } from '../../src/buildkit/protobuf.ts'

type Json = Record<string, unknown>

/** Fields of the requests and answers by number. Source: proto/cache.proto of the crate ghac, given by GitHub's staff. */
const REQUESTS: Record<string, Record<number, string>> = {
  CreateCacheEntry: { 2: 'key', 3: 'version' },
  FinalizeCacheEntryUpload: { 2: 'key', 3: 'size_bytes', 4: 'version' },
  GetCacheEntryDownloadURL: { 2: 'key', 3: 'restore_keys', 4: 'version' },
}
const ANSWERS: Record<string, string[]> = {
  CreateCacheEntry: ['ok', 'signed_upload_url'],
  FinalizeCacheEntryUpload: ['ok', 'entry_id'],
  GetCacheEntryDownloadURL: ['ok', 'signed_download_url', 'matched_key'],
}

/** What a Twirp client says that prefers protobuf to JSON, as sccache does (opendal's ghac). */
export const PROTOBUF = 'application/protobuf'

/** A request in protobuf as its JSON form. Throws a RangeError on bytes that are no message. */
export function readRequest(method: string, message: Uint8Array): Json {
  const args: Json = {}
  for (const { number, value, bytes } of fields(message)) {
    const name = REQUESTS[method]?.[number]
    if (name === undefined) continue
    const field = bytes === undefined ? String(value) : Buffer.from(bytes).toString('utf8')
    args[name] = name === 'restore_keys' ? [...((args[name] as string[] | undefined) ?? []), field] : field
  }
  return args
}

/** The JSON form of an answer in protobuf; what is empty, zero or false is left out, as proto3 does. */
export function writeAnswer(method: string, answer: Json): Buffer {
  const parts = (ANSWERS[method] ?? []).flatMap((name, at) => {
    const value = answer[name]
    if (value === true || name === 'entry_id') return [varintField(at + 1, value === true ? 1 : Number(value ?? 0))]
    return typeof value === 'string' && value !== '' ? [stringField(at + 1, value)] : []
  })
  return Buffer.concat(parts)
}

function varintField(number: number, value: number): Uint8Array {
  const bytes = [number * 8]
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) + 128)
  return Uint8Array.from([...bytes, value])
}
