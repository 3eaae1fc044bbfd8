/** Reading which budgets apply to which target: `defaults`, `targets` and `total`, of a whole file or below a point of `since`. */
import type { Node } from 'yaml'

import type { BudgetSet, MetricBudgets, TargetBudgets } from './budgets.ts'
import { TOTAL_METRICS, readMetric, readMetrics, type Scope } from './metric-reader.ts'
import { METRICS } from './metrics.ts'
import { clip } from './quantity.ts'
import type { Metric } from './verdict.ts'
import type { YamlEntry, YamlReader } from './yaml-reader.ts'

const SECTIONS = ['defaults', 'targets', 'total']

/** The keys that {@link readSet} reads; metrics are short for `defaults`. */
export const SET_KEYS: readonly string[] = [...SECTIONS, ...METRICS]

/** The entries with one of {@link SET_KEYS}; all others are somebody else's. */
export function readSet(reader: YamlReader, entries: readonly YamlEntry[], scope: Scope): BudgetSet {
  const set: BudgetSet = { defaults: {}, targets: [], total: {} }
  const short = entries.find(({ key }) => METRICS.includes(key as Metric))
  for (const entry of entries) {
    const { key, keyNode, value } = entry
    const metrics = (what: string, allowed: readonly Metric[]): MetricBudgets =>
      readMetrics(reader, value ?? keyNode, { what, allowed, scope })
    if (key === 'defaults') {
      if (short) reader.fail(keyNode, `put "${short.key}" under defaults, or leave "defaults" out: not both`)
      set.defaults = metrics('defaults', METRICS)
    } else if (key === 'targets')
      set.targets = reader.entries(value ?? keyNode, 'targets').map((it) => readTarget(reader, it, scope))
    else if (key === 'total') set.total = metrics('total', TOTAL_METRICS)
    else if (METRICS.includes(key as Metric)) set.defaults[key as Metric] = readMetric(reader, entry, scope)
  }
  return set
}

function readTarget(reader: YamlReader, { key, keyNode, value }: YamlEntry, scope: Scope): TargetBudgets {
  const pattern = readPattern(reader, key, keyNode)
  const what = `target "${clip(key)}"`
  return {
    pattern,
    metrics: readMetrics(reader, value ?? keyNode, { what, allowed: METRICS, scope }),
    source: reader.position(keyNode),
  }
}

/** `name` or `name@platform`, each with globs. */
export function readPattern(reader: YamlReader, key: string, keyNode: Node): string {
  if (key.length <= 200 && /^[\w.*?:-]+(@[a-z0-9/._*?-]+)?$/.test(key)) return key
  return reader.fail(
    keyNode,
    `"${clip(key)}" is not a target: write a name or glob, and "@" and a platform if wanted, such as front*@linux/arm64`,
  )
}
