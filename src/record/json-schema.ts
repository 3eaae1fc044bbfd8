/**
 * The published JSON Schema of a record.
 */
import { recordShape } from './schema.ts'
import { toJsonSchema } from './shape.ts'

/** JSON Schema, draft 2020-12; what it cannot say (indices that must point to something) only the validator checks. */
export function recordSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'bake-budget BuildRecord',
    description: 'Everything bake-budget knows about one bake. See record.md.',
    ...toJsonSchema(recordShape),
  }
}
