import type { FileFacts } from '../record/build-record.ts'
import type { LiveFile } from './overlay.ts'

/** Folders are told apart down to this depth. */
const DEPTH = 3

/**
 * What the visible bytes of an image are made of: one cell per package (`deb:libssl3`), and one per folder for files no
 * package owns (`usr/local/bin`). The cells are disjoint and sum to the live bytes; largest first. Beyond `limit` the small
 * ones are one cell with path `''`. `layer` is set when one layer holds all of a cell.
 */
export function treeSizes(
  files: readonly LiveFile[],
  ownerOf: (path: string) => string | undefined,
  limit = 150,
): NonNullable<FileFacts['tree']> {
  const cells = new Map<string, { path: string; bytes: number; layer?: number }>()
  for (const file of files) {
    if (file.size > 0) put(cells, ownerOf(file.path) ?? folderOf(file.path), file.size, file.layer)
  }
  const sorted = [...cells.values()].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1))
  if (sorted.length <= limit) return sorted
  const rest = new Map<string, { path: string; bytes: number; layer?: number }>()
  for (const { bytes, layer } of sorted.slice(limit - 1)) put(rest, '', bytes, layer)
  return [...sorted.slice(0, limit - 1), ...rest.values()]
}

function put(
  cells: Map<string, { path: string; bytes: number; layer?: number }>,
  path: string,
  bytes: number,
  layer: number | undefined,
): void {
  const cell = cells.get(path)
  if (cell === undefined) {
    cells.set(path, layer === undefined ? { path, bytes } : { path, bytes, layer })
    return
  }
  cell.bytes += bytes
  if (cell.layer !== layer) delete cell.layer
}

/** The folder of a file, or the file itself at the root. */
function folderOf(path: string): string {
  let end = -1
  for (let depth = 0; depth < DEPTH; depth++) {
    const slash = path.indexOf('/', end + 1)
    if (slash < 0) break
    end = slash
  }
  return end < 0 ? path : path.slice(0, end)
}
