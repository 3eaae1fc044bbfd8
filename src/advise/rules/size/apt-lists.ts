/** Package lists that stay in a shipped layer: some 20 MB on Debian that no running program reads. */
import { replaceAll } from '../../dockerfile/edits.ts'
import { runText } from '../../dockerfile/commands.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { bytesBelow, NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { children, placeOf, type View } from '../../view/view.ts'
import { appendCommand } from './append-command.ts'
import { aptRuns, removesLists, type AptRun } from './apt-commands.ts'

/** Only layers of the image count: what a builder stage leaves behind is never shipped. */
export const aptLists = perTarget('apt-lists', 'Layers of the image hold no package lists of apt.', (view) => {
  if (!view.isImage) return []
  const runs = view.shipped.toReversed().flatMap((stage) => aptRuns(view, stage))
  const last = runs.at(-1)
  const isRemovedLater = view.shipped.some(({ instructions }) =>
    instructions.some((each) => {
      const text = runText(view.document, each)
      return text !== undefined && removesLists(text) && each.start > (last?.run.start ?? 0)
    }),
  )
  // A later RUN that removes them is another rule’s: the bytes are hidden there.
  if (isRemovedLater) return []
  const bytes = bytesBelow(view, 'var/lib/apt')
  return runs
    .filter((run) => run.updates.length > 0 && !run.leavesNoLists)
    .flatMap((run) => candidate(view, run, runs, bytes) ?? [])
})

function candidate(
  view: View,
  { run, text, updates, installs }: AptRun,
  runs: readonly AptRun[],
  bytes: number | undefined,
): Candidate | undefined {
  const last = installs.at(-1)?.command ?? updates.at(-1)
  const edit = last === undefined ? undefined : appendCommand(view.document, text, last, 'rm -rf /var/lib/apt/lists/*')
  if (edit === undefined) return undefined
  const below = [...view.shipped, ...view.shipped.flatMap((stage) => children(view, stage))].flatMap((stage) =>
    aptRuns(view, stage),
  )
  const needs = [...runs, ...below].find(
    (each) => each.run.start > run.start && each.installs.length > 0 && each.updates.length === 0,
  )
  const after = replaceAll(view.document.text, [edit])
  return {
    title: 'Remove the package lists of apt in the RUN that fetches them',
    now: `Line ${run.line} leaves them in \`/var/lib/apt/lists\`, and so in its layer.`,
    places: [placeOf(view, run)],
    edits: [{ file: view.file, before: view.document.text, after }],
    mayBreak:
      needs === undefined ? [] : [`Line ${needs.run.line} installs from these lists without fetching them again.`],
    ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact', bytes } }),
    touches: ['var/lib/apt/lists/**'],
    isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
    suitsOthers: true,
  }
}
