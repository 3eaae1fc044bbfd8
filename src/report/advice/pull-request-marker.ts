/** What the body of our pull request says to the next run: hidden at its end, and in one notice at its top. */
import { readTrailers, trailersOf, type Promised } from '../../advise/promise/trailers.ts'

const OPEN = '<!-- bake-budget:advice:v1'
const NOTICE = '<!-- bake-budget:notice -->'
const END_OF_NOTICE = '<!-- /bake-budget:notice -->'

/** The hidden end of a body. A squash that takes the body for its message keeps the trailers in it. */
export function marker(promised: Promised): string {
  return `${OPEN}\n${trailersOf(promised)}\n-->`
}

/** The advice that a body is about; nothing for a body that is not ours. */
export function markedAdvice(body: string | null | undefined): string | undefined {
  const text = unix(body ?? '')
  const at = text.lastIndexOf(`${OPEN}\n`)
  if (at === -1) return undefined
  const [inside = ''] = text.slice(at + OPEN.length).split('-->', 1)
  return readTrailers(inside)[0]?.id
}

/** The body with a notice at its top, instead of the one that may be there. The text is Markdown, one paragraph. */
export function withNotice(body: string, text: string): string {
  return `${NOTICE}\n> [!WARNING]\n> ${text}\n${END_OF_NOTICE}\n\n${withoutNotice(body)}`
}

function withoutNotice(body: string): string {
  const text = unix(body)
  const end = text.indexOf(END_OF_NOTICE)
  return text.startsWith(NOTICE) && end !== -1 ? text.slice(end + END_OF_NOTICE.length).trimStart() : text
}

/** GitHub's editor leaves the line ends of forms. */
export function unix(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
