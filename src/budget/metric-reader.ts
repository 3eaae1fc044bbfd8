/** Reading what one metric may cost: a mapping of limits, or one value that is short for one. */
import { isMap } from 'yaml'
import type { Node } from 'yaml'

import type { Limit, MetricBudget, MetricBudgets } from './budgets.ts'
import { parseExpression } from './expression.ts'
import { METRICS, METRIC_FACTS, type LimitName } from './metrics.ts'
import { didYouMean } from './near.ts'
import { HOW_TO_WRITE, QuantityError, clip, parseQuantity } from './quantity.ts'
import type { Metric } from './verdict.ts'
import type { YamlReader, YamlEntry } from './yaml-reader.ts'

/** What a limit is compared with: this build and its baseline, or an older commit (`since`). */
export type Scope = 'baseline' | 'since'

/** Metrics that can be summed over targets. */
export const TOTAL_METRICS = METRICS.filter((metric) => METRIC_FACTS[metric].inTotal)

/** Metrics that can be judged since an older commit. */
export const SINCE_METRICS = METRICS.filter((metric) => METRIC_FACTS[metric].since.length > 0)

/** Keys of a metric's mapping. */
export function keysOf(metric: Metric, scope: Scope = 'baseline'): string[] {
  const limits = limitsOf(metric, scope)
  return [...limits, ...(limits.includes('max-increase') ? ['min-delta'] : []), 'action', 'on-missing']
}

function limitsOf(metric: Metric, scope: Scope): readonly LimitName[] {
  const { limits, since } = METRIC_FACTS[metric]
  return scope === 'since' ? since : limits
}

/** The metrics of `defaults`, of a target or of the total; `what` names it in messages. */
export function readMetrics(
  reader: YamlReader,
  node: Node,
  { what, allowed, scope }: { what: string; allowed: readonly Metric[]; scope: Scope },
): MetricBudgets {
  const entries = reader.entries(node, what, allowed)
  return Object.fromEntries(entries.map((entry) => [entry.key, readMetric(reader, entry, scope)]))
}

/** `size: 20MB`, `size: off`, or a mapping of limits. */
export function readMetric(reader: YamlReader, { key, keyNode, value }: YamlEntry, scope: Scope): MetricBudget {
  const metric = key as Metric
  const keys = keysOf(metric, scope)
  const { unit } = METRIC_FACTS[metric]
  const [scalar] = limitsOf(metric, scope)
  if (scalar === undefined) {
    reader.fail(
      keyNode,
      `"${metric}" cannot be judged since an older commit, whose machine and cache were others: limit it outside of "since", where like is compared with like (allowed here: ${SINCE_METRICS.join(', ')})`,
    )
  }
  if (!isMap(value)) {
    const text = reader.text(
      value,
      `${scalar === 'max-increase' ? `${HOW_TO_WRITE.share}, ` : ''}${HOW_TO_WRITE[unit]}, or a mapping of ${keys.join(', ')}`,
      keyNode,
    )
    if (text !== 'off') return { limits: { [scalar]: readLimit(reader, metric, scalar, value, keyNode) } }
    return { limits: { max: 'off', min: 'off', warn: 'off', 'max-increase': 'off' } }
  }
  const budget: MetricBudget = { limits: {} }
  for (const entry of reader.entries(value, `"${metric}"${scope === 'since' ? ' of "since"' : ''}`, keys)) {
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

/** One of a few words. */
export function readChoice(reader: YamlReader, value: Node | null, keyNode: Node, allowed: readonly string[]): string {
  const text = reader.text(value, allowed.join(' or '), keyNode)
  if (allowed.includes(text)) return text
  return reader.fail(
    value,
    `"${clip(text)}" is not allowed here${didYouMean(text, allowed)} (allowed: ${allowed.join(', ')})`,
  )
}

/** What a broken or unjudged limit does. */
export function readLevel(reader: YamlReader, value: Node | null, keyNode: Node): 'fail' | 'warn' {
  return readChoice(reader, value, keyNode, ['fail', 'warn']) as 'fail' | 'warn'
}
