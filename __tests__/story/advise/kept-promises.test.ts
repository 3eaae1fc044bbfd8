import { describe, expect, it } from 'vitest'
import { trailersOf } from '../../../src/advise/promise/trailers.ts'
import { gitReader } from '../../../src/git/commits.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { keptPromises } from '../../../src/story/advise/pull-request/kept-promises.ts'
import { aBuild } from '../../compare/a-side.ts'
import { gitIn } from '../../history/over-git.ts'
import { createGitRepo } from '../../support/git-repo.ts'

const buildOf = (sha: string, ms: number): BuildRecord =>
  aBuild(ms, ['ran:a:5'], (record) => void (record.commit = { sha })).record

/** Asks for promises of a repository whose store has these records. */
async function ask(dir: string, head: string, recent: () => Promise<BuildRecord[]>, history: BuildRecord[] = []) {
  const git = gitIn(dir)
  const notes: string[] = []
  const store = { name: 'cache', find: async () => await Promise.resolve(undefined), recent, save: async () => {} }
  const known = { git, reader: gitReader(git), head: { sha: head }, store, baseline: { history } }
  // Outside of GitHub there is no API to ask.
  const run = { job: {}, api: () => Promise.reject(new Error('asked')) }
  return { kept: await keptPromises(run as unknown as Parameters<typeof keptPromises>[0], known, notes), notes }
}

describe('advice that was taken', () => {
  it('is told with what the store’s records show before and since', async () => {
    await using repo = await createGitRepo()
    const before = await repo.commit('first')
    const taken = await repo.commit(`Copy first (#7)\n\n${trailersOf({ id: 'a', ms: 9000 })}`)
    const head = await repo.commit('later')
    const records = [buildOf(head, 20_000), buildOf(taken, 30_000), buildOf(before, 60_000)]
    const expected = [
      {
        id: 'a',
        title: 'Copy first',
        sha: taken,
        promised: { ms: 9000 },
        since: [{ target: 'app', ms: { today: 60_000, variant: 25_000 }, before: 1, after: 2 }],
      },
    ]
    expect(await ask(repo.dir, head, async () => await Promise.resolve(records))).toEqual({ kept: expected, notes: [] })
  })

  it('is told without figures where the store does not answer, and a note says so', async () => {
    await using repo = await createGitRepo()
    await repo.commit('first')
    const taken = await repo.commit(`Copy first\n\n${trailersOf({ id: 'a' })}`)
    const { kept, notes } = await ask(repo.dir, taken, () => Promise.reject(new Error('the branch is gone')))
    expect(kept).toMatchObject([{ id: 'a', since: [] }])
    expect(notes).toEqual(['What came of advice that was taken is not known: the branch is gone.'])
  })

  it('is none where nobody took any: then no record is read', async () => {
    await using repo = await createGitRepo()
    const head = await repo.commit('first')
    expect(await ask(repo.dir, head, () => Promise.reject(new Error('read')))).toEqual({ kept: [], notes: [] })
  })
})
