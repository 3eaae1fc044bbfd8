/** A Dockerfile as rules see it: instructions with their places in the text, so that an edit changes nothing else. */
import { DockerfileParser, type Instruction as Parsed } from 'dockerfile-ast'
import type { Flag, Heredoc, Range } from './parsed.ts'

/** A piece of a text: UTF-16 offsets, the end not included. */
export interface Span {
  start: number
  end: number
}

/** A word of an instruction, as written. */
export interface Word extends Span {
  text: string
}

/** `--name=value` in front of an instruction's words. */
export interface FlagWord extends Span {
  name: string
  /** Empty for a flag without one, such as `--link`. */
  value: string
}

/** One instruction, from its keyword to its last character, heredocs included. */
export interface Instruction extends Span {
  /** In capitals, however it is written. */
  keyword: string
  /** First and last line, from 1. */
  line: number
  endLine: number
  flags: readonly FlagWord[]
  /** Split at spaces only, as BuildKit splits `COPY`; without flags and heredoc bodies. */
  words: readonly Word[]
  /** Its words in exec form (`["a", "b"]`); absent for the shell form. */
  exec?: readonly string[]
  heredocs: readonly { name: string; body: Span }[]
}

/** A parsed Dockerfile. */
export interface DockerfileText {
  text: string
  /** The file's line end; the first one decides in a file that mixes them. */
  newline: '\n' | '\r\n'
  /** The character that continues a line: `\`, or what `# escape=` says. */
  escape: string
  instructions: readonly Instruction[]
}

/** Reads a Dockerfile. Never throws: what the parser cannot read is an instruction without meaning. */
export function parseDockerfile(text: string): DockerfileText {
  const parsed = DockerfileParser.parse(text)
  const starts = lineStarts(text)
  const span = ({ start, end }: Range): Span => ({
    start: (starts[start.line] ?? 0) + start.character,
    end: (starts[end.line] ?? 0) + end.character,
  })
  const first = text.indexOf('\n')
  return {
    text,
    newline: first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n',
    escape: parsed.getEscapeCharacter(),
    instructions: parsed.getInstructions().map((each) => instruction(each, text, span, parsed.getEscapeCharacter())),
  }
}

/** The instruction as it is written. */
export function textOf({ text }: DockerfileText, { start, end }: Span): string {
  return text.slice(start, end)
}

function instruction(parsed: Parsed, text: string, span: (range: Range) => Span, escape: string): Instruction {
  const place = span(parsed.getRange())
  const { flags, heredocs } = details(parsed)
  const bodies = heredocs.map((each) => {
    const range = each.getContentRange()
    return { name: each.getName(), body: range === null ? { start: place.end, end: place.end } : span(range) }
  })
  // Where bodies begin, words end: an empty body has no place, so the line of the last `<<` counts.
  const marks = heredocs.map((each) => span(each.getStartRange()).end)
  const lastWord = marks.length === 0 ? Infinity : endOfLine(text, Math.max(...marks))
  const words = parsed
    .getArguments()
    .map((word) => ({ ...span(word.getRange()), text: word.getValue() }))
    .filter((word) => word.start < lastWord)
  const [first] = words
  // HEALTHCHECK has a word before its JSON.
  const start = first?.text.toUpperCase() === 'CMD' ? words[1] : first
  const exec = start === undefined ? undefined : execForm(text.slice(start.start, place.end), escape)
  return {
    ...place,
    keyword: parsed.getKeyword().toUpperCase(),
    line: parsed.getRange().start.line + 1,
    endLine: parsed.getRange().end.line + 1,
    flags: flags.map((flag) => ({ ...span(flag.getRange()), name: flag.getName(), value: flag.getValue() ?? '' })),
    words,
    ...(exec === undefined ? {} : { exec }),
    heredocs: bodies,
  }
}

/** What only some kinds of instructions have; the parser's classes differ in it. */
function details(parsed: Parsed): { flags: Flag[]; heredocs: Heredoc[] } {
  const rich = parsed as Parsed & {
    getFlags?: () => Flag[]
    getHeredocs?: () => Heredoc[]
  }
  return { flags: rich.getFlags?.() ?? [], heredocs: rich.getHeredocs?.() ?? [] }
}

/** The exec form is JSON, and BuildKit reads whatever is not as shell. dockerfile-ast 0.7.1 drops spaces in its strings. */
function execForm(text: string, escape: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const lines = text.split('\n').map((line) => line.trim())
    const plain = lines.filter((line, at) => at === 0 || !line.startsWith('#'))
    const json: unknown = JSON.parse(plain.map((line) => (line.endsWith(escape) ? line.slice(0, -1) : line)).join(' '))
    return Array.isArray(json) && json.every((each) => typeof each === 'string') ? json : undefined
  } catch {
    return undefined
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Offset of the line's end, before its `\n`. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
