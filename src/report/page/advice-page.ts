/** The advice as HTML: a page of its own for `mode: advise`, and the tab of the report's page. */
import type { AdviceReport } from '../../advise/measured.ts'
import { adviceLine } from '../advice/advice-line.ts'
import { chapters } from '../advice/chapters.ts'
import { ALL } from '../advice/writing.ts'
import { inlineHtml } from '../text/inline-html.ts'
import { documentHtml } from './document-page.ts'
import { page } from './shell.ts'

/** The page; it needs no script. */
export function renderAdvicePage(report: AdviceReport): string {
  return page({
    title: adviceLine(report),
    body: `<main class="advice">\n${documentHtml(chapters(report, ALL))}\n</main>`,
  })
}

/** The part of the report's page, below its headline. */
export function advicePart(report: AdviceReport): string {
  return `<section id="advice" class="advice" aria-labelledby="advice-title"><h2 id="advice-title">${inlineHtml(adviceLine(report))}</h2>
${documentHtml(chapters(report, ALL), 1)}</section>`
}
