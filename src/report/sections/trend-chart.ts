/** The base branch's past as Mermaid line charts, for places with room for them. */
import { mermaid } from '../text/escape.ts'
import { imageName } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'
import { seriesOf } from './trend.ts'

const POINTS = 30
/** Mermaid's own line colour is too pale to see on white, and its charts are taller than a list of them can bear. */
const STYLE =
  '%%{init: {"xyChart": {"width": 720, "height": 240}, "themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%'

/** Up to `max` charts, size then time of each image with at least three points. */
export function trendCharts(input: ReportInput, max: number): string[] {
  const charts = seriesOf(input, POINTS).flatMap((series) => {
    const name = imageName(input, series.target, series.platform, (text) => mermaid(text))
    return [chart(`${name}, compressed MB`, series.sizes, 1e6), chart(`${name}, build seconds`, series.times, 1e3)]
  })
  return charts.filter((source) => source !== undefined).slice(0, max)
}

function chart(title: string, values: readonly number[], unit: number): string | undefined {
  if (values.length < 3) return undefined
  const scaled = values.map((value) => Number((value / unit).toPrecision(5)))
  const top = Math.max(...scaled)
  const lines = [
    STYLE,
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis "builds, this one last" 1 --> ${scaled.length}`,
    `  y-axis 0 --> ${Number((top * 1.1).toPrecision(3)) || 1}`,
    `  line [${scaled.join(', ')}]`,
  ]
  return ['```mermaid', ...lines, '```'].join('\n')
}
