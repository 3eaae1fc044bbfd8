import { expect, it } from 'vitest'

import { writesTo, type Job } from '../../src/github/job.ts'

const jobOf = (event: string, ref: string, branch?: string) =>
  ({
    event,
    ref,
    payload: branch === undefined ? {} : { repository: { default_branch: branch } },
  }) as unknown as Job

it.each<[event: string, ref: string, branch: string | undefined, cache: boolean, onBranch: boolean]>([
  ['push', 'refs/heads/main', 'main', true, true],
  ['push', 'refs/heads/topic', 'main', true, false],
  ['push', 'refs/heads/main', 'trunk', true, false],
  ['push', 'refs/heads/main', undefined, true, false],
  ['push', 'refs/tags/v1', 'main', false, false],
  ['push', 'refs/tags/main', 'main', false, false],
  ['workflow_dispatch', 'refs/heads/main', 'main', true, true],
  ['workflow_dispatch', 'refs/heads/topic', 'main', true, false],
  ['schedule', 'refs/heads/main', undefined, true, true],
  ['pull_request', 'refs/pull/7/merge', 'main', false, false],
  ['pull_request_target', 'refs/heads/main', 'main', false, false],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7', 'main', false, false],
  ['local', 'refs/heads/main', 'main', false, false],
])('%s of %s with default branch %s: cache %s, branch %s', (event, ref, branch, cache, onBranch) => {
  const job = jobOf(event, ref, branch)
  expect([writesTo(job, 'cache'), writesTo(job, 'file'), writesTo(job, 'branch')]).toEqual([cache, cache, onBranch])
})
