/** The few Markdown constructions the reports are made of. */
import { markdownTable } from 'markdown-table'

/** A column: its heading, and whether its cells are figures (right-aligned). */
export interface Column {
  head: string
  figures?: boolean
}

/** A GFM table; columns whose cells are all empty are left out. Cells must be escaped already. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const used = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => (row[at] ?? '') !== ''))
  const body = rows.map((row) => used.map((at) => cell(row[at] ?? '', columns[at]!.figures ?? false)))
  return markdownTable([used.map((at) => columns[at]!.head), ...body], {
    align: used.map((at) => (columns[at]!.figures ? 'r' : 'l')),
    alignDelimiters: false,
  })
}

/** Figures keep their unit on the same line: a table in a comment is narrow, and "+11" above "s" is hard to read. */
function cell(text: string, figures: boolean): string {
  if (text === '') return '—'
  return figures ? text.replace(/ (?!\()/g, NO_BREAK) : text
}

const NO_BREAK = '\u00a0'

/** Words with figures, for a narrow column: each figure keeps its unit on its line. */
export function unitsUnbroken(text: string): string {
  return text.replace(/(?<=\d) /g, NO_BREAK)
}

/** A folded section. `summary` is HTML inside (escape with html or htmlCode), `body` Markdown. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}

/** Bold, only for what breaks a budget. */
export function bold(text: string): string {
  return `**${text}**`
}

/** A link, or the text alone when there is no URL to trust. */
export function link(text: string, url: string | undefined): string {
  return url === undefined ? text : `[${text}](${url})`
}

/** Blocks one below the other, empty ones left out. */
export function blocks(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n')
}
