/** Symbol tables of Go programs, which neither panics nor pprof need. */
import { hasOption, runText, wordsOf, type RunText } from '../../dockerfile/commands.ts'
import { textOf, type Instruction } from '../../dockerfile/document.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { perTarget } from '../../view/each-target.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import { arrivals } from '../../view/shipping.ts'
import { placeOf, type View } from '../../view/view.ts'

/** `-ldflags "-s -w"` (pkg.go.dev/cmd/link): stack traces come from a table that stays. */
export const stripGo = perTarget('unstripped-go', 'Go programs are linked without symbol tables.', (view) =>
  view.needed.filter(hasUsualShell).flatMap((stage) => {
    const touches = arrivals(view, stage)
    const isSet = stage.instructions.some(
      (each) => each.keyword === 'ENV' && /GOFLAGS.*ldflags/.test(textOf(view.document, each)),
    )
    if (touches.length === 0 || isSet || !view.isImage) return []
    return stage.instructions.flatMap((run) => {
      const edits = editsOf(view, run, runText(view.document, run))
      if (edits.length === 0) return []
      return [
        {
          title: 'Link with `-ldflags="-s -w"`',
          now: `Line ${run.line} builds a Go program with its symbol tables and debug information.`,
          places: [placeOf(view, run)] as const,
          edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
          mayBreak: [],
          check: 'A debugger such as dlv needs them; panics and pprof do not.',
          touches,
          suitsOthers: true,
        },
      ]
    })
  }),
)

function editsOf(view: View, run: Instruction, text: RunText | undefined): Replacement[] {
  if (text === undefined || text.form === 'exec') return []
  return text.commands.flatMap((command) => {
    const words = wordsOf(command)
    if (words[0] !== 'go' || (words[1] !== 'build' && words[1] !== 'install')) return []
    const isOther = words.some(
      (word) => word.includes('-N') || /^-buildmode=(?!exe|pie)/.test(word) || word === '-race' || word.includes('@'),
    )
    if (isOther || run.heredocs.length > 1) return []
    return linked(view, command)
  })
}

function linked({ document }: View, command: Command): Replacement[] {
  if (!hasOption(command, '-ldflags', '--ldflags')) {
    const verb = command.words[1]?.end ?? command.end
    return [{ start: verb, end: verb, text: ' -ldflags="-s -w"' }]
  }
  const at = command.words.findIndex(({ text }) => /^--?ldflags(=|$)/.test(text))
  const option = command.words[at]
  const word = option?.text.includes('=') === true ? option : command.words[at + 1]
  // `$LDFLAGS` may say anything.
  if (word === undefined || /(^|[\s=])-s(\s|$)/.test(word.text) || /\$\{?LDFLAGS/i.test(word.text)) return []
  const raw = document.text.slice(word.start, word.end)
  const quote = raw.search(/["']/)
  return quote < 0 ? [] : [{ start: word.start + quote + 1, end: word.start + quote + 1, text: '-s -w ' }]
}
