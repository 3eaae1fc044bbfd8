/**
 * Draws the comment, the job summary and the HTML report of every designed state as PNG, the way GitHub shows them, to be looked at:
 *
 *     node script/render-states.ts FOLDER [STATE…]
 *
 * The state `advice` stands for every state of `mode: advise`, one of them is `advice-NAME`: Markdown and page, the page in light and
 * dark at three widths, and as a tab of the report.
 *
 * Needs Debian's chromium. Mermaid is drawn when a copy is at hand (MERMAID=path of mermaid.min.js), else shown as source.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ADVICE_STATES } from '../__tests__/report/advice/states.ts'
import { STATES } from '../__tests__/report/states.ts'
import { renderAdvice } from '../src/report/advice/advice-markdown.ts'
import { renderComment } from '../src/report/comment.ts'
import { renderAdvicePage } from '../src/report/page/advice-page.ts'
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

function photograph(html: string, png: string, width: number, height: number, hash = ''): void {
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
  execFileSync('chromium', [...args, ...quiet, ...shot, `file://${file}${hash}`], { stdio: 'ignore' })
  rmSync(scratch, { recursive: true, force: true })
}

/** The page in a colour scheme, whatever the browser prefers. */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  // The policy admits our style alone; pictures need a second one.
  return html
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace('</head>', `<style>:root{color-scheme:${scheme}!important}</style></head>`)
}

function photographAdvice(name: string): void {
  const report = ADVICE_STATES[name]?.()
  if (report === undefined)
    throw new Error(`There is no advice "${name}"; there are ${Object.keys(ADVICE_STATES).join(', ')}.`)
  const opened = (html: string): string => (OPENED ? html.replaceAll('<details>', '<details open>') : html)
  photograph(page(renderAdvice(report)), join(folder, `advice-${name}.png`), 1060, 3400)
  if (process.env['PAGE'] === '0') return
  const tab = opened(renderHtml({ ...STATES['within-budget']!(), advice: report }))
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1400, 800, 400]) {
      const file = `advice-page-${name}-${scheme}-${width}.png`
      photograph(framed(inScheme(opened(renderAdvicePage(report)), scheme), width), join(folder, file), width, 3400)
    }
    photograph(inScheme(tab, scheme), join(folder, `advice-tab-${name}-${scheme}.png`), 1200, 1600, '#advice')
  }
}

/** Headless chromium has no window narrower than 500 px: the page is shown in a frame of its width. */
function framed(html: string, width: number): string {
  const text = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<!doctype html><style>body{margin:0}</style><iframe srcdoc="${text}" style="border:0;width:${width}px;height:3400px"></iframe>`
}

mkdirSync(folder, { recursive: true })
const advised = wanted.flatMap((name) => {
  if (name === 'advice') return Object.keys(ADVICE_STATES)
  return name.startsWith('advice-') ? [name.slice('advice-'.length)] : []
})
for (const name of advised) {
  photographAdvice(name)
  console.log(`advice-${name}`)
}
const others = wanted.filter((name) => !name.startsWith('advice'))
for (const name of wanted.length > 0 ? others : Object.keys(STATES)) {
  const input = STATES[name]?.()
  if (input === undefined) throw new Error(`There is no state "${name}"; there are ${Object.keys(STATES).join(', ')}.`)
  photograph(page(renderComment(input)), join(folder, `comment-${name}.png`), 830, OPENED ? 1500 : 760)
  if (process.env['SUMMARY'] !== '0')
    photograph(page(renderSummary(input)), join(folder, `summary-${name}.png`), 1060, 2400)
  if (process.env['PAGE'] !== '0') photograph(renderHtml(input), join(folder, `page-${name}.png`), 1200, 2300)
  console.log(name)
}
