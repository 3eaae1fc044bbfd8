import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { CLOCK } from '../../src/github/answers.ts'
import { BRANCH, branchStore } from '../../src/history/stores/branch-store.ts'
import type { BranchStoreOptions } from '../../src/history/stores/branch-store.ts'
import { githubApi } from '../../src/github/api.ts'
import { openHttp } from '../../src/http/http.ts'
import type { GitHubApi } from '../../src/github/api.ts'
import { lineOf } from '../../src/history/stores/record-lines.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { aRecord } from '../budget/a-comparison.ts'
import { createGitRepo } from '../support/git-repo.ts'
import type { GitRepo } from '../support/git-repo.ts'
import { startGitServer } from '../history/git-server.ts'
import { startGitHub } from '../support/github-api.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')

const sha = (n: number) => n.toString(16).padStart(40, '0')

/** A record of commit `n`, made `n` seconds after ten o'clock. */
function record(n: number) {
  const createdAt = new Date(Date.parse('2026-11-22T10:00:00Z') + n * 1000).toISOString()
  return { ...aRecord(sha(n)), createdAt }
}

/** GitHub over a real repository that has one commit. */
async function github() {
  const repo = await createGitRepo()
  await repo.commit('m0')
  const server = await startGitHub({ gitDir: repo.dir })
  const api = (token = server.writeToken) =>
    githubApi(
      openHttp({}, () => undefined),
      { apiUrl: server.url, repository: 'octo/hello' },
      token,
    )
  const close = async () => {
    await server.close()
    await repo[Symbol.asyncDispose]()
  }
  return { repo, server, api, [Symbol.asyncDispose]: close }
}

function store(api: GitHubApi, options: Partial<BranchStoreOptions> = {}) {
  const warnings: string[] = []
  const clock = { now: () => NOW, sleep: () => sleep(1), random: Math.random }
  const warn = (message: string) => void warnings.push(message)
  return { ...branchStore({ api, reportId: 'default', readRecord, warn, clock, ...options }), warnings }
}

const lines = async (repo: GitRepo, file = 'default.jsonl') =>
  (await repo.git('cat-file', 'blob', `bake-budget-history:${file}`)).split('\n')

/** Faults before the request arrives, and lost answers after it did. */
function faulty(api: GitHubApi, share: number): GitHubApi {
  const statuses = [409, 422, 403, 429, 500, 502, 503]
  return async (...request) => {
    const lost = Math.random() < share / 2
    if (lost) await api(...request)
    if (!lost && Math.random() > share / 2) return api(...request)
    const status = statuses[Math.floor(Math.random() * statuses.length)] ?? 500
    if (status === 500) throw new TypeError('fetch failed')
    const headers: Record<string, string> = status === 403 || status === 429 ? { 'retry-after': '1' } : {}
    return { status, data: { message: 'You have exceeded a secondary rate limit' }, headers }
  }
}

describe('the branch store', { timeout: 60_000 }, () => {
  it('makes an orphan branch, appends one line per record, and finds by candidate', async () => {
    await using hub = await github()
    const history = store(hub.api())
    expect(await history.find(['a'.repeat(40)])).toBeUndefined()
    for (const n of [2, 1, 3]) await history.save(record(n))
    expect(await lines(hub.repo)).toEqual([1, 2, 3].map((n) => lineOf(record(n))))
    expect(await hub.repo.git('rev-list', '--count', 'bake-budget-history')).toBe('3')
    await expect(hub.repo.git('merge-base', 'main', 'bake-budget-history')).rejects.toThrow()

    // The records are read once per run: the first look-up was before there were any.
    expect(await history.recent(9)).toEqual([])
    const again = store(hub.api(hub.server.readOnlyToken))
    expect(await again.find([sha(9), sha(2), sha(1)])).toEqual({ record: record(2), sha: sha(2), commitsOlder: 1 })
    expect(await again.find([sha(9)])).toBeUndefined()
    expect((await again.recent(2)).map(({ createdAt }) => createdAt)).toEqual(
      [record(3), record(2)].map((it) => it.createdAt),
    )
    expect(again.warnings).toEqual([])
  })

  it('keeps records of other report ids in other files, and commits nothing twice', async () => {
    await using hub = await github()
    await store(hub.api()).save(record(1))
    await store(hub.api()).save(record(1))
    await store(hub.api(), { reportId: 'ci/a b' }).save({ ...record(2), reportId: 'ci/a b' })
    expect(await hub.repo.git('rev-list', '--count', 'bake-budget-history')).toBe('2')
    expect(await store(hub.api(), { reportId: 'ci/a b' }).recent(5)).toHaveLength(1)
    expect(await store(hub.api()).recent(5)).toHaveLength(1)
  })

  it('skips what is corrupt, foreign, or of a newer version, with one warning, and keeps it in the file', async () => {
    await using hub = await github()
    const newer = lineOf({ ...record(1), bakeBudget: 99 as 1, createdAt: record(1).createdAt })
    const other = lineOf({ ...record(2), reportId: 'other' })
    await hub.repo.git('checkout', '--quiet', '--orphan', 'bake-budget-history')
    await hub.repo.commit('by hand', {
      'default.jsonl': ['{"half', '[]', 'null', newer, other, lineOf(record(3))].join('\n'),
    })
    await hub.repo.checkout('main')
    const history = store(hub.api())
    expect(await history.find([record(3).commit?.sha ?? ''])).toMatchObject({ record: record(3) })
    expect(history.warnings).toHaveLength(1)
    expect(history.warnings[0]).toMatch(
      /^4 of the history's entries in branch bake-budget-history cannot be used .*line 1: /,
    )
    expect(await history.recent(9)).toHaveLength(1)
    await history.save(record(4))
    expect(await lines(hub.repo)).toEqual(expect.arrayContaining(['{"half', newer, lineOf(record(4))]))
  })

  it('prunes by age, count and size, the oldest first', async () => {
    await using hub = await github()
    const limits = { count: 3, days: 30, bytes: 1e6 }
    const old = { ...record(0), createdAt: new Date(NOW - 31 * DAY).toISOString() }
    for (const it of [record(1), record(2), old, record(3), record(4)]) await store(hub.api(), { limits }).save(it)
    expect(await lines(hub.repo)).toEqual([2, 3, 4].map((n) => lineOf(record(n))))
    await store(hub.api(), { limits: { ...limits, bytes: 10 } }).save(record(5))
    expect(await lines(hub.repo)).toEqual([lineOf(record(5))])
  })

  it('says which permission is missing, at once, and gives up on a branch it may not move', async () => {
    await using hub = await github()
    const refused = store(hub.api(hub.server.readOnlyToken)).save(record(1))
    await expect(refused).rejects.toThrow(
      /GitHub answered 403 \(Resource not accessible.*`permissions: contents: write`/,
    )
    await store(hub.api()).save(record(1))
    let asked = 0
    const ruled: GitHubApi = async (...request) => {
      if (request[0] !== 'PUT') return hub.api()(...request)
      asked++
      return { status: 422, data: { message: 'Repository rule violations found' }, headers: {} }
    }
    await expect(store(ruled).save(record(2))).rejects.toThrow(/422 \(Repository rule violations found\)/)
    expect(asked).toBeLessThan(12)
  })

  it('gives up on a GitHub that is down, in its time', async () => {
    await using hub = await github()
    hub.server.fail({ kind: '503', times: Infinity })
    let waited = NOW
    const clock = { now: () => waited, random: Math.random, sleep: async (ms: number) => void (waited += ms) }
    await expect(store(hub.api(), { clock }).save(record(1))).rejects.toThrow(/GitHub answered 503/)
    await expect(store(hub.api(), { clock }).find(['a'])).rejects.toThrow(/GitHub answered 503/)
    expect(waited - NOW).toBeLessThan(60_000)
  })
})

describe('50 concurrent writers on a real git server', () => {
  it.each([
    ['a healthy API', 0],
    ['409, 422, 403, 429, 5xx and lost answers at random', 0.2],
  ])('%s: none lost, none doubled', { timeout: 300_000 }, async (_, share) => {
    await using hub = await startGitServer(BRANCH)
    const api = githubApi(
      openHttp({}, () => undefined),
      { apiUrl: hub.url, repository: 'octo/hello' },
      '',
    )
    const wanted = Array.from({ length: 50 }, (_, n) => record(n))
    const options = { clock: CLOCK, patienceMs: 290_000, limits: { count: 200, days: 1e4, bytes: 1e7 } }
    await Promise.all(wanted.map((it) => store(share > 0 ? faulty(api, share) : api, options).save(it)))
    const text = await hub.git(['cat-file', 'blob', `${BRANCH}:default.jsonl`])
    expect(text.trimEnd().split('\n')).toEqual(wanted.map((it) => lineOf(it)))
    expect((await hub.git(['rev-list', '--count', '--first-parent', BRANCH])).trim()).toBe('50')
    expect(await store(api, { clock: CLOCK }).recent(99)).toHaveLength(50)
    // They did race, and git did refuse.
    expect(hub.answers.get('PUT 409')).toBeGreaterThan(0)
    expect(hub.answers.get('PUT 201')).toBe(49)
  })
})
