import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { QuantityError, parseQuantity } from '../../src/budget/quantity.ts'
import type { Unit } from '../../src/budget/quantity.ts'
import { outcomeOf } from '../support/outcome.ts'

const value = (text: string, unit: Unit) => parseQuantity(text, unit).value

describe('quantities', () => {
  it.each([
    ['0', 0],
    ['12345', 12_345],
    ['10B', 10],
    ['200kB', 200_000],
    ['200 KB', 200_000],
    ['20MB', 20_000_000],
    ['20mib', 20_971_520],
    ['1.5 GiB', 1_610_612_736],
    ['0.1MB', 100_000],
    ['1.1 GB', 1_100_000_000],
    ['1TiB', 2 ** 40],
    ['  7 TB ', 7e12],
    ['1.0005kB', 1000],
  ])('%j is %i bytes', (text, bytes) => expect(value(text, 'bytes')).toBe(bytes))

  it.each([
    ['0', 0],
    ['90s', 90_000],
    ['5m', 300_000],
    ['1m30s', 90_000],
    ['1h 2m 3s 4ms', 3_723_004],
    ['2h', 7_200_000],
    ['1.5m', 90_000],
    ['250ms', 250],
    ['0.1s', 100],
  ])('%j is %i ms', (text, ms) => expect(value(text, 'ms')).toBe(ms))

  it.each([
    ['5%', 50_000],
    ['12.5 %', 125_000],
    ['0.0001%', 1],
    ['250%', 2_500_000],
  ])('%j is %i parts per million', (text, ppm) => expect(value(text, 'share')).toBe(ppm))

  it.each<[string, Unit, string]>([
    ['', 'bytes', 'found nothing'],
    ['-5MB', 'bytes', 'without a sign'],
    ['20M', 'bytes', 'write 20MB or 20MiB'],
    ['20 meters', 'bytes', 'is not a size such as'],
    ['5%', 'bytes', 'is not a size'],
    ['1e400', 'bytes', 'is not a size'],
    ['0x10', 'bytes', 'is not a size'],
    ['1_000', 'bytes', 'is not a size'],
    ['.inf', 'bytes', 'is not a size'],
    ['9007199254740992', 'bytes', 'too large'],
    ['9'.repeat(41), 'bytes', 'too long'],
    ['9000000TB', 'bytes', 'too large'],
    ['300', 'ms', 'has no unit'],
    ['30s1m', 'ms', 'in this order'],
    ['1m1m', 'ms', 'in this order'],
    ['5 minutes', 'ms', 'is not a duration'],
    ['1.5', 'count', 'is not a whole number'],
    ['25 layers', 'count', 'is not a whole number'],
    ['80', 'share', 'is not a percentage'],
    ['1.23456%', 'share', 'more than four decimals'],
  ])('%j as %s is refused: %s', (text, unit, problem) => {
    expect(() => parseQuantity(text, unit)).toThrow(QuantityError)
    expect(() => parseQuantity(text, unit)).toThrow(problem)
  })

  it('reads every number exactly, digit by digit', () => {
    const units: [string, bigint][] = [
      ['', 1n],
      ['kB', 1000n],
      ['MB', 10n ** 6n],
      ['KiB', 1024n],
      ['MiB', 1n << 20n],
      ['GiB', 1n << 30n],
    ]
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999), fc.constantFrom(...units), (whole, thousandths, [unit, factor]) => {
        const text = `${whole}.${String(thousandths).padStart(3, '0')}${unit}`
        expect(value(text, 'bytes')).toBe(Number(((BigInt(whole) * 1000n + BigInt(thousandths)) * factor) / 1000n))
      }),
    )
  })

  it('answers any text with a number or a QuantityError, at once', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.constantFrom<Unit>('bytes', 'ms', 'count', 'share'),
        (text, unit) => {
          expect(outcomeOf(() => value(text, unit))).toSatisfy(
            (outcome) => Number.isSafeInteger(outcome) || outcome instanceof QuantityError,
          )
        },
      ),
    )
  })
})
