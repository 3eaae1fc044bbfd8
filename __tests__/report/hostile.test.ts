import { describe, expect, test } from 'vitest'
import { annotationsOf } from '../../src/report/annotations.ts'
import { markerFor, renderComment } from '../../src/report/comment.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { toHtml } from './github-markdown.ts'
import { HOSTILE, poison } from './hostile.ts'
import { ACTIVE, rendered, TITLED, UNSEEN } from './rendered.ts'
import { STATES } from './states.ts'

/** Everything at once that a record can hold, and the two states that show other texts. */
const CASES: Record<string, () => ReportInput> = {
  over: () => {
    const input = STATES['over-budget']!()
    input.notes.push('No cache was imported: the job needs `id-token`.')
    input.comparison.record.unknown.push({ what: 'size of x', why: 'the store cannot tell' })
    input.comparison.record.cache.errors.push('failed to configure gha cache importer')
    Object.assign(input.comparison, { timesNotComparable: 'other CPU', sizesCaution: 'other BuildKit' })
    input.verdict.judgements[1]!.overridden = 'label "big"'
    return input
  },
  failed: STATES['build-failed']!,
  'not-built': STATES['not-built']!,
  'since-release': STATES['since-release']!,
  'not-pushed': STATES['not-pushed']!,
}

describe.each(Object.keys(CASES))('hostile names in a report that is %s', (name) => {
  const calm = poison(CASES[name]!(), 'x')
  const [comment, summary] = [rendered(toHtml(renderComment(calm))), rendered(toHtml(renderSummary(calm)))]

  test.each(TITLED)('%s', (_, text) => {
    const input = poison(CASES[name]!(), text)
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

const MERMAID =
  /^(gantt| {2}dateFormat x| {2}axisFormat %s s| {2}section [^:;#%<>"`]+| {2}(?:\d+|step|·) [^:;#%<>"`]+ :(?:crit, |done, |active, )?\d+, \d+|%%\{init: .*\}%%|xychart-beta| {2}title "[^"`<>]+"| {2}[xy]-axis .*| {2}line \[[\d., ]+\])$/u

/** The lines of what GitHub would hand to Mermaid. */
function mermaidLines(html: string): string[] {
  const blocks = html.matchAll(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g)
  return [...blocks].flatMap((match) =>
    match[1]!.replaceAll('&quot;', '"').replaceAll('--&gt;', '-->').trimEnd().split('\n'),
  )
}

describe('hostile texts in annotations', () => {
  test.each(TITLED)('%s stays one visible line and points into the repository', (_, text) => {
    const annotations = annotationsOf(poison(CASES['over']!(), text))
    const [words, files] = [annotations.map((it) => it.title + it.message), annotations.map(({ file = '' }) => file)]
    expect(words.filter((it) => UNSEEN.test(it) || /[\r\n]/.test(it))).toEqual([])
    expect(annotations.filter(({ message }) => message.length >= 3000)).toEqual([])
    expect(files.filter((it) => /^\/|(^|\/)\.\.(\/|$)|[\r\n]/.test(it))).toEqual([])
  })
})

test('marker: two report ids never share one, and none can close the comment', () => {
  const ids = [...HOSTILE, 'a', 'a-', 'a--', '-a', 'a%2D', 'ci/build/default']
  const markers = ids.map(markerFor)
  expect(new Set(markers.map((m) => m)).size).toBe(new Set(ids.map((id) => id.toWellFormed())).size)
  for (const marker of markers) expect(marker).toMatch(/^<!-- bake-budget:v1:(?!.*--.*--)[^<>\s]* -->$/)
})
