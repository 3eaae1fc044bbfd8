import { getOctokit } from '@actions/github'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createGitRepo } from '../../support/git-repo.ts'
import type { GitRepo } from '../../support/git-repo.ts'
import { MAX_COMMENT_LENGTH, startGitHub } from '../../support/github-api.ts'
import type { GitHub } from '../../support/github-api.ts'

const REPO = { owner: 'octo', repo: 'hello' }

let repo: GitRepo
let github: GitHub
let shas: { root: string; base: string; head: string; merge: string }

beforeAll(async () => {
  repo = await createGitRepo()
  const root = await repo.commit('root', { 'a.txt': 'a', 'dir/b.txt': 'b' })
  await repo.branch('feature')
  const head = await repo.commit('feature', { 'c.txt': 'c' })
  await repo.checkout('main')
  const base = await repo.commit('main moved on', { 'a.txt': 'aa' })
  await repo.checkout(base)
  shas = { root, head, base, merge: await repo.merge('feature') }
  await repo.checkout('main')
  github = await startGitHub({ gitDir: repo.dir })
})
afterAll(async () => {
  await github.close()
  await repo[Symbol.asyncDispose]()
})
beforeEach(() => github.heal())

function rest(token = github.writeToken) {
  return getOctokit(token, { baseUrl: github.url, log: { debug() {}, info() {}, warn() {}, error() {} } }).rest
}

function put(sha?: string) {
  return rest().repos.createOrUpdateFileContents({
    ...REPO,
    path: 'a.txt',
    message: 'change',
    content: Buffer.from(`new ${sha}`).toString('base64'),
    branch: 'feature',
    ...(sha ? { sha } : {}),
  })
}

describe('GitHub emulator: comments', () => {
  it('gives pull requests the number asked for, and the commits of the seed', async () => {
    const number = await github.addPull({
      number: 7,
      head: { ref: 'feature', sha: shas.head, repository: 'stranger/hello' },
      base: { ref: 'main', sha: shas.base },
      mergeSha: shas.merge,
      labels: ['budget: accepted'],
    })
    expect(number).toBe(7)
    const { data } = await rest().pulls.get({ ...REPO, pull_number: 7 })
    expect(data).toMatchObject({
      head: { sha: shas.head, label: 'stranger:feature', repo: { full_name: 'stranger/hello', fork: true } },
      base: { sha: shas.base, ref: 'main' },
      merge_commit_sha: shas.merge,
      labels: [{ name: 'budget: accepted' }],
    })
    expect((await rest().pulls.list({ ...REPO, head: 'stranger:feature' })).data).toHaveLength(1)
    expect((await rest().pulls.list({ ...REPO, head: 'octo:feature' })).data).toHaveLength(0)
    const ofCommit = await rest().repos.listPullRequestsAssociatedWithCommit({ ...REPO, commit_sha: shas.head })
    expect(ofCommit.data).toMatchObject([{ number: 7 }])
  })

  it('pages comments, and lists ours as the bot', async () => {
    const number = await github.addPull({ head: { ref: 'x', sha: shas.head }, base: { ref: 'main', sha: shas.base } })
    await github.addComments(number, 131)
    await rest().issues.createComment({ ...REPO, issue_number: number, body: 'ours' })
    const first = await rest().issues.listComments({ ...REPO, issue_number: number, per_page: 100 })
    expect([first.data.length, first.headers.link]).toEqual([100, expect.stringContaining(`<${github.url}`)])
    const all = await github.comments(number)
    expect(all).toHaveLength(132)
    expect(all.at(-1)).toMatchObject({ body: 'ours', user: { login: 'github-actions[bot]', type: 'Bot' } })
    expect(all[0]?.user.type).toBe('User')
    const id = all.at(-1)?.id ?? 0
    await rest().issues.updateComment({ ...REPO, comment_id: id, body: 'ours, updated' })
    expect((await github.comments(number)).at(-1)?.body).toBe('ours, updated')
  })

  it('refuses a body over 65,536 characters with 422, and takes one of exactly that', async () => {
    const number = await github.addPull({ head: { ref: 'y', sha: shas.head }, base: { ref: 'main', sha: shas.base } })
    const post = (length: number) =>
      rest().issues.createComment({ ...REPO, issue_number: number, body: 'x'.repeat(length) })
    await expect(post(MAX_COMMENT_LENGTH + 1)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Body is too long') as string,
    })
    expect((await post(MAX_COMMENT_LENGTH)).status).toBe(201)
  })
})

describe('GitHub emulator: tokens', () => {
  it('answers 401 to a token it does not know', async () => {
    await expect(rest('ghs_unknown').repos.get(REPO)).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining('Bad credentials') as string,
    })
  })

  it('lets a read-only token read, and refuses its writes with the permission they need', async () => {
    const reader = rest(github.readOnlyToken)
    expect((await reader.issues.listComments({ ...REPO, issue_number: 7 })).status).toBe(200)
    await expect(reader.issues.createComment({ ...REPO, issue_number: 7, body: 'x' })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration') as string,
      response: { headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' } },
    })
  })

  it('lets a token write only what it was given', async () => {
    const checker = rest(github.token({ checks: 'write' }))
    await checker.checks.create({ ...REPO, name: 'budget', head_sha: shas.head, status: 'in_progress' })
    expect(await github.checkRuns(shas.head)).toMatchObject([{ name: 'budget' }])
    await expect(checker.git.createRef({ ...REPO, ref: 'refs/heads/z', sha: shas.head })).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('GitHub emulator: faults', () => {
  it('breaks as many matching requests as asked', async () => {
    github.fail({ kind: 'secondary-rate-limit', times: 1, match: /^GET .*comments/, retryAfter: 2 })
    expect((await rest().repos.get(REPO)).status).toBe(200)
    const list = () => rest().issues.listComments({ ...REPO, issue_number: 7 })
    await expect(list()).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '2' } } })
    expect((await list()).status).toBe(200)
    github.fail({ kind: '502', times: 1 })
    await expect(list()).rejects.toMatchObject({ status: 502 })
    github.fail({ kind: 'down', times: 1 })
    await expect(list()).rejects.toMatchObject({ status: 500 })
    expect(github.requests.at(-1)).toMatchObject({ method: 'GET', status: 0 })
  })
})

describe('GitHub emulator: git', () => {
  it('knows parents and merge bases of the real repository', async () => {
    const merge = await rest().repos.getCommit({ ...REPO, ref: shas.merge })
    expect(merge.data.parents.map(({ sha }) => sha)).toEqual([shas.base, shas.head])
    const compared = await rest().repos.compareCommitsWithBasehead({ ...REPO, basehead: `main...${shas.head}` })
    expect(compared.data).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      merge_base_commit: { sha: shas.root },
    })
    await expect(rest().repos.getCommit({ ...REPO, ref: 'f'.repeat(40) })).rejects.toMatchObject({ status: 422 })
  })

  it('stores blobs, trees and commits, and refuses a ref update that is no fast-forward', async () => {
    const { git } = rest()
    const blob = await git.createBlob({
      ...REPO,
      content: Buffer.from('{"v":1}').toString('base64'),
      encoding: 'base64',
    })
    const file = { path: 'records/1.json', mode: '100644', type: 'blob' } as const
    const tree = await git.createTree({ ...REPO, tree: [{ ...file, sha: blob.data.sha }] })
    const first = await git.createCommit({ ...REPO, message: 'first', tree: tree.data.sha, parents: [] })
    await git.createRef({ ...REPO, ref: 'refs/heads/history', sha: first.data.sha })
    await expect(git.createRef({ ...REPO, ref: 'refs/heads/history', sha: first.data.sha })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Reference already exists') as string,
    })

    const commit = (message: string) =>
      git.createCommit({ ...REPO, message, tree: tree.data.sha, parents: [first.data.sha] })
    const [mine, theirs] = [await commit('mine'), await commit('theirs')]
    await git.updateRef({ ...REPO, ref: 'heads/history', sha: theirs.data.sha })
    await expect(git.updateRef({ ...REPO, ref: 'heads/history', sha: mine.data.sha })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Update is not a fast forward') as string,
    })
    const content = await rest().repos.getContent({ ...REPO, path: 'records/1.json', ref: 'history' })
    expect(content.data).toMatchObject({ type: 'file', size: 7, sha: blob.data.sha })
    expect(await repo.git('log', '--format=%s', 'history')).toBe('theirs\nfirst')
  })

  it('writes a file through the contents API only with the sha of what it replaces', async () => {
    await expect(put()).rejects.toMatchObject({ status: 422 })
    await expect(put('0'.repeat(40))).rejects.toMatchObject({ status: 409 })
    expect((await put(await repo.sha('feature:a.txt'))).status).toBe(200)
  })
})

describe('GitHub emulator: opening pull requests', () => {
  it('takes two branches with something between them, once, and what fits its limits', async () => {
    const { pulls } = rest()
    await repo.git('branch', 'same', 'main')
    await repo.git('branch', 'topic', 'feature')
    const open = (head: string, base = 'main', text: { title?: string; body?: string } = {}) =>
      pulls.create({ ...REPO, head, base, title: 'topic', ...text })
    await expect(open('nowhere')).rejects.toMatchObject({ status: 422 })
    await expect(open('topic', 'nowhere')).rejects.toMatchObject({ status: 422 })
    await expect(open('same')).rejects.toThrow(/No commits between main and same/)
    await expect(open('topic', 'main', { title: 'x'.repeat(257) })).rejects.toThrow(/title is too long/)
    const { data } = await open('topic')
    expect(data).toMatchObject({ state: 'open', merged_at: null, head: { ref: 'topic', sha: await repo.sha('topic') } })
    await expect(open('topic')).rejects.toThrow(/A pull request already exists for octo:topic/)
    const body = 'x'.repeat(MAX_COMMENT_LENGTH + 1)
    await expect(pulls.update({ ...REPO, pull_number: data.number, body })).rejects.toThrow(/body is too long/)

    await github.mergePull(data.number)
    const listed = await pulls.list({ ...REPO, state: 'all', head: 'octo:topic' })
    expect(listed.data).toMatchObject([{ state: 'closed', merged_at: expect.any(String) }])
  })
})

describe('GitHub emulator: the Actions cache', () => {
  it('tells what is there by pages, deletes by id, and refuses whom GitHub refuses', async () => {
    const stored = ['one', 'two', 'three'].map((key, at) => {
      const time = new Date(Date.UTC(2026, 10, 22, at))
      return {
        id: at + 1,
        key,
        version: 'v',
        scope: 'refs/heads/main',
        size: 10 * (at + 1),
        createdAt: time,
        usedAt: time,
      }
    })
    const caches = {
      list: () => stored,
      remove(id: number) {
        const at = stored.findIndex((it) => it.id === id)
        return at !== -1 && stored.splice(at, 1).length === 1
      },
    }
    await using own = await startGitHub({ caches })
    const as = (token: string) =>
      getOctokit(token, { baseUrl: own.url, log: { debug() {}, info() {}, warn() {}, error() {} } }).rest.actions
    const { data: usage } = await as(own.writeToken).getActionsCacheUsage(REPO)
    expect(usage).toEqual({ full_name: 'octo/hello', active_caches_size_in_bytes: 60, active_caches_count: 3 })
    const order = { sort: 'created_at', direction: 'asc', per_page: 2 } as const
    const { data: page } = await as(own.writeToken).getActionsCacheList({ ...REPO, ...order, page: 2 })
    expect(page).toMatchObject({ total_count: 3, actions_caches: [{ id: 3, key: 'three', ref: 'refs/heads/main' }] })
    await expect(as(own.token({ actions: 'none' })).getActionsCacheUsage(REPO)).rejects.toMatchObject({ status: 403 })
    const cache_id = 2
    await expect(
      as(own.token({ actions: 'read' })).deleteActionsCacheById({ ...REPO, cache_id }),
    ).rejects.toMatchObject({
      status: 403,
    })
    expect(stored).toHaveLength(3)
    await as(own.token({ actions: 'write' })).deleteActionsCacheById({ ...REPO, cache_id })
    expect(stored.map(({ key }) => key)).toEqual(['one', 'three'])
    await expect(as(own.writeToken).deleteActionsCacheById({ ...REPO, cache_id })).rejects.toMatchObject({
      status: 404,
    })
  })
})
