import { expect, test } from 'vitest'
import { mergeUnknown } from '../../../src/record/merge/merge-unknown.ts'

test('one reason for many images is one line, and a hundred images do not make it long', () => {
  const sizes = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ what: `size of ${name}`, why: 'no manifest' }))
  expect(mergeUnknown(sizes)).toEqual([{ what: 'size of a, b, c and 3 more', why: 'no manifest' }])
  expect(mergeUnknown(sizes.slice(0, 4))).toEqual([{ what: 'size of a, b, c, d', why: 'no manifest' }])
})

test('other reasons, other things and what names no image stay apart, in their order', () => {
  const unknown = [
    { what: 'size of a', why: 'x' },
    { what: 'steps of a', why: 'x' },
    { what: 'size of b', why: 'y' },
    { what: 'the target', why: 'x' },
    { what: 'steps of b', why: 'x' },
  ]
  expect(mergeUnknown(unknown)).toEqual([
    { what: 'size of a', why: 'x' },
    { what: 'steps of a, b', why: 'x' },
    { what: 'size of b', why: 'y' },
    { what: 'the target', why: 'x' },
  ])
  expect(mergeUnknown(mergeUnknown(unknown))).toEqual(mergeUnknown(unknown))
})
