/** What was tried and does not pay, with the reason; and what time did not reach. */
import type { Judged, Outcome } from '../../../advise/measured.ts'
import { effects, found, patchOf } from './candidate.ts'
import { heading, list, type Block } from '../../text/document.ts'
import { gainOf } from '../gain.ts'
import { sumOf, timeOf } from '../figures.ts'
import { ending, pathsOf, titleOf, type Writing } from '../writing.ts'

/** The beginning of the reason, which the builder, git or the test continues. */
const WHY: Record<Exclude<Outcome, 'measured' | 'not-reached'>, string> = {
  'does-not-apply': 'the patch does not apply',
  'does-not-build': 'with it the build fails',
  'test-failed': 'the test passes with today’s files and fails with it',
  'changes-more': 'it changes files that it does not mean to',
}

/** The chapter of what was tried. */
export function tried(writing: Writing): Block[] {
  const { report, depth } = writing
  const all = report.candidates.filter(({ pays, outcome }) => !pays && outcome !== 'not-reached')
  if (all.length === 0) return []
  return [
    heading('🚫 Tried, and does not pay'),
    ...list(
      all.map((judged) => `${titleOf(judged.candidate)}: ${reason(writing, judged)}`),
      depth.items,
    ),
    ...(depth.triedPatches ? all.slice(0, depth.items).flatMap((judged) => folded(writing, judged)) : []),
  ]
}

/** Why a change is not advised: the end of a sentence, without its full stop where it is ours. */
export function reason(writing: Writing, judged: Judged): string {
  const { outcome, why, images } = judged
  if (outcome === 'measured') return why === undefined ? notWorth(judged) : ending(why)
  if (outcome === 'not-reached') return why === undefined ? 'not reached.' : `not reached: ${ending(why)}`
  const strange = [...new Set(images.flatMap((image) => image.strange))]
  const more = images.reduce((sum, { strangeMore }) => sum + strangeMore, 0)
  const paths =
    outcome === 'changes-more' && strange.length > 0
      ? ` (${pathsOf(strange, Math.min(5, writing.depth.paths), more)})`
      : ''
  return `${WHY[outcome]}${paths}${why === undefined ? '.' : `: ${ending(why)}`}`
}

/** A change that was built and measured, and brings nothing that is beyond doubt. */
function notWorth(judged: Judged): string {
  const sizes = (['pull', 'update'] as const).flatMap((what) => sumOf(judged.images, what) ?? [])
  const times = (['cold', 'source', 'dependency', 'replay'] as const).flatMap((kind) => timeOf(judged, kind) ?? [])
  const costs =
    sizes.some(({ today, variant }) => variant > today) ||
    times.some(({ certain, pair }) => certain && pair.variant > pair.today)
  const helps =
    sizes.some(({ today, variant }) => variant < today) ||
    times.some(({ certain, pair }) => certain && pair.variant < pair.today)
  if (helps && costs) return 'what it costs outweighs what it brings.'
  if (helps) return 'it brings too little.'
  if (costs) return 'it costs more than it brings.'
  return 'no gain measured, neither in bytes nor beyond the spread of the times.'
}

function folded(writing: Writing, judged: Judged): Block[] {
  const { candidate, outcome } = judged
  const blocks = [...found(judged), ...(outcome === 'measured' ? effects(writing, judged) : patchOf(writing, judged))]
  return [{ kind: 'fold', summary: `🔬 ${titleOf(candidate)}`, blocks }]
}

/** The chapter of what was not reached: candidates with what they might bring, and what else could not be done. */
export function notReached(writing: Writing): Block[] {
  const { report, depth } = writing
  const all = report.candidates.filter(({ outcome }) => outcome === 'not-reached')
  const lines = all.map((judged) => {
    const gain = gainOf(judged.candidate.finding?.estimate)
    return `⏳ ${titleOf(judged.candidate)}: ${reason(writing, judged)}${gain === undefined ? '' : ` Before measuring: ${gain}.`}`
  })
  const notes = report.notes.map((note) => `ℹ️ ${ending(note)}`)
  if (lines.length + notes.length === 0) return []
  return [
    heading(lines.length > 0 ? '⏳ Not reached' : 'ℹ️ What could not be done'),
    ...list([...lines.slice(0, depth.items), ...notes], 2 * depth.items),
    ...(depth.triedPatches ? all.slice(0, depth.items).flatMap((judged) => folded(writing, judged)) : []),
  ]
}
