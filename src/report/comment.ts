/** The pull-request comment: verdict, one table, causes, what would mend it; the rest is folded. */
import { adviceSection } from './advice/advice-section.ts'
import { causeSentences } from './causes.ts'
import { checkSection } from './sections/check-section.ts'
import { commentId, safeUrl } from './text/escape.ts'
import { footer } from './footer.ts'
import { plural } from './text/format.ts'
import { blocks, details, link } from './text/markdown.ts'
import { mendLines } from './mend.ts'
import { failureBlocks, gaps, remarks } from './remarks.ts'
import type { ReportInput } from './report-input.ts'
import { sinceLines, sinceSection } from './sections/since-section.ts'
import { sizeSection } from './sections/size-section.ts'
import { judgementsOf, moved, stateOf } from './state.ts'
import { narrowTable } from './sections/table.ts'
import { timeSection } from './sections/time-section.ts'
import { trendSection } from './sections/trend.ts'
import { verdictLine } from './verdict-line.ts'

/** With more images than this, the open table shows only those that moved or break a budget. */
const ALL_ROWS = 15

/** The hidden first line by which the comment of a report id is found again. */
export function markerFor(reportId: string): string {
  return `<!-- bake-budget:v1:${commentId(reportId)} -->`
}

/** How much of everything is shown; each level of {@link LEVELS} shows less than the one before. */
interface Level {
  advice: boolean
  trend: boolean
  layers: number
  lists: number
  steps: number
  rows: number
  causes: number
}

/** Trimmed in this order: advice, trend, packages and files, steps, layers, unchanged rows, causes and rows. */
const LEVELS: readonly Level[] = [
  { advice: true, trend: true, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
  { advice: false, trend: true, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
  { advice: false, trend: false, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
  { advice: false, trend: false, layers: 5, lists: 0, steps: 5, rows: 200, causes: 30 },
  { advice: false, trend: false, layers: 3, lists: 0, steps: 0, rows: 100, causes: 20 },
  { advice: false, trend: false, layers: 0, lists: 0, steps: 0, rows: 50, causes: 10 },
  { advice: false, trend: false, layers: 0, lists: 0, steps: 0, rows: 15, causes: 3 },
]

/**
 * The comment's Markdown, never longer than `limit` bytes of UTF-8 (GitHub counts at most as many characters): full, else
 * trimmed in a fixed order, else the verdict alone with a link to the whole.
 */
export function renderComment(input: ReportInput, limit = 65_000): string {
  for (const [at, level] of LEVELS.entries()) {
    const body = render(input, level, at > 0)
    if (Buffer.byteLength(body) <= limit) return body
  }
  return minimal(input)
}

function render(input: ReportInput, level: Level, trimmed: boolean): string {
  const state = stateOf(input)
  const head = `${markerFor(input.reportId)}\n### ${verdictLine(input)}`
  const notes = gaps(input)
  const folded = [
    sections(input, level),
    notes.length === 0
      ? undefined
      : details(`ℹ️ <b>What is missing</b>: ${plural(notes.length, 'note')}`, items(notes, 10)),
    trimmed ? whole(input) : undefined,
    footer(input),
  ]
  const quiet = remarks(input).map(paragraph)
  if (state === 'failed' || state === 'canceled') {
    const table = details('📋 <b>All images</b>', narrowTable(input, visibleRows(input, level)))
    return blocks(head, ...failureBlocks(input), input.comparison.targets.length > 1 ? table : undefined, ...folded)
  }
  if (state === 'unchanged') {
    return blocks(
      head,
      ...quiet,
      details(`📋 ${plural(input.comparison.targets.length, 'image')}`, tables(input, level)),
      ...folded,
    )
  }
  return blocks(
    head,
    tables(input, level),
    items(causeSentences(input), level.causes),
    ...sinceLines(input).slice(0, level.causes),
    ...firstOf(mendLines(input), level.causes),
    ...quiet,
    ...folded,
  )
}

function sections(input: ReportInput, level: Level): string {
  const size =
    level.layers === 0
      ? undefined
      : sizeSection(input, {
          layers: level.layers,
          packages: level.lists,
          files: level.lists,
          waste: Math.min(level.lists, 3),
        })
  const time = level.steps === 0 ? undefined : timeSection(input, level.steps)
  const since = level.lists === 0 ? undefined : sinceSection(input, level.rows)
  const advice = level.advice ? adviceSection(input) : undefined
  const trend = level.trend ? trendSection(input) : undefined
  return blocks(advice, size, since, time, checkSection(input, level.lists), trend)
}

/** Rows worth a reader's time first; beyond {@link ALL_ROWS} the unchanged ones are folded. */
function tables(input: ReportInput, level: Level): string {
  const { targets } = input.comparison
  const shown = visibleRows(input, level)
  const hidden = targets.filter((target) => !shown.includes(target))
  if (hidden.length === 0) return narrowTable(input, shown)
  const room = level.rows - shown.length
  const rest = room <= 0 ? undefined : narrowTable(input, hidden.slice(0, room), false)
  // Beyond the rows there is room for, images that did change are hidden, too.
  const summary = `📋 ${plural(hidden.length, 'image')} ${shown.length < level.rows ? 'unchanged' : 'more'}`
  const open = shown.length === 0 ? undefined : narrowTable(input, shown)
  return blocks(open, rest === undefined ? `${summary}.` : details(summary, rest))
}

function visibleRows(input: ReportInput, level: Level): readonly ReportInput['comparison']['targets'][number][] {
  const { targets } = input.comparison
  if (targets.length <= Math.min(ALL_ROWS, level.rows)) return targets
  const worth = targets.filter(
    (target) =>
      moved(input, target) ||
      target.record.outcome !== 'succeeded' ||
      judgementsOf(input, target).some((judgement) => judgement.level !== 'pass'),
  )
  return worth.slice(0, level.rows)
}

function items(lines: readonly string[], max: number): string {
  const rest = lines.length - max
  const shown = lines.slice(0, max).map((line) => `- ${line}`)
  return [...shown, ...(rest > 0 ? [`- ${rest} more`] : [])].join('\n')
}

/** With very many broken limits the first ones say enough; the job summary lists all. */
function firstOf(lines: readonly string[], max: number): string[] {
  const rest = lines.length - max
  return [...lines.slice(0, max), ...(rest > 0 ? [`${rest} more limits are broken.`] : [])]
}

function paragraph(line: string): string {
  return line
}

function whole(input: ReportInput): string {
  const url = safeUrl(input.links.report) ?? safeUrl(input.links.summary) ?? safeUrl(input.links.run)
  const where = url === undefined ? 'the job summary' : link('the job summary', url)
  return `✂️ Shortened to fit into a comment; the whole report is in ${where}.`
}

function minimal(input: ReportInput): string {
  return blocks(`${markerFor(input.reportId)}\n### ${verdictLine(input)}`, whole(input), footer(input))
}

export { bodyWithoutFooter } from './footer.ts'
export { significant } from './state.ts'
