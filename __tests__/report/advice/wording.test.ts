import { describe, expect, test } from 'vitest'
import type { AdviceReport } from '../../../src/advise/measured.ts'
import { adviceLine, renderAdvice } from '../../../src/report/advice/advice-markdown.ts'
import { gainOf } from '../../../src/report/advice/gain.ts'
import { advice, effect, judged, megabytes, seconds } from './factory.ts'
import { ADVICE_STATES } from './states.ts'

const NBSP = '\u00a0'

/** The rows of the table whose first heading this is, as cells; the heading's row first. */
function tables(markdown: string, head: string): string[][][] {
  const lines = markdown.split('\n')
  return lines.flatMap((line, at) => {
    if (!line.startsWith(`| ${head} |`)) return []
    const end = lines.findIndex((other, later) => later > at && !other.startsWith('|'))
    const rows = lines.slice(at, end < 0 ? undefined : end).filter((row) => !/^\| :?-/.test(row))
    return [rows.map((row) => row.replaceAll(NBSP, ' ').slice(2, -2).split(' | '))]
  })
}

/** The chapter below the first heading that holds this. */
function chapter(markdown: string, title: string): string {
  return markdown.split(/^### /m).find((part) => part.split('\n', 1)[0]!.includes(title)) ?? ''
}

const pays = (): string => renderAdvice(ADVICE_STATES['pays']!())

describe('the first line', () => {
  test.each([
    ['pays', '💡 2 changes pay: together −28.1 % of a pull and −32.6 % of the replay’s build time'],
    [
      'one-pays',
      '💡 1 change pays: Copy `package.json` and `package-lock.json` before `npm ci`, −48.8 % of the replay’s build time',
    ],
    ['not-together', '💡 2 changes pay, each alone; not all of them together'],
    ['nothing', '✅ Nothing found that pays: 2 changes measured'],
    ['nothing-found', '✅ Nothing found that pays'],
    ['only-findings', '🔎 Nothing found that pays; 3 findings to look at'],
    ['second-build-failed', '⚠️ Nothing can be advised: today’s files did not build a second time'],
    ['time-ran-out', '⏳ Time ran out: 1 of 2 changes measured, none of them pays'],
  ])('%s: %s', (state, line) => {
    expect(adviceLine(ADVICE_STATES[state]!())).toBe(line)
    expect(renderAdvice(ADVICE_STATES[state]!()).split('\n', 1)[0]).toBe(`## ${line}`)
  })

  test('never adds up what was measured apart', () => {
    const report = ADVICE_STATES['pays']!()
    delete report.combined
    expect(adviceLine(report)).toBe('💡 2 changes pay; what they bring together was not measured')
  })

  test('claims no time within the spread, and says what a change costs', () => {
    const times = [seconds('replay', 100, 97, { spread: 5 }), seconds('cold', 100, 110, { spread: 2 })]
    const report = advice({ candidates: [judged({ images: [effect({ pull: megabytes(100, 90) })], times })] })
    expect(adviceLine(report)).toContain('before `npm ci`, −10.0 % of a pull and +10.0 % of a cold build')
  })

  test('speaks of an update where a fresh pull stays as it is', () => {
    const report = advice({ candidates: [judged({ images: [effect({ update: megabytes(40, 10) })], times: [] })] })
    expect(adviceLine(report)).toContain(', −75.0 % of an update')
  })
})

describe('what a change brings', () => {
  test('is never one figure: pull, update, cold build, source change, dependency change each say something', () => {
    const bare: AdviceReport[] = [
      ADVICE_STATES['pays']!(),
      advice({ candidates: [judged({ images: [], times: [] })] }),
      advice({ replayed: [], candidates: [judged({ times: [seconds('cold', 9, 5)] })] }),
    ]
    for (const report of bare) {
      const [overview] = tables(renderAdvice(report), 'Order')
      expect(overview![0]).toEqual([
        'Order',
        'Change',
        'Fresh pull',
        'Update',
        'Cold build',
        'Source change',
        'Dependency change',
        'All replayed',
      ])
      for (const row of overview!.slice(1)) for (const cell of row) expect(cell).toMatch(/\S/)
      for (const times of tables(renderAdvice(report), 'Time of')) expect(times).toHaveLength(5)
    }
  })

  test('that was not measured is said to be so, with the reason where the replay tells; never 0', () => {
    const report = advice({
      replayed: [{ sha: 'a'.repeat(40), kind: 'source' }],
      candidates: [judged({ images: [effect({ pull: megabytes(9, 8), update: undefined! })], times: [] })],
    })
    const body = renderAdvice(report)
    expect(
      tables(body, 'Time of')[0]!
        .slice(1)
        .map((row) => row[3]),
    ).toEqual(['not measured', 'not measured', 'no such commit replayed', 'not measured'])
    expect(tables(body, 'Image').at(-1)![2]).toEqual([
      '`backend`',
      'update from the commit before',
      'not measured',
      'not measured',
      'not measured',
      '—',
    ])
    expect(body).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('of times has a range, and within the spread is no gain', () => {
    const [times] = tables(chapter(pays(), 'P0 ·'), 'Time of')
    expect(times!.slice(1).map((row) => row[3])).toEqual([
      'no gain measured (−0 m 05 s to +0 m 03 s)',
      '−1 m 58 s (−2 m 03 s to −1 m 53 s)',
      'no gain measured (−0 m 08 s to +0 m 04 s)',
      '−11 m 48 s (−12 m 28 s to −11 m 08 s)',
    ])
  })

  test('has its label: bytes are exact, times A/B with the number of pairs, guesses say that they are', () => {
    const sizes = tables(chapter(pays(), 'P1 ·'), 'Image')[0]!.slice(1)
    expect(sizes.map((row) => row.at(-1))).toEqual(['exact', 'exact, average of 10 commits', 'exact'])
    for (const row of tables(pays(), 'Time of')[0]!.slice(1)) expect(row.at(-1)).toMatch(/^A\/B, \d pairs$/)
    expect(gainOf({ kind: 'bound', ms: 115_000 })).toBe('−1 m 55 s (bound: at most)')
    expect(gainOf({ kind: 'expected', ms: 69_000 })).toBe('−1 m 09 s (expected, of the average pull request)')
    expect(gainOf({ kind: 'exact', bytes: 47_900_000 })).toBe('−47.9 MB uncompressed (exact)')
    expect(gainOf({ kind: 'exact' })).toBeUndefined()
  })

  test('has one unit and one precision in each column', () => {
    const states = Object.values(ADVICE_STATES).map((state) => renderAdvice(state()))
    const all = states.flatMap((body) => ['Order', 'Image', 'Time of'].flatMap((head) => tables(body, head)))
    const columns = all.flatMap(([head, ...rows]) => head!.map((_, at) => rows.map((row) => row[at]!)))
    const forms = columns.map((cells) => {
      const figures = cells.flatMap((cell) => /^[−+]?(<?\d[\d,.]* (?:[kMG]?B|s|m \d\d s))/.exec(cell)?.[1] ?? [])
      return [...new Set(figures.map((text) => text.replace(/^<?[\d,]+/, '').replaceAll(/\d/g, '0')))]
    })
    expect(forms.filter((form) => form.length > 0).length).toBeGreaterThan(30)
    expect(forms.filter((form) => form.length > 1)).toEqual([])
  })
})

describe('the order', () => {
  test('is P0, P1 … of those that pay, as the report has them, and ends with all of them together', () => {
    const rows = tables(pays(), 'Order')[0]!.slice(1)
    expect(rows.map((row) => row[0])).toEqual(['P0', 'P1', '—'])
    expect(rows.at(-1)![1]).toBe('**all of them together**')
    expect([...pays().matchAll(/^### (P\d)/gm)].map(([, order]) => order)).toEqual(['P0', 'P1'])
  })

  test('has no row for all of them where there is one', () => {
    const report = { ...ADVICE_STATES['one-pays']!(), combined: judged() }
    expect(
      tables(renderAdvice(report), 'Order')[0]!
        .slice(1)
        .map((row) => row[0]),
    ).toEqual(['P0'])
    expect(renderAdvice(report)).not.toContain('All of them together')
  })

  test('does not name what does not pay', () => {
    expect(chapter(pays(), 'In this order')).not.toContain('pip')
    expect(chapter(pays(), 'Tried')).toContain('Mount a cache for `pip`: no gain measured')
  })
})

describe('what was not tested', () => {
  test('is said, with the input where it was not given', () => {
    const untested = [judged({ test: 'not-tested' })]
    const { test: _, ...method } = advice().method
    expect(renderAdvice(advice({ candidates: untested, method }))).toContain(
      '- 👀 Not tested: no `advise-test` was given.',
    )
    expect(renderAdvice(advice({ candidates: untested }))).toContain('- 👀 Not tested.\n')
  })
})

describe('what could not be done', () => {
  test('is no matter of time where every change was reached', () => {
    const body = renderAdvice(advice({ notes: ['`x` could not be pulled'] }))
    expect(chapter(body, 'What could not be done')).toContain('- ℹ️ `x` could not be pulled.')
    expect(body).not.toContain('Not reached')
  })
})

describe('the proof of sameness', () => {
  const proof = (images: Parameters<typeof effect>[0], touches: string[] = []): string => {
    const one = judged({ images: [effect(images)] })
    one.candidate = { ...one.candidate, touches }
    return renderAdvice(advice({ candidates: [one] }))
  }
  test('says that nothing differs', () => expect(proof({})).toContain('✅ `backend`: every file is the same as today.'))
  test('says where something was meant to differ', () => {
    expect(proof({ left: 3, changed: 1 }, ['app/**'])).toContain(
      '✅ `backend`: 3 files gone, 0 new, 1 with other content, all of them where the change is meant to act (`app/**`)',
    )
  })
  test('names what was not meant to', () => {
    expect(proof({ changed: 2, strange: ['etc/passwd'], strangeMore: 1 }, ['app/**'])).toContain(
      '❌ `backend`: 0 files gone, 0 new, 2 with other content; not meant by the change: `etc/passwd`, 1 more.',
    )
  })
  test('is not claimed where files were not compared', () => {
    expect(renderAdvice(advice({ candidates: [judged({ images: [] })] }))).toContain('Files were not compared.')
  })
})

describe('advice that would be too long', () => {
  const long = (): AdviceReport => {
    const report = ADVICE_STATES['pays']!()
    const patch = `--- a/x\n+++ b/x\n${'+ line\n'.repeat(3_000)}`
    report.candidates = report.candidates.map((it) => ({ ...it, candidate: { ...it.candidate, patch } }))
    return report
  }
  test.each([1_000_000, 60_000, 30_000, 9_000, 4_000, 300])('fits into %d bytes and keeps its first line', (limit) => {
    const body = renderAdvice(long(), { limit })
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limit)
    expect(body.startsWith('## 💡 2 changes pay')).toBe(true)
    expect(body.match(/<details>/g)?.length ?? 0).toBe(body.match(/<\/details>/g)?.length ?? 0)
    expect(body.includes('`advice.json`')).toBe(limit < 1_000_000)
  })

  test('loses patches of what does not pay first, then long patches, then all; figures stay longest', () => {
    const parts = ['🔬', '🎞️', '🩹', '| P1 |']
    const seen = [...Array(20).keys()].map((at) => renderAdvice(long(), { limit: 180_000 - at * 9_000 }))
    const lost = parts.map((part) => seen.findIndex((body) => !body.includes(part))).map((at) => (at < 0 ? 999 : at))
    expect(lost).toEqual(lost.toSorted((a, b) => a - b))
    expect(lost[0]).toBeGreaterThan(0)
    expect(lost[2]).toBeLessThan(999)
  })
})
