import { describe, expect, it } from 'vitest'

import { parsePoint } from '../../src/shared/point.ts'
import { gitReader } from '../../src/git/commits.ts'
import { readInTurn } from '../../src/history/baseline-commit.ts'
import { githubReader } from '../../src/history/github-commits.ts'
import { pastReader } from '../../src/history/past-reader.ts'
import { sinceCommit } from '../../src/history/since-commit.ts'
import { apiOver, gitIn } from '../history/over-git.ts'
import { createGitRepo } from '../support/git-repo.ts'
import type { GitRepo } from '../support/git-repo.ts'

/** The ways to read tags and dates: what is on the machine, and whether GitHub can be asked. */
const WAYS: Record<string, (repo: GitRepo, head: string) => Promise<{ dir?: string; api: boolean }>> = {
  'full clone with tags, no API': async (repo, head) => {
    const clone = await repo.clone({ depth: 0, ref: head })
    await clone.git('fetch', '--quiet', '--tags', 'origin')
    return { dir: clone.dir, api: false }
  },
  'full clone without tags, and the API': async (repo, head) => {
    const clone = await repo.clone({ depth: 0, ref: head })
    for (const tag of (await clone.git('tag')).split('\n').filter(Boolean)) await clone.git('tag', '--delete', tag)
    return { dir: clone.dir, api: true }
  },
  'fetch-depth: 1 and the API': async (repo, head) => ({ dir: (await repo.clone({ ref: head })).dir, api: true }),
  'no git at all, the API': async () => ({ api: true }),
}

describe.each(Object.entries(WAYS))('the commit of an earlier point, by %s', { timeout: 60_000 }, (_, open) => {
  /** Answers for some points, seen from `head`, whose baseline is `from`. */
  const ask = async (repo: GitRepo, head: string, from: string, points: string[], now?: Date) => {
    const { dir, api } = await open(repo, head)
    const git = dir === undefined ? () => Promise.reject(new Error('no git')) : gitIn(dir)
    const github = api ? apiOver(repo.dir) : undefined
    const reader = readInTurn(gitReader(git), ...(github === undefined ? [] : [githubReader(github)]))
    const past = pastReader(git, reader, github)
    return Promise.all(
      points.map((text) =>
        sinceCommit(parsePoint(text)!, { head, from, ...(now === undefined ? {} : { now }) }, { past, reader }),
      ),
    )
  }

  it('is the newest release before the baseline: no prerelease, none of another branch, none of the head itself', async () => {
    await using repo = await createGitRepo()
    const old = await repo.commit('m0')
    await repo.git('tag', 'v1.9.0')
    await repo.git('tag', 'web/v0.9.0')
    const release = await repo.commit('m1')
    await repo.git('tag', '--annotate', '--message', 'Ten', 'v1.10.0')
    await repo.branch('next')
    await repo.commit('n1')
    await repo.git('tag', 'v2.0.0')
    await repo.checkout('main')
    const rc = await repo.commit('m2')
    await repo.git('tag', 'v1.11.0-rc.1')
    const from = await repo.commit('m3')
    const head = await repo.commit('m4')
    await repo.git('tag', 'v1.11.0')
    expect(await ask(repo, head, from, ['release', 'v1.11.*', 'v1.9.*', 'web/*', 'v3.*'])).toEqual([
      { name: 'v1.10.0', sha: release },
      { name: 'v1.11.0-rc.1', sha: rc },
      { name: 'v1.9.0', sha: old },
      { name: 'web/v0.9.0', sha: old },
      { why: 'no tag before this commit matches `v3.*`' },
    ])
  })

  it('is none before the first release, and that is said to be so', async () => {
    await using repo = await createGitRepo()
    const from = await repo.commit('m0')
    await repo.git('tag', 'nightly-1')
    const head = await repo.commit('m1')
    expect(await ask(repo, head, from, ['release'])).toEqual([{ why: 'no release yet', excused: true }])
  })

  it('is what the base branch was so many days ago, by first parents', async () => {
    await using repo = await createGitRepo()
    // Commits are a minute apart; 10 minutes stand for the past.
    const first = await repo.commit('m0')
    await repo.branch('topic')
    await repo.commit('t1')
    await repo.commit('t2')
    await repo.checkout('main')
    const merged = await repo.merge('topic')
    const from = await repo.commit('m2')
    const at = async (sha: string, days: number) =>
      new Date(Number(await repo.git('show', '-s', '--format=%ct', sha)) * 1000 + days * 86_400_000)
    const head = await repo.commit('m3')
    // Just before the merge only its side branch had newer commits; those never were the branch.
    const beforeMerge = new Date((await at(merged, 30)).getTime() - 1000)
    expect(await ask(repo, head, from, ['30d'], beforeMerge)).toEqual([{ name: first.slice(0, 7), sha: first }])
    expect(await ask(repo, head, from, ['30d'], await at(merged, 30))).toEqual([
      { name: merged.slice(0, 7), sha: merged },
    ])
    expect(await ask(repo, head, from, ['30d'], await at(first, 29))).toEqual([
      { why: 'the branch is younger than 30 days', excused: true },
    ])
  })
})

describe('an earlier point that nobody can tell', () => {
  it('is missing, not absent: a shallow clone without GitHub', async () => {
    await using repo = await createGitRepo()
    await repo.commit('m0')
    await repo.git('tag', 'v1.0.0')
    const head = await repo.commit('m1')
    await using clone = await repo.clone({ ref: head })
    const git = gitIn(clone.dir)
    const reader = gitReader(git)
    const from = { head, from: head }
    const past = pastReader(git, reader)
    expect(await sinceCommit(parsePoint('release')!, from, { past, reader })).toEqual({
      why: 'neither git nor GitHub tells the tags',
    })
    expect(await sinceCommit(parsePoint('30d')!, from, { past, reader })).toEqual({
      why: 'neither git nor GitHub tells the commit of 30 days ago',
    })
  })
})
