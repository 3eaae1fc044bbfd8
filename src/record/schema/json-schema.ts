/** The published JSON Schema of a record, docs/record.schema.json (script/record-schema.ts writes it). */
import { recordShape } from './record.ts'
import type { AnyShape } from './shape.ts'

/** JSON Schema, draft 2020-12; what it cannot say (indices that must point to something) only the validator checks. */
export function recordSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'bake-budget BuildRecord',
    description: 'Everything bake-budget knows about one bake. See record.md.',
    ...toJsonSchema(recordShape),
  }
}

/** Unknown fields are allowed there as they are on reading. */
function toJsonSchema(shape: AnyShape): Record<string, unknown> {
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
      return { type: 'array', items: toJsonSchema(shape.of), maxItems: shape.max }
    case 'pair':
      return { type: 'array', items: toJsonSchema(shape.of), maxItems: 2, minItems: 2 }
    case 'map':
      return {
        type: 'object',
        propertyNames: { maxLength: shape.maxKey },
        additionalProperties: toJsonSchema(shape.of),
        maxProperties: shape.max,
      }
    default: {
      const required = shape.required
      const fields = Object.entries({ ...required, ...shape.optional })
      return {
        type: 'object',
        required: Object.keys(required),
        properties: Object.fromEntries(fields.map(([name, field]) => [name, toJsonSchema(field)])),
      }
    }
  }
}
