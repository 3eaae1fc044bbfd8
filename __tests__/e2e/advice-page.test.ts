import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderAdvicePage } from '../../src/report/page/advice-page.ts'
import { renderHtml } from '../../src/report/page/html.ts'
import { ADVICE_STATES } from '../report/advice/states.ts'
import { CHROMIUM, Page } from '../report/chromium.ts'
import { STATES } from '../report/states.ts'

if (CHROMIUM === undefined) console.warn('SKIPPED: the advice in a browser. No chromium here: apt-get install chromium')

const folder = mkdtempSync(join(tmpdir(), 'advice-page-test-'))
const report = { ...STATES['within-budget']!(), advice: ADVICE_STATES['pays']!() }
let page: Page

function write(html: string): string {
  const file = join(folder, `${crypto.randomUUID()}.html`)
  writeFileSync(file, html)
  return file
}

/** The page of advice alone has no script that could say that it is ready: it is, once it is parsed. */
function alone(): string {
  return write(renderAdvicePage(ADVICE_STATES['pays']!()).replace('<html', '<html data-ready="true"'))
}

async function wide(width: number): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false })
}

const shown = (): Promise<string[]> =>
  page.run(`['report', 'advice'].filter((id) => document.getElementById(id).checkVisibility())`)

describe.skipIf(CHROMIUM === undefined)('the advice in Chromium', () => {
  beforeAll(async () => {
    page = await Page.open()
  }, 30_000)
  afterAll(async () => {
    await page?.[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is a tab beside the report, opened by click and by keyboard', async () => {
    await wide(1200)
    await page.show(write(renderHtml(report)))
    expect(await shown()).toEqual(['report'])
    await page.run(`document.getElementById('tab-advice').click()`)
    expect(await shown()).toEqual(['advice'])
    const press = (key: string): Promise<unknown> =>
      page.run(
        `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true }))`,
      )
    await page.run(`document.getElementById('tab-advice').focus()`)
    await press('ArrowRight')
    expect(await shown()).toEqual(['report'])
    await press('End')
    expect(await shown()).toEqual(['advice'])
    expect(await page.run(`document.activeElement.id`)).toBe('tab-advice')
    await page.run(`document.getElementById('tab-report').click()`)
    expect(await page.run<number>(`document.querySelectorAll('#timeline svg, #contents svg').length`)).toBeGreaterThan(
      1,
    )
    expect(page.said).toEqual([])
    expect(page.requests).toEqual([])
  })

  test.each([1400, 800, 400])('scrolls within its tables and patches, never as a page: %d px', async (width) => {
    await wide(width)
    for (const open of [false, true]) {
      await page.show(alone())
      if (open) await page.run(`for (const it of document.querySelectorAll('details')) it.open = true`)
      expect(await page.run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`)).toBe(0)
    }
    const scrolling = `[...document.querySelectorAll('.scroll, .patch')].filter((it) => it.scrollWidth > it.clientWidth).length`
    expect((await page.run<number>(scrolling)) > 0).toBe(width < 1400)
  })

  test.each(['light', 'dark'])('has nothing serious that axe-core would find: %s', async (scheme) => {
    await wide(1200)
    for (const file of [alone(), write(renderHtml(report))]) {
      await page.show(file)
      await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
      await page.run(`document.getElementById('tab-advice')?.click()`)
      await page.run(`for (const it of document.querySelectorAll('details')) it.open = true`)
      await page.run(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
      const found = await page.run<string[]>(
        `axe.run(document).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))`,
      )
      expect(found).toEqual([])
    }
  })
})
