/** Reading `since`: budgets of the growth since a release, a tag or an age, as `compare-with` names them. */
import type { Node } from 'yaml'

import { HOW_TO_WRITE_POINT, parsePoint } from '../shared/point.ts'
import type { SinceBudgets } from './budgets.ts'
import { didYouMean } from './near.ts'
import { clip } from './quantity.ts'
import { SET_KEYS, readSet } from './set-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/** One point and its budgets: a run compares with one commit besides its baseline. */
export function readSince(reader: YamlReader, node: Node): SinceBudgets {
  const allowed = HOW_TO_WRITE_POINT.replaceAll('`', '')
  const [entry, other] = reader.entries(node, 'since')
  if (entry === undefined) reader.fail(node, `since names nothing to compare with (allowed: ${allowed})`)
  if (other !== undefined)
    reader.fail(
      other.keyNode,
      `a run compares with one earlier point: keep "${clip(entry.key)}" or "${clip(other.key)}"`,
    )
  const point = parsePoint(entry.key)
  if (point === undefined) {
    const near = didYouMean(entry.key, ['release'])
    reader.fail(entry.keyNode, `"${clip(entry.key)}" is no point to compare with${near} (allowed: ${allowed})`)
  }
  const entries = reader.entries(entry.value ?? entry.keyNode, `since ${clip(entry.key)}`, SET_KEYS)
  return { point, ...readSet(reader, entries, 'since') }
}
