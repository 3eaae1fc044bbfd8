/** What a RUN deletes that an earlier layer holds stays in the image; deleted in the same RUN, it was never in it. */
import { runText, wordsOf, type RunText } from '../../dockerfile/commands.ts'
import { textOf, type Instruction } from '../../dockerfile/document.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import type { Stage } from '../../dockerfile/stages.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import { hiddenBy, NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { placeOf, type View } from '../../view/view.ts'
import { removesLists } from './apt-commands.ts'

/** Two RUNs that follow each other become one; over a distance it can only be said. */
export const deletedLater = perTarget('deleted-in-later-layer', 'What is deleted was added in the same RUN.', (view) =>
  view.isImage
    ? view.shipped
        .filter(hasUsualShell)
        .flatMap((stage) => stage.instructions.flatMap((run) => candidate(view, stage, run) ?? []))
    : [],
)

function candidate(view: View, stage: Stage, run: Instruction): Candidate | undefined {
  const text = runText(view.document, run)
  if (text === undefined || text.form === 'exec' || !text.commands.every((each) => isDeletion(wordsOf(each))))
    return undefined
  if (text.commands.every(({ words }) => words[0]?.text === 'set')) return undefined
  const at = stage.instructions.indexOf(run)
  const before = stage.instructions[at - 1]
  const waste = hiddenBy(view, run)
  const adder = waste?.toSorted((a, b) => b.bytes - a.bytes).find(({ addedBy }) => addedBy !== undefined)
  if (waste !== undefined && (adder === undefined || adder.bytes < NOTICEABLE_BYTES)) return undefined
  const lists = before === undefined ? undefined : runText(view.document, before)
  // Without the image's files one thing is still known: apt's lists come with its update.
  const fetches =
    lists?.commands.some((each) => /^apt(-get)? update/.test(wordsOf(each).join(' '))) === true && removesLists(text)
  if (waste === undefined && !fetches) return undefined
  const source = adder === undefined ? before : view.document.instructions.find(({ line }) => line === adder.addedBy)
  if (source === undefined) return undefined
  const edits =
    source === before && before !== undefined && lists !== undefined
      ? joined(view, before, lists, run, text)
      : undefined
  return {
    title: `Delete in the RUN that adds: join lines ${source.line} and ${run.line}`,
    now: `What line ${run.line} deletes is in the layer of line ${source.line}, and is pulled with it.`,
    places: [placeOf(view, run), placeOf(view, source)],
    ...(edits === undefined
      ? {}
      : { edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }] }),
    mayBreak:
      edits === undefined
        ? [`Other instructions stand between the lines ${source.line} and ${run.line}, or the two cannot be one.`]
        : [],
    ...(adder === undefined ? {} : { estimate: { kind: 'exact', bytes: adder.bytes } }),
    touches: [],
    suitsOthers: true,
  }
}

function isDeletion([name, verb]: readonly string[]): boolean {
  if (name === 'rm' || name === 'set') return true
  return (
    (name === 'apt-get' || name === 'apt') &&
    ['clean', 'autoclean', 'autoremove', 'purge', 'remove'].includes(verb ?? '')
  )
}

/** The second RUN's commands behind the first one's. */
function joined(
  view: View,
  first: Instruction,
  firstText: RunText,
  second: Instruction,
  text: RunText,
): Replacement[] | undefined {
  const { document } = view
  const flags = (run: Instruction): string => run.flags.map((flag) => textOf(document, flag)).join(' ')
  const last = firstText.commands.findLast(({ nested }) => !nested)
  if (first.keyword !== 'RUN' || firstText.form !== 'shell' || text.form !== 'shell' || flags(first) !== flags(second))
    return undefined
  if (last === undefined || last.after !== '' || last.end !== first.end) return undefined
  return [
    { start: first.end, end: first.end, text: ` && ${document.escape}` },
    { start: second.start, end: text.body.start, text: '    ' },
  ]
}
