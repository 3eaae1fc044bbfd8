import { expect, it } from 'vitest'
import { allows } from '../../src/budget/allows.ts'
import { verdictOf, type Judgement, type Level } from '../../src/budget/verdict.ts'

function judged(target: string, level: Level): Judgement {
  return { target, metric: 'size', limit: 'max', level, expression: '1MB' }
}

it('an image goes out by its own verdict; its siblings are not in it', () => {
  const verdict = verdictOf('succeeded', [judged('a', 'fail'), judged('b', 'warn'), judged('c', 'pass')])
  const out = (when: 'pass' | 'warn' | 'always') => ['a', 'b', 'c', 'd'].filter((name) => allows(verdict, name, when))
  expect(out('warn')).toEqual(['b', 'c', 'd'])
  expect(out('pass')).toEqual(['c', 'd'])
  expect(out('always')).toEqual(['a', 'b', 'c', 'd'])
})

it('a broken limit of the total keeps every image back, as nobody can tell whose it is', () => {
  expect(allows(verdictOf('succeeded', [judged('total', 'fail')]), 'a', 'warn')).toBe(false)
})

it('nothing of a build that did not succeed goes out', () => {
  expect(allows(verdictOf('failed', []), 'a', 'always')).toBe(false)
})
