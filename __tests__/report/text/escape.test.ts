import { describe, expect, test } from 'vitest'
import {
  code,
  codeBlock,
  commentId,
  fenced,
  html,
  htmlCode,
  isShownAsIs,
  mermaid,
  oneLine,
  prose,
  safeUrl,
  sentence,
} from '../../../src/report/text/escape.ts'

describe('one visible line', () => {
  test.each([
    ['  a\t\nb\u2028c ', 'a b c'],
    ['a\u202Eb', 'a�b'],
    ['a\u0000b\u001Bc', 'a�b�c'],
    ['lone \uD800', 'lone �'],
    ['中文 👍', '中文 👍'],
  ])('%j', (text, expected) => expect(oneLine(text)).toBe(expected))

  test('is cut at the length asked for, and never through the middle of a character', () => {
    expect(oneLine('x'.repeat(161))).toBe(`${'x'.repeat(159)}…`)
    expect(oneLine('x'.repeat(160))).toBe('x'.repeat(160))
    expect(oneLine(`${'x'.repeat(158)}😀😀`)).toBe(`${'x'.repeat(158)}…`)
    expect(oneLine('ab'.repeat(1e6), 5)).toBe('abab…')
  })
})

describe('code', () => {
  test.each([
    ['RUN npm ci', '`RUN npm ci`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['a ``` b', '````a ``` b````'],
    ['', '`(empty)`'],
    ['curl x | sh', '<code>curl x &#124; sh</code>'],
    ['</details>', '<code>&lt;/details&gt;</code>'],
    ['a > b && c', '`a > b && c`'],
    ['\\', '`\\`'],
  ])('%j', (text, expected) => expect(code(text)).toBe(expected))

  test('in HTML, addresses are parted and nothing is Markdown', () => {
    expect(htmlCode('a@b.c www.d *e* [f](g)')).toBe(
      '<code>a&#64;&#8203;b.c www&#46;d &#42;e&#42; &#91;f&#93;(g)</code>',
    )
  })

  test('a block keeps its lines and loses its tags', () => {
    expect(codeBlock('a\r\nb </pre>\n\n```\nc & d')).toBe('<pre>a\nb &lt;/pre&gt;\n\n```\nc &amp; d</pre>')
    expect(codeBlock('x'.repeat(5000)).length).toBeLessThan(2100)
  })
})

describe('running text', () => {
  test.each([
    ['the job needs `pull-requests: write`.', 'the job needs `pull-requests: write`.'],
    ['odd ` backtick', 'odd &#96; backtick'],
    ['*bold* _em_ [x](y)', '&#42;bold&#42; &#95;em&#95; &#91;x&#93;(y)'],
    ['ask @octocat', 'ask &#64;&#8203;octocat'],
    ['#12, GH-12', '&#35;&#8203;12, GH&#8203;-12'],
    ['https://x.y', 'https:&#8203;//x.y'],
    ['1. one', '&#8203;1. one'],
    ['- one', '&#8203;- one'],
    ['deadbeef00', 'dead&#8203;beef&#8203;00'],
    ['5 % of 20 MB (a/b), "c"', '5 % of 20 MB (a/b), "c"'],
  ])('%j', (text, expected) => expect(sentence(text)).toBe(expected))

  test('prose never makes code', () => expect(prose('a `b`')).toBe('a &#96;b&#96;'))
})

test.each([
  ['<b a="x">&\'', '&lt;b a=&quot;x&quot;&gt;&amp;&#39;'],
  ['a\nb', 'a b'],
])('HTML: %j', (text, expected) => expect(html(text)).toBe(expected))

test.each([
  ['RUN npm ci && npm run build', 'RUN npm ci npm run build'],
  ['a: b; c # d %% e "f" <g> {h}', 'a b c d e f g h'],
  ['--mount=type=cache,target=/x', '-mount=type=cache,target=/x'],
  [';;;', 'unnamed'],
])('Mermaid: %j', (text, expected) => expect(mermaid(text)).toBe(expected))

test.each([
  ['ci/build/default', 'ci%2Fbuild%2Fdefault'],
  ['a-b', 'a-b'],
  ['-->', '%2D-%3E'],
  ['a--b-', 'a%2D-b%2D'],
  ["!'()*~", '%21%27%28%29%2A%7E'],
  ['\uD800', '%EF%BF%BD'],
])('comment id: %j', (text, expected) => expect(commentId(text)).toBe(expected))

test.each([
  ['https://github.com/a/b?c=d#e', 'https://github.com/a/b?c=d#e'],
  ['https://x.y/a)b(c', 'https://x.y/a%29b%28c'],
  ['https://x.y/_a_*b*', 'https://x.y/%5Fa%5F%2Ab%2A'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//x.y', undefined],
  ['.github/bake-budget.yml', undefined],
  ['https://user:secret@x.y', undefined],
  [`https://x.y/${'a'.repeat(3000)}`, undefined],
  [undefined, undefined],
])('URL: %j', (text, expected) => expect(safeUrl(text)).toBe(expected))

describe('a block of foreign lines', () => {
  test.each([
    ['a\nb\n', '```diff\na\nb\n```'],
    ['+```js\n', '````diff\n+```js\n````'],
    [' ```\n', '````diff\n ```\n````'],
    ['a\u202Eb\r\nc\rd\u2028e', '```diff\na�b\nc�d�e\n```'],
    ['', '```diff\n\n```'],
  ])('%j is fenced as %j', (text, expected) => expect(fenced(text, 'diff', 100)).toBe(expected))

  test('with more backticks than GitHub counts is preformatted text', () => {
    const block = fenced(` ${'`'.repeat(300)}\n</pre><b>`, 'diff', 1000)
    expect(block.startsWith('<pre>')).toBe(true)
    expect(block).toContain('&lt;/pre&gt;&lt;b&gt;')
  })

  test.each([
    ['a\n\tb\n', 100, true],
    ['a', 100, true],
    ['a\r\nb\n', 100, false],
    ['a\u200bb\n', 100, false],
    ['abc\n', 2, false],
  ])('%j shown up to %d units is as it is: %j', (text, max, expected) => expect(isShownAsIs(text, max)).toBe(expected))
})
