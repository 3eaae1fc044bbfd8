/** What the instructions of a Dockerfile that run something run. */
import type { DockerfileText, Instruction, Span } from './document.ts'
import { shellCommands, type Command } from './shell.ts'

/** The commands of a RUN. */
export interface RunText {
  /** `exec` has no shell and places only as a whole; in a `heredoc` a command has a line of its own. */
  form: 'shell' | 'exec' | 'heredoc'
  commands: readonly Command[]
  /** Where commands stand: after the flags, or a heredoc's body. */
  body: Span
}

/**
 * Reads a RUN. Nothing for one whose heredoc is a script of another language or stands beside a command, which reads it as
 * input.
 */
export function runText(document: DockerfileText, run: Instruction): RunText | undefined {
  const first = run.words[0]
  if (run.keyword !== 'RUN' || first === undefined) return undefined
  if (run.exec !== undefined) {
    const words = run.exec.map((text) => ({ start: first.start, end: run.end, text, plain: true }))
    const command = { assignments: [], redirects: [], before: '', after: '', nested: false } as const
    return {
      form: 'exec',
      commands: [{ ...command, words, start: first.start, end: run.end }],
      body: { start: first.start, end: run.end },
    }
  }
  if (run.heredocs.length === 0) return shell(document, 'shell', { start: first.start, end: run.end })
  const [heredoc] = run.heredocs
  if (heredoc === undefined || run.heredocs.length > 1 || run.words.length > 1) return undefined
  const { start, end } = heredoc.body
  const top = document.text.slice(start, end)
  if (top.startsWith('#!') && !/^#!\S*\/(env +)?(ba|da|a)?sh\b/.test(top)) return undefined
  return shell(document, 'heredoc', heredoc.body)
}

/** The commands of a CMD, ENTRYPOINT or HEALTHCHECK in shell form; of the exec form its words as one command. */
export function startCommand(document: DockerfileText, start: Instruction): { shell: boolean; commands: Command[] } {
  const from = start.words.find((word) => start.keyword !== 'HEALTHCHECK' || word.text.toUpperCase() !== 'CMD')
  if (from === undefined) return { shell: false, commands: [] }
  if (start.exec === undefined) {
    const source = { text: document.text, escape: document.escape, span: { start: from.start, end: start.end } }
    return { shell: true, commands: shellCommands(source) }
  }
  const words = start.exec.map((text) => ({ start: from.start, end: start.end, text, plain: true }))
  const place = { start: from.start, end: start.end }
  return {
    shell: false,
    commands: [{ ...place, words, assignments: [], redirects: [], before: '', after: '', nested: false }],
  }
}

function shell(document: DockerfileText, form: 'shell' | 'heredoc', body: Span): RunText {
  // Within a heredoc a `\` continues the line whatever the Dockerfile's escape character is.
  const escape = form === 'heredoc' ? '\\' : document.escape
  return { form, body, commands: shellCommands({ text: document.text, span: body, escape }) }
}

/** A command's words as texts: `['npm', 'ci']`. */
export function wordsOf({ words }: Command): string[] {
  return words.map(({ text }) => text)
}

/** Words that are no options: `install`, package names, files. */
export function operands({ words }: Command): string[] {
  return words
    .slice(1)
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('-'))
}

/** Whether one of the options is there, alone or with `=value`. */
export function hasOption({ words }: Command, ...names: string[]): boolean {
  return words.some(({ text }) => names.some((name) => text === name || text.startsWith(`${name}=`)))
}

/** The value of `--name value` or `--name=value`. */
export function optionValue({ words }: Command, ...names: string[]): string | undefined {
  for (const [at, { text }] of words.entries()) {
    if (names.includes(text)) return words[at + 1]?.text
    const name = names.find((each) => text.startsWith(`${each}=`))
    if (name !== undefined) return text.slice(name.length + 1)
  }
  return undefined
}
