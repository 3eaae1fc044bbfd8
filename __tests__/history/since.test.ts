import { describe, expect, it } from 'vitest'

import type { Git } from '../../src/git/git.ts'
import { findPoint, withRecord, type FoundSince } from '../../src/history/since.ts'
import type { FoundRecord, HistoryStore } from '../../src/history/stores/store.ts'
import { aRecord } from '../budget/a-comparison.ts'

const SHA = '4be77d0'.padEnd(40, '0')
const OLDER = '1111111'.padEnd(40, '0')
const RELEASE: FoundSince = { point: 'release', name: 'v1.2.3', sha: SHA }

/** Looks a point's record up in a store that answers so, in a history of two commits. */
async function lookUp(since: FoundSince, answer: () => Promise<FoundRecord | undefined>, name = 'cache') {
  const notes: string[] = []
  const asked: string[][] = []
  const find: HistoryStore['find'] = (candidates) => {
    asked.push([...candidates])
    return answer()
  }
  const store: HistoryStore = { name, find, recent: async () => [], save: async () => undefined }
  const reader = {
    parents: async () => undefined,
    mergeBase: async () => undefined,
    firstParents: async () => [SHA, OLDER],
  }
  return { since: await withRecord(since, store, { reader, notes }), notes, asked }
}

describe('the record of a release', () => {
  it('is that of its commit, else of the nearest commit before it', async () => {
    const record = aRecord(OLDER)
    const { since, notes, asked } = await lookUp(RELEASE, async () => ({ record, sha: OLDER, commitsOlder: 1 }))
    expect(asked).toEqual([[SHA, OLDER]])
    expect(since).toEqual({
      ...RELEASE,
      found: { record, commitsOlder: 1, wantedSha: SHA, rule: 'since release' },
    })
    expect(notes).toEqual([])
  })

  it('is said to be missing in one sentence that says how to mend it', async () => {
    const { since, notes } = await lookUp(RELEASE, async () => undefined)
    expect(since).toEqual({ ...RELEASE, why: 'no record of `v1.2.3`' })
    expect(notes).toEqual([
      'Nothing to compare with since `v1.2.3` (4be77d0): `cache` holds no record of that commit or of the 49 before it. A run with `mode: backfill` makes it, and `baseline: branch` keeps it: GitHub deletes cache entries that nobody used for a week.',
    ])
    expect((await lookUp(RELEASE, async () => undefined, 'branch')).notes.join()).toMatch(
      /`mode: backfill` makes it\.$/,
    )
  })

  it('is never a single file that was named as the baseline, whatever commit that is of', async () => {
    const { since } = await lookUp(RELEASE, async () => ({ record: aRecord(OLDER), sha: OLDER }), 'file:baseline.json')
    expect(since).not.toHaveProperty('found')
  })

  it('is missing when the store cannot be reached, and the note has its words', async () => {
    const { since, notes } = await lookUp(RELEASE, () => Promise.reject(new Error('the cache answered 503')))
    expect(since).toMatchObject({ why: 'no record of `v1.2.3`' })
    expect(notes).toEqual(['Nothing to compare with since `v1.2.3`: the cache answered 503.'])
  })

  it('is not looked for where there is no commit', async () => {
    const none: FoundSince = { point: 'release', name: 'release', why: 'no release yet', excused: true }
    expect(await lookUp(none, () => Promise.reject(new Error('asked')))).toEqual({ since: none, notes: [], asked: [] })
  })
})

describe('the commit of an earlier point', () => {
  /** Looks for it with this git, outside of GitHub. */
  const find = async (git: Git, head: { sha: string } | undefined = { sha: SHA }) => {
    const notes: string[] = []
    const reader = { parents: async () => undefined, mergeBase: async () => undefined, firstParents: async () => [] }
    const history = { git, reader, notes, ...(head === undefined ? {} : { head }) }
    const job = { event: 'push', payload: {}, apiUrl: '', serverUrl: '', workspace: '', tempDir: '' }
    const api = () => Promise.reject(new Error('asked'))
    return { since: await findPoint({ kind: 'release', text: 'release' }, history, { job, api }), notes }
  }

  it('that nobody can tell is missing, with a note that says so', async () => {
    const why = 'neither git nor GitHub tells the tags'
    const { since, notes } = await find(() => Promise.reject(new Error('no git')))
    expect(since).toEqual({ point: 'release', name: 'release', why })
    expect(notes).toEqual([`Nothing to compare with since \`release\`: ${why}.`])
  })

  it('before the first release is nothing to speak of', async () => {
    const { since, notes } = await find(async ([command]) => (command === 'rev-parse' ? 'false\n' : ''))
    expect(since).toEqual({ point: 'release', name: 'release', why: 'no release yet', excused: true })
    expect(notes).toEqual([])
  })
})
