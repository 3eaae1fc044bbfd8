/** In which order to take what pays, with what each change brings: one row each, and one for all of them together. */
import type { Judged } from '../../../advise/measured.ts'
import { bytesDeltaColumn, durationDeltaColumn } from '../../text/columns.ts'
import { bold } from '../../text/markdown.ts'
import { heading, paragraph, type Block } from '../../text/document.ts'
import { NO_GAIN, NOT_MEASURED, sumOf, timeOf } from '../figures.ts'
import { paying, titleOf, type Writing } from '../writing.ts'

const TIMES = ['cold', 'source', 'dependency', 'replay'] as const
const SIZES = ['pull', 'update'] as const

/** The chapter, or nothing when nothing pays. */
export function overview({ report, depth }: Writing): Block[] {
  const best = paying(report).slice(0, depth.items)
  if (best.length === 0) return []
  const together = best.length > 1 && report.combined?.outcome === 'measured' ? [report.combined] : []
  const rows = [...best, ...together]
  const sizes = SIZES.map((what) => sizeColumn(rows, what))
  const times = TIMES.map((kind) => timeColumn(rows, kind))
  const cells = rows.map((judged, at) => [
    ...(at < best.length ? [`P${at}`, titleOf(judged.candidate)] : ['', bold('all of them together')]),
    ...[...sizes, ...times].map((column) => column[at]!),
  ])
  const columns = [
    { head: 'Order' },
    { head: 'Change' },
    ...['Fresh pull', 'Update', 'Cold build', 'Source change', 'Dependency change', 'All replayed'].map((head) => ({
      head,
      figures: true,
    })),
  ]
  const rest = paying(report).length - best.length
  return [
    heading('🧭 In this order'),
    { kind: 'table', label: 'Changes that pay, in the order to take them', columns, rows: cells },
    ...paragraph(rest > 0 ? `${rest} more pay.` : undefined),
    ...paragraph(sentenceAbout(report.combined, best.length)),
  ]
}

function sentenceAbout(combined: Judged | undefined, changes: number): string {
  const what =
    'Bytes are exact, of all images; times are A/B, of the average build, and of all replayed commits summed. Before, after and range of each figure stand below.'
  if (changes < 2) return what
  if (combined === undefined) return `${what} Gains do not add up, and all together was not measured.`
  if (combined.outcome !== 'measured')
    return `${what} Gains do not add up, and together there is a difficulty: see below.`
  return `${what} Gains do not add up: the last row is all of them applied and measured at once.`
}

function sizeColumn(rows: readonly Judged[], what: (typeof SIZES)[number]): string[] {
  const deltas = rows.map(({ images }) => {
    const sum = sumOf(images, what)
    return sum === undefined ? undefined : sum.variant - sum.today
  })
  return filled(deltas, bytesDeltaColumn)
}

function timeColumn(rows: readonly Judged[], kind: (typeof TIMES)[number]): string[] {
  const times = rows.map((judged) => timeOf(judged, kind))
  const deltas = times.map((time) => (time?.certain === true ? time.pair.variant - time.pair.today : undefined))
  return filled(deltas, durationDeltaColumn).map((text, at) => (times[at]?.certain === false ? NO_GAIN : text))
}

function filled(values: readonly (number | undefined)[], write: (known: number[]) => string[]): string[] {
  const texts = write(values.filter((value) => value !== undefined))[Symbol.iterator]()
  return values.map((value) => (value === undefined ? NOT_MEASURED : texts.next().value!))
}
