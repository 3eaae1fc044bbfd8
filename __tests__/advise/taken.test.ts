import { describe, expect, it } from 'vitest'
import { takenAdvice, type Message } from '../../src/advise/promise/taken.ts'
import { trailersOf } from '../../src/advise/promise/trailers.ts'

const sha = (n: number) => n.toString(16).padStart(40, '0')
const trailers = trailersOf({ id: 'a', ms: 5000 })
/** A commit of number `n`, whose parents are given by number. */
const commit = (n: number, message: string, ...parents: number[]): Message => ({
  sha: sha(n),
  parents: parents.map(sha),
  message,
})
const branch = (...numbers: number[]) => numbers.map(sha)

describe('advice that was taken', () => {
  it('is a squash, by its own subject without what GitHub and the pull request’s title add', () => {
    const squash = commit(2, `Copy package.json first: −41 % of a source change’s build (#7)\n\n${trailers}`, 1)
    expect(takenAdvice([commit(3, 'later', 2), squash, commit(1, 'first')], branch(3, 2, 1))).toEqual([
      { id: 'a', ms: 5000, title: 'Copy package.json first', sha: sha(2) },
    ])
  })

  it('is a squash whose message is the pull request’s text, with the trailers in its hidden end', () => {
    const squash = commit(2, `Use node:22-slim (#7)\n\nWhat it does.\n\n<!-- bake-budget\n${trailers}\n-->`, 1)
    expect(takenAdvice([squash, commit(1, '')], branch(2, 1))).toMatchObject([
      { title: 'Use node:22-slim', sha: sha(2) },
    ])
  })

  it('is the merge with which it came to the branch, not the commit that was merged', () => {
    const messages = [
      commit(5, 'later', 4),
      commit(4, 'Merge pull request #7', 3, 2),
      commit(3, 'meanwhile', 1),
      commit(2, `Copy first\n\n${trailers}`, 1),
      commit(1, 'first'),
    ]
    expect(takenAdvice(messages, branch(5, 4, 3, 1))).toEqual([{ id: 'a', ms: 5000, title: 'Copy first', sha: sha(4) }])
  })

  it('is told once where it was taken twice, and not at all where it was reverted since', () => {
    const first = commit(2, `Old\n\n${trailers}`, 1)
    const revert = commit(3, `Revert "Old"\n\nThis reverts commit ${sha(2)}.`, 2)
    const again = commit(4, `New\n\n${trailers}`, 3)
    expect(takenAdvice([revert, first, commit(1, '')], branch(3, 2, 1))).toEqual([])
    expect(takenAdvice([again, revert, first, commit(1, '')], branch(4, 3, 2, 1))).toMatchObject([{ title: 'New' }])
  })

  it('is not what another branch took, nor what nobody took', () => {
    const other = commit(2, `Other\n\n${trailers}`, 1)
    expect(takenAdvice([commit(3, 'ours', 1), other, commit(1, '')], branch(3, 1))).toEqual([])
    expect(takenAdvice([], [])).toEqual([])
  })
})
