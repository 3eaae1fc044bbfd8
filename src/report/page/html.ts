/** The HTML report: one self-contained page without network. Load lazily: it brings the charts' code with it. */
import { causeSentences } from '../causes.ts'
import { footer } from '../footer.ts'
import { inlineHtml } from '../text/inline-html.ts'
import { mendLines } from '../mend.ts'
import { advicePart } from './advice-page.ts'
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './page-assets.ts'
import { pageData } from './page-data.ts'
import { page } from './shell.ts'
import { gaps, remarks } from '../remarks.ts'
import type { ReportInput } from '../report-input.ts'
import { sinceFigures } from '../sections/since-section.ts'
import { imageCells } from '../sections/table.ts'
import { verdictLine } from '../verdict-line.ts'

/** The page carries parts of d3, whose licence asks for this. */
const NOTICE = `Contains parts of d3 (https://d3js.org), Copyright 2010-2023 Mike Bostock, ISC License: Permission to use, copy, modify,
and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this
permission notice appear in all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE
INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

/** The whole page; with advice, report and advice are two parts, of which the script makes tabs. */
export function renderHtml(input: ReportInput): string {
  const report = `${section('images', 'Images', images(input))}
${section('timeline', 'Timeline', '<noscript>The timeline needs JavaScript.</noscript>')}
${section('contents', 'What the images are made of', '<noscript>The treemap needs JavaScript.</noscript>')}
${section('history', 'History', '<noscript>The charts need JavaScript.</noscript>')}
${section('steps', 'Steps', '<noscript>The table needs JavaScript.</noscript>')}`
  return page({
    title: verdictLine(input),
    notice: NOTICE,
    script: PAGE_SCRIPT_HASH,
    body: `<main>
${input.advice === undefined ? report : `<div id="report">${report}</div>\n${advicePart(input.advice)}`}
</main>
<footer>${inlineHtml(footer(input).replace(/^<sub>|<\/sub>$/g, ''))} · charts drawn with d3</footer>
<script type="application/json" id="data">${embedded(pageData(input))}</script>
<script>${PAGE_SCRIPT}</script>`,
  })
}

function section(id: string, title: string, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`
}

function images(input: ReportInput): string {
  const { heads, rows } = imageCells(input)
  const head = heads
    .map(({ head, figures }) => `<th scope="col"${figures ? ' class="figure"' : ''}>${head}</th>`)
    .join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const text = cell === '' ? '—' : inlineHtml(cell)
      return at === 0
        ? `<th scope="row">${text}</th>`
        : `<td${heads[at]!.figures ? ' class="figure"' : ''}>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const lines = [...mendLines(input), ...causeSentences(input), ...sinceFigures(input), ...remarks(input)]
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="Table of images"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`,
    list(lines),
    gaps(input).length === 0 ? '' : `<h3>What is missing</h3>${list(gaps(input))}`,
  ].join('\n')
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${inlineHtml(line)}</li>`).join('')}</ul>`
}

/** JSON that cannot leave its script element. */
function embedded(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
