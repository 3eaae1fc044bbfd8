/**
 * A small language for shapes of JSON, used twice: to check a stored record and to publish its JSON Schema, so that the
 * two cannot disagree.
 */

/** A shape. Lengths count UTF-16 units, `max` of arrays and maps counts items. */
export type Shape =
  | { type: 'text'; max: number; pattern?: RegExp; describe?: string }
  | { type: 'integer'; min: number; max: number; describe?: string }
  | { type: 'share'; describe?: string }
  | { type: 'one-of'; values: readonly (string | number | boolean)[]; describe?: string }
  | { type: 'list'; of: Shape; max: number; length?: number; describe?: string }
  | { type: 'map'; of: Shape; max: number; maxKey: number; describe?: string }
  | { type: 'object'; required: Fields; optional: Fields; describe?: string }

/** Fields by name. */
export type Fields = Record<string, Shape>

export const text = (max = 500, pattern?: RegExp): Shape =>
  pattern === undefined ? { type: 'text', max } : { type: 'text', max, pattern }
export const integer = (max = Number.MAX_SAFE_INTEGER, min = 0): Shape => ({ type: 'integer', min, max })
/** A number from 0 to 1. */
export const share: Shape = { type: 'share' }
export const oneOf = (...values: (string | number | boolean)[]): Shape => ({ type: 'one-of', values })
export const list = (of: Shape, max: number): Shape => ({ type: 'list', of, max })
export const object = (required: Fields, optional: Fields = {}): Shape => ({ type: 'object', required, optional })

/** The shape as JSON Schema, draft 2020-12. Unknown fields are allowed there as they are on reading. */
export function toJsonSchema(shape: Shape): Record<string, unknown> {
  const schema = schemaOf(shape)
  return shape.describe === undefined ? schema : { description: shape.describe, ...schema }
}

function schemaOf(shape: Shape): Record<string, unknown> {
  switch (shape.type) {
    case 'text':
      return {
        type: 'string',
        maxLength: shape.max,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
      }
    case 'integer':
      return { type: 'integer', minimum: shape.min, maximum: shape.max }
    case 'share':
      return { type: 'number', minimum: 0, maximum: 1 }
    case 'one-of':
      return shape.values.length === 1 ? { const: shape.values[0] } : { enum: [...shape.values] }
    case 'list':
      return {
        type: 'array',
        items: toJsonSchema(shape.of),
        maxItems: shape.length ?? shape.max,
        ...(shape.length === undefined ? {} : { minItems: shape.length }),
      }
    case 'map':
      return {
        type: 'object',
        propertyNames: { maxLength: shape.maxKey },
        additionalProperties: toJsonSchema(shape.of),
        maxProperties: shape.max,
      }
    default: {
      const fields = Object.entries({ ...shape.required, ...shape.optional })
      return {
        type: 'object',
        required: Object.keys(shape.required),
        properties: Object.fromEntries(fields.map(([name, field]) => [name, toJsonSchema(field)])),
      }
    }
  }
}
