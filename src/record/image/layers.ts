/**
 * Sizes of one platform's image, to the byte, from its manifest; and which instruction each layer comes from.
 */
import type { LayerRecord, PlatformRecord } from '../build-record.ts'
import type { Manifest } from './manifest.ts'
import type { Descriptor } from '../steps/provenance.ts'
import type { PlatformDraft } from '../steps/step-draft.ts'

/** What an image's blobs and the provenance tell of its sizes. `why` says what they do not tell. */
export interface ImageSizes {
  fields: Partial<
    Pick<PlatformRecord, 'compressedBytes' | 'manifestDigest' | 'configDigest' | 'configBytes' | 'layers'>
  >
  why?: string
}

/**
 * `chains` finds the layers of a step that has none itself because its work was merged into another target's
 * (docs/internals/times.md: Critical path). Without a manifest the last step's chain gives the layers, but no total: the size of the
 * config is part of what a pull downloads and stands in the manifest only.
 */
export function imageSizes(
  draft: PlatformDraft,
  manifest: Manifest | undefined,
  chains: (step: PlatformDraft['steps'][number]) => Descriptor[] | undefined,
): ImageSizes {
  const result = draft.result === undefined ? undefined : draft.steps[draft.result]
  const layers = manifest?.layers ?? (result === undefined ? undefined : chains(result))
  if (layers === undefined)
    return { fields: {}, why: 'the builder told neither a manifest nor the layers of its steps' }
  if (layers.some(({ size }) => size === undefined)) {
    // Compressing them to find out would cost more than the report is worth.
    return {
      fields: {},
      why: 'this image store keeps layers uncompressed; a docker-container builder or the containerd image store knows their sizes',
    }
  }
  const records = layers.map((layer, at): LayerRecord => {
    const diffId = manifest?.diffIds[at]
    return { digest: layer.digest, compressedBytes: layer.size!, ...(diffId === undefined ? {} : { diffId }) }
  })
  const steps = stepsOfLayers(draft, layers, manifest, chains)
  for (const [at, step] of steps?.entries() ?? []) {
    if (step === 'base') records[at]!.fromBase = true
    else if (step !== undefined) records[at]!.step = step
  }
  if (manifest === undefined) {
    return {
      fields: { layers: records },
      why: 'the manifest could not be read, and the size of the config stands there',
    }
  }
  return {
    fields: {
      compressedBytes: manifest.configBytes + records.reduce((sum, layer) => sum + layer.compressedBytes, 0),
      manifestDigest: manifest.digest,
      configDigest: manifest.configDigest,
      configBytes: manifest.configBytes,
      layers: records,
    },
  }
}

type Origin = number | 'base' | undefined

/** For each layer the step that made it, bottom first; undefined when no honest answer exists. */
function stepsOfLayers(
  draft: PlatformDraft,
  layers: readonly Descriptor[],
  manifest: Manifest | undefined,
  chains: (step: PlatformDraft['steps'][number]) => Descriptor[] | undefined,
): Origin[] | undefined {
  const origins = layers.map((): Origin => undefined)
  const path = mainPath(draft)
  let done = 0
  for (const at of path) {
    const step = draft.steps[at]!
    const chain = chains(step)
    if (chain === undefined || chain.length > layers.length) continue
    if (chain.some(({ digest }, level) => digest !== layers[level]?.digest)) continue
    // What is between this step's chain and the last known one belongs to the step only if nothing is missing between.
    const missing = path.slice(0, path.indexOf(at)).some((below) => chains(draft.steps[below]!) === undefined)
    for (let level = done; level < chain.length; level++) {
      if (step.facts.kind === 'from') origins[level] = 'base'
      else if (level === chain.length - 1 || !missing) origins[level] = at
    }
    done = Math.max(done, chain.length)
  }
  if (origins.every((origin) => origin !== undefined)) return origins
  return byHistory(draft, path, origins, manifest) ?? origins
}

/** Steps on the way from the image's root file system to its last: each one's first input is what it changes. */
export function mainPath(draft: PlatformDraft): number[] {
  const path: number[] = []
  for (let at = draft.result; at !== undefined; at = parentOf(draft, at)) path.push(at)
  return path.reverse()
}

/** A copy onto an empty stage has only its sources as inputs: those are no parents. */
function parentOf(draft: PlatformDraft, at: number): number | undefined {
  const { parent } = draft.steps[at]!
  return parent !== undefined && parent < at ? parent : undefined
}

/**
 * The config's history: entries that are not `empty_layer`, counted from the end, are the layers (docs/internals/images.md: Layers and instructions).
 * Where counts or keywords disagree (squashed images, other builders) nothing is guessed.
 */
function byHistory(
  draft: PlatformDraft,
  path: number[],
  known: Origin[],
  manifest: Manifest | undefined,
): Origin[] | undefined {
  const history = manifest?.history.filter((entry) => !entry.empty)
  if (history === undefined || history.length !== known.length) return undefined
  const own = path.filter((at) => draft.steps[at]!.facts.kind !== 'from' && draft.steps[at]!.facts.kind !== 'other')
  const base = known.length - own.length
  const hasBase = path.some((at) => draft.steps[at]!.facts.kind === 'from')
  if (base < 0 || (!hasBase && base > 0)) return undefined
  const agrees = own.every((at, place) => {
    const { kind } = draft.steps[at]!.facts
    const said = history[base + place]!.createdBy
    return said === undefined || (kind === 'link' ? /^(copy|add)\b/i : new RegExp(`^${kind}\\b`, 'i')).test(said)
  })
  if (!agrees) return undefined
  const origins = known.map((origin, level): Origin => origin ?? (level < base ? 'base' : own[level - base]))
  return known.some((origin, level) => origin !== undefined && origin !== (level < base ? 'base' : own[level - base]))
    ? undefined
    : origins
}
