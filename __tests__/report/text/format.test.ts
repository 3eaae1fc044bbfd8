import { assert, integer, maxSafeNat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytes,
  bytesDelta,
  bytesPair,
  clock,
  count,
  countDelta,
  duration,
  durationDelta,
  durationPair,
  percent,
  percentDelta,
  plural,
  short,
} from '../../../src/report/text/format.ts'

describe('bytes', () => {
  test.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [1004, '1.00 kB'],
    [1005, '1.00 kB'],
    [1006, '1.01 kB'],
    [9_994, '9.99 kB'],
    [9_996, '10.0 kB'],
    [99_949, '99.9 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [999_999, '1.00 MB'],
    [1_000_000, '1.00 MB'],
    [38_200_000, '38.2 MB'],
    [184_600_000, '185 MB'],
    [999_499_999, '999 MB'],
    [999_500_000, '1.00 GB'],
    [4_212_345_678, '4.21 GB'],
    [999_600_000_000, '1.00 TB'],
    [5_000_000_000_000_000, '5000 TB'],
    [-1_500, '−1.50 kB'],
  ])('%d is %s', (value, text) => expect(bytes(value)).toBe(text))

  test.each([
    [0, '±0'],
    [36, '+36 B'],
    [-36, '−36 B'],
    [38_200_036, '+38.2 MB'],
    [-999_999, '−1.00 MB'],
  ])('a difference of %d is %s', (value, text) => expect(bytesDelta(value)).toBe(text))

  test.each([
    [184_600_000, 180_000_000, '185 MB', '180 MB'],
    [184_600_000, 184_700_000, '184.60 MB', '184.70 MB'],
    [184_600_001, 184_600_000, '184,600,001 B', '184,600,000 B'],
    [184_601_230, 184_600_000, '184,601.23 kB', '184,600.00 kB'],
    [1_000, 999, '1.00 kB', '999 B'],
    [5, 5, '5 B', '5 B'],
    [20_000_000, 20_000_000, '20.0 MB', '20.0 MB'],
  ])('%d against %d reads %s and %s', (a, b, left, right) => expect(bytesPair(a, b)).toEqual([left, right]))

  test('sizes that differ never read alike', () => {
    assert(
      property(maxSafeNat(), integer({ min: 1, max: 1_000_000 }), (size, more) => {
        const [a, b] = bytesPair(size, size + more)
        return a !== b
      }),
    )
  })

  test('what is read is within half a percent of what is meant', () => {
    const units: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }
    assert(
      property(integer({ min: 1, max: 1e15 }), (size) => {
        const [figure, unit] = bytes(size).split(' ')
        return Math.abs(Number(figure!.replaceAll(',', '')) * units[unit!]! - size) <= size * 0.005
      }),
    )
  })
})

describe('durations', () => {
  test.each([
    [0, '0 s'],
    [1, '<0.1 s'],
    [49, '<0.1 s'],
    [50, '0.1 s'],
    [300, '0.3 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [48_000, '48 s'],
    [59_499, '59 s'],
    [59_500, '1 m 00 s'],
    [161_000, '2 m 41 s'],
    [3_599_499, '59 m 59 s'],
    [3_599_500, '1 h 00 m'],
    [3_720_000, '1 h 02 m'],
    [360_000_000, '100 h 00 m'],
    [-12_000, '−12 s'],
  ])('%d ms is %s', (value, text) => expect(duration(value)).toBe(text))

  test.each([
    [0, '±0'],
    [12_000, '+12 s'],
    [-63_000, '−1 m 03 s'],
  ])('a difference of %d ms is %s', (value, text) => expect(durationDelta(value)).toBe(text))

  test.each([
    [50_400, 50_000, '50,400 ms', '50,000 ms'],
    [60_000, 50_000, '1 m 00 s', '50 s'],
    [50_000, 50_000, '50 s', '50 s'],
  ])('%d ms against %d ms reads %s and %s', (a, b, left, right) => expect(durationPair(a, b)).toEqual([left, right]))
})

describe('shares and counts', () => {
  test.each([
    [0.261, '+26.1 %'],
    [-0.004, '−0.4 %'],
    [0.0001, '+<0.1 %'],
    [0, '±0 %'],
    [0.9994, '+99.9 %'],
    [0.9996, '+100 %'],
    [12.5, '+1,250 %'],
  ])('a change of %d is %s', (value, text) => expect(percentDelta(value)).toBe(text))

  test.each([
    [0, '0 %'],
    [0.001, '<1 %'],
    [0.64, '64 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('a share of %d is %s', (value, text) => expect(percent(value)).toBe(text))

  test.each([
    [0, '0', '±0'],
    [1, '1', '+1'],
    [-1, '−1', '−1'],
    [1234, '1,234', '+1,234'],
    [-1_234_567, '−1,234,567', '−1,234,567'],
  ])('%d is %s, as a change %s', (value, text, delta) => {
    expect(count(value)).toBe(text)
    expect(countDelta(value)).toBe(delta)
  })

  test('words take their number', () => {
    expect([0, 1, 2].map((n) => plural(n, 'step'))).toEqual(['0 steps', '1 step', '2 steps'])
    expect(plural(2, 'entry', 'entries')).toBe('2 entries')
  })

  test('ids are cut as people read them, times of day are UTC', () => {
    expect(short('9f3c1a20123456789')).toBe('9f3c1a2')
    expect(short('sha256:1a2b3c4d5e6f')).toBe('sha256:1a2b3c4')
    expect(clock(new Date('2026-11-22T04:02:59+01:00'))).toBe('03:02 UTC')
  })
})
