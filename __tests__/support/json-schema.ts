import { Ajv2020 } from 'ajv/dist/2020.js'

/** Whether values are valid by a JSON Schema 2020-12. Strict: a keyword that nobody knows throws, lest a rule goes unchecked. */
export function validator(schema: object): (value: unknown) => boolean {
  return new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema)
}
