import type { WasteItem } from '../record/build-record.ts'
import { OverlayMismatch } from './tar/layer-error.ts'
import type { FileEntry, LayerIndex } from './layer-index.ts'
import { Tree } from './path-tree.ts'
import type { Displace, Inode, Node } from './path-tree.ts'

/** One path that is visible in the image. */
export interface LiveFile {
  path: string
  /** `hardlink` for every path of a file but its first, so that sizes add up. Directories are not listed. */
  type: Exclude<FileEntry['type'], 'dir'>
  /** Bytes, 0 for a `hardlink` and anything that is no regular file. */
  size: number
  mode: number
  uid: number
  gid: number
  /** Hash of the content (see FileEntry), for files and hardlinks. */
  hash?: string
  /** Target of a symlink; first path of a hardlink. */
  link?: string
  /** Index of the layer that holds the entry. */
  layer: number
}

/** What a stack of layers shows, and what it hides. All sizes are bytes of regular files. */
export interface Overlay {
  /** Every visible path that is no directory, in the order of their names. */
  files: LiveFile[]
  layerBytes: number
  liveBytes: number
  wastedBytes: number
  /** One item per hidden file, or per hidden directory and guilty layer. Unsorted; see fold-waste.ts. */
  waste: WasteItem[]
  /** Text of a visible file the indexes kept (see kept-files.ts). */
  kept: Map<string, string>
}

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'
/** AUFS bookkeeping, skipped by containerd as well. */
const AUFS = '.wh..wh.'

/**
 * Puts layers on top of each other, bottom first, by the rules of the OCI image spec ("Layer Filesystem Changeset"):
 * whiteouts act on lower layers only, wherever they stand in the tar. A file's bytes stay alive while one hardlink to them
 * does. Throws an OverlayMismatch when the sums do not add up; then nothing of it may be shown.
 */
export function overlay(layers: readonly LayerIndex[]): Overlay {
  const tree = new Tree()
  const waste: WasteItem[] = []
  let layerBytes = 0
  layers.forEach(({ entries }, layer) => {
    const displace: Displace = (parent, name, path) => drop(tree, parent, name, path, 'overwritten', layer, waste)
    hideLower(tree, entries, layer, waste, displace)
    for (const entry of entries) {
      if (entry.path === '' || isMarker(entry.path)) continue
      layerBytes += entry.size
      add(tree, entry, layer, waste, displace)
    }
  })
  const files = visible(tree)
  const liveBytes = files.reduce((sum, file) => sum + file.size, 0)
  const wastedBytes = waste.reduce((sum, item) => sum + item.bytes, 0)
  if (layerBytes - liveBytes !== wastedBytes) {
    throw new OverlayMismatch(
      `Layers hold ${layerBytes} bytes, ${liveBytes} are visible, but ${wastedBytes} were found hidden.`,
    )
  }
  const kept = new Map<string, string>()
  for (const file of files) {
    const text = layers[file.layer]?.kept.get(file.path)
    if (text !== undefined) kept.set(file.path, text)
  }
  return { files, layerBytes, liveBytes, wastedBytes, waste, kept }
}

function isMarker(path: string): boolean {
  return path.includes(WHITEOUT) && (path.startsWith(WHITEOUT) || path.includes(`/${WHITEOUT}`))
}

/** The whiteouts of a layer, before its files. A directory that takes a symlink's place does so first: no way leads through. */
function hideLower(
  tree: Tree,
  entries: readonly FileEntry[],
  layer: number,
  waste: WasteItem[],
  displace: Displace,
): void {
  if (!entries.some((entry) => isMarker(entry.path))) return
  for (const entry of entries) {
    if (isMarker(entry.path)) whiteOut(tree, entry.path, layer, waste)
    else if (entry.type === 'dir' && tree.find(entry.path)?.entry?.type === 'symlink')
      add(tree, entry, layer, waste, displace)
  }
}

function whiteOut(tree: Tree, path: string, layer: number, waste: WasteItem[]): void {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  const dir = path.slice(0, Math.max(slash, 0))
  const parent = tree.directory(dir)
  if (parent?.children === undefined) return
  if (name === OPAQUE) {
    for (const child of parent.children.keys()) drop(tree, parent, child, dir, 'opaque', layer, waste)
  } else if (name.startsWith(WHITEOUT) && !name.startsWith(AUFS)) {
    const hidden = name.slice(WHITEOUT.length)
    drop(tree, parent, hidden, dir === '' ? hidden : `${dir}/${hidden}`, 'deleted', layer, waste)
  }
}

function add(tree: Tree, entry: FileEntry, layer: number, waste: WasteItem[], displace: Displace): void {
  const { parent, name } = tree.parentOf(entry.path, displace)
  const old = parent.children?.get(name)
  if (entry.type === 'dir') {
    if (old?.children !== undefined) {
      old.entry = entry
      old.layer = layer
      return
    }
    if (old !== undefined) displace(parent, name, entry.path)
    tree.put(parent, name, { entry, layer, children: new Map(), inode: undefined })
    return
  }
  const inode = entry.type === 'hardlink' ? tree.find(entry.link ?? '')?.inode : inodeOf(entry, layer)
  // Linking a file to itself changes nothing, and must not hide it first.
  if (old !== undefined && inode !== undefined && old.inode === inode) return
  if (inode !== undefined) inode.links++
  if (old !== undefined) {
    const same = old.inode !== undefined && entry.type === 'file' && old.inode.hash === entry.hash
    drop(tree, parent, name, entry.path, same && old.layer < layer ? 'metadata-only' : 'overwritten', layer, waste)
  }
  tree.put(parent, name, { entry, layer, children: undefined, inode })
}

function inodeOf(entry: FileEntry, layer: number): Inode | undefined {
  if (entry.type !== 'file') return undefined
  return { links: 0, bytes: entry.size, hash: entry.hash ?? '', layer }
}

/** Takes a subtree out and books the bytes nobody links to any more: one item per layer that brought some. */
function drop(
  tree: Tree,
  parent: Node,
  name: string,
  path: string,
  why: WasteItem['why'],
  hiddenBy: number,
  waste: WasteItem[],
): void {
  const byLayer = new Map<number, { bytes: number; files: number }>()
  tree.remove(parent, name, (inode) => {
    inode.links--
    if (inode.links > 0 || inode.bytes === 0) return
    const sum = byLayer.get(inode.layer) ?? { bytes: 0, files: 0 }
    byLayer.set(inode.layer, { bytes: sum.bytes + inode.bytes, files: sum.files + 1 })
  })
  for (const [addedBy, { bytes, files }] of byLayer) {
    waste.push({ path, bytes, why, addedBy, hiddenBy, ...(files > 1 ? { files } : {}) })
  }
}

function visible(tree: Tree): LiveFile[] {
  const first = new Map<Inode, string>()
  const files: LiveFile[] = []
  tree.walk((path, { entry, layer, inode }) => {
    if (entry === undefined || entry.type === 'dir') return
    const { type, mode, uid, gid } = entry
    if (inode === undefined) {
      const { link } = entry
      files.push({ path, type, size: 0, mode, uid, gid, layer, ...(link === undefined ? {} : { link }) })
      return
    }
    const { bytes, links, hash } = inode
    const link = links > 1 ? first.get(inode) : undefined
    if (link !== undefined) {
      files.push({ path, type: 'hardlink', size: 0, mode, uid, gid, hash, link, layer })
      return
    }
    if (links > 1) first.set(inode, path)
    files.push({ path, type: 'file', size: bytes, mode, uid, gid, hash, layer: inode.layer })
  })
  return files
}
