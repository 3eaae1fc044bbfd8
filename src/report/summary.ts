/** The job summary: the comment's content, and what has no room there. */
import { adviceSection } from './advice/advice-section.ts'
import { cacheSentence } from './sections/cache-balance.ts'
import { cacheMountLines } from './sections/cache-mounts.ts'
import { cacheSizeLines } from './sections/cache-size.ts'
import { causeSentences } from './causes.ts'
import { checkSection } from './sections/check-section.ts'
import { html, htmlCode } from './text/escape.ts'
import { footer, plain } from './footer.ts'
import { duration, percent, plural } from './text/format.ts'
import { blocks, details } from './text/markdown.ts'
import { mendLines } from './mend.ts'
import { nameOf } from './text/names.ts'
import { failureBlocks, gaps, remarks } from './remarks.ts'
import { pushSection } from './sections/pushes.ts'
import type { ReportInput } from './report-input.ts'
import { sinceChapter, sinceLines } from './sections/since-section.ts'
import { sizeSection } from './sections/size-section.ts'
import { fullStepTable } from './sections/step-table.ts'
import { imageTable } from './sections/table.ts'
import { splitTable } from './sections/time-section.ts'
import { timeline } from './sections/timeline.ts'
import { trendCharts } from './sections/trend-chart.ts'
import { trendSection } from './sections/trend.ts'
import { verdictLine } from './verdict-line.ts'

interface Level {
  advice: boolean
  steps: number
  images: number
  charts: number
  layers: number
  bars: number
}

/** Trimmed in this order: advice and charts, steps, layers, images. */
const LEVELS: readonly Level[] = [
  { advice: true, steps: 300, images: 200, charts: 6, layers: 50, bars: 60 },
  { advice: false, steps: 100, images: 200, charts: 0, layers: 20, bars: 40 },
  { advice: false, steps: 20, images: 50, charts: 0, layers: 5, bars: 20 },
  { advice: false, steps: 0, images: 30, charts: 0, layers: 0, bars: 0 },
]

/** The summary's Markdown, at most `limit` bytes (GitHub refuses more than 1 MiB for a step). */
export function renderSummary(input: ReportInput, limit = 1_000_000): string {
  for (const level of LEVELS) {
    const body = render(input, level)
    if (Buffer.byteLength(body) <= limit) return body
  }
  return blocks(
    `## ${verdictLine(input)}`,
    'The report is too long for a job summary; the record holds all of it.',
    footer(input),
  )
}

function render(input: ReportInput, level: Level): string {
  const causes = causeSentences(input).slice(0, level.images)
  const notes = gaps(input)
  return blocks(
    `## ${verdictLine(input)}`,
    ...failureBlocks(input),
    imageTable(input, input.comparison.targets.slice(0, level.images)),
    cut(input.comparison.targets.length - level.images, 'image'),
    causes.map((line) => `- ${line}`).join('\n'),
    ...sinceLines(input).slice(0, level.images),
    ...mendLines(input),
    ...remarks(input),
    pushSection(input),
    level.advice ? adviceSection(input) : undefined,
    level.layers === 0 ? undefined : sizeSection(input, { layers: level.layers, packages: 20, files: 20, waste: 10 }),
    sinceChapter(input, level.images),
    ...times(input, level),
    cache(input),
    ...steps(input, level),
    checkSection(input, level.images),
    ...trend(input, level),
    notes.length === 0 ? undefined : blocks('### ℹ️ What is missing', notes.map((note) => `- ${note}`).join('\n')),
    machine(input),
    footer(input),
  )
}

function cut(rest: number, noun: string): string | undefined {
  return rest > 0 ? `${plural(rest, `more ${noun}`)}.` : undefined
}

function times(input: ReportInput, level: Level): (string | undefined)[] {
  const chart = level.bars === 0 ? undefined : timeline(input, level.bars)
  const split = splitTable(input)
  if (chart === undefined && split === undefined) return []
  const legend =
    chart === undefined
      ? undefined
      : 'Red bars are the critical path: only they decide how long an image takes. Every image starts at 0.'
  return ['### ⏱️ Timeline', chart, legend, split]
}

function cache(input: ReportInput): string | undefined {
  const text = cacheSentence(input)
  const size = cacheSizeLines(input.comparison.record)
  const [mounts, ...lines] = cacheMountLines(input.comparison.record)
  if (text === undefined && mounts === undefined && size.length === 0) return undefined
  return blocks('### 🗄️ Cache balance', text, ...size, mounts, lines.join('\n'))
}

function steps(input: ReportInput, level: Level): (string | undefined)[] {
  if (level.steps === 0) return []
  const tables = input.comparison.targets.slice(0, level.images).flatMap((target) => {
    const { ran, cached, shared, total } = target.steps
    if (total === 0) return []
    const counts = [`${ran} ran`, `${cached} cached`, ...(shared > 0 ? [`${shared} shared`] : [])].join(', ')
    const body = blocks(fullStepTable(target, level.steps), cut(total - level.steps, 'step'))
    return [details(`${nameOf(input, target, htmlCode)}: ${plural(total, 'step')}, ${html(counts)}`, body)]
  })
  return tables.length === 0 ? [] : ['### 🪜 Steps', ...tables, '🔸 marks the critical path.']
}

function trend(input: ReportInput, level: Level): (string | undefined)[] {
  const section = trendSection(input)
  return section === undefined ? [] : ['### 📈 Trend', ...trendCharts(input, level.charts), section]
}

function machine(input: ReportInput): string {
  const { runner, builder, wallMs, createdAt } = input.comparison.record
  const parts = [
    `Bake ${duration(wallMs)}`,
    runner.cpuModel === undefined ? undefined : plain(runner.cpuModel),
    runner.cores === undefined ? undefined : plural(runner.cores, 'core'),
    runner.cpuPressure === undefined ? undefined : `waited for a CPU ${percent(runner.cpuPressure)} of the time`,
    builder.driver === undefined ? undefined : `driver ${plain(builder.driver)}`,
    builder.store === undefined ? undefined : `${builder.store} store`,
    builder.buildx === undefined ? undefined : `buildx ${plain(builder.buildx)}`,
    `started ${plain(createdAt)}`,
  ]
  return `<sub>${parts.filter((part) => part !== undefined).join(' · ')}</sub>`
}
