/**
 * Reads stored records. A record may come from an artifact of a stranger's pull request: everything is checked before
 * anything is used, and only known fields are kept.
 */
import { RecordError } from '../errors.ts'
import { RECORD_VERSION, type BuildRecord, type PlatformRecord } from './build-record.ts'
import { asObject } from './json.ts'
import { recordShape } from './schema.ts'
import type { Shape } from './shape.ts'

/** Largest stored record, in bytes of UTF-8: a bake of 200 targets with 50 steps each takes some 6 MB. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024
/** Most values in a record, over all lists: the limits of single lists multiply. */
const MAX_VALUES = 5_000_000

/** Names that reach an object's prototype when a map is built from foreign keys. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

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
  const checked = check(record, recordShape, '', { values: 0 }) as BuildRecord
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

/** A checked copy with known fields only. Recursion follows the shape, so its depth does not depend on the value. */
function check(value: unknown, shape: Shape, at: string, count: { values: number }): unknown {
  if (++count.values > MAX_VALUES) throw new RecordError(at, `it holds more than ${MAX_VALUES} values`)
  switch (shape.type) {
    case 'text':
      if (typeof value !== 'string') throw new RecordError(at, 'must be a text')
      if (value.length > shape.max) throw new RecordError(at, `is longer than ${shape.max} characters`)
      if (shape.pattern !== undefined && !shape.pattern.test(value))
        throw new RecordError(at, 'is not written as it should be')
      return value
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new RecordError(at, 'must be a whole number')
      if (value < shape.min || value > shape.max)
        throw new RecordError(at, `must be between ${shape.min} and ${shape.max}`)
      return value
    case 'share':
      if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new RecordError(at, 'must be between 0 and 1')
      return value
    case 'one-of':
      if (!shape.values.some((allowed) => allowed === value))
        throw new RecordError(at, `must be one of ${shape.values.join(', ')}`)
      return value
    case 'list':
      if (!Array.isArray(value)) throw new RecordError(at, 'must be a list')
      if (value.length > shape.max) throw new RecordError(at, `has more than ${shape.max} items`)
      if (shape.length !== undefined && value.length !== shape.length)
        throw new RecordError(at, `must have ${shape.length} items`)
      return value.map((item, place) => check(item, shape.of, `${at}[${place}]`, count))
    case 'map':
      return checkMap(value, shape, at, count)
    default:
      return checkObject(value, shape, at, count)
  }
}

function checkMap(value: unknown, shape: Shape & { type: 'map' }, at: string, count: { values: number }): unknown {
  const map = asObject(value)
  if (map === undefined) throw new RecordError(at, 'must be an object')
  const keys = Object.keys(map)
  if (keys.length > shape.max) throw new RecordError(at, `has more than ${shape.max} entries`)
  const copy: Record<string, unknown> = {}
  for (const key of keys) {
    if (FORBIDDEN_KEYS.has(key)) throw new RecordError(at, `has the forbidden key ${key}`)
    if (key.length > shape.maxKey) throw new RecordError(at, `has a key longer than ${shape.maxKey} characters`)
    copy[key] = check(map[key], shape.of, `${at}.${key}`, count)
  }
  return copy
}

function checkObject(
  value: unknown,
  shape: Shape & { type: 'object' },
  at: string,
  count: { values: number },
): unknown {
  const object = asObject(value)
  if (object === undefined) throw new RecordError(at, 'must be an object')
  const copy: Record<string, unknown> = {}
  const prefix = at === '' ? '' : `${at}.`
  for (const [name, field] of Object.entries(shape.required)) {
    if (!Object.hasOwn(object, name)) throw new RecordError(`${prefix}${name}`, 'is missing')
    copy[name] = check(object[name], field, `${prefix}${name}`, count)
  }
  for (const [name, field] of Object.entries(shape.optional)) {
    if (Object.hasOwn(object, name) && object[name] !== undefined)
      copy[name] = check(object[name], field, `${prefix}${name}`, count)
  }
  return copy
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
