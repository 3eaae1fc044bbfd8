import { describe, expect, it } from 'vitest'
import type { History } from '../../src/history/history.ts'
import { loadInputs, type Inputs } from '../../src/inputs.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { decideCacheWrite, readersOf } from '../../src/story/cache-write.ts'
import { aBuild } from '../compare/a-side.ts'

const JOB = { payload: {}, apiUrl: '', serverUrl: '', workspace: '', tempDir: '' }
const PULL = { number: 7, fork: false, labels: [] }

it.each([
  ['push', 'refs/heads/main', undefined, 'branch'],
  ['schedule', 'refs/heads/main', undefined, 'branch'],
  ['pull_request', 'refs/pull/7/merge', PULL, 'pull'],
  ['pull_request_target', 'refs/heads/main', PULL, 'pull'],
  ['push', 'refs/tags/v1', undefined, 'nobody'],
  ['release', 'refs/tags/v1', undefined, 'nobody'],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc', undefined, 'nobody'],
  ['issue_comment', 'refs/heads/main', undefined, 'branch'],
] as const)('what a run for %s on %s writes can be read by: %s', (event, ref, pullRequest, readers) => {
  expect(readersOf({ ...JOB, event, ref, ...(pullRequest === undefined ? {} : { pullRequest: { ...PULL } }) })).toBe(
    readers,
  )
})

it('nobody reads what the last run of a pull request writes', () => {
  const job = { ...JOB, event: 'pull_request', ref: 'refs/pull/7/merge', pullRequest: PULL }
  expect(readersOf({ ...job, payload: { action: 'closed' } })).toBe('nobody')
  expect(readersOf({ ...job, payload: { action: 'synchronize' } })).toBe('pull')
})

describe('the decision about exports, before the build', () => {
  const DEFINITION = { target: { app: {} } }
  /** `app` exported 70 bytes in 400 ms; `install` ran before the newest build, which took it from the cache. */
  const records = [
    ['cached:base', 'ran:install:9000'],
    ['cached:base', 'cached:install'],
  ].map(
    (steps) =>
      aBuild(9000, steps, (record) => {
        record.cache = { from: ['gha'], to: ['gha'], errors: [], use: { bytes: 5, entries: 1 } }
        record.targets[0]!.phases = [{ kind: 'cache-export', ms: 400 }]
      }).record,
  )
  const history = (...newestFirst: BuildRecord[]): Promise<History> => {
    const [record] = newestFirst
    const baseline = record === undefined ? { history: [] } : { found: { record }, history: newestFirst }
    return Promise.resolve({ baseline, notes: [] } as unknown as History)
  }
  const decide = async (pending: Promise<History>, inputs: Partial<Inputs> = {}, permission = 3) => {
    const log: string[] = []
    const ac = JSON.stringify([{ Scope: 'refs/pull/7/merge', Permission: permission }])
    const token = `x.${Buffer.from(JSON.stringify({ ac })).toString('base64url')}.x`
    const env = { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: 'http://cache.test/' }
    const write = await decideCacheWrite(
      {
        io: { env, info: (line: string) => void log.push(line) } as never,
        inputs: { ...loadInputs(() => ''), ...inputs },
        job: { ...JOB, event: 'pull_request', ref: 'refs/pull/7/merge', pullRequest: PULL },
      },
      DEFINITION,
      pending,
    )
    return { write, log }
  }

  it('is made by the records of the base branch, and said in one line', async () => {
    const [older, newer] = records as [BuildRecord, BuildRecord]
    expect(await decide(history(newer, older))).toEqual({
      write: true,
      log: [
        'Cache export: yes, because later builds of this pull request gain more than it takes (9.0 s gained for 0.4 s of exports).',
      ],
    })
    expect(await decide(history())).toEqual({
      write: false,
      log: [expect.stringMatching(/^Cache export: no, because no two/)],
    })
  })

  it('waits for no record that is slower than the builder', async () => {
    const { write, log } = await decide(new Promise(() => undefined))
    expect(write).toBe(false)
    expect(log).toEqual([expect.stringContaining('not there in time')])
  })

  it('is the user’s where the input says so, and moot where nothing can be written', async () => {
    const never = new Promise<History>(() => undefined)
    expect(await decide(never, { cacheWrite: true })).toEqual({ write: true, log: [] })
    expect(await decide(never, { cacheWrite: false })).toEqual({ write: false, log: [] })
    // The definition is prepared as if it exported, which says what the token lacks.
    expect(await decide(never, {}, 1)).toEqual({ write: true, log: [] })
  })
})
