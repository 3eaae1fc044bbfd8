/** Markdown to HTML as GitHub's own parser would: CommonMark with GFM, raw HTML passed on. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** The HTML of a body, before GitHub's sanitizer and its filters for mentions and references. */
export function toHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}
