import { updateBytes } from '../../compare/update-size.ts'
import { EngineError } from '../../errors.ts'
import type { AnalyzeMode } from '../../inputs.ts'
import { fileFacts } from '../../layers/file-facts.ts'
import type { LayerIndex } from '../../layers/layer-index.ts'
import type { BuildRecord, FileFacts, PlatformRecord, Unknown } from '../../record/build-record.ts'
import { mergeUnknown } from '../../record/merge/merge-unknown.ts'
import { indexLayers } from './analyze-layers.ts'
import type { ContentStore } from '../../buildkit/content-store.ts'
import { whyLayersAreUnknown } from './why-unknown.ts'
import { errorText } from '../../shared/error-text.ts'

/** What the analysis of a bake leaves for later runs. */
export interface Analysis {
  /** Compact indexes of the record's layers, those read now and those the baseline knew; by blob digest. */
  stored: Map<string, Uint8Array>
  /** Compressed bytes that were read from the builder. */
  bytesRead: number
  /** One sentence each about what went wrong outside of the images. */
  notes: string[]
}

/** After this long no layer is read any further: the report must not keep the job waiting. */
const TIME_MS = 20_000

/** An image of this bake beside the same of the baseline. */
interface Image {
  name: string
  image: PlatformRecord
  before?: PlatformRecord
}

/**
 * Completes the record with what its images are beside the baseline's (`updateBytes`), and with what their files say: `files`,
 * and `uncompressedBytes` of images and layers.
 *
 * An image with the layers of the baseline's has its files, too: nothing is read. Of a changed one only the layers are read
 * that the baseline does not know. What cannot be told is named in the record's `unknown`. Never rejects.
 */
export async function analyzeImages(
  record: BuildRecord,
  opts: {
    mode: AnalyzeMode
    baseline?: BuildRecord | undefined
    /** This record will be a baseline itself. */
    writesHistory: boolean
    /** The indexes kept with the baseline; only asked for when an image changed. */
    kept: () => Promise<ReadonlyMap<string, Uint8Array>>
    /** The builder's blobs; absent when it could not be reached. */
    store?: Pick<ContentStore, 'stream'> | undefined
    timeMs?: number
  },
): Promise<Analysis> {
  const analysis: Analysis = { stored: new Map(), bytesRead: 0, notes: [] }
  const images = imagesOf(record, opts.baseline)
  for (const { image, before } of images) {
    const bytes = before && updateBytes(image, before)
    if (bytes !== undefined) image.updateBytes = bytes
  }
  if (opts.mode === 'none') return analysis
  carryOver(images, opts.baseline)
  // A baseline that knows nothing of an image is mended by the runs that become baselines, not by every pull request.
  const everything = opts.mode === 'files' || opts.writesHistory
  const todo = images
    .filter(({ image, before }) => image.files === undefined && (everything || !sameLayers(image, before)))
    .toSorted((a, b) => compressed(a) - compressed(b))
  const gaps: Unknown[] = []
  if (todo.length > 0) {
    const kept = await opts.kept().catch((error: unknown) => {
      analysis.notes.push(`The layers the baseline knows could not be fetched and are read again: ${String(error)}.`)
      return new Map<string, Uint8Array>()
    })
    await read(todo, { ...opts, kept, gaps, analysis })
    const current = new Set(images.flatMap(({ image }) => digests(image)))
    for (const [digest, bytes] of kept) if (current.has(digest)) analysis.stored.set(digest, bytes)
  }
  for (const one of images) addTotal(one, todo.includes(one) ? [] : gaps)
  record.unknown.push(...mergeUnknown(gaps))
  return analysis
}

/** Images with layers; of the others the record already says why there are none. */
function imagesOf(record: BuildRecord, baseline: BuildRecord | undefined): Image[] {
  return record.targets.flatMap((target) => {
    const old = baseline?.targets.find(({ name }) => name === target.name)
    return target.platforms.flatMap((image): Image[] => {
      if (image.layers === undefined) return []
      const before = old?.platforms.find(({ platform }) => platform === image.platform)
      const name = `${target.name} ${image.platform}`
      return [before?.layers === undefined ? { name, image } : { name, image, before }]
    })
  })
}

/** What is the same as in the baseline is known from there. */
function carryOver(images: readonly Image[], baseline: BuildRecord | undefined): void {
  const sizes = new Map<string, number>()
  for (const layer of baseline?.targets.flatMap(({ platforms }) => platforms.flatMap((it) => it.layers ?? [])) ?? []) {
    if (layer.uncompressedBytes !== undefined) sizes.set(layer.digest, layer.uncompressedBytes)
  }
  for (const { image, before } of images) {
    for (const layer of image.layers ?? []) {
      const size = sizes.get(layer.digest)
      if (size !== undefined) layer.uncompressedBytes = size
    }
    if (sameLayers(image, before) && before?.files !== undefined) image.files = unchanged(before.files)
  }
}

function sameLayers(image: PlatformRecord, before: PlatformRecord | undefined): boolean {
  return before !== undefined && digests(image).join() === digests(before).join()
}

function unchanged({ changesOmitted: _omitted, ...facts }: FileFacts): FileFacts {
  return { ...facts, changes: [], packages: [] }
}

async function read(
  todo: readonly Image[],
  {
    kept,
    store,
    timeMs = TIME_MS,
    gaps,
    analysis,
  }: {
    kept: ReadonlyMap<string, Uint8Array>
    store?: Pick<ContentStore, 'stream'> | undefined
    timeMs?: number
    gaps: Unknown[]
    analysis: Analysis
  },
): Promise<void> {
  const signal = AbortSignal.timeout(timeMs)
  // The images themselves come first; the baseline's layers matter only for what changed.
  const layers = [...todo.flatMap(({ image }) => digests(image)), ...todo.flatMap(({ before }) => digests(before))]
  const found = await indexLayers({ store: store ?? NO_STORE, layers, known: (digest) => kept.get(digest), signal })
  analysis.bytesRead = found.bytesRead
  const current = new Set(todo.flatMap(({ image }) => digests(image)))
  for (const [digest, bytes] of found.stored) if (current.has(digest)) analysis.stored.set(digest, bytes)

  const indexesOf = (image: PlatformRecord | undefined): LayerIndex[] | undefined => {
    const indexes = digests(image).flatMap((digest) => found.indexes.get(digest) ?? [])
    return image !== undefined && indexes.length === digests(image).length ? indexes : undefined
  }
  const whyNot = (image: PlatformRecord): string =>
    whyLayersAreUnknown(
      digests(image).flatMap((digest) => found.unknown.get(digest) ?? []),
      timeMs,
    )
  for (const { name, image, before } of todo) {
    for (const layer of image.layers ?? []) {
      const size = found.indexes.get(layer.digest)?.uncompressedBytes
      if (size !== undefined) layer.uncompressedBytes = size
    }
    const now = indexesOf(image)
    const old = indexesOf(before)
    if (now === undefined) {
      const sized = image.layers?.every(({ uncompressedBytes }) => uncompressedBytes !== undefined)
      gaps.push({ what: `${sized === true ? 'files' : 'files and uncompressed size'} of ${name}`, why: whyNot(image) })
      continue
    }
    try {
      image.files = fileFacts(now, old)
    } catch (error) {
      gaps.push({ what: `files of ${name}`, why: errorText(error) })
      continue
    }
    if (before !== undefined && old === undefined) {
      gaps.push({ what: `changed files of ${name}`, why: `of the baseline's image, ${whyNot(before)}` })
    }
  }
}

const NO_STORE: Pick<ContentStore, 'stream'> = {
  // oxlint-disable-next-line require-yield
  async *stream() {
    throw new EngineError("The builder's content store could not be reached.")
  },
}

/** Bytes of the layers' tars, if all are known. */
function addTotal({ name, image }: Image, gaps: Unknown[]): void {
  const sizes = image.layers?.map(({ uncompressedBytes }) => uncompressedBytes) ?? []
  const known = sizes.filter((size) => size !== undefined)
  if (known.length === sizes.length) image.uncompressedBytes = known.reduce((sum, size) => sum + size, 0)
  else gaps.push({ what: `uncompressed size of ${name}`, why: 'nothing changed, and the baseline does not know it' })
}

function digests(image: PlatformRecord | undefined): string[] {
  return image?.layers?.map(({ digest }) => digest) ?? []
}

function compressed({ image }: Image): number {
  return image.compressedBytes ?? 0
}
