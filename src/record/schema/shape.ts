/**
 * A small language for shapes of JSON, used three times: for the types of the record ({@link Infer}), to check a stored
 * record (conform.ts) and to publish its JSON Schema (json-schema.ts). So the three cannot disagree.
 */

/** A shape of values of the type `T`. Lengths count UTF-16 units, `max` of lists and maps counts items. */
export type Shape<T = unknown> = AnyShape & {
  /** Never there: carries the type to {@link Infer}. */
  readonly infer?: T
}

/** What a reader of shapes finds. */
export type AnyShape =
  | { type: 'text'; max: number; pattern?: RegExp }
  | { type: 'integer'; min: number; max: number }
  | { type: 'share' }
  | { type: 'one-of'; values: readonly Choice[] }
  | { type: 'list'; of: AnyShape; max: number }
  | { type: 'pair'; of: AnyShape }
  | { type: 'map'; of: AnyShape; max: number; maxKey: number }
  | { type: 'object'; required: Fields; optional: Fields }

type Choice = string | number | boolean

/** Fields by name. */
export type Fields = { readonly [name: string]: Shape }

/** The type of values that have the shape. Comments on fields of the shape are comments of the type's properties. */
export type Infer<S extends Shape> = NonNullable<S['infer']>

type RequiredFields<F extends Fields> = { -readonly [K in keyof F]: Infer<F[K]> }
type OptionalFields<F extends Fields> = { -readonly [K in keyof F]?: Infer<F[K]> }
type Flat<T> = { [K in keyof T]: T[K] }

export const text = (max = 500, pattern?: RegExp): Shape<string> =>
  pattern === undefined ? { type: 'text', max } : { type: 'text', max, pattern }
export const integer = (max = Number.MAX_SAFE_INTEGER, min = 0): Shape<number> => ({ type: 'integer', min, max })
/** A number from 0 to 1. */
export const share: Shape<number> = { type: 'share' }
export const oneOf = <const V extends Choice>(...values: V[]): Shape<V> => ({ type: 'one-of', values })
export const list = <T>(of: Shape<T>, max: number): Shape<T[]> => ({ type: 'list', of, max })
/** A list of exactly two. */
export const pair = <T>(of: Shape<T>): Shape<[T, T]> => ({ type: 'pair', of })
/** An object with keys that are not known beforehand. */
export const map = <T>(of: Shape<T>, max: number, maxKey: number): Shape<Record<string, T>> => ({
  type: 'map',
  of,
  max,
  maxKey,
})
/** An object with the fields it must have and those it may have. */
export function object<R extends Fields>(required: R): Shape<RequiredFields<R>>
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Shape<Flat<RequiredFields<R> & OptionalFields<O>>>
export function object(required: Fields, optional: Fields = {}): Shape {
  return { type: 'object', required, optional }
}
