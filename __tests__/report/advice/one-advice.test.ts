import { describe, expect, test } from 'vitest'
import type { Estimate } from '../../../src/advise/advice.ts'
import { oneAdvice } from '../../../src/report/advice/one-advice.ts'
import { renderComment } from '../../../src/report/comment.ts'
import type { ReportInput } from '../../../src/report/report-input.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { STATES } from '../states.ts'
import { finding } from './factory.ts'

const of = (rule: string, estimate: Estimate | undefined, mayBreak: string[] = []) => {
  const { estimate: _, ...rest } = finding({ rule, mayBreak, targets: ['backend'] })
  return { ...rest, ...(estimate === undefined ? {} : { estimate }) }
}
const exact = (bytes: number): Estimate => ({ kind: 'exact', bytes })

describe('the one piece of advice', () => {
  test('takes most bytes away, of those that are exact and safe', () => {
    const findings = [
      of('small', exact(2e6)),
      of('best', exact(9e6)),
      of('bound', { kind: 'bound', bytes: 5e8, ms: 60_000 }),
      of('unsafe', exact(7e8), ['needs it']),
      of('gainless', undefined),
      of('slow', { kind: 'exact', ms: 9_000 }),
    ]
    expect(oneAdvice(findings)?.rule).toBe('best')
  })

  test.each([
    [999_999, undefined, false],
    [1_000_000, undefined, true],
    [60_000, 5_000_000, true],
    [40_000, 5_000_000, false],
    [1_500_000, 3_000_000_000, true],
    [0, 0, false],
  ])('%d bytes of an image of %j: %j', (bytes, image, expected) => {
    expect(oneAdvice([of('it', exact(bytes))], () => image) !== undefined).toBe(expected)
  })

  test('is none where there are none', () => expect(oneAdvice([])).toBeUndefined())
})

describe('in a report', () => {
  const input = (state: string): ReportInput => ({ ...STATES[state]!(), findings: [of('it', exact(5e6))] })

  test('it is folded, with its gain and label, in comment and summary', () => {
    for (const body of [renderComment(input('within-budget')), renderSummary(input('within-budget'))]) {
      expect(body).toContain(
        '<details><summary>💡 <b>Advice</b>: Copy <code>package.json</code> and <code>package-lock.json</code> before <code>npm ci</code>, −5.00 MB uncompressed (exact)</summary>',
      )
      expect(body).toContain('Where: `frontend/Dockerfile:9`')
    }
  })

  test.each(Object.keys(STATES))('%s: without findings, or with none worth it, nothing is added', (state) => {
    const plain = STATES[state]!()
    const faint = { ...plain, findings: [of('it', exact(10))] }
    expect(renderComment(faint)).toBe(renderComment(plain))
    expect(renderSummary(faint)).toBe(renderSummary(plain))
    expect(renderComment(plain)).not.toContain('💡 <b>Advice')
  })

  test('a failed build hears none', () => {
    expect(renderComment(input('build-failed'))).toBe(renderComment(STATES['build-failed']!()))
  })

  test('it is what a comment drops first', () => {
    const full = renderComment(input('over-budget'))
    const shorter = renderComment(input('over-budget'), Buffer.byteLength(full) - 1)
    expect(full).toContain('💡')
    expect(shorter).not.toContain('💡')
    for (const part of ['📈', '⏱️ <b>', '📦', '✂️ Shortened']) expect(shorter).toContain(part)
  })
})
