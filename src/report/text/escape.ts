/**
 * Foreign text made harmless. Targets, stages, files, labels, instructions and messages come from a stranger's pull
 * request; none of them may mention a person, link, start HTML, break a table or write a workflow command.
 *
 * The rule for names is "always code": GitHub resolves mentions, references, links and emoji in text only, never in code.
 */

/** How much of one foreign text is shown, in UTF-16 units, unless the caller says otherwise. */
const MAX_TEXT = 160

// Marks that reorder or hide text: format characters (bidi controls, zero-width marks, soft hyphen, BOM, tags), letters
// that show nothing (fillers, Khmer inherent vowels), the grapheme joiner and variation selectors.
const INVISIBLE =
  /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|\u3164|\uffa0|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g

/** One line of well-formed visible text: line ends become spaces, control and invisible characters `�`. */
export function oneLine(value: string, max = MAX_TEXT): string {
  const cut = value.length > max * 4 ? value.slice(0, max * 4) : value
  const line = visible(cut).replace(/\s+/g, ' ').trim()
  return line.length > max || cut !== value
    ? `${line
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/�$/, '')
        .trimEnd()}…`
    : line
}

function visible(value: string): string {
  return value.toWellFormed().replace(CONTROL, '�').replace(INVISIBLE, '�')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text or a quoted attribute of HTML. */
export function html(value: string, max = MAX_TEXT): string {
  return oneLine(value, max).replace(/[&<>"']/g, (c) => ENTITIES[c]!)
}

/**
 * A `<code>` element that is right both in Markdown and in HTML blocks: all punctuation is written as character
 * references, which never act as Markdown; a zero-width space after `@` keeps e-mail addresses from being linked.
 */
export function htmlCode(value: string, max = MAX_TEXT): string {
  return `<code>${references(oneLine(value, max) || '(empty)')}</code>`
}

function references(line: string): string {
  return line.replace(/(?<=\bwww)\.|[^\p{L}\p{N}\p{So}\p{Mn}\p{Mc} ,=+…�−→%?;./()-]/giu, (c) => {
    const named = ENTITIES[c] ?? `&#${c.codePointAt(0)};`
    return c === '@' ? `${named}&#8203;` : named
  })
}

/**
 * A code span, in running Markdown or in a table cell. The fence is longer than any run of backticks inside. A pipe would
 * end a table cell even in a code span, GitHub's parser knows no fence longer than 80, and tags should not even look like
 * ours to whoever searches the source: such text is written as {@link htmlCode}.
 */
export function code(value: string, max = MAX_TEXT): string {
  const line = oneLine(value, max) || '(empty)'
  if (/[|<]|-->|`{9}/.test(line)) return htmlCode(value, max)
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const padding = /^`|`$/.test(line) ? ' ' : ''
  return fence + padding + line + padding + fence
}

/** Foreign text as running Markdown, for the few places where code would look wrong; nothing in it acts. */
export function prose(value: string, max = 600): string {
  return inert(oneLine(value, max))
}

/** A sentence of our own making that may hold names in backticks: balanced pairs become code, the rest is prose. */
export function sentence(value: string, max = 600): string {
  const parts = oneLine(value, max).split('`')
  if (parts.length % 2 === 0) return prose(value, max)
  return parts.map((part, at) => (at % 2 === 1 ? code(part, max) : inert(part))).join('')
}

/**
 * Text in which neither Markdown nor GitHub's later filters (mentions, references, commit ids, links, emoji, formulas) find
 * anything: punctuation becomes character references, and zero-width spaces part what the filters look for.
 */
function inert(line: string): string {
  return line
    .replace(/[@#:](?=\S)|\bwww(?=\.)|\bGH(?=-)/gi, `$&${PART}`)
    .replace(/\b[0-9a-f]{7,}\b/gi, (id) => id.replace(/.{4}(?=.)/g, `$&${PART}`))
    .replaceAll('$', `${PART}$${PART}`)
    .replace(/[^\p{L}\p{N}\p{So}\p{Mn}\p{Mc} ,…−→.;:()/%?!'"-]/gu, (c) => ENTITIES[c] ?? `&#${c.codePointAt(0)};`)
    .replace(/^(\s*)(-|\d+(?=[.)]))/, `$1&#${PART.charCodeAt(0)};$2`)
}

const PART = '\u200b'

/** A block of foreign lines as preformatted text; an HTML block, in which nothing is Markdown and no tag is left. */
export function codeBlock(value: string, max = 2000): string {
  const text = value.length > max ? `${value.slice(0, max)}…` : value
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    visible(line)
      .trimEnd()
      .replace(/[&<>]/g, (c) => ENTITIES[c]!),
  )
  return `<pre>${lines.join('\n').trim()}</pre>`
}

/** GitHub's parser counts the marks of a fence up to here. */
const LONGEST_FENCE = 255

/**
 * Foreign lines as a fenced block, up to `max` UTF-16 units of whole lines. The fence is longer than any run of backticks
 * inside; where GitHub's parser could not count that far, the block is a {@link codeBlock}. Characters that nobody sees are
 * shown as `�` ({@link isShownAsIs} tells), as what hides in a patch is what its reader must see.
 */
export function fenced(value: string, language: string, max: number): string {
  const lines = shownLines(value, max)
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length))
  if (longest + 1 >= LONGEST_FENCE) return codeBlock(lines.join('\n'), max + 1)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}

/** The lines of a foreign text as they are shown, cut at `max` UTF-16 units. */
export function shownLines(value: string, max: number): string[] {
  const text = value.length > max ? value.slice(0, max).toWellFormed() : value
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.map((line) => visible(line).replace(/[\r\v\f\u2028\u2029]/g, '�'))
}

/** True when {@link fenced} shows the text to the character, so that it can be copied from there. */
export function isShownAsIs(value: string, max: number): boolean {
  return (
    value.length <= max && `${shownLines(value, max).join('\n')}\n` === (value.endsWith('\n') ? value : `${value}\n`)
  )
}

/** A label in Mermaid source: only letters, digits and harmless marks stay, as Mermaid has no escape for the others. */
export function mermaid(value: string, max = 40): string {
  const line = oneLine(value, max)
    .replace(/[^\p{L}\p{N} .,_/+=@()[\]-]/gu, ' ')
    .replace(/[@()[\]]/g, ' ')
    .replace(/--+/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? 'unnamed' : line
}

/** The inside of an HTML comment: everything but plain name characters is percent-encoded, so `--` cannot occur. */
export function commentId(value: string): string {
  const encoded = encodeURIComponent(value.toWellFormed()).replace(/[!'()*~]/g, percentHex)
  return encoded.replace(/-(?=-|$)|^-/g, percentHex).slice(0, 400)
}

function percentHex(c: string): string {
  return `%${c.charCodeAt(0).toString(16).toUpperCase()}`
}

/** An absolute `http(s)` URL that is safe as a Markdown link target, or undefined. */
export function safeUrl(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 2000 || !URL.canParse(value)) return undefined
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  return url.href.replace(/[()<>"'`|\\*_~[\]{}]/g, percentHex)
}
