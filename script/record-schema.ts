/**
 * Writes docs/record.schema.json from the shape the validator uses. Run: node script/record-schema.ts
 */
import { writeFileSync } from 'node:fs'

import { recordSchema } from '../src/record/schema/json-schema.ts'

writeFileSync(new URL('../docs/record.schema.json', import.meta.url), `${JSON.stringify(recordSchema(), null, 2)}\n`)
