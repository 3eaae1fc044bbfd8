/**
 * Reads stored records. A record may come from an artifact of a stranger's pull request: everything is checked before
 * anything is used, and only known fields are kept.
 */
import { RecordError } from '../../errors.ts'

import { conform } from './conform.ts'
import { asObject } from '../../shared/json.ts'
import type { PlatformRecord } from './image.ts'
import { RECORD_VERSION, recordShape, type BuildRecord } from './record.ts'

/** Largest stored record, in bytes of UTF-8: a bake of 200 targets with 50 steps each takes some 6 MB. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024
/**
 * Reads a record from JSON text or from what it parsed to. Fields this version does not know are dropped. Records of
 * older versions are brought to the present shape (so far there is none).
 *
 * @throws RecordError when it is no record, is of a newer version, is too large, or holds absurd values
 */
export function readRecord(json: unknown): BuildRecord {
  const value = typeof json === 'string' ? parse(json) : json
  const record = asObject(value)
  if (record === undefined) throw new RecordError('', 'it is not a JSON object')
  const version = Object.hasOwn(record, 'bakeBudget') ? record.bakeBudget : undefined
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new RecordError('bakeBudget', 'there is no version number, so it was not written by bake-budget')
  }
  if (version > RECORD_VERSION) {
    throw new RecordError(
      'bakeBudget',
      `it has version ${version}, this release reads up to ${RECORD_VERSION}; use a newer release`,
    )
  }
  const checked = conform(record, recordShape)
  for (const [t, target] of checked.targets.entries()) {
    const known = checked.contexts?.length ?? 0
    for (const [name, at] of Object.entries(target.contexts ?? {})) {
      if (at >= known)
        throw new RecordError(`targets[${t}].contexts.${name}`, `points to ${at}, there are only ${known}`)
    }
    for (const [p, platform] of target.platforms.entries()) checkIndices(platform, `targets[${t}].platforms[${p}]`)
  }
  return checked
}

function parse(text: string): unknown {
  // A UTF-16 unit is at most three bytes: most records need no exact count.
  if (
    text.length > MAX_RECORD_BYTES ||
    (text.length * 3 > MAX_RECORD_BYTES && Buffer.byteLength(text) > MAX_RECORD_BYTES)
  ) {
    throw new RecordError('', `it is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MiB`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RecordError(
      '',
      `it is not valid JSON (${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'})`,
    )
  }
}

/** Every index points to something, and inputs stand before the steps that need them. */
function checkIndices(platform: PlatformRecord, at: string): void {
  const { steps, layers, criticalPath, files } = platform
  const check = (index: number | undefined, length: number, where: string): void => {
    if (index !== undefined && index >= length)
      throw new RecordError(`${at}.${where}`, `points to ${index}, there are only ${length}`)
  }
  for (const [place, step] of steps.entries()) {
    for (const input of step.inputs) check(input, place, `steps[${place}].inputs`)
  }
  for (const [place, layer] of layers?.entries() ?? []) check(layer.step, steps.length, `layers[${place}].step`)
  for (const step of criticalPath ?? []) check(step, steps.length, 'criticalPath')
  if (layers === undefined) return
  for (const item of files?.waste ?? []) {
    check(item.addedBy, layers.length, 'files.waste.addedBy')
    check(item.hiddenBy, layers.length, 'files.waste.hiddenBy')
  }
}
