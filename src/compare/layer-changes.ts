import { defined } from '../shared/defined.ts'
import type { PlatformRecord, StepRecord } from '../record/build-record.ts'
import type { LayerChange, SizeKind } from './comparison.ts'

/** A layer, or all layers of the base image together, on one side of the comparison. */
interface Item {
  id: string
  instruction: string
  fromBase: boolean
  kind: StepRecord['kind']
  file?: string
  line?: number
  bytes: number
}

/**
 * Which layers explain a difference of one kind of size, largest first. Layers are matched by what made them, not by digest: a rebuilt
 * layer is the same layer with another size, not one removed and one added. The base image is one item.
 *
 * The differences add up to the difference of all layers exactly.
 */
export function layerChanges(
  now: PlatformRecord,
  before: PlatformRecord | undefined,
  kind: SizeKind = 'compressed',
): LayerChange[] {
  if (before?.layers === undefined || now.layers === undefined) return []
  const nowItems = items(now, kind)
  const beforeItems = items(before, kind)
  if (nowItems === undefined || beforeItems === undefined) return []
  const beforeById = new Map(beforeItems.map((item) => [item.id, item]))
  const changes: LayerChange[] = []
  const unmatched: Item[] = []
  for (const item of nowItems) {
    const match = beforeById.get(item.id)
    if (match === undefined) {
      unmatched.push(item)
    } else {
      beforeById.delete(item.id)
      changes.push(toChange(item, match))
    }
  }
  // What is left on both sides and is of one kind is the same place with an edited instruction.
  for (const item of unmatched) {
    const match = [...beforeById.values()].find((old) => old.kind === item.kind && old.fromBase === item.fromBase)
    if (match !== undefined) beforeById.delete(match.id)
    changes.push(toChange(item, match))
  }
  for (const gone of beforeById.values()) changes.push(toChange(undefined, gone))
  return changes
    .filter((entry) => entry.delta !== 0)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || a.instruction.localeCompare(b.instruction))
}

function toChange(now: Item | undefined, before: Item | undefined): LayerChange {
  const shown = (now ?? before) as Item
  return {
    instruction: shown.instruction,
    fromBase: shown.fromBase,
    ...(shown.fromBase && before !== undefined && before.instruction !== shown.instruction
      ? { insteadOf: before.instruction }
      : {}),
    ...(shown.file === undefined ? {} : { file: shown.file }),
    ...(shown.line === undefined ? {} : { line: shown.line }),
    ...(before === undefined ? {} : { before: before.bytes }),
    ...(now === undefined ? {} : { now: now.bytes }),
    delta: (now?.bytes ?? 0) - (before?.bytes ?? 0),
  }
}

/** Undefined when the size of a layer is not known. */
function items(image: PlatformRecord, size: SizeKind): Item[] | undefined {
  const found: Item[] = []
  const occurrences = new Map<string, number>()
  let base: Item | undefined
  for (const [index, layer] of (image.layers ?? []).entries()) {
    const bytes = size === 'compressed' ? layer.compressedBytes : layer.uncompressedBytes
    if (bytes === undefined) return undefined
    if (layer.fromBase === true) {
      base ??= baseItem(image, found)
      base.bytes += bytes
      continue
    }
    const step = layer.step === undefined ? undefined : image.steps[layer.step]
    const instruction = step?.instruction ?? `layer ${index + 1}`
    const occurrence = (occurrences.get(instruction) ?? 0) + 1
    occurrences.set(instruction, occurrence)
    found.push({
      id: `${occurrence}:${instruction}`,
      instruction,
      fromBase: false,
      kind: step?.kind ?? 'other',
      ...(step?.file === undefined ? {} : { file: step.file }),
      ...(step?.line === undefined ? {} : { line: step.line }),
      bytes,
    })
  }
  return found
}

function baseItem(image: PlatformRecord, found: Item[]): Item {
  const from = image.bases.at(-1)
  const file = image.steps.find(({ kind, line }) => kind === 'from' && line === from?.line)?.file
  const item: Item = {
    id: 'base',
    instruction: from?.name ?? 'of unknown name',
    fromBase: true,
    kind: 'from',
    ...defined({ file: from?.line === undefined ? undefined : file, line: from?.line }),
    bytes: 0,
  }
  found.push(item)
  return item
}
