import { cleanPath } from '../clean-path.ts'
import { LayerError } from './layer-error.ts'
import { readPax } from './pax.ts'
import type { Extension } from './pax.ts'
import { BLOCK, readHeader, text } from './tar-header.ts'
import type { TarHeader } from './tar-header.ts'

/** What an entry is; `other` covers flags nobody writes into layers (volume labels, multi-volume pieces). */
export type EntryType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo' | 'other'

/** One entry of a tar. */
export interface TarEntry {
  /** From the image's root, without leading or trailing slash; `''` is the root itself. */
  path: string
  type: EntryType
  /** Bytes of the file as a reader of it sees them (the real size of a sparse file); 0 for anything but files. */
  size: number
  /** Bytes that follow in the tar: what `data` will be called with in total. */
  stored: number
  /** Permission bits, with setuid, setgid and sticky. */
  mode: number
  uid: number
  gid: number
  /** Target of a symlink as written, or cleaned path of a hardlink's target. */
  link?: string
}

/** Receives a tar piece by piece. Bytes given to `data` are only valid until it returns. */
export interface TarSink {
  entry(entry: TarEntry): void
  data(bytes: Buffer): void
  /** The entry's last byte has been given. */
  end(): void
}

const TYPES: Record<string, EntryType> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'char',
  '4': 'block',
  '5': 'dir',
  '6': 'fifo',
}

/** Long names and pax headers may be this large, as in Go's archive/tar. */
const MAX_META = 1 << 20
/** PATH_MAX of Linux: nothing longer can be unpacked. */
const MAX_PATH = 4096

/**
 * Reads a tar from pieces of any size, holding nothing but a block or an extended header. Understands ustar, pax (path,
 * linkpath, size, uid, gid), GNU long names, long links, base-256 numbers and sparse files. Global pax headers are skipped,
 * as containerd does when it unpacks a layer. Throws a LayerError on anything that is not a whole tar.
 */
export class TarReader {
  /** Bytes given so far: the layer's uncompressed size when all have been. */
  bytes = 0
  readonly #sink: TarSink
  readonly #partial = Buffer.alloc(BLOCK)
  #held = 0
  #content = 0
  #padding = 0
  /** What the content is: an entry's, an extended header's of this type, or sparse map blocks. */
  #meta = ''
  #parts: Buffer[] = []
  #extension: Extension = {}
  #sparse: TarHeader | undefined
  #zeros = 0

  constructor(sink: TarSink) {
    this.#sink = sink
  }

  /** Takes the next piece. */
  write(piece: Uint8Array): void {
    const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    this.bytes += chunk.length
    for (let at = 0; at < chunk.length && this.#zeros < 2;) {
      if (this.#content > 0) {
        const end = Math.min(chunk.length, at + this.#content)
        const bytes = chunk.subarray(at, end)
        this.#content -= end - at
        at = end
        if (this.#meta === '') this.#sink.data(bytes)
        else this.#parts.push(Buffer.from(bytes))
        if (this.#content === 0) this.#endContent()
      } else if (this.#padding > 0) {
        const skipped = Math.min(this.#padding, chunk.length - at)
        this.#padding -= skipped
        at += skipped
      } else if (this.#held === 0 && chunk.length - at >= BLOCK) {
        this.#block(chunk, at)
        at += BLOCK
      } else {
        const copied = chunk.copy(this.#partial, this.#held, at, at + BLOCK - this.#held)
        at += copied
        this.#held += copied
        if (this.#held === BLOCK) {
          this.#held = 0
          this.#block(this.#partial, 0)
        }
      }
    }
  }

  /** Says that no piece follows. Throws when the tar was cut off. A missing end mark is allowed, as everywhere. */
  finish(): void {
    const inside = this.#content > 0 || this.#padding > 0 || this.#held > 0
    const promised = this.#meta !== '' || this.#sparse !== undefined
    if (this.#zeros < 2 && (inside || promised))
      throw new LayerError('A layer ends in the middle of a file: it is truncated.')
  }

  #block(block: Buffer, at: number): void {
    if (this.#sparse !== undefined) {
      if (block[at + 504] === 1) return
      this.#open(this.#sparse)
      this.#sparse = undefined
      return
    }
    const header = readHeader(block, at)
    if (header === undefined) {
      this.#zeros++
      return
    }
    if (this.#zeros > 0) throw new LayerError('A layer goes on after its end mark.')
    if ('xgLK'.includes(header.type)) this.#openMeta(header)
    else if (header.sparse?.more === true) this.#sparse = header
    else this.#open(header)
  }

  #openMeta(header: TarHeader): void {
    if (header.size > MAX_META) throw new LayerError(`A header of ${header.size} bytes in a layer is too large.`)
    this.#meta = header.type
    this.#start(header.size)
  }

  #open(header: TarHeader): void {
    const extension = this.#extension
    this.#extension = {}
    const name = extension.sparsePath ?? extension.path ?? header.name
    const link = extension.link ?? header.link
    if (name.length > MAX_PATH || link.length > MAX_PATH) throw new LayerError('A path in a layer is too long.')
    let type = TYPES[header.type] ?? 'other'
    // Before ustar, directories were files whose name ends in a slash.
    if (header.type === '\0' && name.endsWith('/')) type = 'dir'
    const stored = type === 'file' || type === 'other' ? (extension.size ?? header.size) : 0
    const entry: TarEntry = {
      path: cleanPath(name),
      type,
      size: type === 'file' ? (extension.sparseSize ?? header.sparse?.size ?? stored) : 0,
      stored,
      mode: header.mode,
      uid: extension.uid ?? header.uid,
      gid: extension.gid ?? header.gid,
    }
    if (type === 'symlink') entry.link = link
    else if (type === 'hardlink') entry.link = cleanPath(link)
    this.#meta = ''
    this.#sink.entry(entry)
    this.#start(stored)
  }

  #start(size: number): void {
    this.#content = size
    this.#padding = (BLOCK - (size % BLOCK)) % BLOCK
    if (size === 0) this.#endContent()
  }

  #endContent(): void {
    const meta = this.#meta
    if (meta === '') return this.#sink.end()
    const body = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts)
    this.#parts = []
    if (meta === 'g') this.#meta = ''
    if (meta === 'x') readPax(body, this.#extension)
    else if (meta === 'L') this.#extension.path ??= text(body, 0, body.length)
    else if (meta === 'K') this.#extension.link ??= text(body, 0, body.length)
  }
}
