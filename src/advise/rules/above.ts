/** Where new lines go that belong to none of the comments around. */
import type { DockerfileText, Instruction } from '../dockerfile/document.ts'
import { insertBefore, type Replacement } from '../dockerfile/edits.ts'

/** A parser directive is one only at the top of the file: nothing may come before it. */
const DIRECTIVE = /^#\s*(syntax|escape|check)\s*=/i

/** Lines above an instruction and above the comment that belongs to it. */
export function insertAbove(document: DockerfileText, instruction: Instruction, lines: readonly string[]): Replacement {
  let start = document.text.lastIndexOf('\n', instruction.start - 1) + 1
  while (start > 0) {
    const above = document.text.lastIndexOf('\n', start - 2) + 1
    const line = document.text.slice(above, start)
    if (!line.trimStart().startsWith('#') || DIRECTIVE.test(line)) break
    start = above
  }
  return insertBefore(document, { start, end: start }, lines)
}
