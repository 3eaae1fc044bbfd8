/** What a rule needs to know of a package manager to install dependencies before the source is there. */
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'

/** A command that brings a project's dependencies. */
export interface Install {
  /** As people call it: `npm`, `pip`. */
  manager: string
  /**
   * A command for the dependencies alone, to run first where the command found needs the source as well; it stays, and has little left
   * to do. Absent where the command itself needs no source.
   */
  early?: string
  /** What it reads, relative to its folder; a folder ends with `/`. */
  inputs: readonly string[]
  /** Why it needs more than that here. */
  mayBreak: readonly string[]
  /** Folders in which it leaves what a later copy of the context must not replace, e.g. `node_modules`. */
  leaves?: readonly string[]
  /** Globs of files in the image that it may write differently when the source is not there. */
  touches?: readonly string[]
}

/** Recognises a command of one package manager in a folder of the context; nothing where it is none, or not all is known. */
export type Ecosystem = (command: Command, folder: Folder) => Install | undefined

/** Those of the paths that are there: files, or folders (with `/`) that hold something. */
export function present(folder: Folder, paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.endsWith('/') ? folder.files.some((file) => file.startsWith(path)) : folder.has(path),
  )
}

/** A JSON file as an object. */
export function jsonOf(folder: Folder, path: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(folder.text(path) ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Path of a dependency that lies in the project, as an input; nothing where it lies outside of the folder. */
export function localInput(folder: Folder, from: string, path: string): string | undefined {
  const parts = from.split('/').filter((part) => part !== '')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  const clean = parts.join('/')
  if (clean === '') return undefined
  return folder.has(clean) ? clean : present(folder, [`${clean}/`])[0]
}
