/** The one table of the comment: a row per image, at most eight columns, bold only where a budget breaks. */
import type { Judgement, Metric } from '../../budget/verdict.ts'
import type { Change, TargetComparison } from '../../compare/comparison.ts'
import type { TargetRecord } from '../../record/build-record.ts'
import { code, sentence } from '../text/escape.ts'
import { bytes, bytesDelta, duration, durationDelta, percentDelta, short } from '../text/format.ts'
import { limitText } from '../text/judgement-text.ts'
import { bold, table, unitsUnbroken } from '../text/markdown.ts'
import type { Column } from '../text/markdown.ts'
import { imageName, nameOf } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'
import { judgementsOf, sizeOf, unjudged } from '../state.ts'
import { totalsOf } from './totals.ts'

const COLUMNS: readonly Column[] = [
  { head: 'Target' },
  { head: 'Compressed', figures: true },
  { head: 'Δ size', figures: true },
  { head: 'Uncompressed', figures: true },
  { head: 'Build time', figures: true },
  { head: 'Δ time', figures: true },
  { head: 'Cached steps', figures: true },
  { head: 'Budget' },
]

const NARROW: readonly Column[] = [
  { head: 'Target' },
  { head: 'Compressed', figures: true },
  { head: 'Build time', figures: true },
  { head: 'Cached steps', figures: true },
  { head: 'Budget' },
]

function narrowed([
  name = '',
  size = '',
  sizeDelta = '',
  ,
  time = '',
  timeDelta = '',
  steps = '',
  budget = '',
]: string[]): string[] {
  // What has a share behind it takes a line of its own, so that the column stays narrow.
  const beside = (figure: string, change: string): string =>
    [figure, change].filter((part) => part !== '').join(change.includes('(') ? '<br>' : ' ')
  return [name, beside(size, sizeDelta), beside(time, timeDelta), steps, budget]
}

/** The table of the given images, with a total when there are several. */
export function imageTable(input: ReportInput, targets: readonly TargetComparison[]): string {
  return table(COLUMNS, rowsOf(input, targets, true))
}

/** The same for a comment, which is narrow: each change beside its figure, and the size of a pull alone. */
export function narrowTable(input: ReportInput, targets: readonly TargetComparison[], withRest = true): string {
  const rows = rowsOf(input, targets, withRest)
  return table(NARROW, rows.map(narrowed))
}

/** The whole table as headings and Markdown cells, for another form of table; empty cells are empty. */
export function imageCells(input: ReportInput): { heads: readonly Column[]; rows: string[][] } {
  return { heads: COLUMNS, rows: rowsOf(input, input.comparison.targets, true) }
}

function rowsOf(input: ReportInput, targets: readonly TargetComparison[], withRest: boolean): string[][] {
  const rows = targets.map((target) => imageRow(input, target))
  if (!withRest) return rows
  rows.push(...input.comparison.notBuilt.flatMap((target) => notBuiltRows(input, target)))
  if (input.comparison.targets.length > 1) rows.push(totalRow(input))
  return rows
}

function imageRow(input: ReportInput, target: TargetComparison): string[] {
  const judgements = judgementsOf(input, target)
  const breaks = (...metrics: Metric[]): boolean =>
    judgements.some((j) => j.level === 'fail' && j.since === undefined && metrics.includes(j.metric))
  const name = nameOf(input, target)
  const outcome = target.record.outcome
  if (outcome !== 'succeeded' && outcome !== 'not-built') {
    const budget = outcome === 'failed' ? '💥 build failed' : '⏹️ canceled'
    return [name, '', '', '', time(target.time), '', steps(target), budget]
  }
  const hasBaseline = input.comparison.baseline !== undefined
  return [
    name,
    size(target.compressed),
    hasBaseline ? emphasised(breaks('size'), sizeDelta(target, breaks('size'))) : '',
    size(target.uncompressed),
    time(target.time),
    hasBaseline && input.comparison.timesNotComparable === undefined
      ? emphasised(breaks('time'), timeDelta(target.time))
      : '',
    steps(target),
    budget(judgements),
  ]
}

function emphasised(on: boolean, text: string): string {
  return on && text !== '' ? bold(text) : text
}

function size(change: Change | undefined): string {
  return change === undefined ? '' : bytes(change.now)
}

function time(change: Change | undefined): string {
  return change === undefined ? '' : duration(change.now)
}

function sizeDelta(target: TargetComparison, exact: boolean): string {
  if (target.before === undefined) return 'new'
  const size = sizeOf(target)
  if (size === undefined) return ''
  const { change, kind } = size
  if (target.sizeMoved === undefined && !exact) return change.delta === 0 ? '±0' : '≈ 0'
  return `${delta(change, bytesDelta)}${kind === 'uncompressed' ? ' uncompressed' : ''}`
}

function timeDelta(change: Change | undefined): string {
  return change?.delta === undefined ? '' : durationDelta(change.delta)
}

function delta(change: Change, write: (value: number) => string): string {
  if (change.delta === undefined) return ''
  return (
    write(change.delta) + (change.ratio === undefined || change.delta === 0 ? '' : ` (${percentDelta(change.ratio)})`)
  )
}

function steps(target: TargetComparison): string {
  const { cached, shared, total } = target.steps
  if (total === 0) return ''
  return `${cached}/${total}${shared > 0 ? `, ${shared} shared` : ''}`
}

/** The worst judgement in words, then how many more there are. Never a claim where nothing was judged. */
export function budget(judgements: readonly Judgement[]): string {
  const known = judgements.filter((j) => j.notJudged === undefined)
  const unknown = unjudgedText(judgements)
  const fails = known.filter((j) => j.level === 'fail')
  const warns = known.filter((j) => j.level === 'warn')
  const [worst] = fails.length > 0 ? fails : warns
  if (worst !== undefined) {
    const more = fails.length + warns.length - 1
    const open = unknown === undefined ? '' : `, ${unknown}`
    return `${fails.length > 0 ? '❌' : '⚠️'} ${unitsUnbroken(limitText(worst))}${more > 0 ? `, ${more} more` : ''}${open}`
  }
  if (known.length > 0) {
    const overridden = known.find((j) => j.overridden !== undefined)
    if (overridden !== undefined) return `✅ allowed by ${code(overridden.overridden!, 60)}`
    return `✅ ${unitsUnbroken(limitText(known.find((j) => j.metric === 'size') ?? known[0]!))}${unknown === undefined ? '' : `, ${unknown}`}`
  }
  return unknown ?? ''
}

/** The first reason why a limit could not be judged; those that count stand before those that do not. */
function unjudgedText(judgements: readonly Judgement[]): string | undefined {
  const open = judgements.filter((j) => j.notJudged !== undefined)
  const first = open.find((j) => j.missing === true) ?? open[0]
  if (first === undefined) return undefined
  const reason = sentence(first.notJudged!, 60)
  if (first.missing !== true) return `➖ ${reason}`
  return `${first.level === 'fail' ? '❌' : '⚠️'} not judged: ${reason}`
}

function notBuiltRows(input: ReportInput, target: TargetRecord): string[][] {
  const from = target.carriedFrom ?? input.comparison.baseline?.record.commit?.sha
  const note = `⏭️ not built${from === undefined ? '' : `, as of ${code(short(from))}`}`
  const images = target.platforms.length > 0 ? target.platforms : [undefined]
  return images.map((image) => [
    imageName(input, target.name, image?.platform),
    image?.compressedBytes === undefined ? '' : bytes(image.compressedBytes),
    '',
    image?.uncompressedBytes === undefined ? '' : bytes(image.uncompressedBytes),
    '',
    '',
    '',
    note,
  ])
}

function totalRow(input: ReportInput): string[] {
  const totals = totalsOf(input)
  const judgements = input.verdict.judgements.filter((j) => j.target === 'total')
  const change = totals.compressed?.delta === undefined ? '' : delta(totals.compressed, bytesDelta)
  const fails = judgements.some((j) => j.level === 'fail' && j.since === undefined && j.metric === 'size')
  const { wall } = totals
  return [
    'Total',
    size(totals.compressed),
    fails && change !== '' ? bold(change) : change,
    size(totals.uncompressed),
    wall === undefined ? '' : `${time(wall)} wall`,
    timeDelta(wall),
    `${totals.steps.cached}/${totals.steps.total}`,
    judgements.length > 0 ? budget(judgements) : countBroken(input),
  ]
}

function countBroken(input: ReportInput): string {
  const judged = input.verdict.judgements.filter((j) => j.notJudged === undefined)
  const fails = judged.filter((j) => j.level === 'fail').length
  const warns = judged.filter((j) => j.level === 'warn').length
  const open = unjudged(input)
  const parts = [
    judged.length === 0
      ? undefined
      : fails > 0
        ? `❌ ${fails} of ${judged.length} broken`
        : warns > 0
          ? `⚠️ ${warns} of ${judged.length} warn`
          : `✅ ${judged.length} kept`,
    open.length === 0 ? undefined : `${open[0]!.level === 'fail' ? '❌' : '⚠️'} ${open.length} not judged`,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}
