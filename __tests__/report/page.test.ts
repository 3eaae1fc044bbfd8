import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { pageAssets } from '../../script/build-page.ts'
import { causeSentences } from '../../src/report/causes.ts'
import { footer } from '../../src/report/footer.ts'
import { renderHtml } from '../../src/report/page/html.ts'
import { inlineHtml, plainText } from '../../src/report/text/inline-html.ts'
import { mendLines } from '../../src/report/mend.ts'
import { pageData } from '../../src/report/page/page-data.ts'
import type { PageData } from '../../src/report/page/page-data.ts'
import { gaps, remarks } from '../../src/report/remarks.ts'
import { verdictLine } from '../../src/report/verdict-line.ts'
import { toHtml } from './github-markdown.ts'
import { HOSTILE, poison } from './hostile.ts'
import { STATES } from './states.ts'

type Node = DefaultTreeAdapterTypes.Node

function elements(node: Node, name: string): DefaultTreeAdapterTypes.Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap((child) => elements(child, name)) : []
  return 'tagName' in node && node.tagName === name ? [node, ...below] : below
}

function text(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(text).join('') : ''
}

function hash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
}

/** The data a page was made with, as its script would read it. */
function dataOf(page: string): PageData {
  const data = elements(parse(page), 'script').find((s) => s.attrs.some((a) => a.value === 'application/json'))
  return JSON.parse(text(data!)) as PageData
}

test('page-assets.ts is what script/build-page.ts makes of page/', async () => {
  expect(
    readFileSync(new URL('../../src/report/page/page-assets.ts', import.meta.url), 'utf8') === (await pageAssets()),
  ).toBe(true)
})

test('script and style have the hashes that the policy names, and nothing else may run or load', () => {
  const document = parse(renderHtml(STATES['over-budget']!()))
  const policy = elements(document, 'meta').flatMap((m) =>
    m.attrs.filter((a) => a.name === 'content').map((a) => a.value),
  )[0]!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain(`script-src ${hash(text(elements(document, 'script').at(-1)!))}`)
  expect(policy).toContain(`style-src ${hash(text(elements(document, 'style')[0]!))}`)
})

test.each(Object.keys(STATES))('%s: the embedded data is that of the input', (state) => {
  const input = STATES[state]!()
  const page = renderHtml(input)
  expect(dataOf(page)).toEqual(pageData(input))
  expect(text(elements(parse(page), 'h1')[0]!)).toBe(plainText(verdictLine(input)))
})

test('the page asks for nothing: no address but in links', () => {
  const page = renderHtml(STATES['over-budget']!())
  for (const name of ['img', 'link', 'iframe', 'object', 'base', 'form'])
    expect(elements(parse(page), name)).toEqual([])
  expect(elements(parse(page), 'script').flatMap((s) => s.attrs.filter((a) => a.name === 'src'))).toEqual([])
})

describe('our Markdown as HTML', () => {
  test.each(HOSTILE.map((hostile, at) => [`${at} ${JSON.stringify(hostile.slice(0, 30))}`, hostile] as const))(
    '%s reads as GitHub reads it',
    (_, hostile) => {
      const input = poison(STATES['over-budget']!(), hostile)
      input.notes.push(`${hostile} and \`${hostile}\` too`)
      const lines = [
        verdictLine(input),
        ...causeSentences(input),
        ...mendLines(input),
        ...remarks(input),
        ...gaps(input),
        footer(input),
      ]
      for (const line of lines.map((l) => l.replace(/^<sub>|<\/sub>$/g, ''))) {
        const ours = parseFragment(inlineHtml(line))
        const theirs = parseFragment(toHtml(`# ${line}`))
        expect(text(ours).replace(/\s+/g, ' ').trim()).toBe(text(theirs).replace(/\s+/g, ' ').trim())
        expect(plainText(line)).toBe(text(ours))
        for (const name of ['code', 'a'])
          expect(elements(ours, name).map(text)).toEqual(elements(theirs, name).map(text))
        expect(elements(ours, 'b').map(text)).toEqual(elements(theirs, 'strong').map(text))
      }
    },
  )
})
