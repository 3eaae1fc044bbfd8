/** Reading a budget file. docs/budgets.md describes the format and docs/budgets.schema.json is its schema. */
import type { Node } from 'yaml'

import { noBudgets } from './budgets.ts'
import type { Budgets, Epoch } from './budgets.ts'
import { readChoice, readLevel } from './metric-reader.ts'
import { METRICS } from './metrics.ts'
import { clip } from './quantity.ts'
import { readPattern, readSet } from './set-reader.ts'
import { readSince } from './since-reader.ts'
import { YamlReader } from './yaml-reader.ts'
import type { YamlEntry } from './yaml-reader.ts'

const SECTIONS = ['defaults', 'targets', 'total', 'since', 'epochs', 'override-label', 'confirm', 'on-missing']

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
  const entries = reader.entries(reader.root, 'the budget file', [...SECTIONS, ...METRICS])
  const budgets: Budgets = { ...noBudgets(file), ...readSet(reader, entries, 'baseline') }
  for (const { key, keyNode, value } of entries) {
    if (key === 'since') budgets.since = readSince(reader, value ?? keyNode)
    else if (key === 'epochs')
      budgets.epochs = reader.entries(value ?? keyNode, 'epochs').map((e) => readEpoch(reader, e))
    else if (key === 'override-label') budgets.overrideLabel = readLabel(reader, value, keyNode)
    else if (key === 'confirm') budgets.confirm = readChoice(reader, value, keyNode, ['true', 'false']) === 'true'
    else if (key === 'on-missing') budgets.onMissing = readLevel(reader, value, keyNode)
  }
  return budgets
}

function readEpoch(reader: YamlReader, { key, keyNode, value }: YamlEntry): Epoch {
  const pattern = readPattern(reader, key, keyNode)
  const commit = reader.text(value, 'a commit id such as 4be77d0', keyNode)
  if (!/^[0-9a-f]{7,64}$/i.test(commit)) reader.fail(value, `"${clip(commit)}" is not a commit id: 7 to 64 hex digits`)
  return { pattern, commit: commit.toLowerCase(), source: reader.position(keyNode) }
}

function readLabel(reader: YamlReader, value: Node | null, keyNode: Node): string {
  const label = reader.text(value, 'the name of a label', keyNode).trim()
  return label === '' || label.length > 100 ? reader.fail(value, 'a label has 1 to 100 characters') : label
}
