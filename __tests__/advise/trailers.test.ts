import { describe, expect, it } from 'vitest'
import { readTrailers, trailersOf } from '../../src/advise/promise/trailers.ts'

describe('the trailers of an advice', () => {
  it('are two lines that a commit message ends with, and are read back from it', () => {
    const promised = { id: 'dependencies-before-source', ms: 41_200, bytes: -512 }
    const trailers = trailersOf(promised)
    expect(trailers).toBe('Bake-Budget-Advice: dependencies-before-source\nBake-Budget-Promised: ms=41200, bytes=-512')
    expect(readTrailers(`Copy package.json first (#12)\n\nBecause.\n\n${trailers}\n`)).toEqual([promised])
  })

  it('say nothing of what is not known, and never 0 for it', () => {
    expect(trailersOf({ id: 'a' })).toBe('Bake-Budget-Advice: a')
    expect(readTrailers(trailersOf({ id: 'a', bytes: 7 }))).toEqual([{ id: 'a', bytes: 7 }])
    expect(readTrailers('Bake-Budget-Advice: a\nBake-Budget-Promised: ms=, bytes=1e9')).toEqual([{ id: 'a' }])
  })

  it.each([
    '.github/advice/x y.patch',
    'a--b',
    '-->',
    'a\nBake-Budget-Advice: evil',
    '100%',
    'ä😀',
    "o'neil(1)",
    '\ud800',
  ])('keep the id %j in one word that ends no comment', (id) => {
    const line = trailersOf({ id })
    expect(line).toMatch(/^Bake-Budget-Advice: [\w.%/+-]+$/)
    expect(line).not.toContain('--')
    expect(readTrailers(line)).toEqual([{ id: id.toWellFormed() }])
  })

  it('of several commits that were squashed are all found, each with its own figures and once', () => {
    const message = [
      '* one',
      trailersOf({ id: 'a', ms: 1 }),
      '* two',
      trailersOf({ id: 'b' }),
      trailersOf({ id: 'a', ms: 9 }),
    ]
    expect(readTrailers(message.join('\r\n'))).toEqual([{ id: 'a', ms: 1 }, { id: 'b' }])
  })

  it.each([
    '> Bake-Budget-Advice: a',
    'see Bake-Budget-Advice: a',
    'Bake-Budget-Advice: a b',
    'Bake-Budget-Advice: %E0%A4%A',
  ])('are not what %j is', (line) => expect(readTrailers(line)).toEqual([]))
})
