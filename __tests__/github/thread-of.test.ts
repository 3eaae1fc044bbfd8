import { describe, expect, it } from 'vitest'
import type { GitHubApi } from '../../src/github/api.ts'
import type { Job } from '../../src/github/job.ts'
import { threadOf } from '../../src/github/thread-of.ts'

const job = (more: Partial<Job>): Job => ({
  event: 'push',
  payload: { repository: { default_branch: 'main' } },
  repository: 'octo/hello',
  ref: 'refs/heads/topic',
  apiUrl: '',
  serverUrl: '',
  workspace: '',
  tempDir: '',
  ...more,
})
const pull = (number: number, ref: string, repository = 'octo/hello') => ({
  number,
  head: { ref, repo: { full_name: repository } },
})
const TOKEN = { githubToken: 'x' }

/** GitHub with these open pull requests, that keeps what it is asked. */
const github = (pulls: unknown, status = 200) => {
  const asked: string[] = []
  const api: GitHubApi = async (_, path) => {
    asked.push(path)
    return await Promise.resolve({ status, headers: {}, data: pulls })
  }
  return { api, asked }
}

describe('the pull request that is told', () => {
  it('is the one that the input names, whatever the event', async () => {
    const { api, asked } = github([])
    expect(await threadOf(job({ event: 'push' }), { ...TOKEN, pullRequest: 9 }, api)).toBe(9)
    expect(asked).toEqual([])
  })

  it('is that of a comment on one; an issue is none', async () => {
    const { api } = github([])
    const issue = { number: 4, pull_request: {} }
    expect(await threadOf(job({ payload: { issue } }), TOKEN, api)).toBe(4)
    expect(await threadOf(job({ payload: { issue: { number: 4 } } }), TOKEN, api)).toContain('an issue')
  })

  it('is the newest open one of the branch, in this repository and no other', async () => {
    const pulls = [pull(5, 'topic'), pull(7, 'topic'), pull(8, 'topic', 'stranger/hello'), pull(9, 'topic-2')]
    const { api, asked } = github(pulls)
    expect(await threadOf(job({}), TOKEN, api)).toBe(7)
    expect(asked).toEqual(['pulls?state=open&per_page=100&head=octo%3Atopic'])
  })

  it.each<[string, Partial<Job>, object, unknown, RegExp]>([
    ['the default branch', { ref: 'refs/heads/main' }, TOKEN, [], /of the branch main, not of a pull request/],
    ['a tag', { ref: 'refs/tags/v1' }, TOKEN, [], /is no branch; the input `pull-request`/],
    ['a branch without one', {}, TOKEN, [], /the branch topic has no open pull request/],
    ['no token', {}, {}, [], /`github-token` input is empty/],
    [
      'a refusal',
      {},
      TOKEN,
      { message: 'Resource not accessible by integration' },
      /`permissions: pull-requests: read`/,
    ],
  ])('is none for %s, with the reason', async (name, more, inputs, answer, reason) => {
    const { api } = github(answer, name === 'a refusal' ? 403 : 200)
    expect(await threadOf(job(more), inputs, api)).toMatch(reason)
  })
})
