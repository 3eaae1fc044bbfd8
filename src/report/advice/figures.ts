/**
 * What a change brings, never as one figure: the bytes of a fresh pull and of an update, the time of a cold build, of one
 * after a source change and of one after a dependency change are different things, and a change may help one and cost another.
 */
import type { ImageEffect, Judged, Pair, TimeEffect } from '../../advise/measured.ts'
import { bytesPairs, durationDeltaColumn, durationPairs } from '../text/columns.ts'
import type { PairText } from '../text/columns.ts'
import { bytes, plural } from '../text/format.ts'
import { list as words } from '../text/names.ts'
import { list, type Block } from '../text/document.ts'
import { imageCalled, type Writing } from './writing.ts'

/** What is said where a figure is not known: never 0. */
export const NOT_MEASURED = 'not measured'
/** What is said below the spread of the measurements. */
export const NO_GAIN = 'no gain measured'

/** Times of one build on average, or of all builds of the replay summed; ms. */
interface Time {
  pair: Pair
  /** Range of variant − today: less is negative. */
  from: number
  to: number
  certain: boolean
  pairs: number
}

/** The time of one kind, if it was measured. Sums over several builds become the average build, but for the replay. */
export function timeOf({ times }: Pick<Judged, 'times'>, kind: TimeEffect['kind']): Time | undefined {
  const effect = times.find((it) => it.kind === kind)
  if (effect === undefined || effect.pairs === 0) return undefined
  const { total, low, high, pairs, certain } = effect
  const by = kind === 'replay' ? 1 : pairs
  return {
    pair: { today: total.today / by, variant: total.variant / by },
    from: -high / by,
    to: -low / by,
    certain,
    pairs,
  }
}

/** Sum of one size over the images of which it is known; undefined where it is of none. Bytes. */
export function sumOf(images: readonly ImageEffect[], what: 'pull' | 'update' | 'uncompressed'): Pair | undefined {
  const known = images.flatMap((image) => image[what] ?? [])
  if (known.length === 0) return undefined
  return {
    today: known.reduce((sum, { today }) => sum + today, 0),
    variant: known.reduce((sum, { variant }) => sum + variant, 0),
  }
}

/** Both tables of a candidate that was built. */
export function figures(writing: Writing, judged: Judged): Block[] {
  return [...sizes(writing, judged), ...times(writing, judged)]
}

const SIZES = [
  { key: 'pull', what: 'fresh pull', label: () => 'exact' },
  {
    key: 'update',
    what: 'update from the commit before',
    label: ({ report }: Writing) =>
      report.replayed.length === 0 ? 'exact' : `exact, average of ${plural(report.replayed.length, 'commit')}`,
  },
  { key: 'uncompressed', what: 'uncompressed', label: () => 'exact' },
] as const

function sizes(writing: Writing, { images }: Judged): Block[] {
  const moved = images.filter((image) => SIZES.some(({ key }) => differs(image[key])))
  const still = images.filter((image) => !moved.includes(image))
  const rows = moved.flatMap((image) => SIZES.map((size) => ({ image, ...size, pair: image[size.key] })))
  const written = bytesPairs(rows.flatMap(({ pair }) => pair ?? []))[Symbol.iterator]()
  const cells = rows.map(({ image, what, label, pair }) => [
    imageCalled(writing, image),
    what,
    ...(pair === undefined
      ? [NOT_MEASURED, NOT_MEASURED, NOT_MEASURED, '']
      : [...texts(written.next().value!), label(writing)]),
  ])
  const columns = [
    { head: 'Image' },
    { head: 'Bytes of' },
    { head: 'Today', figures: true },
    { head: 'With it', figures: true },
    { head: 'Δ', figures: true },
    { head: 'Label' },
  ]
  return [
    ...(cells.length === 0 ? [] : [{ kind: 'table', label: 'Bytes', columns, rows: cells } as const]),
    ...list(
      still.map((image) => stillLine(writing, image)),
      writing.depth.items,
    ),
  ]
}

/** An image without a difference, with its figures all the same: that nothing changes is a result. */
function stillLine(writing: Writing, { pull, update, ...image }: ImageEffect): string {
  const name = imageCalled(writing, image)
  if (pull === undefined && update === undefined) return `${name}: what a pull downloads was ${NOT_MEASURED}.`
  const parts = [
    `fresh pull ${pull === undefined ? NOT_MEASURED : bytes(pull.today)}`,
    `update ${update === undefined ? NOT_MEASURED : bytes(update.today)}`,
  ]
  return `${name}: ${words(parts)}, as today (exact).`
}

function differs(pair: Pair | undefined): boolean {
  return pair !== undefined && pair.today !== pair.variant
}

function texts({ today, variant, delta }: PairText): string[] {
  return [today, variant, delta]
}

const TIMES = [
  { kind: 'cold', what: 'cold build' },
  { kind: 'source', what: 'build after a source change' },
  { kind: 'dependency', what: 'build after a dependency change' },
  { kind: 'replay', what: 'all replayed commits, summed' },
] as const

function times(writing: Writing, judged: Judged): Block[] {
  const rows = TIMES.map((row) => ({ ...row, time: timeOf(judged, row.kind) }))
  const known = rows.flatMap(({ time }) => time ?? [])
  const written = durationPairs(known.map(({ pair }) => pair))[Symbol.iterator]()
  const ranges = durationDeltaColumn(known.flatMap(({ from, to }) => [from, to]))[Symbol.iterator]()
  const cells = rows.map(({ what, kind, time }) => {
    if (time === undefined) return [what, NOT_MEASURED, NOT_MEASURED, whyNot(writing, kind), '']
    const { today, variant, delta } = written.next().value!
    const range = `(${ranges.next().value!} to ${ranges.next().value!})`
    return [
      what,
      today,
      variant,
      time.certain ? `${delta} ${range}` : `${NO_GAIN} ${range}`,
      `A/B, ${plural(time.pairs, 'pair')}`,
    ]
  })
  const columns = [
    { head: 'Time of' },
    { head: 'Today', figures: true },
    { head: 'With it', figures: true },
    { head: 'Δ (range)', figures: true },
    { head: 'Label' },
  ]
  return [{ kind: 'table', label: 'Times', columns, rows: cells }]
}

/** Why a time is missing, where the replay tells. */
function whyNot({ report }: Writing, kind: TimeEffect['kind']): string {
  if (kind === 'cold') return NOT_MEASURED
  if (report.replayed.length === 0) return 'no commit replayed'
  const none = kind !== 'replay' && report.replayed.every((commit) => commit.kind !== kind)
  return none ? 'no such commit replayed' : NOT_MEASURED
}
