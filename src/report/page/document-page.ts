/** The blocks of a written report as HTML that says what their Markdown says: the same words, headings, tables and patches. */
import type { Block } from '../text/document.ts'
import { html, shownLines } from '../text/escape.ts'
import { inlineHtml, plainText } from '../text/inline-html.ts'

/** @param deeper by how many levels headings stand below those of the Markdown */
export function documentHtml(blocks: readonly Block[], deeper = 0): string {
  return blocks.map((block) => blockHtml(block, deeper)).join('\n')
}

function blockHtml(block: Block, deeper: number): string {
  if (block.kind === 'heading') {
    const name = `h${block.level - 1 + deeper}`
    return `<${name}>${inlineHtml(block.text)}</${name}>`
  }
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</ul>`
  if (block.kind === 'table') return tableHtml(block)
  if (block.kind === 'patch') return patchHtml(block.patch, block.max)
  if (block.kind === 'small') return `<p class="small">${inlineHtml(block.text)}</p>`
  if (block.kind === 'fold')
    return `<details><summary>${inlineHtml(block.summary)}</summary>${documentHtml(block.blocks, deeper)}</details>`
  return `<p>${inlineHtml(block.text)}</p>`
}

/** A table that scrolls by itself where it is wider than the page, also by keyboard. */
function tableHtml({ label, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const of = (at: number): string => (columns[at]?.figures === true ? ' class="figure"' : '')
  const head = columns.map((column, at) => `<th scope="col"${of(at)}>${inlineHtml(column.head)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const text = cell === '' ? '—' : inlineHtml(cell)
      return at === 0 ? `<th scope="row">${text}</th>` : `<td${of(at)}>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const name = html(plainText(label), 200)
  return `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

/** Each line with its sign, and coloured by it; the sign stays for whoever sees no colour. */
function patchHtml(patch: string, max: number): string {
  const lines = shownLines(patch, max).map((line) => {
    const text = line.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)
    const kind = /^(\+\+\+|---|diff |index )/.test(line) ? 'file' : KINDS[line[0] ?? '']
    return kind === undefined ? text : `<span class="${kind}">${text}</span>`
  })
  // The parser drops one line end after <pre>; this one keeps the first line of the patch where it is.
  return `<pre class="patch" tabindex="0" role="group" aria-label="Patch">\n${lines.join('\n')}</pre>`
}

const KINDS: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'hunk' }
