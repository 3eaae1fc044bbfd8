import type { WasteItem } from '../record/build-record.ts'

/** Items per kind of waste and pair of layers; more are folded into their directories. */
const PER_PAIR = 12

/**
 * The waste as a reader wants it: largest first, and where one pair of layers hid many files of one kind (a `chown -R`),
 * directories in their place. Bytes and number of files stay the same. At most `limit` items; the small ones beyond it are
 * folded down to one per pair, so that the sum over all items is still the waste.
 */
export function foldWaste(waste: readonly WasteItem[], limit = 200): WasteItem[] {
  const pairs = new Map<string, WasteItem[]>()
  for (const item of waste) {
    if (item.bytes === 0) continue
    const key = `${item.why} ${item.addedBy} ${item.hiddenBy}`
    const pair = pairs.get(key)
    if (pair === undefined) pairs.set(key, [item])
    else pair.push(item)
  }
  const share = Math.max(1, Math.min(PER_PAIR, Math.floor(limit / Math.max(1, pairs.size))))
  return [...pairs.values()]
    .flatMap((items) => fold(items, share))
    .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1))
}

/** Keeps the largest items and replaces the deepest of the others by their directories until no more than `most` are left. */
function fold(items: readonly WasteItem[], most: number): WasteItem[] {
  const sorted = merge(items, (path) => path).sort((a, b) => b.bytes - a.bytes)
  if (sorted.length <= most) return sorted
  const large = sorted.slice(0, most >> 1)
  let rest = sorted.slice(most >> 1)
  while (rest.length > most - large.length) {
    const deepest = rest.reduce((depth, item) => Math.max(depth, depthOf(item.path)), 0)
    if (deepest === 0) break
    rest = merge(rest, (path) => (depthOf(path) === deepest ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path))
  }
  return [...large, ...rest]
}

function merge(items: readonly WasteItem[], rename: (path: string) => string): WasteItem[] {
  const byPath = new Map<string, WasteItem>()
  for (const item of items) {
    const path = rename(item.path)
    const old = byPath.get(path)
    if (old === undefined) byPath.set(path, { ...item, path })
    else byPath.set(path, { ...old, bytes: old.bytes + item.bytes, files: (old.files ?? 1) + (item.files ?? 1) })
  }
  return [...byPath.values()]
}

/** 0 for the root. */
function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length
}
