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
import { toHtml } from '../__tests__/report/github-markdown.ts'
import { STATES } from '../__tests__/report/states.ts'
import { renderComment } from '../src/report/comment.ts'
import { renderHtml } from '../src/report/html.ts'
import { renderSummary } from '../src/report/summary.ts'

const [folder = 'states', ...wanted] = process.argv.slice(2)
const mermaid = process.env['MERMAID']
const OPENED = process.env['OPEN'] === '1'

const CSS = `
  body { font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; margin: 24px; color: #1f2328 }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px }
  h2 { font-size: 1.5em; border-bottom: 1px solid #d1d9e0b3; padding-bottom: .3em; margin: 0 0 16px } h3 { font-size: 1.25em; margin: 24px 0 16px; line-height: 1.25 }
  .box > h3:first-of-type { margin-top: 0 }
  table { border-spacing: 0; border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; margin: 0 0 16px; font-variant: tabular-nums }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0 } tr:nth-child(2n) { background: #f6f8fa } th { font-weight: 600 }
  code, pre { font: 85% ui-monospace, "DejaVu Sans Mono", monospace } code { padding: .2em .4em; background: #818b981f; border-radius: 6px; white-space: break-spaces }
  pre { padding: 16px; background: #f6f8fa; border-radius: 6px; overflow: auto } pre code { padding: 0; background: none }
  p, ul, details, pre { margin: 0 0 16px } ul { padding-left: 2em } a { color: #0969da } sub { font-size: 75%; color: #59636e }
`

function page(markdown: string): string {
  const body = toHtml(markdown)
  const chart = /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g
  const drawn = mermaid === undefined ? body : body.replace(chart, '<pre class="mermaid">$1</pre>')
  const script = mermaid === undefined ? '' : `<script>${readFileSync(mermaid, 'utf8')}</script>`
  const shown = OPENED ? drawn.replaceAll('<details>', '<details open>') : drawn
  return `<!doctype html><meta charset="utf-8"><style>${CSS}</style><div class="box">${shown}</div>${script}`
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
