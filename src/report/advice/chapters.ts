/** The whole advice in the order in which a person would write it down. */
import type { AdviceReport } from '../../advise/measured.ts'
import { plural } from '../text/format.ts'
import { candidateChapter, effects } from './chapters/candidate.ts'
import { heading, paragraph, type Block } from '../text/document.ts'
import { findingChapters } from './chapters/findings.ts'
import { flakyChapter, flakyWarning } from './chapters/flaky.ts'
import { keptChapter } from './chapters/kept.ts'
import { method } from './chapters/method.ts'
import { overview } from './chapters/overview.ts'
import { today } from './chapters/today.ts'
import { notReached, reason, tried } from './chapters/tried.ts'
import { paying, writing, type Depth, type Writing } from './writing.ts'

/** Everything below the headline. */
export function chapters(report: AdviceReport, depth: Depth): Block[] {
  const it = writing(report, depth)
  const best = paying(report).slice(0, depth.items)
  return [
    ...flakyWarning(it),
    ...(best.length === 0 ? lookedAt(report) : []),
    ...overview(it),
    ...today(it),
    ...best.flatMap((judged, order) => candidateChapter(it, judged, order)),
    ...together(it),
    ...tried(it),
    ...notReached(it),
    ...findingChapters(it),
    ...flakyChapter(it),
    ...keptChapter(it),
    ...method(it),
  ]
}

/** Where nothing is advised, what was looked at: silence would look like negligence. */
function lookedAt({ today: images, replayed, candidates, method: { builds } }: AdviceReport): Block[] {
  const measured = candidates.filter(({ outcome }) => outcome !== 'not-reached').length
  return paragraph(
    `Looked at: ${plural(images.length, 'image')} and how they are built, ${plural(replayed.length, 'replayed commit')}, ` +
      `${plural(measured, 'change')} tried in ${plural(builds, 'build')}.`,
  )
}

/** All that pay, applied at once. */
function together(it: Writing): Block[] {
  const { combined } = it.report
  if (combined === undefined || paying(it.report).length < 2) return []
  const title = heading('🧩 All of them together')
  if (combined.outcome !== 'measured')
    return [title, ...paragraph(`They cannot be taken all at once as they are: ${reason(it, combined)}`)]
  return [title, ...paragraph('One patch with all of the above, measured like each of them.'), ...effects(it, combined)]
}
