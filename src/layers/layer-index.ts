import { createHash, hash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { decompress } from './tar/decompress.ts'
import { isKept, isNpmManifest, MAX_KEPT_FILE, MAX_KEPT_LAYER, reduceNpmManifest } from './kept-files.ts'
import { LayerError } from './tar/layer-error.ts'
import { TarReader } from './tar/tar-reader.ts'
import type { EntryType, TarEntry, TarSink } from './tar/tar-reader.ts'

/** One entry of a layer, whiteouts included. */
export interface FileEntry {
  /** From the image's root, without leading slash. */
  path: string
  type: EntryType
  /** Bytes of a regular file; 0 for everything else. */
  size: number
  mode: number
  uid: number
  gid: number
  /** The first 72 bits of the content's SHA-256, as 12 characters of base64url; regular files only. */
  hash?: string
  /** Target of a symlink or hardlink. */
  link?: string
}

/** What is known of one layer after its bytes went by. */
export interface LayerIndex {
  /** In the tar's order; a path may come twice, the later one counts. */
  entries: FileEntry[]
  /** Bytes of the tar. */
  uncompressedBytes: number
  /** Text of the files that tell owners (see kept-files.ts), by path. */
  kept: Map<string, string>
}

/** Where reading a layer stops being reasonable. */
export interface IndexLimits {
  maxEntries: number
  maxBytes: number
}

const LIMITS: IndexLimits = { maxEntries: 4_000_000, maxBytes: 256 * 2 ** 30 }

/**
 * Reads a layer blob once, front to back, and keeps one entry per file. Memory is that of the entries and a few pieces.
 * `onPiece` is called after each piece of the tar. Throws a LayerError on anything that is no whole layer, and whatever `blob`
 * throws.
 */
export async function indexLayer(
  blob: AsyncIterable<Uint8Array>,
  limits: Partial<IndexLimits> = {},
  onPiece: (bytes: number) => void = () => {},
): Promise<LayerIndex> {
  const { maxEntries, maxBytes } = { ...LIMITS, ...limits }
  const collector = new Collector(maxEntries)
  const reader = new TarReader(collector)
  for await (const piece of decompress(blob)) {
    reader.write(piece)
    onPiece(piece.length)
    if (reader.bytes > maxBytes) throw new LayerError(`A layer is larger than ${maxBytes} bytes.`)
  }
  reader.finish()
  return { entries: collector.entries, uncompressedBytes: reader.bytes, kept: collector.kept }
}

class Collector implements TarSink {
  readonly entries: FileEntry[] = []
  readonly kept = new Map<string, string>()
  readonly #maxEntries: number
  #entry: TarEntry | undefined
  #digest = ''
  #hash: Hash | undefined
  #parts: Buffer[] | undefined
  #keptBytes = 0

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries
  }

  entry(entry: TarEntry): void {
    if (this.entries.length >= this.#maxEntries) throw new LayerError(`A layer has over ${this.#maxEntries} files.`)
    this.#entry = entry
    this.#digest = EMPTY
    const { path, type, stored } = entry
    const wanted = type === 'file' && (isKept(path) || isNpmManifest(path))
    this.#parts = wanted && stored <= MAX_KEPT_FILE && this.#keptBytes + stored <= MAX_KEPT_LAYER ? [] : undefined
  }

  data(bytes: Buffer): void {
    this.#parts?.push(Buffer.from(bytes))
    if (bytes.length === this.#entry?.stored) this.#digest = hash('sha256', bytes, 'base64url')
    else (this.#hash ??= createHash('sha256')).update(bytes)
  }

  end(): void {
    const { path, type, size, mode, uid, gid, link } = this.#entry as TarEntry
    if (this.#hash !== undefined) this.#digest = this.#hash.digest('base64url')
    this.#hash = undefined
    // One literal per kind: objects that grow later cost V8 twice the memory.
    if (type === 'file') this.entries.push({ path, type, size, mode, uid, gid, hash: short(this.#digest) })
    else if (link === undefined) this.entries.push({ path, type, size, mode, uid, gid })
    else this.entries.push({ path, type, size, mode, uid, gid, link })
    if (this.#parts !== undefined) this.#keep(path, Buffer.concat(this.#parts).toString('utf8'))
    this.#parts = undefined
  }

  #keep(path: string, content: string): void {
    const text = isNpmManifest(path) ? reduceNpmManifest(content) : content
    this.#keptBytes += text.length
    this.kept.set(path, text)
  }
}

/** 72 bits tell any two files of an image apart and cost the stored index nine bytes (12 characters are not a slice to V8). */
function short(base64url: string): string {
  return base64url.slice(0, 12)
}

const EMPTY = hash('sha256', '', 'base64url')
