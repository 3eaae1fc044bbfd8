/** What differs between two builds of the same files: no change is blamed for it, and it has a price of its own. */
import { plural } from '../../text/format.ts'
import { heading, list, paragraph, type Block } from '../../text/document.ts'
import { ending, imageCalled, pathsOf, type Writing } from '../writing.ts'

/** As many paths of an image are named in the report; the builder of the report keeps no more (see `Flaky`). */
const KEPT = 100

/** The warning that belongs above everything: with it no failure of a variant proves anything. */
export function flakyWarning({ report }: Writing): Block[] {
  const { failed } = report.flaky
  return paragraph(
    failed === undefined
      ? undefined
      : `⚠️ The second build of today’s files failed: ${ending(failed)} That a change does not build proves nothing then.`,
  )
}

/** The chapter, or nothing where two builds were the same. */
export function flakyChapter(writing: Writing): Block[] {
  const { report, depth } = writing
  const images = Object.entries(report.flaky.paths).filter(([, paths]) => paths.length > 0)
  if (images.length === 0) return []
  const lines = images.map(([key, paths]) => {
    const [target = key, platform = ''] = key.split(' ')
    const files = `${plural(paths.length, 'file')}${paths.length >= KEPT ? ' or more' : ''}`
    return `${imageCalled(writing, { target, platform })}: ${files}, ${pathsOf(paths, depth.paths)}`
  })
  return [
    heading('🎲 Differs by itself'),
    ...paragraph(
      'Two builds of today’s files were compared. These files differ although nothing changed: they are left out of every proof above, and whoever updates downloads them anew.',
    ),
    ...list(lines, depth.items),
  ]
}
