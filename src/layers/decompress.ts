import { Readable, pipeline } from 'node:stream'
import type { Transform } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { LayerError } from './layer-error.ts'

/** Bytes per piece handed on. Larger pieces mean fewer trips to zlib's thread and fewer files cut in two. */
const PIECE = 256 << 10

/**
 * The bytes of a layer's tar. The compression is told from the first bytes (gzip, zstd, or none), which is never wrong and
 * needs no list of media types. Inflating runs in libuv's thread pool beside the reader of the pieces. Throws a LayerError
 * on damaged data, and whatever `blob` throws.
 */
export async function* decompress(blob: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = blob[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let failure: unknown
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield head
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
    } catch (error) {
      failure = error
      throw error
    } finally {
      await source.return?.()
    }
  }
  while (head.length < 4) {
    const next = await source.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  const inflate = inflaterFor(head)
  if (inflate === undefined) {
    yield* rest()
    return
  }
  pipeline(Readable.from(rest(), { objectMode: false, highWaterMark: PIECE }), inflate, () => {})
  try {
    yield* inflate as AsyncIterable<Uint8Array>
  } catch (error) {
    if (failure !== undefined) throw failure
    throw new LayerError(`A layer cannot be decompressed: ${(error as Error).message}.`, { cause: error })
  }
}

function inflaterFor(head: Buffer): Transform | undefined {
  // One piece may wait while the next is inflated.
  const options = { chunkSize: PIECE, highWaterMark: 2 * PIECE }
  if (head[0] === 0x1f && head[1] === 0x8b) return createGunzip(options)
  const magic = head.length < 4 ? 0 : head.readUInt32LE(0)
  // A zstd frame, or a skippable one in front of it.
  if (magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50) return createZstdDecompress(options)
  return undefined
}
