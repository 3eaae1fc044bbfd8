import { gunzipSync, gzipSync } from 'node:zlib'
import { ByteReader, ByteWriter } from './tar/bytes.ts'
import { LayerError } from './tar/layer-error.ts'
import type { FileEntry, LayerIndex } from './layer-index.ts'
import type { EntryType } from './tar/tar-reader.ts'

/** Raised when the form below changes; other versions are not read, the layer is. */
const VERSION = 1
const TYPES: readonly EntryType[] = ['file', 'dir', 'symlink', 'hardlink', 'char', 'block', 'fifo', 'other']
const HASH_BYTES = 9
/** What a hostile file may make us hold. A layer beyond it is read again each time. */
const MAX_PLAIN = 64 << 20
const MAX_ENTRIES = 1_000_000

/**
 * The index of a layer as a few bytes per file (about 17, most of them the hash), to be kept beside a baseline's record so
 * that the layer is never read again. Column by column, paths by what they share with the one before, then gzip.
 */
export function storeIndex({ entries, uncompressedBytes, kept }: LayerIndex): Buffer {
  const owners = new Map<string, number>()
  const columns = Array.from({ length: 6 }, () => new ByteWriter())
  const [shared, names, kinds, sizes, hashes, links] = columns as [
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
  ]
  let last = ''
  for (const { path, type, size, mode, uid, gid, hash, link } of entries) {
    let same = 0
    while (same < path.length && path[same] === last[same]) same++
    // A character outside the basic plane is two units; both go together.
    if (same > 0 && (path.charCodeAt(same - 1) & 0xfc00) === 0xd800) same--
    shared.number(same)
    names.text(path.slice(same))
    last = path
    const key = `${mode} ${uid} ${gid}`
    let owner = owners.get(key)
    if (owner === undefined) owners.set(key, (owner = owners.size))
    kinds.number(
      (owner * TYPES.length + TYPES.indexOf(type)) * 4 + (hash === undefined ? 0 : 1) + (link === undefined ? 0 : 2),
    )
    if (type === 'file') sizes.number(size)
    if (hash !== undefined) hashes.bytes(Buffer.from(hash, 'base64url'))
    if (link !== undefined) links.text(link)
  }
  const whole = new ByteWriter()
  whole.number(VERSION)
  whole.number(uncompressedBytes)
  whole.number(entries.length)
  whole.text([...owners.keys()].join('\n'))
  whole.number(kept.size)
  for (const [path, text] of kept) {
    whole.text(path)
    whole.text(text)
  }
  for (const column of columns) {
    const bytes = column.done()
    whole.number(bytes.length)
    whole.bytes(bytes)
  }
  return gzipSync(whole.done(), { level: 9 })
}

/** Reads what {@link storeIndex} wrote. Throws a LayerError on anything else; the layer must then be read itself. */
export function loadIndex(stored: Uint8Array): LayerIndex {
  try {
    return parse(new ByteReader(gunzipSync(stored, { maxOutputLength: MAX_PLAIN })))
  } catch (cause) {
    throw new LayerError('A stored layer index cannot be read.', { cause })
  }
}

function parse(whole: ByteReader): LayerIndex {
  if (whole.number() !== VERSION) throw new RangeError('another version')
  const uncompressedBytes = whole.number()
  const count = whole.number()
  if (count > MAX_ENTRIES) throw new RangeError('too many entries')
  const owners = whole
    .text()
    .split('\n')
    .filter((line) => line !== '')
    .map(parseOwner)
  const kept = new Map<string, string>()
  for (let left = whole.number(); left > 0; left--) {
    const path = whole.text()
    kept.set(path, whole.text())
  }
  const column = (): ByteReader => new ByteReader(whole.bytes(whole.number()))
  const [shared, names, kinds, sizes, hashes, links] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ] as const
  const entries: FileEntry[] = []
  let last = ''
  for (let left = count; left > 0; left--) {
    const path = last.slice(0, shared.number()) + names.text()
    last = path
    const kind = kinds.number()
    const type = TYPES[Math.floor(kind / 4) % TYPES.length] as EntryType
    const owner = owners[Math.floor(kind / 4 / TYPES.length)]
    if (owner === undefined || path.length > 4096) throw new RangeError('bad entry')
    const entry: FileEntry = { path, type, size: type === 'file' ? sizes.number() : 0, ...owner }
    if (kind % 2 === 1) entry.hash = Buffer.from(hashes.bytes(HASH_BYTES)).toString('base64url')
    if (kind % 4 >= 2) entry.link = links.text()
    entries.push(entry)
  }
  return { entries, uncompressedBytes, kept }
}

function parseOwner(line: string): Pick<FileEntry, 'mode' | 'uid' | 'gid'> {
  const [mode = Number.NaN, uid = Number.NaN, gid = Number.NaN] = line.split(' ').map(Number)
  if (![mode, uid, gid].every((value) => Number.isSafeInteger(value) && value >= 0)) throw new RangeError('bad owner')
  return { mode, uid, gid }
}
