import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Judgement } from '../../src/budget/verdict.ts'
import { classicSocket, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')
const classic = await classicSocket()
if (classic === undefined) skipLoudly('sizes that an engine does not tell: no engine with the classic image store')

const GROWTH = 'size: { max-increase: 100kB }\n'
const LOCK = 'http 300\njson 120\nlog 60\n'
const BROKEN = { 'backend/src/main.sh': 'exit 1\n' }

const violations = (run: RunResult) => JSON.parse(run.outputs.violations ?? '[]') as Judgement[]
const pair = (run: RunResult) => [run.exitCode, run.outputs.outcome, run.outputs.verdict]
const titles = (run: RunResult) => run.annotations.map(({ level, title }) => `${level} ${title ?? ''}`)

/** The quickstart with a backend whose last step runs its source. */
async function stageThatRunsItsSource(inputs: Record<string, string>): Promise<Stage> {
  const stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', comment: 'always', ...inputs } })
  const dockerfile = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
  const line = 'RUN cat src/* | sha256sum > version'
  expect(dockerfile).toContain(line)
  await stage.repo.commit('Prepare', {
    Dockerfile: dockerfile.replace(line, 'RUN sh src/main.sh'),
    'backend/src/main.sh': 'true\n',
  })
  return stage
}

describe.runIf(runs)('verdict and outcome are one pair that everything derives from', { timeout: 120_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await stageThatRunsItsSource({ check: 'true', budgets: GROWTH })
    await stage.push()
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  const check = async (head: string) => (await stage.github.checkRuns(head)).at(-1)

  it('10.4 a build that succeeds within budget: succeeded, pass, exit 0', async () => {
    const pull = await stage.pull({ 'README.md': 'Words.\n' })
    expect(pair(pull), pull.log).toEqual([0, 'succeeded', 'pass'])
    expect(await check(pull.head)).toMatchObject({ conclusion: 'success' })
  })

  it('10.4 a build that succeeds over budget: succeeded, fail, exit 1', async () => {
    const pull = await stage.pull({ 'backend/deps.lock': `${LOCK}telemetry 900\n` })
    expect(pair(pull), pull.log).toEqual([1, 'succeeded', 'fail'])
    expect(pull.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('1 limit is broken') }),
    )
    expect(await check(pull.head)).toMatchObject({ conclusion: 'failure' })
  })

  it('10.4 a build that fails is never a pass: failed, fail, exit 1', async () => {
    const pull = await stage.pull(BROKEN)
    expect(pair(pull), pull.log).toEqual([1, 'failed', 'fail'])
    expect(await check(pull.head)).toMatchObject({ conclusion: 'failure' })
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('💥 Build failed')
  })

  it('10.4 a build that is canceled is never a pass: canceled, fail', async () => {
    const canceled = new AbortController()
    setTimeout(() => canceled.abort(), 5_000)
    const pull = await stage.pull({ 'backend/src/main.sh': 'sleep 60\n' }, { signal: canceled.signal })
    expect(pair(pull), pull.log).toEqual([1, 'canceled', 'fail'])
    expect(await check(pull.head)).toMatchObject({ conclusion: 'cancelled' })
  })

  it('10.4 a build that never began leaves no verdict that could be taken for a pass', async () => {
    const run = await stage.pull({}, { inputs: { budgets: 'size: { max: huge }' } })
    expect(pair(run), run.log).toEqual([1, undefined, 'fail'])
  })

  it('10.4 a failed build with `mode: build` has the pair, too', async () => {
    const run = await stage.pull(BROKEN, { inputs: { mode: 'build' } })
    expect(pair(run), run.log).toEqual([1, 'failed', 'fail'])
  })
})

describe.runIf(runs)('a limit that could not be judged is not a pass', { timeout: 120_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', comment: 'always' } })
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('10.2 warns in verdict, headline, table and annotation when there is no baseline', async () => {
    const pull = await stage.pull({}, { inputs: { budgets: GROWTH } })
    expect(pair(pull), pull.log).toEqual([0, 'succeeded', 'warn'])
    expect(violations(pull).map(({ level, notJudged, missing }) => [level, notJudged, missing])).toEqual([
      ['warn', 'no baseline', true],
      ['warn', 'no baseline', true],
    ])
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('### ⚠️ Not judged: `backend` and `frontend` image (no baseline)')
    expect(comment?.body).toContain('⚠️ not judged: no baseline')
    expect(titles(pull)).toContain('warning Not judged: 2 limits')
  })

  it('10.2 fails with `on-missing: fail`', async () => {
    const pull = await stage.pull({}, { inputs: { budgets: `on-missing: fail\n${GROWTH}` } })
    expect(pair(pull), pull.log).toEqual([1, 'succeeded', 'fail'])
    expect(titles(pull)).toContain('error Not judged: 2 limits')
    expect(pull.log).toContain('2 limits could not be judged, and `on-missing` is `fail`')
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('### ❌ Not judged:')
  })

  it('10.2 passes the first build ever of the base branch, which nothing can be compared with', async () => {
    const first = await stage.push({ inputs: { budgets: `on-missing: fail\n${GROWTH}` } })
    expect(pair(first), first.log).toEqual([0, 'succeeded', 'pass'])
  })

  it('10.2 is judged again as soon as there is a baseline', async () => {
    const pull = await stage.pull({}, { inputs: { budgets: `on-missing: fail\n${GROWTH}` } })
    expect(pair(pull), pull.log).toEqual([0, 'succeeded', 'pass'])
  })

  it('10.2 counts data that nobody looked at: a limit on files with `analyze: none`', async () => {
    const pull = await stage.pull({}, { inputs: { budgets: 'files: 10', analyze: 'none' } })
    expect(pair(pull), pull.log).toEqual([0, 'succeeded', 'warn'])
    expect(violations(pull)[0]).toMatchObject({ metric: 'files', notJudged: 'number of files unknown', missing: true })
  })

  it.runIf(classic !== undefined)('10.2 counts a size that the engine does not tell', async () => {
    await using old = await createStage({
      inputs: { ...DRIVERS.docker, cache: 'none', comment: 'always', budgets: 'size: 1kB' },
      env: { DOCKER_HOST: classic ?? '' },
    })
    const first = await old.push()
    expect(pair(first), first.log).toEqual([0, 'succeeded', 'warn'])
    expect(first.summary).toContain('Not judged: `backend` and `frontend` image (compressed size unknown)')
  })
})
