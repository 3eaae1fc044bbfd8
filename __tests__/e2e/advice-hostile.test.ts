import { parse, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/advise/advice.ts'
import type { AdviceReport } from '../../src/advise/measured.ts'
import { adviceLine, renderAdvice } from '../../src/report/advice/advice-markdown.ts'
import { renderComment } from '../../src/report/comment.ts'
import { advicePart, renderAdvicePage } from '../../src/report/page/advice-page.ts'
import { shownLines } from '../../src/report/text/escape.ts'
import { plainText } from '../../src/report/text/inline-html.ts'
import { toHtml } from '../report/github-markdown.ts'
import { ACTIVE, rendered, TITLED, UNSEEN } from '../report/rendered.ts'
import { STATES } from '../report/states.ts'
import { finding } from '../report/advice/factory.ts'
import { ADVICE_STATES } from '../report/advice/states.ts'

/** Values that our own code chooses from a closed set. */
const CLOSED = new Set(['kind', 'outcome', 'source'])

/** The value with `text` before and after every name, message, path and patch in it, and names of properties. */
function poison<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') {
    const chosen = CLOSED.has(key) || value === 'passed' || value === 'not-tested'
    return (chosen ? value : `${text}${value}${text}`) as T
  }
  if (Array.isArray(value)) return value.map((item: unknown) => poison(item, text, key)) as T
  if (typeof value !== 'object' || value === null) return value
  const named = (name: string): string => (key === 'paths' ? `${text}${name}${text}` : name)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [named(name), poison(item, text, name)])) as T
}

/** A report whose patches hold a character that nobody sees, so that the remark about it always stands there. */
function reportWith(state: string, text: string): AdviceReport {
  const report = structuredClone(ADVICE_STATES[state]!())
  // Each kind of chapter once is enough, and fast.
  report.candidates = report.candidates.filter(({ pays, outcome }) => pays || outcome !== 'measured')
  const judged = [...report.candidates, ...(report.combined === undefined ? [] : [report.combined])]
  for (const it of judged) it.candidate = { ...it.candidate, patch: `${it.candidate.patch} \u200b\n` }
  return poison(report, text)
}

type Node = DefaultTreeAdapterTypes.Node

function elements(node: Node): DefaultTreeAdapterTypes.Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...below] : below
}

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** Tags with classes, without code and the parts of a patch: a patch of more lines has more of them. */
function shape(node: Node): string[] {
  return elements(node)
    .filter(({ tagName }) => tagName !== 'code' && tagName !== 'span')
    .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`)
}

const MARKS = [
  '\n```\n</details>\n# fence',
  '</pre><script>alert(1)</script>',
  '${{ secrets.TOKEN }}',
  '\r\n+++ b/x\n@@',
].map((text) => [JSON.stringify(text), text] as const)
const ALL = [...TITLED, ...MARKS]

describe.each(['pays', 'second-build-failed'])('hostile texts in advice that is %s', (state) => {
  const calm = reportWith(state, 'x')
  const [markdown, page] = [rendered(toHtml(renderAdvice(calm))), shape(parseFragment(advicePart(calm)))]

  test.each(ALL)('%s', (_, text) => {
    const report = reportWith(state, text)
    const body = renderAdvice(report)
    const seen = rendered(toHtml(body))
    expect(seen.elements).toEqual(markdown.elements)
    expect(seen.comments).toBe(markdown.comments)
    expect(seen.text.filter((it) => ACTIVE.test(it))).toEqual([])
    expect(UNSEEN.exec(body.replaceAll('\t', ''))).toBeNull()
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(1_000_000)
    expect(adviceLine(report)).not.toMatch(/[\r\n]/)
    expect(shape(parseFragment(advicePart(report)))).toEqual(page)
  })
})

test.each(ALL)('a hostile patch is shown on the page as it is: %s', (_, text) => {
  const report = reportWith('one-pays', text)
  const [patch] = elements(parseFragment(advicePart(report))).filter(({ tagName }) => tagName === 'pre')
  const { candidate } = report.candidates[0]!
  expect(textOf(patch!)).toBe(shownLines(candidate.patch, 1e6).join('\n'))
  const [title] = elements(parse(renderAdvicePage(report))).filter(({ tagName }) => tagName === 'h1')
  expect(textOf(title!)).toBe(plainText(adviceLine(report)))
})

describe('hostile texts in the one piece of advice of a comment', () => {
  const comment = (text: string): string => {
    const sure = finding({ estimate: { kind: 'exact', bytes: 5e6 } })
    const findings: Finding[] = [poison(sure, text)]
    for (const it of findings) Object.assign(it, { estimate: sure.estimate })
    return renderComment({ ...STATES['within-budget']!(), findings })
  }
  const calm = rendered(toHtml(comment('x')))
  test.each(ALL)('%s', (_, text) => {
    const body = comment(text)
    const seen = rendered(toHtml(body))
    expect(body).toContain('<b>Advice</b>')
    expect(seen.elements).toEqual(calm.elements)
    expect(seen.text.filter((it) => ACTIVE.test(it))).toEqual([])
    expect(UNSEEN.exec(body)).toBeNull()
  })
})
