/**
 * The little of the ZIP format that artifacts need: writing one file, reading one file that a stranger may have packed.
 * Format: PKWARE APPNOTE 6.3.10. Archives of 4 GiB and more (ZIP64), encryption and other methods than deflate are refused.
 */
import { crc32, deflateRaw, inflateRaw } from 'node:zlib'
import { promisify } from 'node:util'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DEFLATED = 8
/** More entries than this are not looked through. */
const MOST_ENTRIES = 1000
/** 1980-01-01, so that equal content gives equal bytes. */
const EPOCH_DATE = 0x21

/** An archive of one file. */
export async function zipOne(name: string, content: Buffer): Promise<Buffer> {
  const packed = await promisify(deflateRaw)(content)
  const file = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(0x0800, 2) // names are UTF-8
  common.writeUInt16LE(DEFLATED, 4)
  common.writeUInt16LE(EPOCH_DATE, 8)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(file.length, 22)
  const local = Buffer.concat([uint32(LOCAL), common, file, packed])
  const central = Buffer.concat([uint32(CENTRAL), Buffer.from([20, 0]), common, Buffer.alloc(14), file])
  // Attributes of a regular file, readable by all; its local header is at 0.
  central.writeUInt32LE(0o100644 * 0x10000, 38)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

/**
 * The content of one file of an archive, or undefined when there is none of that name. Nothing is written to disk, and no
 * more than `limit` bytes are ever inflated, whatever the archive says of itself.
 *
 * @throws RangeError when the archive is broken, or the file larger than `limit`
 */
export async function unzipOne(archive: Buffer, name: string, limit: number): Promise<Buffer | undefined> {
  const end = endOf(archive)
  const count = Math.min(archive.readUInt16LE(end + 10), MOST_ENTRIES)
  let at = archive.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) throw new RangeError('the archive is broken')
    const [names, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    if (archive.toString('utf8', at + 46, at + 46 + names!) === name) return contentOf(archive, at, limit)
    at += 46 + names! + extra! + comment!
  }
  return undefined
}

/** The end record is last, but for a comment of at most 65,535 bytes. */
function endOf(archive: Buffer): number {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 65_535); at--) {
    if (archive.readUInt32LE(at) === END) return at
  }
  throw new RangeError('it is no ZIP archive')
}

async function contentOf(archive: Buffer, central: number, limit: number): Promise<Buffer> {
  const flags = archive.readUInt16LE(central + 8)
  const method = archive.readUInt16LE(central + 10)
  const checksum = archive.readUInt32LE(central + 16)
  const packed = archive.readUInt32LE(central + 20)
  const size = archive.readUInt32LE(central + 24)
  const local = archive.readUInt32LE(central + 42)
  if ((flags & 1) !== 0 || (method !== DEFLATED && method !== 0)) throw new RangeError('it is packed in an unknown way')
  if (size > limit) throw new RangeError(tooLarge(limit))
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL)
    throw new RangeError('the archive is broken')
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const data = archive.subarray(start, start + packed)
  if (data.length !== packed) throw new RangeError('the archive is broken')
  const content = method === 0 ? data : await inflated(data, limit)
  if (content.length > limit) throw new RangeError(tooLarge(limit))
  if (crc32(content) !== checksum) throw new RangeError('the archive is broken')
  return content
}

async function inflated(data: Buffer, limit: number): Promise<Buffer> {
  try {
    return await promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)(data, { maxOutputLength: limit })
  } catch (error) {
    const { code } = error as { code?: string }
    throw new RangeError(code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit) : 'the archive is broken', { cause: error })
  }
}

function tooLarge(limit: number): string {
  return `it is larger than ${limit / 1024 / 1024} MiB`
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
