/** Reading YAML with the position of everything. Nothing is expanded, so an alias costs no more than what it points at. */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document, Node, Scalar, YAMLMap } from 'yaml'

import { BudgetError } from '../errors.ts'
import type { Position } from './budgets.ts'
import { didYouMean } from './near.ts'
import { clip } from './quantity.ts'
import { errorText } from '../shared/error-text.ts'

const LARGEST = 256 * 1024
const MOST_ALIASES = 100

/** A key of a mapping and its value, aliases resolved. */
export interface YamlEntry {
  key: string
  keyNode: Scalar
  value: Node | null
}

/** One YAML document, read by position. Every failure is a {@link BudgetError} that names line and column. */
export class YamlReader {
  readonly root: Node | null
  readonly #file: string
  readonly #lines = new LineCounter()
  readonly #document: Document
  #aliases = 0

  constructor(text: string, file: string) {
    this.#file = file
    if (text.length > LARGEST)
      throw new BudgetError(file, 1, 1, `longer than ${LARGEST / 1024} KiB: this is no budget file`)
    try {
      this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, logLevel: 'error' })
    } catch (error) {
      throw new BudgetError(file, 1, 1, `cannot be read as YAML: ${errorText(error)}`)
    }
    const [problem] = this.#document.errors
    if (problem) {
      const why = problem.message.includes('call stack') ? 'nested too deeply' : problem.message
      this.fail(problem.pos[0], `not valid YAML: ${why}`)
    }
    this.root = this.#document.contents
  }

  /** The position of a node, plus an offset into a one-line scalar. */
  position(where: Node | null | number, offset = 0): Position {
    const quoted = isScalar(where) && typeof where.type === 'string' && where.type.startsWith('QUOTE_') ? 1 : 0
    const index = typeof where === 'number' ? where : (where?.range?.[0] ?? 0)
    const { line, col } = this.#lines.linePos(index + quoted * (offset > 0 ? 1 : 0) + offset)
    return { file: this.#file, line: Math.max(1, line), column: Math.max(1, col) }
  }

  fail(where: Node | null | number, problem: string, offset = 0): never {
    const { line, column } = this.position(where, offset)
    throw new BudgetError(this.#file, line, column, problem)
  }

  /** The entries of a mapping whose keys are among `allowed` (any key when absent). `what` names it in errors. */
  entries(node: Node | null, what: string, allowed?: readonly string[]): YamlEntry[] {
    if (!isMap(node)) this.fail(node, `${what} must be a mapping, not ${kindOf(node)}${listed(allowed)}`)
    return (node as YAMLMap<Node, Node | null>).items.map((pair) => {
      if (!isScalar(pair.key)) this.fail(pair.key, `${what}: a key must be a word, not ${kindOf(pair.key)}`)
      const key = String(pair.key.source ?? pair.key.value)
      if (allowed && !allowed.includes(key)) {
        const hint = key === '<<' ? 'merge keys are not supported; use defaults or a glob' : allowed.join(', ')
        this.fail(pair.key, `unknown key "${clip(key)}" in ${what}${didYouMean(key, allowed)} (allowed: ${hint})`)
      }
      return { key, keyNode: pair.key, value: this.#resolved(pair.value) }
    })
  }

  /** The text of a scalar as written, without quotes: `5%`, `20MB`, `true`. */
  text(node: Node | null, expected: string, otherwise: Node): string {
    if (node === null || (isScalar(node) && node.value === null))
      this.fail(node ?? otherwise, `expected ${expected}, found nothing`)
    if (!isScalar(node)) this.fail(node, `expected ${expected}, found ${kindOf(node)}`)
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  }

  #resolved(node: Node | null): Node | null {
    if (!isAlias(node)) return node
    if (++this.#aliases > MOST_ALIASES) this.fail(node, `more than ${MOST_ALIASES} aliases`)
    return node.resolve(this.#document) ?? this.fail(node, `the alias *${clip(node.source)} points at nothing`)
  }
}

function kindOf(node: unknown): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  if (isAlias(node)) return 'an alias'
  if (!isScalar(node) || node.value === null) return 'nothing'
  return `"${clip(node.source ?? 'a scalar')}"`
}

function listed(allowed: readonly string[] | undefined): string {
  return allowed ? ` (allowed keys: ${allowed.join(', ')})` : ''
}
