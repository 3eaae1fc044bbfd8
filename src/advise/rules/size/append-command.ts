/** One more command in a RUN, in the style of those that are there. */
import type { RunText } from '../../dockerfile/commands.ts'
import type { DockerfileText } from '../../dockerfile/document.ts'
import type { Replacement } from '../../dockerfile/edits.ts'
import type { Command } from '../../dockerfile/shell.ts'

/** A command to run when the one given has succeeded; nothing in exec form, or where what follows depends on how it ended. */
export function appendCommand(
  document: DockerfileText,
  text: RunText,
  after: Command,
  added: string,
): Replacement | undefined {
  if (text.form === 'exec' || after.nested || after.after === '||' || after.after === '|' || after.after === '&')
    return undefined
  const at = { start: after.end, end: after.end }
  if (text.form === 'heredoc' && after.after !== '&&' && after.before !== '&&')
    return { ...at, text: `${document.newline}${added}` }
  const tops = text.commands.filter(({ nested }) => !nested)
  const place = tops.indexOf(after)
  const gaps = tops
    .slice(1)
    .map((command, index) => document.text.slice(tops[index]?.end ?? command.start, command.start))
  // As the author joins commands: the gap before this one, or the one behind it.
  const gap = [gaps[place - 1], gaps[place], ...gaps].find(
    (each) => each !== undefined && each.trim().startsWith('&&') !== each.trim().endsWith('&&') && each.includes('\n'),
  )
  const isPlain = gap !== undefined && !gap.includes('#') && gap.split('\n').length === 2
  return { ...at, text: (isPlain ? gap : ' && ') + added }
}
