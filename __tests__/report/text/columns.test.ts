import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesColumn,
  bytesDeltaColumn,
  bytesPairs,
  durationColumn,
  durationDeltaColumn,
  durationPairs,
} from '../../../src/report/text/columns.ts'

describe('figures below each other', () => {
  test.each([
    [
      [184_600_000, 41_000_000],
      ['184.6 MB', '41.0 MB'],
    ],
    [
      [184_600_000, 12_000],
      ['184.60 MB', '0.01 MB'],
    ],
    [
      [184_600_000, 12],
      ['184.600 MB', '<0.001 MB'],
    ],
    [
      [4_200_000, 120_000],
      ['4.20 MB', '0.12 MB'],
    ],
    [
      [999, 0],
      ['999 B', '0 B'],
    ],
    [[0], ['0 B']],
    [[], []],
  ])('%j bytes are %j: one unit, one precision', (values, texts) => expect(bytesColumn(values)).toEqual(texts))

  test.each([
    [
      [161_000, 4_000],
      ['2 m 41 s', '0 m 04 s'],
    ],
    [
      [59_900, 400],
      ['59.9 s', '0.4 s'],
    ],
    [
      [59_960, 10],
      ['1 m 00 s', '<0 m 01 s'],
    ],
    [[3_723_000], ['62 m 03 s']],
    [[20], ['<0.1 s']],
  ])('%j ms are %j', (values, texts) => expect(durationColumn(values)).toEqual(texts))

  test('differences have their signs, and one of nothing has none', () => {
    expect(bytesDeltaColumn([-63_300_000, 0, 12_000])).toEqual(['−63.30 MB', '±0', '+0.01 MB'])
    expect(durationDeltaColumn([-118_000, 0, 5_000])).toEqual(['−1 m 58 s', '±0', '+0 m 05 s'])
  })

  test('a difference is written as precisely as what it is the difference of', () => {
    expect(bytesPairs([{ today: 184_600_000, variant: 121_300_000 }])).toEqual([
      { today: '184.6 MB', variant: '121.3 MB', delta: '−63.3 MB' },
    ])
    expect(durationPairs([{ today: 9_000, variant: 12_500 }])).toEqual([
      { today: '9.0 s', variant: '12.5 s', delta: '+3.5 s' },
    ])
  })

  test('a small difference makes the column finer, one that is smaller still is told as such', () => {
    expect(bytesPairs([{ today: 184_600_000, variant: 184_612_000 }])[0]).toEqual({
      today: '184.60 MB',
      variant: '184.61 MB',
      delta: '+0.01 MB',
    })
    expect(bytesPairs([{ today: 184_600_000, variant: 184_600_012 }])[0]!.delta).toBe('+<0.001 MB')
  })

  test('what is not nothing never reads as nothing', () => {
    assert(
      property(integer({ min: 1, max: 2_000_000_000 }), integer({ min: 1, max: 2_000_000_000 }), (a, b) => {
        const read = [...bytesColumn([a, b]), ...durationColumn([a, b])]
        return read.every((text) => /[1-9]/.test(text))
      }),
    )
  })
})
