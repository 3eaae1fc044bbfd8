import { describe, expect, it } from 'vitest'
import type { ApiAnswer, GitHubApi } from '../../src/github/api.ts'
import type { ListedCache } from '../../src/quota/listed-caches.ts'
import { pruneCaches } from '../../src/quota/prune-caches.ts'
import { answerCaches } from '../support/caches-api.ts'
import { BACKEND, blob, index, MAIN, NOW, OWNER } from './some-caches.ts'

/** GitHub with these entries and pull requests; `change` may spoil an answer. */
function github(
  caches: ListedCache[],
  pulls: Record<number, 'open' | 'closed'>,
  change: (request: string, answer: ApiAnswer) => ApiAnswer = (_, answer) => answer,
) {
  const stored = caches.map((it) => ({
    ...it,
    scope: it.ref,
    size: it.bytes,
    createdAt: new Date(it.createdAt),
    usedAt: new Date(it.usedAt),
  }))
  const asked: string[] = []
  const service = {
    list: () => stored,
    remove(id: number) {
      const at = stored.findIndex((it) => it.id === id)
      if (at !== -1) stored.splice(at, 1)
      return at !== -1
    },
  }
  const listed = Object.entries(pulls).map(([number, state]) => ({ number: Number(number), state }))
  const api: GitHubApi = async (method, path) => {
    asked.push(`${method} ${path}`)
    const url = new URL(path, 'http://github.test/')
    const request = { method, path: url.pathname.slice(1), query: url.searchParams, body: {}, raw: false }
    const answer = answerCaches(service, request, 'octo/hello')
    if (answer !== undefined)
      return change(asked.at(-1) ?? '', { status: answer.status, data: answer.body, headers: {} })
    const one = listed.find(({ number }) => path === `pulls/${number}`)
    const data = path.startsWith('pulls?') ? listed.filter(({ state }) => state === 'open') : one
    return change(asked.at(-1) ?? '', { status: data === undefined ? 404 : 200, data, headers: {} })
  }
  return { api, asked, keys: () => stored.map(({ ref, key }) => `${ref} ${key}`) }
}

const refusal = (status: number, message: string): ApiAnswer => ({ status, data: { message }, headers: {} })
const ofPull = (number: number, seed: number) => {
  const ref = `refs/pull/${number}/merge`
  return [index(ref, BACKEND, 1), blob(ref, seed)]
}

describe('pruning', () => {
  it('removes by id what closed pull requests left, and asks GitHub which ones are closed', async () => {
    const main = [index(MAIN, BACKEND, 1), index(MAIN, BACKEND, 2), blob(MAIN, 1)]
    const { api, asked, keys } = github([...main, ...ofPull(3, 2), ...ofPull(4, 3), ...ofPull(5, 4)], {
      3: 'closed',
      4: 'open',
    })
    const pruned = await pruneCaches(api, OWNER, NOW)
    expect(pruned).toMatchObject({ left: 0 })
    expect(pruned).not.toHaveProperty('stopped')
    expect(pruned.removed.map(({ why }) => why)).toEqual(['closed', 'closed', 'superseded'])
    // 4 is open, and of 5 GitHub knows nothing: it is not known to be closed.
    expect(keys().map((it) => it.split(' ')[0])).toEqual([
      MAIN,
      MAIN,
      ...Array<string>(2).fill('refs/pull/4/merge'),
      ...Array<string>(2).fill('refs/pull/5/merge'),
    ])
    expect(asked).not.toContain('GET pulls/4')
    expect(asked.filter((it) => it.startsWith('DELETE')).every((it) => /^DELETE actions\/caches\/\d+$/.test(it))).toBe(
      true,
    )
  })

  it.each([
    [403, 'Resource not accessible by integration', 'the job needs `permissions: actions: write`'],
    [429, 'Too many requests', 'GitHub answered 429 (Too many requests)'],
  ])('ends at the first %i with one sentence, and does not insist', async (status, message, said) => {
    const caches = Array.from({ length: 60 }, (_, seed) => blob('refs/pull/3/merge', seed))
    const refuse = (request: string, answer: ApiAnswer) =>
      request.startsWith('DELETE') ? refusal(status, message) : answer
    const { api, asked } = github([...caches, index('refs/pull/3/merge', BACKEND, 1)], { 3: 'closed' }, refuse)
    const pruned = await pruneCaches(api, OWNER, NOW)
    expect(pruned).toMatchObject({ removed: [], left: 61, stopped: expect.stringContaining(said) as string })
    expect(asked.filter((it) => it.startsWith('DELETE')).length).toBeLessThanOrEqual(4)
  })

  it('removes no more than 100 in one run, and says how many are left', async () => {
    const caches = Array.from({ length: 250 }, (_, seed) => blob('refs/pull/3/merge', seed))
    const { api, asked, keys } = github([...caches, index('refs/pull/3/merge', BACKEND, 1)], { 3: 'closed' })
    const first = await pruneCaches(api, OWNER, NOW)
    expect(first.removed).toHaveLength(100)
    expect(first.left).toBe(151)
    expect(asked.filter((it) => it.startsWith('DELETE'))).toHaveLength(100)
    // The index went last, so what is left is still known to be ours.
    await pruneCaches(api, OWNER, NOW)
    await pruneCaches(api, OWNER, NOW)
    expect(keys()).toEqual([])
  })

  it('touches nothing when the list is refused, and no pull request when those are', async () => {
    const refuseAll = github(ofPull(3, 1), { 3: 'closed' }, () =>
      refusal(403, 'Resource not accessible by integration'),
    )
    expect(await pruneCaches(refuseAll.api, OWNER, NOW)).toEqual({
      removed: [],
      left: 0,
      stopped: expect.stringContaining('actions: write') as string,
    })
    expect(refuseAll.asked).toHaveLength(1)
    const caches = [...ofPull(3, 1), index(MAIN, BACKEND, 1), index(MAIN, BACKEND, 2)]
    const noPulls = github(caches, { 3: 'closed' }, (request, answer) =>
      request.startsWith('GET pulls') ? refusal(403, 'Resource not accessible by integration') : answer,
    )
    const pruned = await pruneCaches(noPulls.api, OWNER, NOW)
    expect(pruned.removed.map(({ why }) => why)).toEqual(['superseded'])
    expect(pruned.stopped).toContain('pull-requests: read')
  })

  it('takes an entry that is gone already for gone', async () => {
    const { api } = github(ofPull(3, 1), { 3: 'closed' }, (request, answer) =>
      request.startsWith('DELETE') ? refusal(404, 'Not Found') : answer,
    )
    expect(await pruneCaches(api, OWNER, NOW)).toEqual({ removed: [], left: 0 })
  })
})
