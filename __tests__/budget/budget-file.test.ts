import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isBudgetText, parseBudgets } from '../../src/budget/budget-file.ts'
import { budgetsFor, epochFor, unmatchedEntries } from '../../src/budget/budgets.ts'
import type { Budgets } from '../../src/budget/budgets.ts'
import { BudgetError } from '../../src/errors.ts'
import { globMatches } from '../../src/shared/glob.ts'
import { outcomeOf } from '../support/outcome.ts'

const EXAMPLE = `
# .github/bake-budget.yml
defaults:
  size: { max-increase: 5% | 20MB }
  time: { max-increase: 25%, min-delta: 10s, action: warn }
targets:
  backend: { size: { max: 200MB, warn: 180MB }, uncompressed: 600MB, time: { max: 5m } }
  "front*": { size: { max: 60MB }, layers: 25, cache-hits: 80% }
  backend@linux/arm64: { size: { max: 210MB, max-increase: off } }
total: { size: 1GB }
epochs: { backend: 4BE77D0 }
override-label: allow-size-increase
confirm: true
`

/** The limits that apply, as written. */
function limits(budgets: Budgets, target: string, platform = 'linux/amd64') {
  return Object.fromEntries(
    Object.entries(budgetsFor(budgets, target, platform)).map(([metric, { limits }]) => [
      metric,
      Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit === 'off' ? 'off' : limit.text])),
    ]),
  )
}

describe('a budget file', () => {
  const budgets = parseBudgets(EXAMPLE, 'b.yml')

  it('gives each target the defaults, overridden limit by limit by what names it more exactly', () => {
    expect(limits(budgets, 'other')).toEqual({ size: { 'max-increase': '5% | 20MB' }, time: { 'max-increase': '25%' } })
    expect(limits(budgets, 'frontend')).toMatchObject({
      size: { 'max-increase': '5% | 20MB', max: '60MB' },
      layers: { max: '25' },
      'cache-hits': { min: '80%' },
    })
    expect(limits(budgets, 'backend').size).toEqual({ 'max-increase': '5% | 20MB', max: '200MB', warn: '180MB' })
    expect(limits(budgets, 'backend', 'linux/arm64').size).toEqual({
      'max-increase': 'off',
      max: '210MB',
      warn: '180MB',
    })
    expect(budgetsFor(budgets, 'backend', 'linux/amd64').time).toMatchObject({ minDelta: 10_000, action: 'warn' })
  })

  it('knows where each limit stands, and the rest of the file', () => {
    expect(budgets.defaults.size?.limits['max-increase']).toMatchObject({
      source: { file: 'b.yml', line: 4, column: 25 },
    })
    expect(budgets).toMatchObject({ overrideLabel: 'allow-size-increase', confirm: true })
    expect(epochFor(budgets, 'backend', 'linux/arm64')).toMatchObject({ commit: '4be77d0' })
    expect(epochFor(budgets, 'frontend', 'linux/arm64')).toBeUndefined()
    expect(Object.keys(budgets.total)).toEqual(['size'])
  })

  it('takes metrics at the top level as defaults, for the simple case', () => {
    expect(limits(parseBudgets('size: { max: 200MB, max-increase: 5% }\ntime: 5m', 'input'), 'any')).toEqual({
      size: { max: '200MB', 'max-increase': '5%' },
      time: { max: '5m' },
    })
  })

  it('lets the later of two equally exact entries win, and `off` end a metric', () => {
    const text =
      'targets:\n  a*: { size: 1MB, time: 1m }\n  "*b": { size: 2MB, time: off }\n  ab: { layers: 3 }\n  "?b": { layers: 4 }'
    const { size, time, layers } = limits(parseBudgets(text, 'b.yml'), 'ab')
    expect(size).toEqual({ max: '2MB' })
    expect(time).toMatchObject({ max: 'off' })
    expect(layers).toEqual({ max: '3' })
  })

  it('limits the growth since an earlier point, in the same words, target by target', () => {
    const text = `
since:
  v2.*:
    size: 10% | 50MB
    update-size: 80MB
    targets: { backend: { size: { max-increase: 20MB, action: warn } } }
    total: { size: 100MB }
size: 1GB`
    const { since, defaults } = parseBudgets(text, 'b.yml')
    expect(defaults.size?.limits).toEqual({ max: expect.objectContaining({ text: '1GB' }) as unknown })
    expect(since).toMatchObject({
      point: { kind: 'tag', glob: 'v2.*' },
      defaults: {
        size: { limits: { 'max-increase': { text: '10% | 50MB', source: { file: 'b.yml', line: 4, column: 11 } } } },
        'update-size': { limits: { max: { text: '80MB' } } },
      },
      targets: [{ pattern: 'backend', metrics: { size: { action: 'warn' } } }],
      total: { size: { limits: { 'max-increase': { text: '100MB' } } } },
    })
  })

  it('names entries below `since` that match nothing, too', () => {
    const budgets = parseBudgets('since: { release: { targets: { bakend: { size: 5% } } } }', 'b.yml')
    const built = [{ target: 'backend', platform: 'linux/amd64' }]
    expect(unmatchedEntries(budgets, built).map(({ pattern }) => pattern)).toEqual(['bakend'])
  })

  it('reads an alias as what it points at', () => {
    const text = 'targets:\n  a: &web { size: 1MB }\n  b: *web\n'
    expect(limits(parseBudgets(text, 'b.yml'), 'b')).toEqual({ size: { max: '1MB' } })
  })

  it('names entries that match nothing that was built', () => {
    const built = [{ target: 'backend', platform: 'linux/amd64' }]
    expect(unmatchedEntries(budgets, built).map(({ pattern }) => pattern)).toEqual(['front*', 'backend@linux/arm64'])
  })

  it.each([
    ['.github/bake-budget.yml', false],
    ['C:\\b.yml', false],
    ['size: 20MB', true],
    ['{size: 20MB}', true],
    ['size:\n  max: 1MB', true],
  ])('%j is the YAML itself: %s', (input, itself) => expect(isBudgetText(input)).toBe(itself))

  it('matches globs like a regular expression would, without its worst cases', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 })
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 })
    fc.assert(
      fc.property(glob, text, (glob, text) => {
        const pattern = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(globMatches(glob, text)).toBe(pattern.test(text))
      }),
    )
    expect(globMatches(`${'*a'.repeat(90)}b`, 'a'.repeat(10_000))).toBe(false)
  })
})

describe('a budget file that cannot be used', { timeout: 60_000 }, () => {
  const lol = Array.from({ length: 10 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`).join('\n')
  const manyAliases = `targets:\n  a: &a { size: 1MB }\n${Array.from({ length: 101 }, (_, i) => `  t${i}: *a`).join('\n')}`

  it.each([
    ['', '1:1: the budget file is empty'],
    ['# nothing\n', '1:1: the budget file is empty'],
    ['hello', '1:1: the budget file must be a mapping, not "hello"'],
    ['- size', '1:1: the budget file must be a mapping, not a list'],
    ['target:\n  a: {}', '1:1: unknown key "target" in the budget file; did you mean "targets"?'],
    ['sise: 20MB', '1:1: unknown key "sise" in the budget file; did you mean "size"?'],
    [
      'defaults:\n  size: { max-increse: 5% }',
      '2:11: unknown key "max-increse" in "size"; did you mean "max-increase"?',
    ],
    [
      'defaults:\n  size:\n    max: 20M',
      '3:10: "size": "20M" could mean powers of 1000 or of 1024: write 20MB or 20MiB',
    ],
    ['defaults: { size: { max-increase: "5% | 20Mb | x" } }', '1:48: "size": "x" is not a size'],
    ['defaults: { size: { max-increase: 5% | 20Mb | x } }', '1:47: "size": "x" is not a size'],
    [
      'size: { max: 5% }',
      '1:14: "size": "5%" is not a size such as 20MB, 1.5GiB or 200kB (MB = 10^6 bytes, MiB = 2^20): a percentage only makes',
    ],
    ['time: 300', '1:7: "time": "300" has no unit'],
    ['time: 1e999', '1:7: "time": "1e999" is not a duration'],
    ['size: 99999999999999999999', '1:7: "size": the number is too large'],
    ['size: .nan', '1:7: "size": ".nan" is not a size'],
    ['size: true', '1:7: "size": "true" is not a size'],
    ['size:', '1:6: expected a size'],
    [
      'size: [1MB]',
      '1:7: expected a size such as 20MB, 1.5GiB or 200kB (MB = 10^6 bytes, MiB = 2^20), or a mapping of max, warn',
    ],
    ['size: { max: { x: 1 } }', '1:14: expected a size such as'],
    ['size: { action: block }', '1:17: "block" is not allowed here (allowed: fail, warn)'],
    ['size: { action: wran }', '1:17: "wran" is not allowed here; did you mean "warn"? (allowed: fail, warn)'],
    ['size: { min: 1MB }', '1:9: unknown key "min" in "size"'],
    ['size: { max: 1MB, warn: 2MB }', '1:7: warn (2MB) must be below max (1MB), or it would never be seen'],
    ['cache-hits: { min: 80%, warn: 70% }', '1:13: warn (70%) must be above min (80%)'],
    ['cache-hits: { max: 80% }', '1:15: unknown key "max" in "cache-hits" (allowed: min, warn, action, on-missing)'],
    [
      'update-size: { max-increase: 5% }',
      '1:16: unknown key "max-increase" in "update-size" (allowed: max, warn, action, on-missing)',
    ],
    ['cache-hits: 120%', '1:13: "cache-hits": at most 100%'],
    ['cache-hits: 80', '1:13: "cache-hits": "80" is not a percentage'],
    ['layers: 2.5', '1:9: "layers": "2.5" is not a whole number'],
    ['total: { adjusted-time: 5m }', '1:10: unknown key "adjusted-time" in total'],
    ['since: release', '1:8: since must be a mapping, not "release"'],
    ['since: {}', '1:8: since names nothing to compare with (allowed: release, a tag or glob'],
    ['since: { releases: { size: 5% } }', '1:10: "releases" is no point to compare with; did you mean "release"?'],
    ['since: { 30days: { size: 5% } }', '1:10: "30days" is no point to compare with (allowed: release'],
    [
      'since: { release: { size: 5% }, 30d: { size: 1MB } }',
      '1:33: a run compares with one earlier point: keep "release"',
    ],
    ['since: { release: { sise: 5% } }', '1:21: unknown key "sise" in since release; did you mean "size"?'],
    [
      'since: { release: { size: { max: 5MB } } }',
      '1:29: unknown key "max" in "size" of "since" (allowed: max-increase, min-delta, action, on-missing)',
    ],
    ['since: { release: { size: 5M } }', '1:27: "size": "5M" could mean powers of 1000 or of 1024'],
    ['since: { release: { size: [5%] } }', '1:27: expected a percentage such as 5% or 12.5%, a size such as'],
    [
      'since:\n  release:\n    targets: { backend: { time: 25% } }',
      '3:27: "time" cannot be judged since an older commit, whose machine and cache were others',
    ],
    ['since: { release: { cache-hits: 80% } }', '1:21: "cache-hits" cannot be judged since an older commit'],
    ['since: { release: { total: { adjusted-time: 5m } } }', '1:30: unknown key "adjusted-time" in total'],
    ['confirm: yes', '1:10: "yes" is not allowed here'],
    ['on-missing: pass', '1:13: "pass" is not allowed here'],
    ['size: { max: 1MB, on-missing: off }', '1:31: "off" is not allowed here'],
    ['epochs: { backend: HEAD }', '1:20: "HEAD" is not a commit id'],
    ['epochs: { backend: 1234567e }\nsize: 1MB\nsize: 2MB', '3:1: not valid YAML: Map keys must be unique'],
    ['targets:\n  a: { size: 1MB }\n  a: { size: 2MB }', '3:3: not valid YAML: Map keys must be unique'],
    ['targets:\n  a b: { size: 1MB }', '2:3: "a b" is not a target'],
    ['targets:\n  a: 20MB', '2:6: target "a" must be a mapping, not "20MB" (allowed keys: size, '],
    ['targets:\n  a:', '2:5: target "a" must be a mapping, not nothing'],
    ['targets:\n  [a, b]: { size: 1MB }', '2:3: targets: a key must be a word, not a list'],
    ['size: 1MB\ndefaults: { time: 5m }', '2:1: put "size" under defaults'],
    ['override-label: ""', '1:17: a label has 1 to 100'],
    ['size: *nowhere', '1:7: the alias *nowhere points at nothing'],
    ['targets:\n  a: { <<: { size: 1MB } }', '2:8: unknown key "<<"'],
    ['size: {max: 1MB', '1:16: not valid YAML: '],
    ['size: 1MB\n---\nsize: 2MB', '2:1: not valid YAML: Source contains multiple documents'],
    [`l0: &l0 [lol]\n${lol}`, '1:1: unknown key "l0"'],
    [manyAliases, '103:9: more than 100 aliases'],
    ['a: &a { b: *a }', '1:1: unknown key "a"'],
    [`size: ${'['.repeat(100_000)}`, 'nested too deeply'],
    [`size: ${' '.repeat(300_000)}1MB`, '1:1: longer than 256 KiB'],
  ])('%# says where and what', (text, message) => {
    const started = performance.now()
    const parse = () => parseBudgets(text, 'b.yml')
    expect(parse).toThrow(BudgetError)
    expect(parse).toThrow(message.startsWith('nested') ? message : `b.yml:${message}`)
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('turns any text into budgets or a BudgetError', () => {
    const word = fc.constantFrom(
      'size',
      'targets',
      'defaults',
      'max',
      ':',
      ' ',
      '\n  ',
      '{',
      '}',
      '5%',
      '|',
      '20MB',
      '*a',
      '&a',
      '"',
      '- ',
      '#',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 20 }).map((words) => words.join('')),
        ),
        (text) => {
          expect(outcomeOf(() => parseBudgets(text, 'b.yml'))).toSatisfy(
            (outcome) => !(outcome instanceof Error) || outcome instanceof BudgetError,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
