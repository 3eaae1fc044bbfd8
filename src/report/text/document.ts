/**
 * A written report as plain blocks, so that the page says what the Markdown says. Every text is one line of our own Markdown:
 * foreign words in it are escaped by text/escape.ts before they come here. Only a patch is foreign as it stands.
 */
import { fenced } from './escape.ts'
import { inlineHtml } from './inline-html.ts'
import { blocks, details, table } from './markdown.ts'
import type { Column } from './markdown.ts'

/** One block, below the one before it. */
export type Block =
  | { kind: 'heading'; text: string; level: 2 | 3 }
  | { kind: 'text'; text: string }
  /** Circumstances, in small print. */
  | { kind: 'small'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** `label` says to a screen reader what the table holds. */
  | { kind: 'table'; label: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** A unified diff as it is, shown up to `max` UTF-16 units. */
  | { kind: 'patch'; patch: string; max: number }
  | { kind: 'fold'; summary: string; blocks: readonly Block[] }

/** A heading. */
export function heading(text: string, level: 2 | 3 = 3): Block {
  return { kind: 'heading', text, level }
}

/** A paragraph, or nothing where there is nothing to say. */
export function paragraph(text: string | undefined): Block[] {
  return text === undefined || text === '' ? [] : [{ kind: 'text', text }]
}

/** A list; beyond `max` items it says how many there are more. Nothing without items. */
export function list(items: readonly string[], max = items.length): Block[] {
  if (items.length === 0) return []
  const rest = items.length - max
  return [{ kind: 'list', items: rest > 0 ? [...items.slice(0, max), `${rest} more`] : items }]
}

/** The blocks as GitHub's Markdown. */
export function toMarkdown(all: readonly Block[]): string {
  return blocks(...all.map(markdown))
}

function markdown(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`
  if (block.kind === 'small') return `<sub>${block.text}</sub>`
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
  if (block.kind === 'table') return table(block.columns, block.rows)
  if (block.kind === 'patch') return fenced(block.patch, 'diff', block.max)
  if (block.kind === 'fold') return details(inlineHtml(block.summary), toMarkdown(block.blocks))
  return block.text
}
