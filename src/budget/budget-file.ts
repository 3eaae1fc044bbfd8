/** Reading a budget file. docs/budgets.md describes the format and docs/budgets.schema.json is its schema. */
import { isMap } from 'yaml'
import type { Node } from 'yaml'

import { noBudgets } from './budgets.ts'
import type { Budgets, Epoch, Limit, MetricBudget, MetricBudgets, TargetBudgets } from './budgets.ts'
import { parseExpression } from './expression.ts'
import { METRICS, METRIC_FACTS, type LimitName } from './metrics.ts'
import { didYouMean } from './near.ts'
import { HOW_TO_WRITE, QuantityError, clip, parseQuantity } from './quantity.ts'
import type { Metric } from './verdict.ts'
import { YamlReader } from './yaml-reader.ts'
import type { YamlEntry } from './yaml-reader.ts'

const SECTIONS = ['defaults', 'targets', 'total', 'epochs', 'override-label', 'confirm', 'on-missing']

/** Metrics that can be summed over targets. */
export const TOTAL_METRICS = METRICS.filter((metric) => METRIC_FACTS[metric].inTotal)

/** Keys of a metric's mapping. */
export function keysOf(metric: Metric): string[] {
  const { limits } = METRIC_FACTS[metric]
  return [...limits, ...(limits.includes('max-increase') ? ['min-delta'] : []), 'action', 'on-missing']
}

/** Whether the `budgets` input is the YAML itself rather than a path. */
export function isBudgetText(input: string): boolean {
  return /[\n{]|:(\s|$)/.test(input)
}

/**
 * Reads the text of a budget file; `file` names it in messages. Metrics at the top level are short for `defaults`.
 * @throws {BudgetError} with line and column, what is allowed, and the near word.
 */
export function parseBudgets(text: string, file: string): Budgets {
  const reader = new YamlReader(text, file)
  if (reader.root === null)
    reader.fail(0, `the budget file is empty (allowed keys: ${[...SECTIONS, ...METRICS].join(', ')})`)
  const budgets = noBudgets(file)
  const entries = reader.entries(reader.root, 'the budget file', [...SECTIONS, ...METRICS])
  const short = entries.find(({ key }) => !SECTIONS.includes(key))
  for (const { key, keyNode, value } of entries) {
    if (key === 'defaults') {
      if (short) reader.fail(keyNode, `put "${short.key}" under defaults, or leave "defaults" out: not both`)
      budgets.defaults = readMetrics(reader, value ?? keyNode, 'defaults', METRICS)
    } else if (key === 'targets')
      budgets.targets = reader.entries(value ?? keyNode, 'targets').map((e) => readTarget(reader, e))
    else if (key === 'total') budgets.total = readMetrics(reader, value ?? keyNode, 'total', TOTAL_METRICS)
    else if (key === 'epochs')
      budgets.epochs = reader.entries(value ?? keyNode, 'epochs').map((e) => readEpoch(reader, e))
    else if (key === 'override-label') budgets.overrideLabel = readLabel(reader, value, keyNode)
    else if (key === 'confirm') budgets.confirm = readChoice(reader, value, keyNode, ['true', 'false']) === 'true'
    else if (key === 'on-missing') budgets.onMissing = readLevel(reader, value, keyNode)
    else budgets.defaults[key as Metric] = readMetric(reader, { key, keyNode, value })
  }
  return budgets
}

function readTarget(reader: YamlReader, { key, keyNode, value }: YamlEntry): TargetBudgets {
  const pattern = readPattern(reader, key, keyNode)
  return {
    pattern,
    metrics: readMetrics(reader, value ?? keyNode, `target "${clip(key)}"`, METRICS),
    source: reader.position(keyNode),
  }
}

function readEpoch(reader: YamlReader, { key, keyNode, value }: YamlEntry): Epoch {
  const pattern = readPattern(reader, key, keyNode)
  const commit = reader.text(value, 'a commit id such as 4be77d0', keyNode)
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) reader.fail(value, `"${clip(commit)}" is not a commit id: 7 to 64 hex digits`)
  return { pattern, commit: commit.toLowerCase(), source: reader.position(keyNode) }
}

/** `name` or `name@platform`, each with globs. */
function readPattern(reader: YamlReader, key: string, keyNode: Node): string {
  if (key.length <= 200 && /^[\w.*?:-]+(@[a-z0-9/._*?-]+)?$/.test(key)) return key
  return reader.fail(
    keyNode,
    `"${clip(key)}" is not a target: write a name or glob, and "@" and a platform if wanted, such as front*@linux/arm64`,
  )
}

function readLabel(reader: YamlReader, value: Node | null, keyNode: Node): string {
  const label = reader.text(value, 'the name of a label', keyNode).trim()
  return label === '' || label.length > 100 ? reader.fail(value, 'a label has 1 to 100 characters') : label
}

function readChoice(reader: YamlReader, value: Node | null, keyNode: Node, allowed: readonly string[]): string {
  const text = reader.text(value, allowed.join(' or '), keyNode)
  if (allowed.includes(text)) return text
  return reader.fail(
    value,
    `"${clip(text)}" is not allowed here${didYouMean(text, allowed)} (allowed: ${allowed.join(', ')})`,
  )
}

function readLevel(reader: YamlReader, value: Node | null, keyNode: Node): 'fail' | 'warn' {
  return readChoice(reader, value, keyNode, ['fail', 'warn']) as 'fail' | 'warn'
}

function readMetrics(reader: YamlReader, node: Node, what: string, allowed: readonly Metric[]): MetricBudgets {
  const entries = reader.entries(node, what, allowed)
  return Object.fromEntries(entries.map((entry) => [entry.key, readMetric(reader, entry)]))
}

/** `size: 20MB`, `size: off`, or a mapping of limits. */
function readMetric(reader: YamlReader, { key, keyNode, value }: YamlEntry): MetricBudget {
  const metric = key as Metric
  const keys = keysOf(metric)
  const { unit, limits } = METRIC_FACTS[metric]
  const [scalar = 'max'] = limits
  if (!isMap(value)) {
    const text = reader.text(value, `${HOW_TO_WRITE[unit]}, or a mapping of ${keys.join(', ')}`, keyNode)
    if (text !== 'off') return { limits: { [scalar]: readLimit(reader, metric, scalar, value, keyNode) } }
    return { limits: { max: 'off', min: 'off', warn: 'off', 'max-increase': 'off' } }
  }
  const budget: MetricBudget = { limits: {} }
  for (const entry of reader.entries(value, `"${metric}"`, keys)) {
    if (entry.key === 'action') {
      budget.action = readLevel(reader, entry.value, entry.keyNode)
    } else if (entry.key === 'on-missing') {
      budget.onMissing = readLevel(reader, entry.value, entry.keyNode)
    } else if (entry.key === 'min-delta') {
      const limit = readLimit(reader, metric, 'max', entry.value, entry.keyNode)
      budget.minDelta = limit === 'off' ? 0 : (limit.expression[0]?.[0]?.value ?? 0)
    } else {
      const name = entry.key as LimitName
      budget.limits[name] = readLimit(reader, metric, name, entry.value, entry.keyNode)
    }
  }
  checkWarn(reader, budget, value, scalar === 'min')
  return budget
}

function readLimit(
  reader: YamlReader,
  metric: Metric,
  name: LimitName,
  node: Node | null,
  keyNode: Node,
): Limit | 'off' {
  const { unit } = METRIC_FACTS[metric]
  const text = reader.text(node, HOW_TO_WRITE[unit], keyNode)
  if (text === 'off') return 'off'
  try {
    const expression = name === 'max-increase' ? parseExpression(text, unit) : [[parseQuantity(text, unit)]]
    if (unit === 'share' && (expression[0]?.[0]?.value ?? 0) > 1_000_000) throw new QuantityError(0, 'at most 100%')
    return { text: text.trim(), expression, source: reader.position(node ?? keyNode) }
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error
    const relative = name !== 'max-increase' && /%/.test(text) && unit !== 'share'
    const hint = relative ? ': a percentage only makes sense in max-increase' : ''
    return reader.fail(node ?? keyNode, `"${metric}": ${error.message}${hint}`, error.offset)
  }
}

/** A warning beyond the hard limit would never be seen. */
function checkWarn(reader: YamlReader, { limits }: MetricBudget, node: Node, hits: boolean): void {
  const hard = hits ? limits.min : limits.max
  if (limits.warn === undefined || limits.warn === 'off' || hard === undefined || hard === 'off') return
  const [warn = 0, limit = 0] = [limits.warn, hard].map(({ expression }) => expression[0]?.[0]?.value)
  if (hits ? warn > limit : warn < limit) return
  reader.fail(
    node,
    `warn (${limits.warn.text}) must be ${hits ? 'above min' : 'below max'} (${hard.text}), or it would never be seen`,
  )
}
