import { describe, expect, test } from 'vitest'
import { renderComment } from '../../../src/report/comment.ts'
import { renderHtml } from '../../../src/report/page/html.ts'
import { sinceChapter, sinceFigures, sinceLines, sinceSection } from '../../../src/report/sections/since-section.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { verdictLine } from '../../../src/report/verdict-line.ts'
import { verdictOf } from '../../../src/budget/verdict.ts'
import { judgement, reportInput } from '../factory.ts'
import { STATES } from '../states.ts'

const LINE = '📏 `backend` +12.3 MB (146 MB → 159 MB) since `v1.2.3`: `COPY . .` (`Dockerfile:12`) +12.3 MB.'
const input = () => STATES['since-release']!()
const open = (body: string) => body.replace(/<details>[\s\S]*?<\/details>/g, '')

describe('growth since a release', () => {
  test('is one open line for each image over its budget, then and now, with the layers that did it', () => {
    expect(sinceLines(input())).toEqual([LINE])
    expect(open(renderComment(input()))).toContain(LINE)
    expect(renderSummary(input())).toContain(LINE)
  })

  test('is folded for all images, and open in the summary and on the page', () => {
    expect(open(renderComment(input()))).not.toContain('146 MB | ')
    expect(sinceSection(input(), 9)).toContain('<summary>📏 <b>Since</b> <code>v1.2.3</code>: 1 image moved</summary>')
    expect(sinceChapter(input(), 9)).toMatch(/^### 📏 Since `v1.2.3`\n/)
    expect(sinceFigures(input())).toEqual([LINE.slice(3), '`frontend` ±0 (41.0 MB → 41.0 MB) since `v1.2.3`.'])
    expect(renderHtml(input())).toContain('<code>frontend</code> ±0 (41.0 MB → 41.0 MB) since <code>v1.2.3</code>.')
  })

  test('leaves the table at five columns, its own difference not bold for it', () => {
    const [head = '', row = ''] = renderComment(input())
      .split('\n')
      .filter((line) => line.startsWith('| '))
    expect(head.split('|')).toHaveLength(7)
    expect(renderComment(input())).toMatch(
      /^\| `backend` \| .*MB<br>\+800.kB \(\+0\.5.%\) \|.*\| ❌ limit \+10\.0.MB since `v1\.2\.3` \|$/m,
    )
    expect(row).not.toContain('**')
  })

  test('says which older record stands for the release, and names what was cut', () => {
    expect(sinceSection(input(), 9)).toContain(
      'Compared with `c01dbee`, 2 commits before `v1.2.3`: the nearest one with a record.',
    )
    expect(sinceSection(input(), 1)).toContain('1 more image.')
  })

  test('is no section without a record of then: the headline says what is missing', () => {
    const missing = input()
    const { baseline: _, ...comparison } = missing.since!.comparison
    missing.since = { ...missing.since!, comparison, why: 'no record of `v1.2.3`' }
    const since = { point: 'release', name: 'v1.2.3' }
    const { actual: _a, allowed: _b, ...unknown } = judgement({ limit: 'max-increase', expression: '10MB', since })
    missing.verdict = verdictOf('succeeded', [
      { ...unknown, level: 'warn', notJudged: 'no record of `v1.2.3`', missing: true },
    ])
    expect([sinceSection(missing, 9), sinceLines(missing), sinceFigures(missing)]).toEqual([undefined, [], []])
    expect(verdictLine(missing)).toBe('⚠️ Not judged: `backend` image (no record of `v1.2.3`)')
    expect(renderComment(missing)).toContain(
      '⚠️ Not judged for `backend`: `since.release.size.max-increase` (no record of `v1.2.3`).',
    )
  })

  test('is nothing where nothing was asked for', () => {
    const none = reportInput({ images: [] })
    expect([sinceSection(none, 9), sinceChapter(none, 9), sinceLines(none), sinceFigures(none)]).toEqual([
      undefined,
      undefined,
      [],
      [],
    ])
  })
})
