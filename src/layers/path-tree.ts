import type { FileEntry } from './layer-index.ts'

/** The bytes of a file, shared by its hardlinks. */
export interface Inode {
  /** Visible paths that lead here. */
  links: number
  bytes: number
  hash?: string
  /** Index of the layer that brought the bytes. */
  layer: number
}

/** One name in the tree. Directories have `children`; those only implied by a longer path have no `entry`. */
export interface Node {
  entry?: FileEntry
  layer: number
  children?: Map<string, Node>
  inode?: Inode
}

/** What to do with a name that stands where a directory is needed; must take it out of `parent`. */
export type Displace = (parent: Node, name: string, path: string) => void

/** As in Linux: more symlinks than this in one path are a loop. */
const MAX_SYMLINKS = 40

/** A file system as a trie of names. */
export class Tree {
  readonly root: Node = { layer: -1, children: new Map() }

  /**
   * The directory an entry is unpacked into, made where it is missing, and the entry's name in it. Symlinks on the way are
   * followed within the root, as containerd does; anything else that is no directory is displaced.
   */
  parentOf(path: string, displace: Displace): { parent: Node; name: string } {
    const slash = path.lastIndexOf('/')
    const parent = slash < 0 ? this.root : this.#walk(path.slice(0, slash), displace)
    return { parent: parent as Node, name: path.slice(slash + 1) }
  }

  /** The node at a path, symlinks on the way followed; undefined when there is none. */
  find(path: string): Node | undefined {
    const slash = path.lastIndexOf('/')
    if (path === '') return this.root
    const parent = slash < 0 ? this.root : this.#walk(path.slice(0, slash))
    return parent?.children?.get(path.slice(slash + 1))
  }

  /** The directory at a path, symlinks followed to the end; undefined when there is none. */
  directory(path: string): Node | undefined {
    return path === '' ? this.root : this.#walk(path)
  }

  put(parent: Node, name: string, node: Node): void {
    parent.children ??= new Map()
    parent.children.set(name, node)
  }

  /** Takes a name and all below it out, telling of every file path that disappears with it. */
  remove(parent: Node, name: string, gone: (inode: Inode) => void): void {
    const node = parent.children?.get(name)
    if (node === undefined) return
    parent.children?.delete(name)
    const stack = [node]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.inode !== undefined) gone(next.inode)
      for (const child of next.children?.values() ?? []) stack.push(child)
    }
  }

  /** Every node but the root, each directory before its content, names in code unit order. */
  *walk(): Generator<{ path: string; node: Node }> {
    const stack: { path: string; node: Node }[] = [{ path: '', node: this.root }]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { path, node } = next
      if (node !== this.root) yield next
      if (node.children === undefined) continue
      const names = [...node.children.keys()].sort().reverse()
      for (const name of names) {
        stack.push({ path: path === '' ? name : `${path}/${name}`, node: node.children.get(name) as Node })
      }
    }
  }

  /** Walks to a directory. With `displace` it is made when missing; without, undefined says it is. */
  #walk(path: string, displace?: Displace): Node | undefined {
    let todo = path.split('/')
    const done: { name: string; node: Node }[] = []
    let links = 0
    while (todo.length > 0) {
      const name = todo.shift() as string
      if (name === '' || name === '.') continue
      if (name === '..') {
        done.pop()
        continue
      }
      const parent = done.at(-1)?.node ?? this.root
      let node = parent.children?.get(name)
      const link = node?.entry?.type === 'symlink' ? node.entry.link : undefined
      if (link !== undefined && links < MAX_SYMLINKS) {
        links++
        if (link.startsWith('/')) done.length = 0
        todo = [...link.split('/'), ...todo]
        continue
      }
      if (node?.children === undefined) {
        if (displace === undefined) return undefined
        if (node !== undefined) displace(parent, name, [...done.map((step) => step.name), name].join('/'))
        node = { layer: -1, children: new Map() }
        this.put(parent, name, node)
      }
      done.push({ name, node })
    }
    return done.at(-1)?.node ?? this.root
  }
}
