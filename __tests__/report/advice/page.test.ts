import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { adviceLine, renderAdvice } from '../../../src/report/advice/advice-markdown.ts'
import { renderAdvicePage } from '../../../src/report/page/advice-page.ts'
import { renderHtml } from '../../../src/report/page/html.ts'
import { plainText } from '../../../src/report/text/inline-html.ts'
import { toHtml } from '../github-markdown.ts'
import { STATES } from '../states.ts'
import { ADVICE_STATES } from './states.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

function elements(node: Node, ...names: string[]): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap((child) => elements(child, ...names)) : []
  return 'tagName' in node && names.includes(node.tagName) ? [node, ...below] : below
}

function text(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(text).join('') : ''
}

const words = (node: Node): string =>
  text(node)
    .replaceAll(/[\s\u200b]+/g, ' ')
    .trim()
const byId = (document: Node, id: string): Element | undefined =>
  elements(document, 'div', 'section').find(({ attrs }) =>
    attrs.some(({ name, value }) => name === 'id' && value === id),
  )

/** Everything that is read: headings, cells, items, paragraphs, patches. */
function told(root: Node): string[] {
  return elements(root, 'h1', 'h2', 'h3', 'h4', 'th', 'td', 'li', 'p', 'pre', 'summary').map(words)
}

describe.each(Object.keys(ADVICE_STATES))('the page of advice: %s', (state) => {
  const report = ADVICE_STATES[state]!()
  const page = parse(renderAdvicePage(report))

  test('says what the Markdown says, word for word', () => {
    const markdown = parse(toHtml(renderAdvice(report)))
    const [mine, theirs] = [told(page), told(markdown)].map((all) =>
      all.filter((it) => it !== '' && it !== '—').toSorted(),
    )
    const small = elements(markdown, 'sub').map(words)
    expect(mine!.filter((it) => !theirs!.includes(it) && !small.includes(it))).toEqual([])
    expect(theirs!.filter((it) => !mine!.includes(it))).toEqual([])
  })

  test('runs no script, loads nothing, and has its headings in order', () => {
    expect(elements(page, 'script', 'img', 'link', 'iframe')).toEqual([])
    const policy = elements(page, 'meta')
      .flatMap(({ attrs }) => attrs.map(({ value }) => value))
      .join()
    expect(policy).toContain("default-src 'none'; style-src 'sha256-")
    const levels = elements(page, 'h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName[1]))
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
    expect(words(elements(page, 'h1')[0]!)).toBe(plainText(adviceLine(report)))
  })
})

describe('the report’s page', () => {
  const input = STATES['within-budget']!()
  const advice = ADVICE_STATES['pays']!()

  test('has the advice as a part of its own, beside what it always has', () => {
    const [plain, both] = [parse(renderHtml(input)), parse(renderHtml({ ...input, advice }))]
    expect(byId(plain, 'advice')).toBeUndefined()
    expect(words(elements(byId(both, 'advice')!, 'h2')[0]!)).toBe(plainText(adviceLine(advice)))
    for (const id of ['images', 'timeline', 'contents', 'history', 'steps']) {
      expect(byId(plain, id)).toBeDefined()
      expect(byId(byId(both, 'report')!, id)).toBeDefined()
    }
  })

  test('shows both parts without a script, and hides none by itself', () => {
    const both = parse(renderHtml({ ...input, advice }))
    const hidden = elements(both, 'div', 'section').filter(({ attrs }) => attrs.some(({ name }) => name === 'hidden'))
    expect(hidden).toEqual([])
  })

  test('lets each table and patch scroll by itself, also by keyboard, and names it', () => {
    const part = byId(parse(renderHtml({ ...input, advice })), 'advice')!
    const wide = [...elements(part, 'pre'), ...elements(part, 'div')]
    expect(wide.length).toBeGreaterThan(10)
    for (const { attrs } of wide) {
      const of = Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
      expect(of).toMatchObject({ tabindex: '0', role: 'group' })
      expect(of['aria-label']).toMatch(/\w/)
    }
  })
})
