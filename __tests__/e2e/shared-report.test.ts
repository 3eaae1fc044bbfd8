import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

const GROWN = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }
const warnings = (run: RunResult) =>
  run.annotations
    .filter(({ level }) => level === 'warning')
    .map(({ message }) => message)
    .join('\n')
const headlines = (body = '') => [...body.matchAll(/^### (.*)$/gm)].map(([, line]) => line)

describe.runIf(runs)('two jobs of a run with one report id', { timeout: 120_000 }, () => {
  let stage: Stage
  const backend = { inputs: { targets: 'backend' }, env: { GITHUB_JOB: 'a' } }
  const frontend = { inputs: { targets: 'frontend' }, env: { GITHUB_JOB: 'b' } }
  beforeAll(async () => {
    const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'always', check: 'true' }
    stage = await createStage({
      inputs: { ...inputs, budgets: 'targets: { backend: { size: { max-increase: 100kB } } }\n' },
    })
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('10.5 on a push, the record that the cache refuses is a warning', async () => {
    expect((await stage.push(backend)).annotations).toEqual([])
    const second = await stage.push({ ...frontend, sameRun: true })
    expect(warnings(second), second.log).toMatch(
      /record was not kept.*another job has kept a record of this commit under the report id `default`, without frontend.*`mode: build`/,
    )
  })

  it('10.5 what one says is not erased by the other, and the second says what to do', async () => {
    const results: RunResult[] = []
    const pull = await stage.pull(GROWN, {
      ...backend,
      jobs: [{ changes: frontend, done: (result) => results.push(result) }],
    })
    expect(pull.exitCode, pull.log).toBe(1)
    const comments = await stage.github.comments(pull.number)
    expect(comments).toHaveLength(1)
    expect(headlines(comments[0]?.body)).toEqual([
      expect.stringMatching(/^❌ Over budget: `backend`/),
      expect.stringContaining('`frontend` is new'),
    ])
    const [second] = results
    expect(second === undefined ? '' : warnings(second)).toContain('Give the jobs `mode: build` and one job after them')
    // The check that GitHub goes by is the newest of its name.
    const checks = await stage.github.checkRuns(pull.head)
    expect(checks.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure'])
  })

  it('10.5 a later run replaces what both said', async () => {
    const pull = await stage.pull(GROWN, { ...backend, jobs: [{ changes: frontend, done: () => undefined }] })
    const next = await stage.pull({ 'backend/deps.lock': 'http 300\n' }, { ...backend, number: pull.number })
    const [comment] = await stage.github.comments(pull.number)
    expect(headlines(comment?.body), next.log).toEqual([expect.not.stringContaining('Over budget')])
  })
})
