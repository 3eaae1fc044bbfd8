/** As much of JSON Schema 2020-12 as docs/budgets.schema.json uses. Unknown keywords throw, lest a rule goes unchecked. */
export interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  anyOf?: Schema[]
  not?: Schema
  required?: string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minimum?: number
  maxLength?: number
  minProperties?: number
}

const KNOWN = new Set(
  '$schema $id $ref $defs title description type properties additionalProperties propertyNames anyOf not required enum const pattern minimum maxLength minProperties'.split(
    ' ',
  ),
)

/** Whether a value is valid. */
export function accepts(root: Schema, value: unknown, schema: Schema = root): boolean {
  for (const key of Object.keys(schema)) if (!KNOWN.has(key)) throw new Error(`unknown keyword ${key}`)
  const check = (part: Schema, v: unknown) => accepts(root, v, part)
  const { $ref, type, anyOf, not, pattern } = schema
  if ($ref !== undefined) {
    const target = root.$defs?.[$ref.replace('#/$defs/', '')]
    if (!target) throw new Error(`no ${$ref}`)
    if (!check(target, value)) return false
  }
  if (type !== undefined && ![type].flat().some((name) => typeOf(value, name))) return false
  if (anyOf && !anyOf.some((part) => check(part, value))) return false
  if (not && check(not, value)) return false
  if ('const' in schema && value !== schema.const) return false
  if (schema.enum && !schema.enum.includes(value)) return false
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity)
  if (typeof value === 'string') {
    return (pattern === undefined || new RegExp(pattern).test(value)) && value.length <= (schema.maxLength ?? Infinity)
  }
  return typeof value !== 'object' || value === null || acceptsObject(value as Record<string, unknown>, schema, check)
}

function acceptsObject(
  value: Record<string, unknown>,
  schema: Schema,
  check: (part: Schema, v: unknown) => boolean,
): boolean {
  const { properties = {}, additionalProperties: more = true, propertyNames, required = [] } = schema
  const keys = Object.keys(value)
  return (
    keys.length >= (schema.minProperties ?? 0) &&
    required.every((key) => key in value) &&
    keys.every((key) => !propertyNames || check(propertyNames, key)) &&
    keys.every((key) => {
      const part = properties[key] ?? more
      return typeof part === 'boolean' ? part : check(part, value[key])
    })
  )
}

function typeOf(value: unknown, name: string): boolean {
  if (name === 'integer') return Number.isInteger(value)
  if (name === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === name
}
