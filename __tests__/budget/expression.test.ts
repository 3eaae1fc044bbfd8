import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { allowedIncrease, parseExpression } from '../../src/budget/expression.ts'
import { QuantityError } from '../../src/budget/quantity.ts'
import { breaks, expressionTree, written } from './reference.ts'

describe('expressions', () => {
  it.each([
    ['5%', 1000, 50],
    ['20', 1000, 20],
    ['5% | 20', 1000, 20],
    ['5% & 20', 1000, 50],
    ['5% | 20 & 60', 1000, 50],
    ['20 & 60 | 5%', 1000, 50],
    ['1% & 2% | 3 & 4', 1000, 4],
    ['5%', 0, 0],
    ['0', 1000, 0],
    ['33.3333%', 3, 0],
    ['5%', 39, 1],
    ['5%', 40, 2],
  ])('%s of %i allows %i more', (text, before, allowed) => {
    expect(allowedIncrease(parseExpression(text, 'bytes'), before)).toBe(allowed)
  })

  it.each([
    ['', 0, 'found nothing'],
    ['5% |', 4, 'found nothing'],
    ['5% | 20M', 5, 'write 20MB or 20MiB'],
    ['| 5%', 0, 'found nothing'],
    ['5% && 20MB', 3, 'write "&" once'],
    ['5% || 20MB', 3, 'write "|" once'],
    ['(5% | 20MB) & 1MB', 0, 'brackets'],
    ['5% |  20 apples', 6, 'is not a size such as'],
    ['1MB & -5%', 6, 'without a sign'],
    ['5% or 20MB', 0, 'is not'],
    ['1'.repeat(201), 200, 'longer than 200 characters'],
  ])('%j is refused at %i: %s', (text, offset, problem) => {
    let caught: unknown
    try {
      parseExpression(text, 'bytes')
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(QuantityError)
    expect(caught).toMatchObject({ offset, message: expect.stringContaining(problem) })
  })

  it('judges like a plain evaluation of the tree, at and around every boundary', () => {
    const before = fc.oneof(fc.nat(1000), fc.nat(2 ** 31), fc.integer({ min: 0, max: 2 ** 45 }))
    fc.assert(
      fc.property(
        expressionTree,
        before,
        fc.integer({ min: -2, max: 2 }),
        fc.nat(2 ** 40),
        (tree, before, nudge, far) => {
          const allowed = allowedIncrease(parseExpression(written(tree), 'bytes'), before)
          for (const increase of [allowed + nudge, allowed, allowed + 1, far]) {
            expect(increase > allowed, `${written(tree)} of ${before}, +${increase}`).toBe(
              breaks(tree, before, increase),
            )
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
