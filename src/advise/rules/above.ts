/** Where new lines go that belong to none of the comments around, and instructions with the comments that belong to them. */
import { endOfLine, type DockerfileText, type Instruction, type Span } from '../dockerfile/document.ts'
import { insertBefore, type Replacement } from '../dockerfile/edits.ts'

/** A parser directive is one only at the top of the file: nothing may come before it. */
const DIRECTIVE = /^#\s*(syntax|escape|check)\s*=/i

/** Lines above an instruction and above the comment that belongs to it. */
export function insertAbove(document: DockerfileText, instruction: Instruction, lines: readonly string[]): Replacement {
  const start = commentStart(document, instruction)
  return insertBefore(document, { start, end: start }, lines)
}

/** An instruction with the comment right above it, as written, and what takes both out. */
export function withComment(
  document: DockerfileText,
  instruction: Instruction,
): { text: string; removal: Replacement } {
  const { text } = document
  const start = commentStart(document, instruction)
  const end = Math.min(endOfLine(text, instruction.end) + 1, text.length)
  return { text: text.slice(start, instruction.end), removal: { ...gapless(text, { start, end }), text: '' } }
}

/** Start of the comment lines right above, or of the instruction's own line. */
function commentStart({ text }: DockerfileText, { start: from }: Span): number {
  let start = text.lastIndexOf('\n', from - 1) + 1
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(above, start)
    if (!line.trimStart().startsWith('#') || DIRECTIVE.test(line)) break
    start = above
  }
  return start
}

/** Of two empty lines that would meet, one goes as well. */
function gapless(text: string, { start, end }: Span): Span {
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start)
  const below = text.slice(end, endOfLine(text, end) + 1)
  const isBetweenEmpty = start > 0 && above.trim() === '' && below.trim() === '' && below !== ''
  return isBetweenEmpty ? { start, end: end + below.length } : { start, end }
}
