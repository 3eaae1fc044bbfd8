import { assert, integer, property, record, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose, partsOf, type Author } from '../../src/report/comment-parts.ts'

const MARKER = '<!-- bake-budget:v1:default -->'
const job = (letter: string, more: Partial<Author> = {}): Author => ({
  run: 1,
  attempt: 1,
  identity: letter.repeat(12),
  rank: 0,
  ...more,
})
const write = (existing: string | undefined, us: Author, text: string) => compose(MARKER, existing, us, () => text)
const texts = (body: string) => partsOf(body).map(({ text }) => text)

describe('the parts of a comment', () => {
  it('are one for one job, which replaces its own', () => {
    const first = write(undefined, job('a'), '### one')
    expect(first).toMatchObject({ others: 0, same: false })
    expect(first.body.startsWith(`${MARKER}\n`)).toBe(true)
    const second = write(first.body, job('a'), '### two')
    expect([texts(second.body), second.others]).toEqual([['### two'], 0])
    expect(write(second.body, job('a'), '### two').same).toBe(true)
  })

  it('of other jobs of the run stay, the worst first', () => {
    const first = write(undefined, job('a', { rank: 0 }), '### fine')
    const second = write(first.body, job('b', { rank: 2 }), '### over')
    expect([texts(second.body), second.others]).toEqual([['### over', '### fine'], 1])
    const third = write(second.body, job('c', { rank: 1 }), '### warn')
    expect(texts(third.body)).toEqual(['### over', '### warn', '### fine'])
  })

  it('of another run go, those of another attempt of this one do not', () => {
    const body = write(write(undefined, job('a'), '### a').body, job('b'), '### b').body
    expect(texts(write(body, job('a', { attempt: 2 }), '### again').body)).toEqual(['### again', '### b'])
    expect(texts(write(body, job('a', { run: 2 }), '### next').body)).toEqual(['### next'])
    expect(texts(write(`${MARKER}\n### of an older version`, job('a'), '### a').body)).toEqual(['### a'])
  })

  it('say the same again in a later run, and are written all the same: a job after it must know whose they are', () => {
    const { body } = write(undefined, job('a'), '### a')
    expect(write(body, job('a', { run: 2 }), '### a').same).toBe(false)
  })

  it('leave room for ours, however much the others said', () => {
    const long = `### over\n\n<details><summary>x</summary>\n\n${'long '.repeat(12_000)}\n\n</details>\n\nthe end`
    const { body } = compose(MARKER, write(undefined, job('b', { rank: 2 }), long).body, job('a'), (limit) => {
      expect(limit).toBeGreaterThan(10_000)
      return '### a'
    })
    expect(texts(body)).toEqual(['### over\n\nthe end', '### a'])
  })

  it('are read back as they were written, and never too long, whoever wrote what', () => {
    const jobs = uniqueArray(
      record({
        identity: integer({ min: 0, max: 99 }),
        rank: integer({ min: 0, max: 3 }),
        text: string({ maxLength: 30_000, minLength: 1 }),
      }),
      { selector: ({ identity }) => identity, minLength: 1, maxLength: 8 },
    )
    assert(
      property(jobs, (all) => {
        let body: string | undefined
        for (const { identity, rank, text } of all) {
          const us = job('a', { identity: String(identity).padStart(12, '0'), rank })
          const clean = `### ${text.replaceAll(/[\s<]+/g, '.')}`
          body = compose(MARKER, body, us, (limit) => clean.slice(0, Math.floor(limit / 4))).body
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536)
          expect(texts(body).some((part) => part.startsWith(clean.slice(0, 100)))).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
})
