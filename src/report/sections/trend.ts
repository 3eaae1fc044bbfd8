/** 📈 The base branch's past of each image, as lines of block characters. */
import { median } from '../../compare/times/statistics.ts'
import { bytes, duration } from '../text/format.ts'
import { blocks, details, table } from '../text/markdown.ts'
import { imageName } from '../text/names.ts'
import type { HistoryPoint, ReportInput } from '../report-input.ts'

const BLOCKS = '▁▂▃▄▅▆▇█'
const POINTS = 20

/** A line of block characters, one per value; level when the values differ by under 1 % (no drama from noise). */
function sparkline(values: readonly number[]): string {
  const min = Math.min(...values)
  const max = Math.max(...values)
  const range = max - min
  const level = max === 0 || range / max < 0.01
  return values.map((value) => BLOCKS[level ? 3 : Math.round(((value - min) / range) * (BLOCKS.length - 1))]).join('')
}

/** One image's past values and the present one last. */
export interface Series {
  target: string
  platform: string
  sizes: number[]
  times: number[]
}

/** The past of each image of this bake, oldest first, with this bake at the end. */
export function seriesOf(input: ReportInput, points = POINTS): Series[] {
  const history = input.history ?? []
  return input.comparison.targets.map((target) => {
    const own = history.filter((p) => p.target === target.target && p.platform === target.platform).slice(-points)
    const past = (pick: (point: HistoryPoint) => number | undefined): number[] => own.flatMap((p) => pick(p) ?? [])
    return {
      target: target.target,
      platform: target.platform,
      sizes: [...past((p) => p.compressedBytes), ...(target.compressed === undefined ? [] : [target.compressed.now])],
      times: [...past((p) => p.wallMs), ...(target.time === undefined ? [] : [target.time.now])],
    }
  })
}

/** The folded section; nothing before there are three points of an image. */
export function trendSection(input: ReportInput): string | undefined {
  const series = seriesOf(input).filter((s) => s.sizes.length > 2 || s.times.length > 2)
  if (series.length === 0) return undefined
  const columns = [
    { head: 'Image' },
    { head: 'Size' },
    { head: 'median', figures: true },
    { head: 'Build time' },
    { head: 'median', figures: true },
  ]
  const rows = series.map((s) => [
    imageName(input, s.target, s.platform),
    s.sizes.length > 2 ? sparkline(s.sizes) : '',
    middle(s.sizes, bytes),
    s.times.length > 2 ? sparkline(s.times) : '',
    middle(s.times, duration),
  ])
  const builds = Math.max(...series.map((s) => Math.max(s.sizes.length, s.times.length))) - 1
  const body = blocks(table(columns, rows), 'Oldest on the left, this build on the right; medians without this build.')
  return details(`📈 <b>Trend</b> of the base branch, last ${builds} builds`, body)
}

function middle(values: readonly number[], write: (value: number) => string): string {
  return values.length < 3 ? '' : write(median(values.slice(0, -1)))
}
