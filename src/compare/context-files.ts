import { cleanPath } from '../patterns/pattern-matcher.ts'
import type { ContextManifest } from '../record/build-record.ts'

/** One path of a context. */
export interface ContextEntry {
  type: string
  /** Octal. */
  mode: string
  hash: string
  /** False for what git does not track: no commit touched it. */
  tracked: boolean
}

/** Where a path leads, and the symbolic links on the way. */
export interface Resolved {
  path: string
  links: string[]
}

/** Longest chain of links followed, as BuildKit does (contenthash, `maxSymlinkLimit`). */
const MAX_LINKS = 255

/** The files of a recorded context, by path. */
export class ContextFiles {
  readonly entries = new Map<string, ContextEntry>()

  constructor(manifest: ContextManifest) {
    for (const line of manifest.files) {
      const [, type, mode, mark, hash, path] = /^([fdl])(\d+) (~?)(\S+) (.*)$/s.exec(line) ?? []
      if (type === undefined || mode === undefined || hash === undefined || path === undefined) continue
      this.entries.set(path, { type, mode, hash, tracked: mark === '' && path !== '.git' })
    }
  }

  isFolder(path: string): boolean {
    return this.entries.get(path)?.type === 'd'
  }

  links(): string[] {
    return [...this.entries].flatMap(([path, { type }]) => (type === 'l' ? [path] : []))
  }

  /** Whether anything below a folder meets a condition. */
  some(folder: string, condition: (path: string) => boolean): boolean {
    for (const path of this.entries.keys()) if (path.startsWith(`${folder}/`) && condition(path)) return true
    return false
  }

  /** Follows symbolic links within the context, the last element's too. */
  resolve(path: string): Resolved {
    const links: string[] = []
    let rest = path === '' ? [] : path.split('/')
    let done: string[] = []
    while (rest.length > 0 && links.length < MAX_LINKS) {
      done.push(rest[0] ?? '')
      rest = rest.slice(1)
      const here = done.join('/')
      const target = linkTarget(this.entries.get(here))
      if (target === undefined) continue
      links.push(here)
      // A link cannot lead out of the context: its root is where an absolute one starts and where `..` ends.
      const from = target.startsWith('/') ? '/' : `/${done.slice(0, -1).join('/')}/`
      rest = [...cleanPath(from + target).split('/'), ...rest].filter((part) => part !== '')
      done = []
    }
    return { path: [...done, ...rest].join('/'), links }
  }
}

/** Every step that reads a context asks for the same manifests, which may have thousands of lines. */
const PARSED = new WeakMap<ContextManifest, ContextFiles>()

/** The files of a manifest, read once. */
export function filesOf(context: ContextManifest): ContextFiles {
  const known = PARSED.get(context) ?? new ContextFiles(context)
  PARSED.set(context, known)
  return known
}

/** What stands for the hash of a link is its target, see {@link ContextManifest.files}. */
function linkTarget(entry: ContextEntry | undefined): string | undefined {
  if (entry?.type !== 'l' || !entry.hash.startsWith('>')) return undefined
  try {
    return decodeURIComponent(entry.hash.slice(1))
  } catch {
    return undefined
  }
}
