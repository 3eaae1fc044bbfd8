/** Where the images stand today. */
import { bytesColumn, durationColumn } from '../../text/columns.ts'
import { heading, paragraph, type Block } from '../../text/document.ts'
import { imageCalled, type Writing } from '../writing.ts'

const UNKNOWN = 'unknown'

/** The table of today's images. */
export function today(writing: Writing): Block[] {
  const { today: images } = writing.report
  if (images.length === 0) return [heading('📦 Today'), ...paragraph('Of today’s images nothing is known.')]
  const shown = images.slice(0, writing.depth.items)
  const pulls = column(
    shown.map(({ pull }) => pull),
    bytesColumn,
  )
  const sizes = column(
    shown.map(({ uncompressed }) => uncompressed),
    bytesColumn,
  )
  const cold = column(
    shown.map(({ coldMs }) => coldMs),
    durationColumn,
  )
  const columns = [
    { head: 'Image' },
    { head: 'Fresh pull', figures: true },
    { head: 'Uncompressed', figures: true },
    { head: 'Cold build', figures: true },
  ]
  const rows = shown.map((image, at) => [imageCalled(writing, image), pulls[at]!, sizes[at]!, cold[at]!])
  const rest = images.length - shown.length
  return [
    heading('📦 Today'),
    { kind: 'table', label: 'Today’s images', columns, rows },
    ...paragraph(rest > 0 ? `${rest} more.` : undefined),
  ]
}

function column(values: readonly (number | undefined)[], write: (known: number[]) => string[]): string[] {
  const texts = write(values.filter((value) => value !== undefined))[Symbol.iterator]()
  return values.map((value) => (value === undefined ? UNKNOWN : texts.next().value!))
}
