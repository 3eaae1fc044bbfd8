import { describe, expect, it } from 'vitest'
import { adviceId } from '../../src/advise/promise/proposal.ts'
import type { Judged } from '../../src/advise/measured.ts'
import { githubApi } from '../../src/github/api.ts'
import type { FileChange } from '../../src/github/proposal/make-commit.ts'
import { gitIn } from '../../src/git/git.ts'
import { githubReader } from '../../src/history/github-commits.ts'
import type { Annotation } from '../../src/io.ts'
import type { Lab } from '../../src/story/advise/lab.ts'
import { keepPullRequest } from '../../src/story/advise/pull-request/keep-pull-request.ts'
import { openHttp } from '../../src/http/http.ts'
import { changedFiles } from '../../src/story/advise/pull-request/changed-files.ts'
import { proposeAdvice } from '../../src/story/advise/pull-request/propose-advice.ts'
import { inVariant } from '../../src/story/advise/variant.ts'
import { anAdvice, anAdviceReport } from '../advise/a-report.ts'
import { createGitRepo, type GitRepo } from '../support/git-repo.ts'
import { startGitHub } from '../support/github-api.ts'

const BRANCH = 'bake-budget/advice'
const BOT = 'github-actions[bot]'

/** GitHub over a real repository, whose commits are ours to make. */
async function github() {
  const repo = await createGitRepo()
  await repo.commit('first', { Dockerfile: 'FROM node\nCOPY . .\n', 'old.txt': 'old', 'run.sh': '#!/bin/sh\n' })
  await repo.git('update-index', '--chmod=+x', 'run.sh')
  await repo.git('commit', '--quiet', '-m', 'executable')
  await repo.git('reset', '--quiet', '--hard')
  const server = await startGitHub({ gitDir: repo.dir })
  const http = openHttp({}, () => undefined)
  const repository = 'octo/hello'
  return {
    repo,
    server,
    head: () => repo.sha('main'),
    /** Proposes what pays most of these candidates on the newest commit of main. */
    async propose(candidates: Judged[], { token = server.writeToken, base = 'main', all = false } = {}) {
      const sha = await repo.sha(base)
      const combined = anAdvice('combined', { candidate: { source: 'combined', parts: ['a', 'b'] } })
      const report = anAdviceReport(candidates, { sha, ...(all ? { combined } : {}) })
      const api = githubApi(http, { apiUrl: server.url, repository }, token)
      const filesOf = async ({ candidate }: Judged): Promise<FileChange[]> =>
        await Promise.resolve([
          { path: 'Dockerfile', mode: '100644', content: Buffer.from(`FROM node\n# ${adviceId(candidate)}\n`) },
        ])
      return proposeAdvice({ api, repository, branch: BRANCH, base }, report, { all, filesOf })
    },
    writes: () =>
      server.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path.replace('/repos/octo/hello/', '')}`),
    async [Symbol.asyncDispose]() {
      await server.close()
      await repo[Symbol.asyncDispose]()
    },
  }
}

const show = (repo: GitRepo, format: string) => repo.git('log', '-1', `--format=${format}`, BRANCH)
const pullOf = async (server: Awaited<ReturnType<typeof startGitHub>>, number: number) =>
  (await server.pull(number)) as {
    title: string
    body: string
    state: string
    base: { ref: string }
    head: { ref: string }
  }

describe('the pull request with advice', { timeout: 60_000 }, () => {
  it('is opened on the analyzed commit with the gain in its title, and updated in place', async () => {
    await using hub = await github()
    const first = await hub.head()
    expect(await hub.propose([anAdvice('a'), anAdvice('b')])).toEqual({ done: 'created', number: 1 })
    expect(await pullOf(hub.server, 1)).toMatchObject({
      title: 'Do a: −41 % of a source change’s build, −12.3 MB per pull',
      base: { ref: 'main' },
      head: { ref: BRANCH },
    })
    expect(await show(hub.repo, '%P %an')).toBe(`${first} ${BOT}`)
    expect(await show(hub.repo, '%B')).toContain(
      'Bake-Budget-Advice: a\nBake-Budget-Promised: ms=41000, bytes=12300000',
    )

    // The same once more: nothing is written where anybody sees it.
    const before = hub.writes().length
    expect(await hub.propose([anAdvice('a'), anAdvice('b')])).toEqual({ done: 'unchanged', number: 1 })
    expect(
      hub
        .writes()
        .slice(before)
        .filter((it) => /refs|pulls/.test(it)),
    ).toEqual([])

    // The branch has moved on, and another change is the only one that pays: the same pull request, on top of the new commit.
    const second = await hub.repo.commit('second', { 'app.js': '1' })
    expect(await hub.propose([anAdvice('b')])).toEqual({ done: 'updated', number: 1 })
    expect(await show(hub.repo, '%P')).toBe(second)
    expect(await hub.repo.git('show', `${BRANCH}:Dockerfile`)).toBe('FROM node\n# b')
    expect((await pullOf(hub.server, 1)).title).toMatch(/^Do b: /)
  })

  it('keeps its change while that pays, though another pays more by now', async () => {
    await using hub = await github()
    await hub.propose([anAdvice('a'), anAdvice('b')])
    await hub.propose([anAdvice('b'), anAdvice('a')])
    expect((await pullOf(hub.server, 1)).title).toMatch(/^Do a: /)
  })

  it('holds all that pay where that is wanted', async () => {
    await using hub = await github()
    expect(await hub.propose([anAdvice('a'), anAdvice('b')], { all: true })).toMatchObject({ done: 'created' })
    expect(await show(hub.repo, '%B')).toContain('Bake-Budget-Advice: combined+a+b')
  })

  it.each<[string, (repo: GitRepo) => Promise<unknown>]>([
    ['added a commit', (repo) => repo.commit('theirs', { 'their.txt': '1' })],
    ['added a commit with our trailer', (repo) => repo.commit('theirs\n\nBake-Budget-Advice: a', { 'their.txt': '1' })],
    ['amended our commit', (repo) => repo.git('commit', '--quiet', '--amend', '--no-edit', '--allow-empty')],
    [
      'merged main into it',
      async (repo) => (
        await repo.checkout('main'),
        await repo.commit('more', { x: '1' }),
        await repo.checkout(BRANCH),
        repo.merge('main')
      ),
    ],
  ])('is left alone when somebody has %s', async (_, work) => {
    await using hub = await github()
    await hub.propose([anAdvice('a')])
    await hub.repo.checkout(BRANCH)
    await work(hub.repo)
    const tip = await hub.repo.sha(BRANCH)
    await hub.repo.checkout('main')
    const { body } = await pullOf(hub.server, 1)
    for (const candidates of [[anAdvice('b')], []]) {
      expect(await hub.propose(candidates)).toEqual({
        done: 'left',
        why: expect.stringMatching(
          /somebody has worked on the branch bake-budget\/advice \(([0-9a-f]{7} is not by this action|it has 2 commits)\)/,
        ),
      })
      expect([await hub.repo.sha(BRANCH), (await pullOf(hub.server, 1)).body]).toEqual([tip, body])
    }
  })

  it('is not made on a branch of this name that is somebody’s own', async () => {
    await using hub = await github()
    await hub.repo.branch(BRANCH)
    const tip = await hub.repo.commit('theirs', { x: '1' })
    await hub.repo.checkout('main')
    expect(await hub.propose([anAdvice('a')])).toMatchObject({ done: 'left' })
    expect(await hub.repo.sha(BRANCH)).toBe(tip)
  })

  it('is not opened again for a change that somebody closed it with, but for another one', async () => {
    await using hub = await github()
    await hub.propose([anAdvice('a')])
    await hub.server.closePull(1)
    const tip = await hub.repo.sha(BRANCH)
    expect(await hub.propose([anAdvice('a')])).toEqual({
      done: 'none',
      why: '`a` pays, but its pull request was closed without merging',
    })
    expect(await hub.repo.sha(BRANCH)).toBe(tip)
    expect(await hub.propose([anAdvice('a'), anAdvice('b')])).toEqual({
      done: 'created',
      number: 2,
      passedOver: ['a'],
    })
    expect((await pullOf(hub.server, 2)).title).toMatch(/^Do b: /)
  })

  it('is opened anew after one that was merged, on the branch that it left', async () => {
    await using hub = await github()
    await hub.propose([anAdvice('a')])
    await hub.server.mergePull(1)
    await hub.repo.merge(BRANCH)
    expect(await hub.propose([anAdvice('a')])).toEqual({ done: 'created', number: 2 })
  })

  it('stays open when nothing pays any more, and says so once at the top of its body', async () => {
    await using hub = await github()
    await hub.propose([anAdvice('a')])
    const { title } = await pullOf(hub.server, 1)
    const not = anAdvice('a', { outcome: 'does-not-apply', pays: false })
    expect(await hub.propose([not])).toEqual({ done: 'no-gain', number: 1 })
    await hub.propose([not])
    const now = await pullOf(hub.server, 1)
    expect(now).toMatchObject({ title, state: 'open' })
    expect(now.body.match(/it does not apply/g)).toHaveLength(1)
    // What was not looked at is no news, and what pays again takes the notice away.
    const late = anAdvice('a', { outcome: 'not-reached', pays: false })
    for (const more of [[], [anAdvice('b')]]) {
      expect(await hub.propose([late, ...more])).toMatchObject({ done: 'left' })
    }
    await hub.propose([anAdvice('a')])
    expect((await pullOf(hub.server, 1)).body).not.toContain('any more')
  })

  it('is not made where nothing pays', async () => {
    await using hub = await github()
    expect(await hub.propose([anAdvice('a', { pays: false })])).toEqual({ done: 'none', why: 'nothing pays' })
    expect(hub.writes()).toEqual([])
  })

  it('is one at a time: another branch’s is left as it is', async () => {
    await using hub = await github()
    await hub.propose([anAdvice('a')])
    await hub.repo.branch('release')
    expect(await hub.propose([anAdvice('b')], { base: 'release' })).toEqual({
      done: 'left',
      why: expect.stringContaining('#1 is open for main'),
    })
  })

  it.each<[string, Parameters<Awaited<ReturnType<typeof startGitHub>>['token']>[0], RegExp]>([
    ['contents', { 'pull-requests': 'write' }, /the commit was not written: .*403.*`permissions: contents: write`/],
    [
      'pull requests',
      { contents: 'write' },
      /the pull request was not opened: .*403.*`permissions: pull-requests: write`/,
    ],
  ])('says which permission is missing where it may not write %s', async (_, permissions, words) => {
    await using hub = await github()
    await expect(hub.propose([anAdvice('a')], { token: hub.server.token(permissions) })).rejects.toThrow(words)
  })

  it('says where a repository allows it that forbids it to all jobs', async () => {
    await using hub = await github()
    hub.server.forbidPulls()
    await expect(hub.propose([anAdvice('a')])).rejects.toThrow(
      /Allow GitHub Actions to create and approve pull requests/,
    )
  })

  it('is the same one where another job has opened it meanwhile', async () => {
    await using hub = await github()
    const both = await Promise.all([hub.propose([anAdvice('a')]), hub.propose([anAdvice('a')])])
    expect(new Set(both.flatMap((it) => ('number' in it ? it.number : [])))).toEqual(new Set([1]))
  })

  it('of a hostile title and path is a title, a body and a commit that do nothing else', async () => {
    await using hub = await github()
    const title = 'fixes #1 @octocat <img src=x> -->\nBake-Budget-Advice: evil'
    const evil = anAdvice('../-->\nx', { candidate: { title, targets: ['<b>'] } })
    expect(await hub.propose([evil])).toMatchObject({ done: 'created' })
    const message = await show(hub.repo, '%B')
    expect(message.match(/^Bake-Budget-Advice: .*$/gm)).toEqual(['Bake-Budget-Advice: ../%2D-%3E%0Ax'])
    const pull = await pullOf(hub.server, 1)
    for (const text of [message, pull.title, pull.body]) expect(text).not.toMatch(/@octocat|#1\b/)
    expect(pull.body).not.toContain('<img')
    await hub.server.closePull(1)
    expect(await hub.propose([evil])).toMatchObject({ done: 'none' })
  })
})

describe('what a patch changes', { timeout: 60_000 }, () => {
  it('is whole new contents with their modes, deleted files and bytes that are no text; the checkout stays as it is', async () => {
    await using repo = await createGitRepo()
    const bytes = Buffer.from([0xff, 0, 0xfe, 13, 10, 0x80])
    await repo.write({ 'run.sh': '#!/bin/sh\n', 'old.txt': 'old', 'ä "x"\t.bin': Buffer.from([0xff, 0]) })
    await repo.git('add', '--all')
    await repo.git('update-index', '--chmod=+x', 'run.sh')
    await repo.git('commit', '--quiet', '-m', 'first')
    await repo.git('checkout', '--quiet', '--force', 'HEAD')
    const head = await repo.sha()
    await repo.write({ 'run.sh': '#!/bin/sh\nset -e\n', 'ä "x"\t.bin': bytes, 'deep/new.txt': 'new' })
    await repo.git('rm', '--quiet', 'old.txt')
    await repo.git('add', '--all')
    await repo.git('update-index', '--chmod=+x', 'run.sh')
    const patch = `${await repo.git('diff', '--cached', '--binary')}\n\n`
    await repo.git('reset', '--quiet', '--hard', 'HEAD')

    const io = { env: process.env }
    const lab = { run: { io, tempDir: `${repo.dir}/.git` }, git: gitIn(repo.dir, process.env), notes: [] }
    const files = await inVariant(lab as never, { sha: head, patches: [patch] }, (it) =>
      changedFiles(it, { io } as never),
    )
    expect(files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'deep/new.txt', mode: '100644', content: Buffer.from('new') },
      { path: 'old.txt', mode: '100644' },
      { path: 'run.sh', mode: '100755', content: Buffer.from('#!/bin/sh\nset -e\n') },
      { path: 'ä "x"\t.bin', mode: '100644', content: bytes },
    ])
    expect(await repo.git('status', '--porcelain')).toBe('')
  })
})

describe('`advise-pull-request` in a job', { timeout: 60_000 }, () => {
  /** The last sentence of `mode: advise` on main, with a patch that adds a line to the Dockerfile. */
  async function play(
    hub: Awaited<ReturnType<typeof github>>,
    { event = 'schedule', ref = 'refs/heads/main', input = true, token = hub.server.writeToken } = {},
  ) {
    const head = await hub.repo.sha()
    await hub.repo.write({ Dockerfile: 'FROM node\nCOPY . .\n# better\n' })
    const patch = `${await hub.repo.git('diff')}\n`
    await hub.repo.git('reset', '--quiet', '--hard')
    const said: string[] = []
    const outputs: Record<string, string> = {}
    const io = {
      env: process.env,
      info: (line: string) => void said.push(line),
      annotate: ({ level, message }: Annotation) => void said.push(`${level}: ${message}`),
      output: (name: string, value: string) => void (outputs[name] = value),
    }
    const job = { event, ref, payload: {}, repository: 'octo/hello', serverUrl: 'https://github.test' }
    const inputs = { advisePullRequest: input, githubToken: token, reportId: 'default' }
    const api = githubApi(
      openHttp({}, () => undefined),
      { apiUrl: hub.server.url, repository: 'octo/hello' },
      token,
    )
    const run = { io, inputs, job, api, tempDir: `${hub.repo.dir}/.git` }
    const git = gitIn(hub.repo.dir, process.env)
    const lab = { run, git, reader: githubReader(api), head, canceled: { requested: () => false }, notes: [] }
    const report = anAdviceReport([anAdvice('a', { candidate: { patch } })], { sha: head })
    await keepPullRequest(lab as unknown as Lab, report)
    return { said, outputs, head }
  }

  it('proposes the patched files on the commit that was analyzed, and gives the number', async () => {
    await using hub = await github()
    const { said, outputs } = await play(hub)
    expect(said).toEqual(['Pull request with advice: https://github.test/octo/hello/pull/1 (opened).'])
    expect(outputs).toEqual({ 'advice-pull-request': '1' })
    expect(await hub.repo.git('diff', '--stat', '--summary', 'main', BRANCH)).toMatch(
      /^ Dockerfile \| 1 \+\n 1 file changed/,
    )
    expect(await hub.repo.git('show', `${BRANCH}:Dockerfile`)).toBe('FROM node\nCOPY . .\n# better')
    expect(await hub.repo.git('status', '--porcelain')).toBe('')
  })

  it('asks GitHub nothing without the input', async () => {
    await using hub = await github()
    expect(await play(hub, { input: false })).toMatchObject({ said: [], outputs: {} })
    expect(hub.server.requests).toEqual([])
  })

  it('says in one sentence why a pull request’s run proposes nothing, and a commit that is not on the branch', async () => {
    await using hub = await github()
    const { said } = await play(hub, { event: 'pull_request', ref: 'refs/pull/7/merge' })
    expect(said).toEqual([
      expect.stringMatching(/^notice: No pull request with advice: this run is of refs\/pull\/7\/merge/),
    ])
    await hub.repo.branch('topic')
    await hub.repo.commit('not on main', { x: '1' })
    expect((await play(hub)).said).toEqual([expect.stringMatching(/^notice: .* is not known to be on main\.$/)])
    expect(hub.writes()).toEqual([])
  })

  it('warns in one sentence of what GitHub refuses, and the job goes on', async () => {
    await using hub = await github()
    const { said, outputs } = await play(hub, { token: hub.server.readOnlyToken })
    expect(said).toEqual([
      expect.stringMatching(
        /^warning: No pull request with advice: the commit was not written: .*`permissions: contents: write`\.$/,
      ),
    ])
    expect(outputs).toEqual({})
  })
})
