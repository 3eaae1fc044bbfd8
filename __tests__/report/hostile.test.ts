import { describe, expect, test } from 'vitest'
import { annotationsOf } from '../../src/report/annotations.ts'
import { markerFor } from '../../src/report/comment.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { HOSTILE, poison } from './hostile.ts'
import { staysInert } from './inert.ts'
import { TITLED, UNSEEN } from './rendered.ts'
import { STATES } from './states.ts'

/** Everything at once that a record can hold; the other states are in e2e/hostile-states.test.ts, as they take long. */
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
}

staysInert(CASES)

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
