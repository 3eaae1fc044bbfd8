import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../src/budget/verdict.ts'
import { bodyWithoutFooter, markerFor, renderComment, significant } from '../../src/report/comment.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { BACKEND, FRONTEND, judgement, mb, reportInput } from './factory.ts'
import { STATES } from './states.ts'

/** Many images of many steps, all of them over budget. */
function wide(images: number, steps: number): ReportInput {
  return reportInput({
    images: Array.from({ length: images }, (_, t) => ({
      ...(t % 2 === 0 ? BACKEND : FRONTEND),
      target: `a-service-with-quite-a-long-name-${t}`,
      steps: Array.from({ length: steps }, (_, s) => ({
        instruction: `RUN make --jobs 4 part-${s} ${'x'.repeat(120)}`,
        line: s + 2,
        bytes: mb(s + 2),
        before: mb(1),
        ms: 60_000 + s,
        msBefore: 700,
      })),
    })),
    judgements: Array.from({ length: images }, (_, t) => {
      return judgement({ target: `a-service-with-quite-a-long-name-${t}`, level: 'fail' })
    }),
  })
}

describe('the comment in each state', () => {
  test.each(Object.keys(STATES))('%s', async (name) => {
    await expect(renderComment(STATES[name]!())).toMatchFileSnapshot(`__snapshots__/comment-${name}.md`)
  })

  test.each(Object.keys(STATES))('%s has one table open at most, of at most five columns', (name) => {
    const open = renderComment(STATES[name]!()).replace(/<details>[\s\S]*?<\/details>/g, '')
    const rules = open.split('\n').filter((line) => /^\| :?-/.test(line))
    expect(rules.length).toBeLessThanOrEqual(1)
    for (const rule of rules) expect(rule.split('|').length - 2).toBeLessThanOrEqual(5)
  })

  test.each(['within-budget', 'first-run', 'nothing-changed', 'build-failed', 'no-budgets'])(
    '%s has nothing bold in the open',
    (name) => {
      expect(renderComment(STATES[name]!()).replace(/<details>[\s\S]*?<\/details>/g, '')).not.toContain('**')
    },
  )

  test('a failed build claims nothing about budgets', () => {
    const input = STATES['build-failed']!()
    input.verdict = verdictOf('failed', [judgement({ level: 'fail' })])
    expect(renderComment(input)).not.toMatch(/limit|raise|within/i)
  })

  test('a first run never says that something changed by 0', () => {
    expect(renderComment(STATES['first-run']!())).not.toMatch(/±0|0 %/)
  })

  test('nothing changed is short', () => {
    const open = renderComment(STATES['nothing-changed']!()).replace(/<details>[\s\S]*?<\/details>/g, '…')
    expect(open.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(6)
  })
})

describe('a comment that would be too long', () => {
  test.each([65_000, 30_000, 12_000, 6_000, 2_000])(
    'fits into %d bytes and keeps verdict, marker and footer',
    (limit) => {
      const body = renderComment(wide(40, 30), limit)
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limit)
      expect(body.startsWith(`${markerFor('default')}\n### ❌ Over budget: `)).toBe(true)
      expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length)
      expect(body).toContain('the job summary')
      expect(body.trimEnd().endsWith('</sub>')).toBe(true)
      expect(body).toContain('✂️ Shortened')
    },
  )

  test('drops the trend first, then steps, then layers; the table and the causes stay longest', () => {
    const full = STATES['over-budget']!()
    const sizes = [...Array(100).keys()].map((at) => 9_000 - at * 75)
    const seen = sizes.map((limit) => renderComment(full, limit))
    const parts = ['📈', '⏱️ <b>', '📦', '- `backend` **+38.2 MB**', '### ❌']
    const lost = parts
      .map((part) => seen.findIndex((body) => !body.includes(part)))
      .map((at) => (at < 0 ? Infinity : at))
    expect(lost).toEqual(lost.toSorted((a, b) => a - b))
    expect(lost[0]).toBeGreaterThan(0)
  })

  test('many images: rows that say nothing are folded away, none is lost', () => {
    const body = renderComment(STATES['many-targets']!())
    expect(body).toContain('24 images unchanged')
    for (let at = 1; at <= 24; at++) expect(body).toContain(`service-${String(at).padStart(2, '0')}`)
  })
})

describe('what makes a comment worth writing', () => {
  test.each([
    ['nothing-changed', false],
    ['over-budget', true],
    ['warn', true],
    ['since-release', true],
    ['not-pushed', true],
    ['within-budget', true],
    ['first-run', true],
    ['build-failed', true],
    ['not-built', true],
    ['slow-runner', true],
  ])('%s: %s', (state, expected) => expect(significant(STATES[state]!())).toBe(expected))

  test('a build that is faster because more was cached has not changed', () => {
    const warm = { ...BACKEND, steps: BACKEND.steps!.map((step) => ({ ...step, ms: 0 })) }
    expect(significant(reportInput({ images: [warm] }))).toBe(false)
  })

  test('times of another kind of machine are no change', () => {
    const slow = { ...BACKEND, steps: BACKEND.steps!.map((step) => ({ ...step, ms: (step.msBefore ?? 0) * 3 })) }
    expect(significant(reportInput({ images: [slow] }))).toBe(true)
    expect(significant(reportInput({ images: [slow], comparison: { timesNotComparable: 'other CPU' } }))).toBe(false)
  })
})

test('bodies that differ in the footer alone are equal without it', () => {
  const input = STATES['over-budget']!()
  const later = {
    ...input,
    now: new Date('2027-01-01T00:00:00Z'),
    runNumber: 99,
    links: { ...input.links, run: 'https://example.org/2' },
  }
  const [a, b] = [renderComment(input), renderComment(later)]
  expect(a).not.toBe(b)
  expect(bodyWithoutFooter(a)).toBe(bodyWithoutFooter(b))
  expect(bodyWithoutFooter(a.replaceAll('\n', '\r\n'))).toBe(bodyWithoutFooter(a))
  expect(bodyWithoutFooter(renderComment(STATES['warn']!()))).not.toBe(bodyWithoutFooter(a))
})
