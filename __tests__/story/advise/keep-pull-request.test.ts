import { describe, expect, it } from 'vitest'
import type { Job } from '../../../src/github/job.ts'
import { adviceBranch, baseOf } from '../../../src/story/advise/pull-request/keep-pull-request.ts'

const job = (more: Partial<Job> = {}): Job => ({
  event: 'schedule',
  payload: {},
  repository: 'octo/hello',
  ref: 'refs/heads/main',
  apiUrl: '',
  serverUrl: '',
  workspace: '',
  tempDir: '',
  ...more,
})
const INPUTS = { githubToken: 'x', reportId: 'default' }

describe('the branch of the pull request with advice', () => {
  it.each([
    ['default', 'bake-budget/advice'],
    ['web', 'bake-budget/advice-web'],
    ['ci/build.1', 'bake-budget/advice-ci-build-1'],
    ['a..b', 'bake-budget/advice-a-b'],
    ['x.lock', 'bake-budget/advice-x-lock'],
  ])('of the report id %s is %s, which git takes', (id, branch) => {
    expect(adviceBranch(id)).toBe(branch)
    expect(branch).not.toMatch(/\.\.|\/\.|\.lock$|\/$|[ ~^:?*[\\]/)
  })
})

describe('the branch that advice is proposed for', () => {
  it.each(['schedule', 'workflow_dispatch', 'push'])('is that of a run for %s', (event) => {
    expect(baseOf(job({ event, ref: 'refs/heads/release/2' }), INPUTS)).toEqual({
      base: 'release/2',
      repository: 'octo/hello',
    })
  })

  it.each<[string, Partial<Job>, Partial<typeof INPUTS> | { githubToken: undefined }, RegExp]>([
    [
      'a pull request',
      { event: 'pull_request', ref: 'refs/pull/7/merge' },
      {},
      /refs\/pull\/7\/merge \(pull_request\)/,
    ],
    ['a pull request of a trusted event', { event: 'pull_request_target' }, {}, /\(pull_request_target\)/],
    ['a tag', { event: 'push', ref: 'refs/tags/v1' }, {}, /refs\/tags\/v1/],
    ['a merge queue', { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/1' }, {}, /merge_group/],
    ['its own branch', { event: 'push', ref: 'refs/heads/bake-budget/advice' }, {}, /branch of the advice itself/],
    ['no token', {}, { githubToken: undefined }, /`github-token` input is empty/],
  ])('is none for %s, and that is said', (_, more, inputs, words) => {
    const { githubToken, reportId } = { ...INPUTS, ...inputs }
    expect(baseOf(job(more), { reportId, ...(githubToken === undefined ? {} : { githubToken }) })).toEqual({
      why: expect.stringMatching(words),
    })
  })
})
