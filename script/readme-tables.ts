/**
 * Writes the tables of inputs and outputs in README.md from action.yml, between their markers:
 *
 *     node script/readme-tables.ts
 *
 * A test compares them, so forgetting this is noticed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { markdownTable } from 'markdown-table'
import { parse } from 'yaml'

interface Metadata {
  inputs: Record<string, { description: string; default?: string }>
  outputs: Record<string, { description: string }>
}

/** The README with both tables as action.yml has them; throws when a marker is missing. */
export function withTables(readme: string, actionYml: string): string {
  const { inputs, outputs } = parse(actionYml) as Metadata
  const inputRows = Object.entries(inputs).map(([name, it]) => [
    `\`${name}\``,
    it.default === undefined ? '' : `\`${it.default}\``,
    cell(it.description),
  ])
  const outputRows = Object.entries(outputs).map(([name, it]) => [`\`${name}\``, cell(it.description)])
  return between(between(readme, 'inputs', [['input', 'default', 'meaning'], ...inputRows]), 'outputs', [
    ['output', 'meaning'],
    ...outputRows,
  ])
}

function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function between(text: string, name: string, rows: string[][]): string {
  const [start, end] = [`<!-- ${name}:start -->\n`, `\n<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has no place for the table of ${name}`)
  const table = markdownTable(rows, { alignDelimiters: false, padding: true })
  return `${text.slice(0, from + start.length)}${table}${text.slice(to)}`
}

if (import.meta.main) {
  const readme = new URL('../README.md', import.meta.url)
  const action = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), action))
}
