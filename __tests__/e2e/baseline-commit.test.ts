import { describe, expect, it } from 'vitest'

import { MOST, baselineCommit, readInTurn } from '../../src/history/baseline-commit.ts'
import { openEpochs } from '../../src/history/epochs.ts'
import { githubApi } from '../../src/github/api.ts'
import { openHttp } from '../../src/http/http.ts'
import { githubReader } from '../../src/history/github-commits.ts'
import { gitReader, readHead } from '../../src/git/commits.ts'
import { pick } from '../../src/history/stores/record-lines.ts'
import { aRecord } from '../budget/a-comparison.ts'
import { createGitRepo } from '../support/git-repo.ts'
import type { GitRepo } from '../support/git-repo.ts'
import { startGitHub } from '../support/github-api.ts'
import { apiOver, gitIn } from '../history/over-git.ts'
import { SHAPES } from '../history/shapes.ts'

/** Every ref of the repository, as `fetch-depth: 0` has them. */
async function fullClone(repo: GitRepo, ref: string) {
  const clone = await repo.clone({ depth: 0, ref })
  await clone.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/keep/*:refs/keep/*')
  return clone
}

/** The ways to read a history: what is on the machine, and whether GitHub can be asked. */
const WAYS = {
  'full clone, no API': async (repo: GitRepo, head: string) => {
    const clone = await fullClone(repo, head)
    return { reader: gitReader(gitIn(clone.dir)), [Symbol.asyncDispose]: () => clone[Symbol.asyncDispose]() }
  },
  'fetch-depth: 1 and the API': async (repo: GitRepo, head: string) => {
    const clone = await repo.clone({ ref: head })
    const reader = readInTurn(gitReader(gitIn(clone.dir)), githubReader(apiOver(repo.dir)))
    return { reader, [Symbol.asyncDispose]: () => clone[Symbol.asyncDispose]() }
  },
  'no git at all, the API': async (repo: GitRepo) => ({
    reader: readInTurn(
      gitReader(() => Promise.reject(new Error('no git'))),
      githubReader(apiOver(repo.dir)),
    ),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }),
}

describe('the baseline commit, in a full clone, a shallow one, and with no git at all', { timeout: 60_000 }, () => {
  it.each(SHAPES)('$name', async ({ build }) => {
    await using repo = await createGitRepo()
    const { situation, expected, records } = await build(repo, await repo.commit('m0', { m0: '0' }))
    const { wanted } = expected
    const chain =
      wanted === undefined ? '' : await repo.git('rev-list', '--first-parent', `--max-count=${MOST}`, wanted)
    for (const [way, open] of Object.entries(WAYS)) {
      await using opened = await open(repo, situation.head)
      const { why: _, ...answer } = await baselineCommit(situation, opened.reader)
      const right = { ...expected, candidates: chain.split('\n').filter(Boolean) }
      expect({ way, ...answer, wanted: answer.wanted }).toEqual({ way, ...right })
      if (!records) continue
      const stored = records.of.map((sha) => aRecord(sha))
      expect(pick(stored, answer.candidates)).toMatchObject({ sha: records.found, commitsOlder: records.older })
    }
  })
})

describe('reading commits', { timeout: 60_000 }, () => {
  it('gives a shallow clone’s first parent without GitHub, and says what it cannot know', async () => {
    await using repo = await createGitRepo()
    const m0 = await repo.commit('m0')
    const m1 = await repo.commit('m1')
    await repo.branch('topic')
    const head = await repo.commit('t')
    await using clone = await repo.clone({ ref: head })
    const reader = readInTurn(gitReader(gitIn(clone.dir)))
    expect(await baselineCommit({ event: 'push', head }, reader)).toEqual({
      wanted: m1,
      rule: 'first parent',
      candidates: [m1],
    })
    const pullRequest = { headSha: head, baseRef: 'main', baseSha: m1 }
    expect(await baselineCommit({ event: 'pull_request', head, pullRequest }, reader)).toEqual({
      rule: 'merge base',
      candidates: [],
      why: `the merge base of ${head.slice(0, 7)} is not known`,
    })
    expect(await readHead(gitIn(clone.dir))).toBe(head)
    expect(await readHead(gitIn('/nowhere'))).toBeUndefined()
    expect(m0).not.toBe(m1)
  })

  it('continues a shallow chain with GitHub, looks at most 50 back, and asks little', async () => {
    await using repo = await createGitRepo()
    for (let i = 0; i < 60; i++) await repo.commit(`m${i}`)
    const head = await repo.sha()
    const expected = (await repo.git('rev-list', '--first-parent', '--max-count=50', 'HEAD^')).split('\n')
    await using clone = await repo.clone({ depth: 3, ref: head })
    const log: string[] = []
    const reader = readInTurn(gitReader(gitIn(clone.dir)), githubReader(apiOver(repo.dir, log)))
    expect((await baselineCommit({ event: 'push', head }, reader)).candidates).toEqual(expected)
    expect(log).toHaveLength(1)
  })

  it('asks a real GitHub over HTTP, and takes refusals for "unknown"', async () => {
    await using repo = await createGitRepo()
    const m0 = await repo.commit('m0')
    const m1 = await repo.commit('m1')
    await using github = await startGitHub({ gitDir: repo.dir })
    const api = githubApi(
      openHttp({}, () => undefined),
      { apiUrl: github.url, repository: 'octo/hello' },
      github.readOnlyToken,
    )
    expect(await baselineCommit({ event: 'push', head: m1 }, githubReader(api))).toEqual({
      wanted: m0,
      rule: 'first parent',
      candidates: [m0],
    })
    for (const kind of ['500', 'secondary-rate-limit', 'down'] as const) {
      github.fail({ kind, times: Infinity })
      expect(await baselineCommit({ event: 'push', head: m1 }, githubReader(api))).toMatchObject({ candidates: [] })
      github.heal()
    }
    const bad = githubApi(
      openHttp({}, () => undefined),
      { apiUrl: github.url, repository: 'octo/hello' },
      'wrong',
    )
    expect(await githubReader(bad).parents(m1)).toBeUndefined()
  })
})

describe('open epochs', { timeout: 60_000 }, () => {
  it('are those the head contains and the baseline does not', async () => {
    await using repo = await createGitRepo()
    const m0 = await repo.commit('m0')
    await repo.branch('topic')
    const jump = await repo.commit('jump')
    const head = await repo.commit('more')
    await repo.checkout('main')
    await repo.branch('other')
    const elsewhere = await repo.commit('elsewhere')
    const epochs = [m0, jump, elsewhere].map((sha) => sha.slice(0, 7))
    for (const reader of [gitReader(gitIn(repo.dir)), githubReader(apiOver(repo.dir))]) {
      expect(await openEpochs([...epochs, 'fffffff'], { baseline: m0, head }, reader)).toEqual([jump.slice(0, 7)])
      expect(await openEpochs(epochs, { baseline: jump, head }, reader)).toEqual([])
    }
  })
})
