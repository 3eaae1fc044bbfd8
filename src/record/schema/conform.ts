/** Checks foreign JSON against a shape. */
import { RecordError } from '../../errors.ts'
import { asObject } from '../../shared/json.ts'
import type { AnyShape, Infer, Shape } from './shape.ts'

/** Most values in a record, over all lists: the limits of single lists multiply. */
const MAX_VALUES = 5_000_000

/** Names that reach an object's prototype when a map is built from foreign keys. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A checked copy with known fields only.
 *
 * @throws RecordError with the place of the first value that does not conform
 */
export function conform<S extends Shape>(value: unknown, shape: S): Infer<S> {
  // The one cast: check returns what the shape says, which the compiler cannot follow through the switch.
  return check(value, shape, '', { values: 0 }) as Infer<S>
}

/** Recursion follows the shape, so its depth does not depend on the value. */
function check(value: unknown, shape: AnyShape, at: string, count: { values: number }): unknown {
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
      return value.map((item, place) => check(item, shape.of, `${at}[${place}]`, count))
    case 'pair':
      if (!Array.isArray(value)) throw new RecordError(at, 'must be a list')
      if (value.length !== 2) throw new RecordError(at, 'must have 2 items')
      return value.map((item, place) => check(item, shape.of, `${at}[${place}]`, count))
    case 'map':
      return checkMap(value, shape, at, count)
    default:
      return checkObject(value, shape, at, count)
  }
}

function checkMap(value: unknown, shape: AnyShape & { type: 'map' }, at: string, count: { values: number }): unknown {
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
  shape: AnyShape & { type: 'object' },
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
