/**
 * Draws the comment, the job summary and the HTML report of every designed state as PNG, the way GitHub shows them, to be looked at:
 *
 *     node script/render-states.ts FOLDER [STATE…]
 *
 * Needs Debian's chromium. Mermaid is drawn when a copy is at hand (MERMAID=path of mermaid.min.js), else shown as source.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STATES } from '../__tests__/report/states.ts'
import { renderComment } from '../src/report/comment.ts'
import { renderHtml } from '../src/report/page/html.ts'
import { renderSummary } from '../src/report/summary.ts'
import { githubPage } from './github-page.ts'

const [folder = 'states', ...wanted] = process.argv.slice(2)
const mermaid = process.env['MERMAID']
const OPENED = process.env['OPEN'] === '1'

function page(markdown: string): string {
  return githubPage(markdown, {
    opened: OPENED,
    ...(mermaid === undefined ? {} : { mermaid: readFileSync(mermaid, 'utf8') }),
  })
}

function photograph(html: string, png: string, width: number, height: number): void {
  const scratch = mkdtempSync(join(tmpdir(), 'render-states-'))
  const file = join(scratch, 'page.html')
  writeFileSync(file, html)
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--user-data-dir=${scratch}/profile`,
  ]
  const shot = [`--screenshot=${png}`, `--window-size=${width},${height}`, '--virtual-time-budget=4000']
  execFileSync('chromium', [...args, ...quiet, ...shot, file], { stdio: 'ignore' })
  rmSync(scratch, { recursive: true, force: true })
}

mkdirSync(folder, { recursive: true })
for (const name of wanted.length > 0 ? wanted : Object.keys(STATES)) {
  const input = STATES[name]?.()
  if (input === undefined) throw new Error(`There is no state "${name}"; there are ${Object.keys(STATES).join(', ')}.`)
  photograph(page(renderComment(input)), join(folder, `comment-${name}.png`), 830, OPENED ? 1500 : 760)
  if (process.env['SUMMARY'] !== '0')
    photograph(page(renderSummary(input)), join(folder, `summary-${name}.png`), 1060, 2400)
  if (process.env['PAGE'] !== '0') photograph(renderHtml(input), join(folder, `page-${name}.png`), 1200, 2300)
  console.log(name)
}
