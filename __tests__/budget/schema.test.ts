import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { parseBudgets } from '../../src/budget/budget-file.ts'
import { SINCE_METRICS, TOTAL_METRICS, keysOf } from '../../src/budget/metric-reader.ts'
import { METRICS } from '../../src/budget/metrics.ts'
import { BudgetError } from '../../src/errors.ts'
import { expressionTree, written } from './reference.ts'
import { validator } from '../support/json-schema.ts'

/** As much of a schema as is looked into. */
interface Schema {
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  $ref?: string
  $defs?: Record<string, Schema>
}

const docs = new URL('../../docs/', import.meta.url)
const schema = JSON.parse(readFileSync(new URL('budgets.schema.json', docs), 'utf8')) as Schema
const accepts = validator(schema)

const parses = (text: string) => {
  try {
    parseBudgets(text, 'b.yml')
    return true
  } catch (error) {
    if (error instanceof BudgetError) return false
    throw error
  }
}

const keys = (part: Schema | undefined) => Object.keys(part?.properties ?? {})

describe('docs/budgets.schema.json', { timeout: 30_000 }, () => {
  it('lists the keys the parser knows', () => {
    expect(keys(schema)).toEqual(
      expect.arrayContaining([
        ...METRICS,
        'defaults',
        'targets',
        'total',
        'since',
        'epochs',
        'override-label',
        'confirm',
        'on-missing',
      ]),
    )
    expect(keys(schema)).toHaveLength(METRICS.length + 8)
    expect(keys(schema.$defs?.metrics)).toEqual(METRICS)
    expect(keys(schema.properties?.total)).toEqual(TOTAL_METRICS)
    for (const metric of METRICS) {
      const [, kind = ''] = /\$defs\/(\w+)$/.exec(schema.properties?.[metric]?.$ref ?? '') ?? []
      expect(keys(schema.$defs?.[kind]?.anyOf?.[2]), metric).toEqual(keysOf(metric))
    }
    expect(keys(schema.$defs?.sinceMetrics)).toEqual(SINCE_METRICS)
    for (const metric of SINCE_METRICS) {
      const [, kind = ''] = /\$defs\/(\w+)$/.exec(schema.$defs?.sinceMetrics?.properties?.[metric]?.$ref ?? '') ?? []
      expect(keys(schema.$defs?.[kind]?.anyOf?.at(-1)), metric).toEqual(keysOf(metric, 'since'))
    }
  })

  it('accepts the example of docs/budgets.md, as the parser does', () => {
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(new URL('budgets.md', docs), 'utf8')) ?? []
    expect(parses(example)).toBe(true)
    expect(accepts(parse(example))).toBe(true)
    expect(
      METRICS.filter((metric) => !readFileSync(new URL('budgets.md', docs), 'utf8').includes(`\`${metric}\``)),
    ).toEqual([])
  })

  it('accepts every expression', () => {
    fc.assert(
      fc.property(expressionTree, (tree) => {
        const text = `{size: {max-increase: ${JSON.stringify(written(tree))}}}`
        expect(accepts(parse(text))).toBe(parses(text))
      }),
    )
  })

  it('agrees with the parser on files put together at random', () => {
    const value = fc.constantFrom(
      '5%',
      '20MB',
      '20M',
      '5m',
      '1m30s',
      '30s1m',
      '300',
      '0',
      '7',
      '2.5',
      'off',
      'fail',
      'warn',
      '80%',
      '120%',
      'true',
      'x',
      '[1]',
      '{}',
      '1.5 GiB',
      '-1',
    )
    const limit = fc.constantFrom('max', 'min', 'warn', 'max-increase', 'min-delta', 'action', 'on-missing', 'maximum')
    const metric = fc.constantFrom(...METRICS, 'sise')
    const one = fc.oneof(
      value,
      fc.tuple(limit, value).map(([l, v]) => `{${l}: ${v}}`),
    )
    const metrics = fc.tuple(metric, one).map(([m, v]) => `{${m}: ${v}}`)
    const section = fc.constantFrom('defaults', 'total', 'targets')
    const point = fc.constantFrom('release', 'releases', '30d', '0d', '30', '30days', 'v1.2.3', '"v2.*"', '"a b"')
    const name = fc.constantFrom('backend', '"front*"', 'a@linux/arm64', '"a b"')
    const file = fc.oneof(
      metrics,
      fc.tuple(section, metrics).map(([s, m]) => `{${s}: ${m}}`),
      fc.tuple(name, metrics).map(([n, m]) => `{targets: {${n}: ${m}}}`),
      fc.tuple(name, fc.constantFrom('4be77d0', 'HEAD', '1234567', '12')).map(([n, c]) => `{epochs: {${n}: ${c}}}`),
      fc.tuple(point, metrics).map(([p, m]) => `{since: {${p}: ${m}}}`),
      fc.tuple(point, section, metrics).map(([p, s, m]) => `{since: {${p}: {${s}: ${m}}}}`),
      fc.tuple(point, name, metrics).map(([p, n, m]) => `{since: {${p}: {targets: {${n}: ${m}}}}}`),
      value.map((v) => `{confirm: ${v}}`),
      value.map((v) => `{on-missing: ${v}}`),
    )
    fc.assert(
      fc.property(file, (text) => {
        expect({ text, valid: accepts(parse(text)) }).toEqual({ text, valid: parses(text) })
      }),
      { numRuns: 3000 },
    )
  })
})
