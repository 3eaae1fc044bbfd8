import { describe, expect, test } from 'vitest'
import { markerFor, renderComment } from '../../src/report/comment.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { toHtml } from './github-markdown.ts'
import { poison } from './hostile.ts'
import { ACTIVE, rendered, TITLED, UNSEEN } from './rendered.ts'

/** Holds that no foreign text changes what comment and summary of these reports are made of, whatever it is. */
export function staysInert(cases: Record<string, () => ReportInput>): void {
  describe.each(Object.keys(cases))('hostile names in a report that is %s', (name) => {
    const calm = poison(cases[name]!(), 'x')
    const [comment, summary] = [rendered(toHtml(renderComment(calm))), rendered(toHtml(renderSummary(calm)))]

    test.each(TITLED)('%s', (_, text) => {
      const input = poison(cases[name]!(), text)
      const [body, page] = [renderComment(input), renderSummary(input)]
      for (const [markdown, expected] of [
        [body, comment],
        [page, summary],
      ] as const) {
        const html = toHtml(markdown)
        const seen = rendered(html)
        expect(seen.elements).toEqual(expected.elements)
        expect(seen.comments).toBe(expected.comments)
        expect(seen.text.filter((t) => ACTIVE.test(t))).toEqual([])
        expect(UNSEEN.exec(markdown)).toBeNull()
        expect(markdown.match(/<details>/g)?.length ?? 0).toBe(markdown.match(/<\/details>/g)?.length ?? 0)
        expect(mermaidLines(html).filter((line) => !MERMAID.test(line))).toEqual([])
      }
      expect(body.split('<!-- bake-budget:')).toHaveLength(2)
      expect(body.startsWith(`${markerFor(input.reportId)}\n### `)).toBe(true)
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_000)
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1_000_000)
    })
  })
}

const MERMAID =
  /^(gantt| {2}dateFormat x| {2}axisFormat %s s| {2}section [^:;#%<>"`]+| {2}(?:\d+|step|·) [^:;#%<>"`]+ :(?:crit, |done, |active, )?\d+, \d+|%%\{init: .*\}%%|xychart-beta| {2}title "[^"`<>]+"| {2}[xy]-axis .*| {2}line \[[\d., ]+\])$/u

/** The lines of what GitHub would hand to Mermaid. */
function mermaidLines(html: string): string[] {
  const blocks = html.matchAll(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g)
  return [...blocks].flatMap((match) =>
    match[1]!.replaceAll('&quot;', '"').replaceAll('--&gt;', '-->').trimEnd().split('\n'),
  )
}
