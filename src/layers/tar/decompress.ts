import { Readable, pipeline } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { LayerError } from './layer-error.ts'
import { isZstd, zstdFrames } from './zstd-frames.ts'

/** Bytes per piece handed on. Larger pieces mean fewer trips to zlib's thread and fewer files cut in two. */
const PIECE = 256 << 10
/** One piece may wait while the next is inflated. */
const OPTIONS = { chunkSize: PIECE, highWaterMark: 2 * PIECE }

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
  const kind = compressionOf(head)
  if (kind === 'none') {
    yield* rest()
    return
  }
  const inflate = kind === 'gzip' ? createGunzip(OPTIONS) : createZstdDecompress(OPTIONS)
  const input = Readable.from(kind === 'gzip' ? rest() : zstdFrames(rest()), {
    objectMode: false,
    highWaterMark: PIECE,
  })
  pipeline(input, inflate, () => {})
  try {
    yield* inflate as AsyncIterable<Uint8Array>
  } catch (error) {
    if (failure !== undefined) throw failure
    if (error instanceof LayerError) throw error
    throw new LayerError(`A layer cannot be decompressed: ${(error as Error).message}.`, { cause: error })
  }
}

function compressionOf(head: Buffer): 'gzip' | 'zstd' | 'none' {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return head.length >= 4 && isZstd(head.readUInt32LE(0)) ? 'zstd' : 'none'
}
