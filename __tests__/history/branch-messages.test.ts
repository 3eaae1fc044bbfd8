import { describe, expect, it } from 'vitest'
import { branchMessages } from '../../src/history/branch-messages.ts'
import { createGitRepo } from '../support/git-repo.ts'
import { apiOver, gitIn } from './over-git.ts'

describe('messages of a branch', () => {
  it('are git’s in a whole clone and GitHub’s in a shallow one, and the same', async () => {
    await using repo = await createGitRepo()
    const root = await repo.commit('first')
    await repo.branch('topic')
    const topic = await repo.commit('Copy first\n\nBake-Budget-Advice: a')
    await repo.checkout('main')
    const merge = await repo.merge('topic')
    await using shallow = await repo.clone()

    const log: string[] = []
    const api = apiOver(repo.dir, log)
    const whole = await branchMessages(merge, 10, { git: gitIn(repo.dir), api })
    expect(log).toEqual([])
    expect(whole.map(({ sha, parents }) => [sha, parents])).toEqual([
      [merge, [root, topic]],
      [topic, [root]],
      [root, []],
    ])
    expect(whole[1]?.message.trim()).toBe('Copy first\n\nBake-Budget-Advice: a')

    const told = await branchMessages(merge, 10, { git: gitIn(shallow.dir), api })
    expect(log).toHaveLength(1)
    const plain = (all: typeof told) => all.map((it) => ({ ...it, message: it.message.trim() }))
    expect(plain(told)).toEqual(plain(whole))
    expect(await branchMessages(merge, 2, { git: gitIn(shallow.dir), api })).toHaveLength(2)
  })

  it('are as many as are known where GitHub does not tell', async () => {
    await using repo = await createGitRepo()
    await repo.commit('first')
    const head = await repo.commit('second')
    await using shallow = await repo.clone()
    const refused = async () => await Promise.resolve({ status: 403, data: {}, headers: {} })
    const known = await branchMessages(head, 10, { git: gitIn(shallow.dir), api: refused })
    expect(known.map(({ sha }) => sha)).toEqual([head])
    expect(await branchMessages('f'.repeat(40), 10, { git: gitIn(shallow.dir) })).toEqual([])
  })
})
