import { LayerError } from './layer-error.ts'

const FRAME = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
const MAGIC = Buffer.from('28b52ffd', 'hex')

type State = 'magic' | 'descriptor' | 'header' | 'block' | 'data' | 'checksum' | 'skip-size' | 'skip'

/** True for the first four bytes of a zstd frame, or of a skippable frame in front of one. */
export function isZstd(magic: number): boolean {
  return magic === FRAME || (magic & 0xfffffff0) >>> 0 === SKIPPABLE
}

/**
 * Cuts zstd data so that no piece crosses the end of a frame, and leaves skippable frames out. Node's decompressor drops what
 * follows a frame in the same piece, but goes on with the next frame in the next one; layers of the `zstd:chunked` kind are
 * many frames. Throws a LayerError when the data end inside a frame.
 * Source: RFC 8878, section 3.1.
 */
export async function* zstdFrames(blob: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const walker = new FrameWalker()
  for await (const piece of blob) yield* walker.cut(piece)
  walker.finish()
}

class FrameWalker {
  #state: State = 'magic'
  /** Bytes until the state is over, and the small number (little endian) read in it so far. */
  #left = 4
  #field = 0
  #got = 0
  #checksum = false
  #last = false

  finish(): void {
    const between = this.#state === 'magic' && this.#got === 0
    if (!between) throw new LayerError('A layer ends in the middle of its zstd data: it is truncated.')
  }

  *cut(piece: Uint8Array): Generator<Uint8Array> {
    let from = 0
    for (let at = 0; at < piece.length;) {
      const end = Math.min(piece.length, at + this.#left)
      this.#left -= end - at
      if (this.#isNumber()) for (; at < end; at++) this.#field += (piece[at] as number) * 256 ** this.#got++
      at = end
      while (this.#left === 0) {
        const ended = this.#state
        this.#advance()
        // A magic is held back until it is known whether its frame is wanted.
        if (ended === 'magic' && this.#state === 'descriptor') yield MAGIC
        else if (ended !== 'magic' && ended !== 'skip' && this.#state === 'magic') yield piece.subarray(from, at)
        if (ended === 'magic' || this.#state === 'magic') from = at
      }
      if (!this.#isWanted()) from = at
    }
    if (from < piece.length) yield piece.subarray(from)
  }

  #isNumber(): boolean {
    return !['data', 'skip', 'header'].includes(this.#state)
  }

  #isWanted(): boolean {
    return !['magic', 'skip', 'skip-size'].includes(this.#state)
  }

  #enter(state: State, length: number): void {
    this.#state = state
    this.#left = length
    this.#field = 0
    this.#got = 0
  }

  #advance(): void {
    const field = this.#field
    switch (this.#state) {
      case 'magic':
        if (field === FRAME) this.#enter('descriptor', 1)
        else if (isZstd(field)) this.#enter('skip-size', 4)
        else throw new LayerError('A layer has something else than zstd between its zstd frames.')
        break
      case 'descriptor': {
        const single = (field & 0x20) !== 0
        const windowBytes = single ? 0 : 1
        const dictionaryBytes = [0, 1, 2, 4][field & 3] as number
        const sizeBytes = [single ? 1 : 0, 2, 4, 8][field >> 6] as number
        this.#checksum = (field & 4) !== 0
        this.#enter('header', windowBytes + dictionaryBytes + sizeBytes)
        break
      }
      case 'block': {
        const type = (field >> 1) & 3
        if (type === 3) throw new LayerError('A layer has a zstd block of no known type.')
        this.#last = (field & 1) === 1
        this.#enter('data', type === 1 ? 1 : field >>> 3)
        break
      }
      case 'data':
        if (!this.#last) this.#enter('block', 3)
        else if (this.#checksum) this.#enter('checksum', 4)
        else this.#enter('magic', 4)
        break
      case 'header':
        this.#enter('block', 3)
        break
      case 'skip-size':
        this.#enter('skip', field)
        break
      case 'checksum':
      case 'skip':
        this.#enter('magic', 4)
        break
    }
  }
}
