/** What a target's build context holds, and what a COPY takes from it. */
import { readDockerignore } from '../../patterns/dockerignore.ts'
import { contextPath, goPathMatch, hasWildcards } from '../../patterns/path-match.ts'
import { patternMatcher } from '../../patterns/pattern-matcher.ts'
import type { Instruction } from '../dockerfile/document.ts'
import type { View } from './view.ts'

/** A folder of the build context as package managers see it; paths are relative to it. */
export interface Folder {
  has: (path: string) => boolean
  /** The text of a file, where the project has read it. */
  text: (path: string) => string | undefined
  /** Every file below it that the builder gets. */
  files: readonly string[]
}

/** A folder of the context, `''` for all of it. */
export function folderOf({ target, project }: View, below: string): Folder {
  const prefix = below === '' ? '' : `${below}/`
  const files = target.contextFiles.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  const known = new Set(files)
  return {
    has: (path) => known.has(path),
    text: (path) => (known.has(path) ? project.files.get(joined(target.context ?? '', prefix + path)) : undefined),
    files,
  }
}

/** Two paths as one; `.` and `''` are the folder itself. */
export function joined(folder: string, path: string): string {
  const clean = contextPath(`${folder}/${path}`)
  return clean
}

/** A COPY or ADD of files of the build context. */
export interface ContextCopy {
  instruction: Instruction
  /** As paths of the context: `''` is all of it. */
  sources: readonly string[]
  /** As written. */
  destination: string
}

/** Reads a COPY from the context; nothing for other instructions, for `--from`, URLs, heredocs, and sources with variables. */
export function contextCopy(instruction: Instruction): ContextCopy | undefined {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return undefined
  if (instruction.heredocs.length > 0 || instruction.flags.some(({ name }) => name === 'from')) return undefined
  const words = instruction.exec ?? instruction.words.map(({ text }) => text)
  const destination = words.at(-1)
  const sources = words.slice(0, -1)
  if (destination === undefined || sources.length === 0) return undefined
  if (words.some((word) => word.includes('$'))) return undefined
  if (instruction.keyword === 'ADD' && sources.some((source) => /^\w+:\/\/|^git@|\.(tar|tgz|gz|xz|bz2)$/.test(source)))
    return undefined
  return { instruction, sources: sources.map(contextPath), destination }
}

/** Whether a COPY takes a path of the context; the path may be of a file that is gone. */
export function takes({ instruction, sources }: ContextCopy, path: string): boolean {
  const excluded = instruction.flags.filter(({ name }) => name === 'exclude').map(({ value }) => value)
  if (excluded.length > 0 && patternMatcher(excluded).match(path).matched) return false
  return sources.some((source) => {
    if (source === '') return true
    if (!hasWildcards(source)) return path === source || path.startsWith(`${source}/`)
    const matches = goPathMatch(source)
    const parts = path.split('/')
    return parts.some((_, at) => matches(parts.slice(0, at + 1).join('/')))
  })
}

/** Files of the context that a COPY takes. */
export function filesOf(view: View, copy: ContextCopy): string[] {
  return view.target.contextFiles.filter((path) => takes(copy, path))
}

/** Whether the ignore file leaves a path of the context out. */
export function isIgnored({ project, target }: View, path: string): boolean {
  const text = target.ignoreFile === undefined ? undefined : project.files.get(target.ignoreFile)
  return text !== undefined && patternMatcher(readDockerignore(text)).match(path).matched
}

/** Whether the ignore file takes a path back by its name: its author wants it in the context. */
export function isWanted({ project, target }: View, path: string): boolean {
  const text = target.ignoreFile === undefined ? undefined : project.files.get(target.ignoreFile)
  return text !== undefined && readDockerignore(text).some((pattern) => pattern === `!${path}`)
}

/** A path of the repository as a path of the context, where it lies in it. */
export function inContext({ target }: View, path: string): string | undefined {
  const root = contextPath(target.context ?? '')
  if (root === '') return path
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined
}
