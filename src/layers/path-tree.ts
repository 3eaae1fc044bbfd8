import type { FileEntry } from './layer-index.ts'

/** The bytes of a file, shared by its hardlinks. */
export interface Inode {
  /** Visible paths that lead here. */
  links: number
  bytes: number
  /** '' when it is not known. */
  hash: string
  /** Index of the layer that brought the bytes. */
  layer: number
}

/** One name in the tree. Directories have `children`; those only implied by a longer path have no `entry`. */
export interface Node {
  entry: FileEntry | undefined
  layer: number
  children: Map<string, Node> | undefined
  inode: Inode | undefined
}

/** A directory nobody has named yet. */
const impliedDir = (): Node => ({ entry: undefined, layer: -1, children: new Map(), inode: undefined })

/** What to do with a name that stands where a directory is needed; must take it out of `parent`. */
export type Displace = (parent: Node, name: string, path: string) => void

/** As in Linux: more symlinks than this in one path are a loop. */
const MAX_SYMLINKS = 40

/** A file system as a trie of names. */
export class Tree {
  readonly root = impliedDir()
  /** The directory walked to last: a tar brings the files of one together. Holds until something is removed. */
  #lastPath = ''
  #last: Node | undefined = this.root

  /**
   * The directory an entry is unpacked into, made where it is missing, and the entry's name in it. Symlinks on the way are
   * followed within the root, as containerd does; anything else that is no directory is displaced.
   */
  parentOf(path: string, displace: Displace): { parent: Node; name: string } {
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    const dir = path.slice(0, Math.max(slash, 0))
    if (this.#last !== undefined && dir === this.#lastPath) return { parent: this.#last, name }
    const parent = dir === '' ? this.root : (this.#walk(dir, displace) as Node)
    this.#lastPath = dir
    this.#last = parent
    return { parent, name }
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
    this.#last = undefined
    const stack = [node]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.inode !== undefined) gone(next.inode)
      for (const child of next.children?.values() ?? []) stack.push(child)
    }
  }

  /** Visits every node but the root, each directory before its content, names in code unit order. */
  walk(visit: (path: string, node: Node) => void, from: Node = this.root, prefix = ''): void {
    if (from.children === undefined) return
    for (const name of [...from.children.keys()].sort()) {
      const node = from.children.get(name) as Node
      // Mostly the entry's own text, which then need not exist twice.
      const own = node.entry?.path
      const same = own?.length === prefix.length + name.length && own.startsWith(prefix)
      const path = same ? own : prefix + name
      visit(path, node)
      if (node.children !== undefined) this.walk(visit, node, `${path}/`)
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
        node = impliedDir()
        this.put(parent, name, node)
      }
      done.push({ name, node })
    }
    return done.at(-1)?.node ?? this.root
  }
}
