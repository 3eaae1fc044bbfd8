/** Stored indexes of many layers as one file: `BBL1`, then per layer 32 bytes of digest, a length, and the index. */
import { ByteReader, ByteWriter } from './tar/bytes.ts'
import { LayerError } from './tar/layer-error.ts'

const MAGIC = Buffer.from('BBL1')
const DIGEST = /^sha256:([0-9a-f]{64})$/
/** More than this is not written, and whoever sends more is not believed. */
const MAX_LAYER = 24 << 20
export const MAX_BUNDLE = 64 << 20

/** Packs indexes by blob digest, in the order given; what would make the file too large is left out and read again later. */
export function packIndexes(indexes: ReadonlyMap<string, Uint8Array>): Buffer {
  const writer = new ByteWriter()
  writer.bytes(MAGIC)
  let room = MAX_BUNDLE - MAGIC.length
  for (const [digest, index] of indexes) {
    const hex = DIGEST.exec(digest)?.[1]
    const needed = index.length + 40
    if (hex === undefined || index.length > MAX_LAYER || needed > room) continue
    room -= needed
    writer.bytes(Buffer.from(hex, 'hex'))
    writer.number(index.length)
    writer.bytes(index)
  }
  return writer.done()
}

/** Reads what {@link packIndexes} wrote, without inflating any of it. Throws a LayerError on anything else. */
export function unpackIndexes(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > MAX_BUNDLE) throw new LayerError('The stored layer indexes are too large.')
  try {
    const reader = new ByteReader(bytes)
    if (!reader.bytes(MAGIC.length).equals(MAGIC)) throw new RangeError('another format')
    const indexes = new Map<string, Uint8Array>()
    while (reader.left > 0) {
      const digest = `sha256:${reader.bytes(32).toString('hex')}`
      const length = reader.number()
      if (length > MAX_LAYER) throw new RangeError('too large')
      indexes.set(digest, reader.bytes(length))
    }
    return indexes
  } catch (cause) {
    throw new LayerError('The stored layer indexes cannot be read.', { cause })
  }
}
