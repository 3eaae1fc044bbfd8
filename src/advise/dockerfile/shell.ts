/**
 * A reader of shell commands, enough to recognise what a RUN does: quotes, `&& || ; | &`, `\` at a line's end, `$(…)`, comments,
 * redirections. It evaluates nothing; a word with an expansion says so.
 */
import type { Span } from './document.ts'

/** A word of a command. */
export interface ShellWord extends Span {
  /** Without its quotes. */
  text: string
  /** Nothing in it that the shell would expand: no `$`, backtick or unquoted wildcard. */
  plain: boolean
}

/** What stands between two commands; `''` at both ends. A line end is `newline`. */
export type Operator = '' | '&&' | '||' | ';' | '|' | '&' | 'newline'

/** A simple command: its words without assignments in front of it and without redirections. */
export interface Command extends Span {
  words: readonly ShellWord[]
  /** `NAME=value` in front of it, for it alone. */
  assignments: readonly ShellWord[]
  /** Files it writes to or reads from: `> x`, `2>/dev/null`. */
  redirects: readonly ShellWord[]
  before: Operator
  after: Operator
  /** Inside `$(…)`, `(…)`, `if`, `for`, `while`, `case` or `{…}`: whether it runs depends on more than the commands before it. */
  nested: boolean
}

/** How lines go on: Docker takes out comment lines within an instruction, a shell script does not have them there. */
export interface ShellText {
  text: string
  span: Span
  /** `\`, or the Dockerfile's own escape character. */
  escape: string
}

const OPEN = new Set(['if', 'for', 'while', 'until', 'case', '{'])
const CLOSE = new Set(['fi', 'done', 'esac', '}'])
/** Words that stand in front of a command and are none. */
const BEFORE_COMMAND = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', 'time', 'exec', 'sudo'])
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/

/** The commands of a shell text, in the order they are written; those of `$(…)` and `(…)` stand among them, marked as nested. */
export function shellCommands(source: ShellText): Command[] {
  const reader = new Reader(source)
  reader.read(source.span.end, false)
  return reader.commands
}

class Reader {
  readonly commands: Command[] = []
  private readonly source: ShellText
  private at: number
  private depth = 0

  constructor(source: ShellText) {
    this.source = source
    this.at = source.span.start
  }

  /** Reads commands up to `end`, or to the `)` that closes a nested text. */
  read(end: number, nested: boolean): void {
    let parts: { word: ShellWord; kind: 'word' | 'redirect' }[] = []
    let before: Operator = ''
    const finish = (after: Operator): void => {
      this.push(parts, before, after, nested)
      parts = []
      before = after
    }
    while (this.at < end) {
      if (this.skipBlank(end)) continue
      const char = this.source.text[this.at] ?? ''
      if (char === ')') {
        this.at++
        if (nested) break
        continue
      }
      if (char === '(') {
        this.at++
        this.read(end, true)
        continue
      }
      const operator = this.operator()
      if (operator !== undefined) finish(operator)
      else if (char === '#') this.at = lineEnd(this.source.text, this.at, end)
      else if (char === '>' || char === '<') {
        while ('<>&|'.includes(this.source.text[this.at] ?? ' ')) this.at++
        while (this.skipBlank(end));
        parts.push({ word: this.word(end), kind: 'redirect' })
      } else {
        const word = this.word(end)
        // `2>file`: the number belongs to the redirection.
        const isNumber = /^\d$/.test(word.text) && '<>'.includes(this.source.text[this.at] ?? ' ')
        if (!isNumber) parts.push({ word, kind: 'word' })
      }
    }
    finish('')
  }

  private push(
    parts: readonly { word: ShellWord; kind: 'word' | 'redirect' }[],
    before: Operator,
    after: Operator,
    nested: boolean,
  ): void {
    const words = parts.filter(({ kind }) => kind === 'word').map(({ word }) => word)
    const inside = nested || this.depth > 0
    while (words[0] !== undefined && BEFORE_COMMAND.has(words[0].text)) {
      if (OPEN.has(words[0].text)) this.depth++
      words.shift()
    }
    const name = words[0]?.text ?? ''
    if (OPEN.has(name)) this.depth++
    if (CLOSE.has(name)) this.depth = Math.max(0, this.depth - 1)
    const assignments: ShellWord[] = []
    while (words[0] !== undefined && ASSIGNMENT.test(words[0].text)) assignments.push(words.shift()!)
    const first = parts[0]?.word
    const last = parts.at(-1)?.word
    if (first === undefined || last === undefined) return
    this.commands.push({
      start: first.start,
      end: last.end,
      words,
      assignments,
      redirects: parts.filter(({ kind }) => kind === 'redirect').map(({ word }) => word),
      before,
      after,
      nested: inside || this.depth > 0,
    })
  }

  /** Skips spaces, continued line ends and, as Docker does, comment and empty lines after one. */
  private skipBlank(end: number): boolean {
    const { text, escape } = this.source
    const char = text[this.at]
    if (char === ' ' || char === '\t' || char === '\r') {
      this.at++
      return true
    }
    const next = continued(text, this.at, escape, end)
    if (next === undefined) return false
    this.at = next
    return true
  }

  private operator(): Operator | undefined {
    const two = this.source.text.slice(this.at, this.at + 2)
    if (two === '&&' || two === '||') {
      this.at += 2
      return two
    }
    const char = two[0]
    if (char === ';' || char === '|' || char === '&') {
      while (this.source.text[this.at] === char) this.at++
      return char
    }
    if (char !== '\n') return undefined
    this.at++
    return 'newline'
  }

  private word(end: number): ShellWord {
    const { text, escape } = this.source
    const start = this.at
    let value = ''
    let plain = true
    let quote = ''
    while (this.at < end) {
      const char = text[this.at] ?? ''
      const next = quote === "'" ? undefined : continued(text, this.at, escape, end)
      if (next !== undefined) {
        this.at = next
        continue
      }
      if (quote === '' && (/[\s;&|<>()]/.test(char) || (char === '#' && this.at === start))) break
      if (char === '$' && quote !== "'") {
        plain = false
        if (text[this.at + 1] === '(') {
          const from = this.at
          this.at += 2
          this.read(end, true)
          value += text.slice(from, this.at)
          continue
        }
      }
      if (char === '`' && quote !== "'") plain = false
      if (quote === '' && (char === '*' || char === '?')) plain = false
      if (char === '\\' && quote !== "'") {
        value += text[this.at + 1] ?? ''
        this.at += 2
      } else if (quote === '' && (char === '"' || char === "'")) {
        quote = char
        this.at++
      } else if (char === quote) {
        quote = ''
        this.at++
      } else {
        value += char
        this.at++
      }
    }
    // Whatever stands here, go on: a reader that stops would never end.
    if (this.at === start) this.at++
    return { start, end: Math.min(this.at, end), text: value, plain }
  }
}

/** Where the text goes on after an escaped line end, comment lines and empty lines left out; nothing where there is none. */
function continued(text: string, at: number, escape: string, end: number): number | undefined {
  if (text[at] !== escape) return undefined
  let next = at + 1
  while (' \t\r'.includes(text[next] ?? '\n')) next++
  if (text[next] !== '\n' || next >= end) return undefined
  next++
  for (;;) {
    let start = next
    while (' \t\r'.includes(text[start] ?? 'x')) start++
    const isSkipped = start < end && (text[start] === '#' || text[start] === '\n')
    if (!isSkipped) return next
    next = lineEnd(text, start, end) + 1
  }
}

function lineEnd(text: string, from: number, end: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 || found > end ? end : found
}
