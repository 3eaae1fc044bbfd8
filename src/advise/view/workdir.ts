/** Which folder instructions of a stage work in. */
import { cleanPath } from '../../patterns/pattern-matcher.ts'
import type { Instruction } from '../dockerfile/document.ts'
import type { Stage } from '../dockerfile/stages.ts'

/**
 * The folder an instruction works in, as an absolute path; variables stay as they are written. Nothing where the base image
 * decides it.
 */
export function workdirAt(stage: Stage, instruction?: Instruction): string | undefined {
  let folder = stage.parent === undefined ? undefined : workdirAt(stage.parent)
  for (const each of stage.instructions) {
    if (each === instruction) break
    if (each.keyword === 'WORKDIR') folder = absolute(folder, each.words.map(({ text }) => text).join(' '))
  }
  return folder
}

/** A path as seen from a folder; nothing where the folder is not known and the path needs it. */
export function absolute(folder: string | undefined, path: string): string | undefined {
  if (path.startsWith('/') || path.startsWith('$')) return cleanPath(path)
  return folder === undefined ? undefined : cleanPath(`${folder}/${path}`)
}

/** A path below a folder, relative to it: '' for the folder itself; nothing for one beside it. */
export function below(folder: string, path: string): string | undefined {
  if (path === folder) return ''
  const prefix = folder === '/' ? '/' : `${folder}/`
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}
