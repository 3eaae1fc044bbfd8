/**
 * Reading JSON whose shape is not ours: each function gives the value when it is of the kind asked for, else nothing.
 */

/** True for a JSON object: not an array and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON object itself, or nothing. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined
}

/** The array itself, or an empty one. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A byte count or line number: a whole number from 0. BuildKit writes -1 for "unknown" (graphdriver, docs/internals/images.md: Sizes). */
export function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/**
 * Epoch ms, with a fraction, of a Go RFC 3339 time. Date.parse alone would cut the nanoseconds to milliseconds and
 * make short steps look instantaneous. Years outside 2000 to 2200 are Go's zero time or nonsense: undefined.
 */
export function timeOf(text: string | undefined): number | undefined {
  const match = text === undefined ? null : /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (match === null) return undefined
  const seconds = Date.parse(`${match[1]}${match[3]}`)
  if (!(seconds > 946_684_800_000 && seconds < 7_258_118_400_000)) return undefined
  return seconds + (match[2] === undefined ? 0 : Number(match[2]) * 1000)
}
