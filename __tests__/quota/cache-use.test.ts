import { describe, expect, it } from 'vitest'
import type { ApiAnswer, GitHubApi } from '../../src/github/api.ts'
import { askCacheUse } from '../../src/quota/cache-use.ts'
import { answerCaches } from '../support/caches-api.ts'
import type { ListedEntry } from '../support/cache-service.ts'

const AT = new Date('2026-11-22T12:00:00Z')

/** GitHub with these entries, `[ref, bytes]`; `change` may spoil an answer. */
function github(entries: [string, number][], change: (path: string, answer: ApiAnswer) => ApiAnswer = (_, it) => it) {
  const stored = entries.map(([scope, size], id): ListedEntry => {
    return { id, key: `k${id}`, version: 'v', scope, size, createdAt: AT, usedAt: AT }
  })
  const asked: string[] = []
  const api: GitHubApi = async (method, path) => {
    asked.push(path)
    const url = new URL(path, 'http://github.test/')
    const request = { method, path: url.pathname.slice(1), query: url.searchParams, body: {}, raw: false }
    const answer = answerCaches({ list: () => stored, remove: () => false }, request, 'octo/hello')
    return change(path, { status: answer?.status ?? 404, data: answer?.body, headers: {} })
  }
  return { api, asked }
}

describe('the use of the cache', () => {
  it('is what GitHub counts, with the refs that use most first, over all pages', async () => {
    const pull = Array.from({ length: 150 }, (): [string, number] => ['refs/pull/7/merge', 10])
    const { api, asked } = github([...pull, ['refs/heads/main', 4000], ['refs/heads/old', 7]])
    expect(await askCacheUse(api)).toEqual({
      use: {
        bytes: 5507,
        entries: 152,
        refs: [
          { ref: 'refs/heads/main', bytes: 4000, entries: 1 },
          { ref: 'refs/pull/7/merge', bytes: 1500, entries: 150 },
          { ref: 'refs/heads/old', bytes: 7, entries: 1 },
        ],
      },
    })
    expect(asked.filter((path) => path.startsWith('actions/caches?'))).toHaveLength(2)
  })

  it('of an empty cache is nothing, and of one that GitHub does not tell is unknown', async () => {
    expect(await askCacheUse(github([]).api)).toEqual({ use: { bytes: 0, entries: 0, refs: [] } })
    const message = 'Resource not accessible by integration'
    const refused = github([], () => ({ status: 403, data: { message }, headers: {} }))
    expect(await askCacheUse(refused.api)).toEqual({
      why: expect.stringContaining('`permissions: actions: read`') as string,
    })
    const broken = github([], (_, answer) => ({ ...answer, data: 'teapot' }))
    expect(await askCacheUse(broken.api)).toEqual({ why: expect.stringContaining('200') as string })
    const down = github([], () => {
      throw new Error('nobody there')
    })
    expect(await askCacheUse(down.api)).toEqual({ why: 'nobody there' })
  })

  it('names no refs when the list is not all there is', async () => {
    const { api } = github([['refs/heads/main', 5]], (path, answer) =>
      path.startsWith('actions/caches?') ? { ...answer, data: { ...(answer.data as object), total_count: 2 } } : answer,
    )
    expect(await askCacheUse(api)).toEqual({ use: { bytes: 5, entries: 1 } })
  })
})
