import { availableParallelism } from 'node:os'
import { EngineError } from '../../errors.ts'
import { LayerError } from '../../layers/tar/layer-error.ts'
import { indexLayer } from '../../layers/layer-index.ts'
import type { LayerIndex } from '../../layers/layer-index.ts'
import { loadIndex, storeIndex } from '../../layers/stored-index.ts'
import { garbageCollector } from '../../buildkit/collect-garbage.ts'
import type { ContentStore } from '../../buildkit/content-store.ts'

/** Indexes of the layers that could be read or were known, and why the others were not. */
export interface LayerIndexes {
  /** By blob digest. */
  indexes: Map<string, LayerIndex>
  /** Why a layer could not be read, in sentences for a reader. Layers the reader never got to ({@link OutOfTime}) are here too. */
  unknown: Map<string, Error>
  /** Compact forms of the layers read this time, to be kept with the record; by blob digest. */
  stored: Map<string, Buffer>
  /** Compressed bytes that were read. */
  bytesRead: number
}

/** The time for reading layers was over. */
export class OutOfTime extends LayerError {
  override name = 'OutOfTime'
  constructor() {
    super('There was no time left to read this layer.')
  }
}

/** Layers in flight: one per core, as inflating runs in libuv's threads, of which there are four. */
const AT_ONCE = Math.min(4, availableParallelism())

/** Inflated bytes after which dead buffers are collected. */
const COLLECT_EVERY = 16 << 20

/**
 * Indexes each layer once. Those `known` gives are not read at all. A layer that cannot be read is unknown and the others go
 * on; an abort ends the work and keeps what is done. Never throws.
 *
 * No worker threads: parsing and hashing take less than a third of inflating's time, and inflating already runs beside them.
 */
export async function indexLayers(opts: {
  store: Pick<ContentStore, 'stream'>
  /** Blob digests; repeats are read once. */
  layers: Iterable<string>
  /** Stored index of a layer (see stored-index.ts), e.g. from the baseline. */
  known?: (digest: string) => Uint8Array | undefined
  signal?: AbortSignal
}): Promise<LayerIndexes> {
  const result: LayerIndexes = { indexes: new Map(), unknown: new Map(), stored: new Map(), bytesRead: 0 }
  const queue = [...new Set(opts.layers)].filter((digest) => !fromStored(result, digest, opts.known?.(digest)))
  const collect = queue.length === 0 ? () => {} : garbageCollector()
  let young = 0
  const onPiece = (bytes: number): void => {
    young += bytes
    if (young < COLLECT_EVERY) return
    young = 0
    collect('minor')
  }
  const read = async (digest: string): Promise<void> => {
    try {
      if (opts.signal?.aborted === true) throw new OutOfTime()
      const index = await indexLayer(counted(opts.store.stream(digest), result, opts.signal), {}, onPiece)
      result.indexes.set(digest, index)
      result.stored.set(digest, storeIndex(index))
    } catch (error) {
      const expected = error instanceof LayerError || error instanceof EngineError
      result.unknown.set(digest, expected ? error : new LayerError(`Reading this layer failed: ${String(error)}`))
    }
  }
  const lane = async (): Promise<void> => {
    for (let digest = queue.shift(); digest !== undefined; digest = queue.shift()) await read(digest)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  collect('major')
  return result
}

function fromStored(result: LayerIndexes, digest: string, stored: Uint8Array | undefined): boolean {
  if (stored === undefined) return false
  try {
    result.indexes.set(digest, loadIndex(stored))
    return true
  } catch {
    return false
  }
}

async function* counted(
  blob: AsyncIterable<Uint8Array>,
  result: LayerIndexes,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of blob) {
    if (signal?.aborted === true) throw new OutOfTime()
    result.bytesRead += piece.length
    yield piece
  }
}
