import type { FileChange, PackageChange } from '../record/build-record.ts'
import type { LiveFile } from './overlay.ts'
import type { Package } from './packages/packages.ts'

/** What changed between the files of two images. */
export interface FileDiff {
  /** Largest change of bytes first. */
  changes: FileChange[]
  /** What was cut from `changes`: how many, and their bytes now minus before. Absent when nothing was. */
  omitted?: { files: number; bytes: number }
}

/**
 * Compares the visible files of two images by path. Times of files are never looked at, folders neither. A file that is gone
 * from one place and new in another with the same content counts once, as moved. The changes' bytes (now minus before) plus
 * those of `omitted` are the difference of the images' live bytes.
 */
export function diffFiles(
  before: readonly LiveFile[],
  now: readonly LiveFile[],
  ownerOf: (path: string) => string | undefined = () => undefined,
  limit = 300,
): FileDiff {
  const old = new Map(before.map((file) => [file.path, file]))
  const changes: FileChange[] = []
  const added: LiveFile[] = []
  for (const file of now) {
    const was = old.get(file.path)
    old.delete(file.path)
    if (was === undefined) added.push(file)
    else changes.push(...changed(was, file))
  }
  const moved = new Moves(old.values())
  for (const file of added) {
    const from = moved.take(file)
    if (from === undefined) changes.push({ path: file.path, change: 'added', bytesNow: file.size, layer: file.layer })
    else changes.push({ ...both(from, file), change: 'metadata', movedFrom: from.path })
  }
  for (const file of moved.left()) changes.push({ path: file.path, change: 'removed', bytesBefore: file.size })
  changes.sort((a, b) => Math.abs(delta(b)) - Math.abs(delta(a)) || size(b) - size(a) || (a.path < b.path ? -1 : 1))
  const shown = changes.slice(0, limit).map((change) => {
    const owner = ownerOf(change.path)
    return owner === undefined ? change : { ...change, owner }
  })
  const cut = changes.slice(limit)
  if (cut.length === 0) return { changes: shown }
  return { changes: shown, omitted: { files: cut.length, bytes: cut.reduce((sum, change) => sum + delta(change), 0) } }
}

/** Packages that came, went, or differ in version or bytes; largest change of bytes first. */
export function diffPackages(
  before: ReadonlyMap<string, Package>,
  now: ReadonlyMap<string, Package>,
  limit = 300,
): PackageChange[] {
  const changes: PackageChange[] = []
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const was = before.get(key)
    const is = now.get(key)
    if (was?.version === is?.version && was?.bytes === is?.bytes) continue
    const { type, name } = (is ?? was) as Package
    const change: PackageChange = { type, name }
    if (was?.version !== undefined) change.versionBefore = was.version
    if (is?.version !== undefined) change.versionNow = is.version
    if (was !== undefined) change.bytesBefore = was.bytes
    if (is !== undefined) change.bytesNow = is.bytes
    changes.push(change)
  }
  changes.sort((a, b) => Math.abs(delta(b)) - Math.abs(delta(a)) || (a.name < b.name ? -1 : 1))
  return changes.slice(0, limit)
}

function changed(was: LiveFile, is: LiveFile): FileChange[] {
  const grown = is.size - was.size
  const content = kind(was) !== kind(is) || was.hash !== is.hash || linked(was) !== linked(is)
  if (grown !== 0) return [{ ...both(was, is), change: grown > 0 ? 'grown' : 'shrunk' }]
  if (content) return [{ ...both(was, is), change: 'content' }]
  if (was.mode !== is.mode || was.uid !== is.uid || was.gid !== is.gid)
    return [{ ...both(was, is), change: 'metadata' }]
  return []
}

const linked = (file: LiveFile): string | undefined => (file.type === 'symlink' ? file.link : undefined)
/** A file and a hardlink to the same content are both that content. */
const kind = (file: LiveFile): string => (file.type === 'hardlink' ? 'file' : file.type)

function both(was: LiveFile, is: LiveFile): Omit<FileChange, 'change'> {
  return { path: is.path, bytesBefore: was.size, bytesNow: is.size, layer: is.layer }
}

const delta = (change: { bytesBefore?: number; bytesNow?: number }): number =>
  (change.bytesNow ?? 0) - (change.bytesBefore ?? 0)
const size = (change: FileChange): number => Math.max(change.bytesNow ?? 0, change.bytesBefore ?? 0)

/** Files that are gone, found again by content; of several the one with the same name is taken. */
class Moves {
  readonly #gone = new Map<string, LiveFile[]>()

  constructor(gone: Iterable<LiveFile>) {
    for (const file of gone) {
      const key = keyOf(file)
      const alike = this.#gone.get(key)
      if (alike === undefined) this.#gone.set(key, [file])
      else alike.push(file)
    }
  }

  take(file: LiveFile): LiveFile | undefined {
    if (file.type !== 'file' || file.size === 0) return undefined
    const alike = this.#gone.get(keyOf(file))
    if (alike === undefined || alike.length === 0) return undefined
    const named = alike.findIndex((other) => nameOf(other) === nameOf(file))
    return alike.splice(Math.max(named, 0), 1)[0]
  }

  left(): LiveFile[] {
    return [...this.#gone.values()].flat()
  }
}

const keyOf = ({ type, size, hash, path }: LiveFile): string =>
  type === 'file' && size > 0 && hash !== undefined ? `${hash} ${size}` : `/${path}`
const nameOf = ({ path }: LiveFile): string => path.slice(path.lastIndexOf('/') + 1)
