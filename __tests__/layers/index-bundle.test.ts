import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MAX_BUNDLE, packIndexes, unpackIndexes } from '../../src/layers/index-bundle.ts'
import { LayerError } from '../../src/layers/tar/layer-error.ts'
import { loadIndex } from '../../src/layers/stored-index.ts'

const digest = (char: string): string => `sha256:${char.repeat(64)}`

describe('stored layer indexes in one file', () => {
  test('come back as they were', () => {
    const indexes = new Map([
      [digest('a'), Buffer.from('one')],
      [digest('b'), Buffer.alloc(0)],
      [digest('c'), Buffer.alloc(300, 7)],
    ])
    expect(unpackIndexes(packIndexes(indexes))).toEqual(indexes)
    expect(unpackIndexes(packIndexes(new Map()))).toEqual(new Map())
  })

  test('what is too large or has another kind of digest stays out', () => {
    const indexes = new Map([
      [digest('a'), Buffer.alloc(25 << 20)],
      ['sha512:aa', Buffer.from('x')],
      [digest('b'), Buffer.from('kept')],
    ])
    expect([...unpackIndexes(packIndexes(indexes)).keys()]).toEqual([digest('b')])
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another format', Buffer.from('BBL2')],
    ['a cut file', packIndexes(new Map([[digest('a'), Buffer.alloc(100)]])).subarray(0, 60)],
    ['a length without an end', Buffer.concat([Buffer.from('BBL1'), Buffer.alloc(32), Buffer.alloc(20, 0xff)])],
    ['too many bytes', Buffer.alloc(MAX_BUNDLE + 1)],
  ])('%s is refused', (_, bytes) => {
    expect(() => unpackIndexes(bytes)).toThrow(LayerError)
  })

  test('an index that inflates to far more than any layer needs is refused before it is held', () => {
    const bomb = gzipSync(Buffer.alloc(80 << 20))
    expect(bomb.length).toBeLessThan(100_000)
    expect(() => loadIndex(bomb)).toThrow(LayerError)
  })
})
