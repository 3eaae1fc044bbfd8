/** System packages that are installed below a COPY are installed again whenever a copied file changes, or wait for another stage. */
import type { FileEdit } from '../../advice.ts'
import { replaceAll } from '../../dockerfile/edits.ts'
import { contextCopy, takes } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isWorthIt, sparedShare, timeEstimate } from '../../view/replay.ts'
import { savedMs, savedByMoving } from '../../view/times.ts'
import { placeOf, type View } from '../../view/view.ts'
import { insertAbove, withComment } from '../above.ts'
import { independentRuns, type IndependentRuns } from './independent-runs.ts'

/** Below a COPY from the context: a matter of the cache. */
export const packagesBeforeSource = perTarget(
  'packages-before-source',
  'System packages are installed before files of the project are copied.',
  (view) =>
    view.needed.flatMap((stage) => {
      const place = independentRuns(view, stage)
      const copies = place?.copies.flatMap((each) => contextCopy(each) ?? []) ?? []
      if (place === undefined || copies.length === 0) return []
      const bound = savedMs(view, new Map(place.runs.map((run) => [run, 0])))
      const share = sparedShare(
        view,
        (path) => copies.some((copy) => takes(copy, path)),
        () => false,
      )
      const estimate = timeEstimate(bound, share)
      const [copy] = place.copies
      const [run] = place.runs
      return [
        {
          ...parts(view, place),
          title: `Move line ${run.line} above line ${copy.line}, whose files it does not need`,
          now: `The RUN in line ${run.line} uses nothing of the project, and runs again whenever a file changes that line ${copy.line} copies.`,
          ...(estimate === undefined ? {} : { estimate }),
          isWorthIt: isWorthIt(estimate, share),
        },
      ]
    }),
)

/** Below a COPY from another stage: that stage could be built at the same time. */
export const artificialEdge = perTarget(
  'artificial-stage-edge',
  'A step that needs nothing of another stage does not wait for it.',
  (view) =>
    view.needed.flatMap((stage) => {
      const place = independentRuns(view, stage)
      if (place === undefined || place.copies.some((each) => contextCopy(each) !== undefined)) return []
      const [copy] = place.copies
      const [run] = place.runs
      const estimate = timeEstimate(savedByMoving(view, place), undefined)
      // Unlike a matter of the cache this one is about time alone: what is not known is not said.
      if (estimate === undefined) return []
      return [
        {
          ...parts(view, place),
          title: `Move line ${run.line} above line ${copy.line}, so that it need not wait for another stage`,
          now: `The RUN in line ${run.line} uses nothing that line ${copy.line} copies, and begins only when that stage is done.`,
          estimate,
          isWorthIt: isWorthIt(estimate),
        },
      ]
    }),
)

function parts(
  view: View,
  { copies, runs }: IndependentRuns,
): Pick<Candidate, 'places' | 'edits' | 'mayBreak' | 'touches'> {
  return {
    places: [placeOf(view, runs[0]), placeOf(view, copies[0])],
    edits: [moved(view, copies[0], runs)],
    mayBreak: [],
    touches: [],
  }
}

function moved({ document, file }: View, to: IndependentRuns['copies'][0], runs: IndependentRuns['runs']): FileEdit {
  const parts = runs.map((run) => withComment(document, run))
  const edits = [
    insertAbove(
      document,
      to,
      parts.map(({ text }) => text),
    ),
    ...parts.map(({ removal }) => removal),
  ]
  return { file, before: document.text, after: replaceAll(document.text, edits) }
}
