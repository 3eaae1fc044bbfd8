/** 📏 The second comparison: what the images have grown since a release or another earlier point. */
import type { Judgement } from '../../budget/verdict.ts'
import type { TargetComparison } from '../../compare/comparison.ts'
import type { Since } from '../../compare/since.ts'
import { layerName } from '../causes.ts'
import type { ReportInput } from '../report-input.ts'
import { judgementsOf } from '../state.ts'
import { code, htmlCode, sentence } from '../text/escape.ts'
import { bytes, bytesDelta, percentDelta, plural, short } from '../text/format.ts'
import { bold, blocks, details, table } from '../text/markdown.ts'
import { imageName, list, mergeLines, nameOf } from '../text/names.ts'
import { budget } from './table.ts'

/** Layers that a line names. */
const NAMED = 2

/** One line for each image that breaks a budget under `since`: how much it has grown, and which layers did it. */
export function sinceLines(input: ReportInput): string[] {
  const { since } = input
  if (since === undefined) return []
  const lines = since.comparison.targets
    .filter((target) =>
      sinceJudgements(input, target).some(({ level, missing }) => level !== 'pass' && missing !== true),
    )
    .flatMap((target) => {
      const growth = growthOf(target)
      return growth === undefined
        ? []
        : [{ ...subject(target), text: `${growth} since ${code(since.name, 60)}${why(target)}` }]
    })
  return mergeLines(input, lines).map(({ name, text }) => `📏 ${name} ${text}.`)
}

/** The folded section: size then and now of each image, by the size that is known of both. */
export function sinceSection(input: ReportInput, rows: number): string | undefined {
  const { since } = input
  if (since?.comparison.baseline === undefined) return undefined
  const grown = since.comparison.targets.filter((target) => (sizeOf(target)?.delta ?? 0) !== 0).length
  const moved = grown === 0 ? 'nothing moved' : `${plural(grown, 'image')} moved`
  return details(`📏 <b>Since</b> ${htmlCode(since.name, 60)}: ${moved}`, sinceTable(input, since, rows))
}

/** The same without a fold, for the job summary. */
export function sinceChapter(input: ReportInput, rows: number): string | undefined {
  const { since } = input
  if (since?.comparison.baseline === undefined) return undefined
  return blocks(`### 📏 Since ${code(since.name, 60)}`, sinceTable(input, since, rows))
}

/** The same as lines, for the page. */
export function sinceFigures(input: ReportInput): string[] {
  const { since } = input
  if (since?.comparison.baseline === undefined) return []
  return since.comparison.targets.flatMap((target) => {
    const growth = growthOf(target)
    return growth === undefined
      ? []
      : [`${nameOf(input, target)} ${growth} since ${code(since.name, 60)}${why(target)}.`]
  })
}

function sinceTable(input: ReportInput, since: Since, max: number): string {
  const { targets } = since.comparison
  const rows = targets.slice(0, max).map((target) => {
    const size = sizeOf(target)
    const judgements = sinceJudgements(input, target)
    const fails = judgements.some(({ level }) => level === 'fail')
    const delta = target.before === undefined ? 'new' : size?.delta === undefined ? '' : difference(size)
    return [
      imageName(input, target.target, target.platform),
      size?.before === undefined ? '' : bytes(size.before),
      size === undefined ? '' : bytes(size.now),
      fails && delta !== '' ? bold(delta) : delta,
      layersOf(target),
      budget(judgements.map(({ since: _since, ...judgement }) => judgement)),
    ]
  })
  const rest = targets.length - rows.length
  return blocks(
    table(
      [
        { head: 'Target' },
        { head: 'Then', figures: true },
        { head: 'Now', figures: true },
        { head: 'Δ size', figures: true },
        { head: 'Most of it' },
        { head: 'Budget' },
      ],
      rows,
    ),
    rest > 0 ? `${plural(rest, 'more image')}.` : undefined,
    comparedWith(since),
  )
}

/** Which record stands for the point, where it is not of the very commit; and what else to know of the sizes. */
function comparedWith({ name, comparison }: Since): string | undefined {
  const { baseline, sizesCaution } = comparison
  const sha = baseline?.record.commit?.sha
  const older = baseline?.commitsOlder ?? 0
  const lines = [
    older === 0 || sha === undefined
      ? undefined
      : `Compared with ${code(short(sha))}, ${plural(older, 'commit')} before ${code(name, 60)}: the nearest one with a record.`,
    sizesCaution === undefined ? undefined : `Read sizes with care: ${sentence(sizesCaution).replace(/\.$/, '')}.`,
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? undefined : lines.join(' ')
}

function sinceJudgements(input: ReportInput, target: TargetComparison): Judgement[] {
  return judgementsOf(input, target).filter(({ since }) => since !== undefined)
}

function subject({ target, platform }: TargetComparison): { target: string; platform: string } {
  return { target, platform }
}

/** "+12.3 MB (40.0 MB → 52.3 MB)"; nothing where one of the two is not known. */
function growthOf(target: TargetComparison): string | undefined {
  const size = sizeOf(target)
  if (size?.delta === undefined || size.before === undefined) return undefined
  return `${bytesDelta(size.delta)} (${bytes(size.before)} → ${bytes(size.now)})`
}

function sizeOf(target: TargetComparison): TargetComparison['compressed'] {
  return target.compressed?.delta === undefined ? (target.uncompressed ?? target.compressed) : target.compressed
}

function difference({ delta = 0, ratio }: NonNullable<TargetComparison['compressed']>): string {
  return `${bytesDelta(delta)}${ratio === undefined || delta === 0 ? '' : ` (${percentDelta(ratio)})`}`
}

function why(target: TargetComparison): string {
  const layers = layersOf(target)
  return layers === '' ? '' : `: ${layers}`
}

/** The layers that grew most. */
function layersOf({ layerChanges }: TargetComparison): string {
  const grown = layerChanges.filter(({ delta }) => delta > 0).toSorted((a, b) => b.delta - a.delta)
  return list(grown.slice(0, NAMED).map((layer) => `${layerName(layer)} ${bytesDelta(layer.delta)}`))
}
