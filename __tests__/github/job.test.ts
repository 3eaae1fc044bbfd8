import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJob, runFacts, writesHistory } from '../../src/github/job.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'job-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function jobOf(payload: unknown, env: Record<string, string> = {}) {
  const path = join(folder, `${crypto.randomUUID()}.json`)
  await writeFile(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
  return readJob({ GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: 'pull_request', ...env })
}

const pull = (head: string | null) => ({
  pull_request: {
    number: 7,
    head: { sha: 'b'.repeat(40), repo: head === null ? null : { full_name: head } },
    base: { ref: 'main', sha: 'a'.repeat(40), repo: { full_name: 'octo/hello' } },
    labels: [{ name: 'big' }, { name: 'ui' }],
  },
})

describe('the job', () => {
  it('knows the pull request of its event', async () => {
    expect((await jobOf(pull('octo/hello'))).pullRequest).toEqual({
      number: 7,
      headSha: 'b'.repeat(40),
      baseRef: 'main',
      baseSha: 'a'.repeat(40),
      fork: false,
      labels: ['big', 'ui'],
    })
  })

  it('takes a head in another repository, or in one that is gone, for a fork', async () => {
    expect((await jobOf(pull('stranger/hello'))).pullRequest?.fork).toBe(true)
    expect((await jobOf(pull(null))).pullRequest?.fork).toBe(true)
  })

  it.each([[{}], [{ pull_request: null }], [{ pull_request: { number: '7' } }], ['no JSON'], ['']])(
    'has no pull request with the event %j',
    async (payload) => {
      expect((await jobOf(payload)).pullRequest).toBeUndefined()
    },
  )

  it('is an empty event on a laptop, with places that are there', async () => {
    expect(await readJob({})).toMatchObject({ event: 'local', payload: {}, workspace: process.cwd() })
    expect(await readJob({ GITHUB_EVENT_PATH: '/does/not/exist' })).toMatchObject({ payload: {} })
  })

  it('reads the run, and takes no empty or odd number for one', async () => {
    const run = {
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_NUMBER: '',
      GITHUB_RUN_ATTEMPT: '2x',
      GITHUB_REPOSITORY: 'octo/hello',
    }
    const job = await jobOf({}, { ...run, GITHUB_JOB: 'bake', GITHUB_WORKFLOW: 'Images' })
    expect(runFacts(job)).toEqual({
      id: 42,
      attempt: 1,
      repository: 'octo/hello',
      workflow: 'Images',
      job: 'bake',
      event: 'pull_request',
    })
    expect(job).not.toHaveProperty('runNumber')
    expect(runFacts(await readJob({}))).toBeUndefined()
  })

  it.each([
    ['push', true],
    ['schedule', true],
    ['workflow_dispatch', true],
    ['repository_dispatch', true],
    ['pull_request', false],
    ['pull_request_target', false],
    ['merge_group', false],
    ['workflow_run', false],
    ['local', false],
  ])('of %s writes history: %s', async (event, writes) => {
    expect(writesHistory(await readJob({ GITHUB_EVENT_NAME: event }))).toBe(writes)
  })
})
