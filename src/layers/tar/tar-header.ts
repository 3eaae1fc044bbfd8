import { LayerError } from './layer-error.ts'

/** One 512-byte header block, decoded. `type` is the raw flag; paths are as written. */
export interface TarHeader {
  name: string
  link: string
  type: string
  size: number
  mode: number
  uid: number
  gid: number
  /** GNU sparse only: the file's real size, and whether blocks of more sparse entries follow. */
  sparse?: { size: number; more: boolean }
}

/** Size of every block of a tar. */
export const BLOCK = 512

/**
 * Decodes the header block at `at`; undefined for a block of zeros, which marks the end. Understands v7, ustar, and GNU
 * headers as Go's archive/tar does, which is what writes and reads image layers. Throws a LayerError.
 * Source: https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export function readHeader(block: Buffer, at: number): TarHeader | undefined {
  if (!checksumHolds(block, at)) {
    if (isZero(block, at)) return undefined
    throw new LayerError('A tar header has a wrong checksum.')
  }
  const magic = block.toString('latin1', at + 257, at + 265)
  const type = String.fromCharCode(block[at + 156] as number)
  let name = text(block, at, 100)
  if (magic.startsWith('ustar\0')) {
    const prefix = text(block, at + 345, 155)
    if (prefix !== '') name = `${prefix}/${name}`
  }
  const header: TarHeader = {
    name,
    link: block[at + 157] === 0 ? '' : text(block, at + 157, 100),
    type,
    size: number(block, at + 124, 12, 'size'),
    mode: number(block, at + 100, 8, 'mode') & 0o7777,
    uid: number(block, at + 108, 8, 'uid'),
    gid: number(block, at + 116, 8, 'gid'),
  }
  if (type === 'S') header.sparse = { size: number(block, at + 483, 12, 'real size'), more: block[at + 482] === 1 }
  return header
}

/** Text up to the first NUL. Bytes that are not UTF-8 become `\xNN`, so that different names stay different. */
export function text(block: Buffer, at: number, length: number): string {
  let end = at
  while (end < at + length && block[end] !== 0) end++
  const decoded = block.toString('utf8', at, end)
  if (!decoded.includes('\uFFFD')) return decoded
  let escaped = ''
  for (let i = at; i < end; i++) {
    const byte = block[i] as number
    escaped += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`
  }
  return escaped
}

/** An octal number padded with spaces or NULs, or GNU's base-256 form (first bit set). */
function number(block: Buffer, at: number, length: number, what: string): number {
  const first = block[at] as number
  let value = 0
  if (first >= 0x80) {
    if (first >= 0xc0) throw new LayerError(`A tar header has a negative ${what}.`)
    value = first & 0x3f
    for (let i = at + 1; i < at + length; i++) value = value * 256 + (block[i] as number)
  } else {
    let i = at
    const end = at + length
    while (i < end && (block[i] === 0x20 || block[i] === 0)) i++
    for (; i < end; i++) {
      const digit = (block[i] as number) - 0x30
      if (digit < 0 || digit > 7) break
      value = value * 8 + digit
    }
    if (i < end && block[i] !== 0x20 && block[i] !== 0) throw new LayerError(`A tar header's ${what} is not a number.`)
  }
  if (!Number.isSafeInteger(value)) throw new LayerError(`A tar header has an absurd ${what}.`)
  return value
}

/** The sum of all bytes with the checksum field read as spaces; old tars summed signed bytes. */
function checksumHolds(block: Buffer, at: number): boolean {
  let sum = 0
  let high = 0
  for (let i = at; i < at + BLOCK; i++) {
    const byte = block[i] as number
    sum += byte
    high += byte >> 7
  }
  for (let i = at + 148; i < at + 156; i++) {
    sum += 0x20 - (block[i] as number)
    high -= (block[i] as number) >> 7
  }
  let stored = 0
  let digits = 0
  for (let i = at + 148; i < at + 156; i++) {
    const digit = (block[i] as number) - 0x30
    if (digit >= 0 && digit <= 7) {
      stored = stored * 8 + digit
      digits++
    } else if (digits > 0) break
  }
  return digits > 0 && (stored === sum || stored === sum - 256 * high)
}

function isZero(block: Buffer, at: number): boolean {
  for (let i = at; i < at + BLOCK; i++) if (block[i] !== 0) return false
  return true
}
