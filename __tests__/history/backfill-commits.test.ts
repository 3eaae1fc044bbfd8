import { describe, expect, it } from 'vitest'

import type { CommitReader } from '../../src/git/commit-reader.ts'
import { parsePoint } from '../../src/shared/point.ts'
import { pastCommits } from '../../src/history/backfill-commits.ts'
import { inOrderOfCommits } from '../../src/history/history.ts'
import type { PastReader } from '../../src/history/past-reader.ts'
import type { Backfill } from '../../src/inputs.ts'
import { aRecord } from '../budget/a-comparison.ts'

/** A branch a ← b ← c ← d, and x beside it. */
const CHAIN = ['d', 'c', 'b', 'a']
const reader: CommitReader = {
  parents: async () => undefined,
  firstParents: async (_, max) => CHAIN.slice(0, max),
  mergeBase: async (a) => (CHAIN.includes(a) ? a : 'b'),
}
const TAGS = { 'v1.10.0': 'c', 'v1.9.0': 'a', 'v2.0.0-rc.1': 'd', 'v3.0.0': 'x', 'web/v1': 'b', 'web/v1.0': 'b' }
const past = (tags: Record<string, string> | undefined = TAGS): PastReader => ({
  tags: async () => Object.entries(tags).map(([name, sha]) => ({ name, sha })),
  commitBefore: async () => undefined,
})
const commits = (what: Backfill, tags = past()) => pastCommits(what, 'd', { reader, past: tags })
const tagged = (text: string): Backfill => {
  const tags = parsePoint(text)
  if (tags === undefined || tags.kind === 'age') throw new Error(`${text} is no tag`)
  return { tags }
}

describe('the commits of a backfill', () => {
  it('are the newest first parents, oldest first, the checked out one last', async () => {
    expect(await commits({ commits: 3 })).toEqual([{ sha: 'b' }, { sha: 'c' }, { sha: 'd' }])
  })

  it('are every release that the checked out commit contains, by version', async () => {
    expect(await commits(tagged('release'))).toEqual([
      { sha: 'a', tag: 'v1.9.0' },
      { sha: 'c', tag: 'v1.10.0' },
    ])
  })

  it('are what a glob matches, each commit once', async () => {
    expect(await commits(tagged('v*.*'))).toEqual([
      { sha: 'a', tag: 'v1.9.0' },
      { sha: 'c', tag: 'v1.10.0' },
      { sha: 'd', tag: 'v2.0.0-rc.1' },
    ])
    expect(await commits(tagged('web/*'))).toHaveLength(1)
    expect(await commits(tagged('v9.*'))).toEqual([])
  })

  it('are not guessed where nobody tells the tags', async () => {
    const silent = { ...past(), tags: async () => undefined }
    await expect(commits(tagged('release'), silent)).rejects.toThrow('neither git nor GitHub tells the tags')
  })
})

describe('the history', () => {
  const shas = (records: ReturnType<typeof inOrderOfCommits>) => records.map(({ commit }) => commit?.sha)

  it('stands in the order of commits, though a backfill makes records of old ones last', () => {
    const asMade = ['b', 'a', 'd', 'c'].map((sha) => aRecord(sha))
    expect(shas(inOrderOfCommits(asMade, CHAIN))).toEqual(CHAIN)
  })

  it('leaves records of other commits, and those of one commit among themselves, where they are', () => {
    const asMade = ['a', 'other', 'd', 'c'].map((sha) => aRecord(sha))
    expect(shas(inOrderOfCommits(asMade, CHAIN))).toEqual(['d', 'other', 'c', 'a'])
    const twice = [aRecord('c', 2), aRecord('c', 1), aRecord('d')]
    expect(inOrderOfCommits(twice, CHAIN).map(({ wallMs }) => wallMs)).toEqual([60_000, 2, 1])
  })
})
