/**
 * Our own one-line Markdown as HTML or plain text, so that the page says what the comment says. It knows only what the
 * report's builders write: code spans, `<code>` elements, bold, links and character references. All else is text.
 */

const CODE = (fence: string): string => `(?<${fence}>\`+)(?!\`).+?(?<!\`)\\k<${fence}>(?!\`)|<code>[^<]*</code>`
const LINK = `\\[(?<text>(?:${CODE('inner')}|[^\\][\`<])+)\\]\\((?<url>https?:[^\\s()]+)\\)`
const TOKEN = new RegExp(`(?<code>${CODE('outer')})|\\*\\*(?<bold>.+?)\\*\\*|${LINK}`, 's')

/** The line as HTML that holds no element but code, b and a. */
export function inlineHtml(markdown: string): string {
  return walk(markdown, {
    text: (text) =>
      text
        .replace(/&(?!(?:#\d+|[a-z]+);)/gi, '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
    code: (text) => `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code>`,
    bold: (inner) => `<b>${inlineHtml(inner)}</b>`,
    link: (inner, url) => `<a href="${url.replaceAll('"', '%22')}" rel="noreferrer">${inlineHtml(inner)}</a>`,
  })
}

/** The line as a reader would hear it, without marks. */
export function plainText(markdown: string): string {
  return walk(markdown, { text: decode, code: (text) => text, bold: plainText, link: plainText })
}

interface Writer {
  /** Text with character references. */
  text: (text: string) => string
  /** Code as it is meant, without any. */
  code: (text: string) => string
  bold: (inner: string) => string
  link: (inner: string, url: string) => string
}

function walk(markdown: string, write: Writer): string {
  let rest = markdown
  let out = ''
  for (let match = TOKEN.exec(rest); match !== null; match = TOKEN.exec(rest)) {
    const { code, bold, text, url } = match.groups!
    out += write.text(rest.slice(0, match.index))
    if (code !== undefined) out += write.code(inside(code))
    else if (bold !== undefined) out += write.bold(bold)
    else out += write.link(text!, url!)
    rest = rest.slice(match.index + match[0].length)
  }
  return out + write.text(rest)
}

/** What is in a code span or element; one space at both ends of a span is not part of it. */
function inside(code: string): string {
  if (code.startsWith('<')) return decode(code.slice('<code>'.length, -'</code>'.length))
  const text = code.replace(/^(`+)(.*)\1$/s, '$2')
  return /^ .*[^ ].* $/s.test(text) ? text.slice(1, -1) : text
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function decode(html: string): string {
  return html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, point: string | undefined, name: string) => {
    return point === undefined ? NAMED[name]! : String.fromCodePoint(Number(point))
  })
}
