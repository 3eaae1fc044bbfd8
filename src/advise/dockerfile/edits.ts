/** Changes of a text by place: what is not named stays as its author wrote it. */
import type { DockerfileText, Instruction, Span } from './document.ts'
import { endOfLine } from './document.ts'

/** A span and what stands there instead; an empty span is an insertion. */
export interface Replacement extends Span {
  text: string
}

/**
 * The text with all replacements made. Insertions at one place come in the order given.
 * @throws RangeError where two overlap: a rule that wants that has a fault
 */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: instead } of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new RangeError(`two edits overlap at offset ${start}`)
    result += text.slice(at, start) + instead
    at = end
  }
  return result + text.slice(at)
}

/** Lines before the line an instruction begins on, with the file's line ends. */
export function insertBefore(
  { text, newline }: DockerfileText,
  { start }: Span,
  lines: readonly string[],
): Replacement {
  const at = text.lastIndexOf('\n', start - 1) + 1
  return { start: at, end: at, text: lines.map((line) => line + newline).join('') }
}

/** Lines after the line an instruction ends on. */
export function insertAfter({ text, newline }: DockerfileText, { end }: Span, lines: readonly string[]): Replacement {
  const next = endOfLine(text, end)
  // Behind a last line without a line end there is still none.
  if (next === text.length) return { start: next, end: next, text: lines.map((line) => newline + line).join('') }
  return { start: next + 1, end: next + 1, text: lines.map((line) => line + newline).join('') }
}

/** Takes an instruction out, with its line end; comments above it stay. */
export function remove({ text }: DockerfileText, { start, end }: Span): Replacement {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = endOfLine(text, end)
  // The last line without a line end takes the one before it along, so that none is left behind.
  if (next === text.length && from > 0)
    return { start: text[from - 2] === '\r' ? from - 2 : from - 1, end: next, text: '' }
  return { start: from, end: next === text.length ? next : next + 1, text: '' }
}

/** A keyword as this author writes keywords: in small letters where the instruction's own is. */
export function keywordLike(document: DockerfileText, { start, keyword }: Instruction, wanted: string): string {
  const written = document.text.slice(start, start + keyword.length)
  return written === written.toLowerCase() ? wanted.toLowerCase() : wanted
}
