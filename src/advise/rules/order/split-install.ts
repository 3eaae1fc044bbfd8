/** Takes the install out of a RUN, so that a COPY can stand between it and what needs the source. */
import { keywordLike } from '../../dockerfile/edits.ts'
import { textOf, type DockerfileText, type Instruction, type Span } from '../../dockerfile/document.ts'
import { wordsOf } from '../../dockerfile/commands.ts'
import type { Command } from '../../dockerfile/shell.ts'
import type { InstallSite } from '../../view/install-site.ts'

/** A RUN taken apart. */
export interface SplitInstall {
  /** A whole RUN to stand before this one; the install found stays where it is. */
  before?: string
  /** What of this RUN goes away: commands that `before` has now, or those that `rest` has. */
  cut?: Span
  /** A whole RUN of what followed the install, comments between the two in front of it. */
  rest?: string
}

/** Commands that change how the ones after them run: those cannot be in another RUN. */
const LASTING = new Set(['cd', 'export', 'source', '.', 'umask', 'unset', 'alias', 'trap', ''])

/** The RUN in two; nothing where they hang together: heredocs, exec form, other operators than `&&`, `cd` and `export`. */
export function splitInstall(
  document: DockerfileText,
  { run, text, command, install }: InstallSite,
): SplitInstall | undefined {
  const before = text.commands.filter((each) => each.start < command.start && !each.nested)
  const after = text.commands.find((each) => each.start > command.end && !each.nested)
  const isAlone = before.length === 0 && after === undefined
  if (isAlone && install.early === undefined) return {}
  if (text.form !== 'shell' || before.some((each) => LASTING.has(wordsOf(each)[0] ?? ''))) return undefined
  const operators = [...before, ...(after === undefined ? [] : [command])].map((each) => each.after)
  if (operators.some((each) => each !== '&&')) return undefined
  if (install.early !== undefined) {
    const lead = document.text.slice(text.body.start, command.start)
    const early = head(document, run) + lead + environment(document, command) + install.early
    return { before: early, ...(lead === '' ? {} : { cut: { start: text.body.start, end: command.start } }) }
  }
  if (after === undefined) return {}
  const comments = document.text
    .slice(command.end, after.start)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'))
  const rest = head(document, run) + document.text.slice(after.start, run.end)
  return { cut: { start: command.end, end: run.end }, rest: [...comments, rest].join(document.newline) }
}

/** Keyword and flags, as written, up to the first word. */
function head(document: DockerfileText, run: Instruction): string {
  const first = run.words[0]?.start ?? run.end
  const keyword = keywordLike(document, run, 'RUN')
  return run.flags.length === 0 ? `${keyword} ` : keyword + document.text.slice(run.start + keyword.length, first)
}

/** Go's switches of the compiler do not matter for a download. */
const NOT_FOR_DOWNLOADS = /^(CGO_ENABLED|GOOS|GOARCH|GOAMD64|GOARM)=/

function environment(document: DockerfileText, { assignments }: Command): string {
  return assignments
    .filter(({ text }) => !NOT_FOR_DOWNLOADS.test(text))
    .map((each) => `${textOf(document, each)} `)
    .join('')
}
