import { execFileSync, spawnSync } from 'node:child_process'
import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { renderComment } from '../../src/report/comment.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { toHtml } from '../report/github-markdown.ts'
import { HOSTILE, poison } from '../report/hostile.ts'
import { STATES } from '../report/states.ts'

/** GitHub's own Markdown parser. It knows limits that no specification has, such as 80 backticks. */
const MISSING = spawnSync('cmark-gfm', ['--version']).status !== 0
if (MISSING) console.warn("SKIPPED: GitHub's own parser. No cmark-gfm here: apt-get install cmark-gfm")

function parsed(markdown: string): DefaultTreeAdapterTypes.DocumentFragment {
  const extensions = ['table', 'autolink', 'strikethrough', 'tagfilter', 'tasklist'].flatMap((name) => ['-e', name])
  const html = execFileSync('cmark-gfm', ['--unsafe', ...extensions], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return parseFragment(html)
}

/** Names of all elements but code, in order, and all text without white space. */
function seen(node: DefaultTreeAdapterTypes.Node, tags: string[] = []): { tags: string[]; text: string } {
  if (node.nodeName === '#text')
    return { tags, text: (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, '') }
  if ('tagName' in node && node.tagName !== 'code') tags.push(node.tagName)
  const below = 'childNodes' in node ? node.childNodes.map((child) => seen(child, tags).text) : []
  return { tags, text: below.join('') }
}

function both(text: string): string {
  const input = poison(STATES['over-budget']!(), text)
  return `${renderComment(input)}\n\n${renderSummary(input)}`
}

describe.skipIf(MISSING)("hostile names in GitHub's own parser", () => {
  const calm = MISSING ? [] : seen(parsed(both('x'))).tags

  test.each(HOSTILE.map((text, at) => [`${at} ${JSON.stringify(text.slice(0, 30))}`, text] as const))(
    '%s',
    (_, text) => {
      const markdown = both(text)
      const theirs = seen(parsed(markdown))
      expect(theirs.tags).toEqual(calm)
      expect(theirs.text === seen(parseFragment(toHtml(markdown))).text).toBe(true)
    },
  )
})
