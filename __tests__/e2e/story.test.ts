import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const TOO_MUCH = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }

/** The record a run left behind, by its output. */
export async function recordOf(run: RunResult): Promise<BuildRecord> {
  return JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
}

function states(record: BuildRecord): string[] {
  return record.targets.flatMap((target) =>
    target.platforms.flatMap((image) => image.steps.filter(({ kind }) => kind !== 'from').map(({ state }) => state)),
  )
}

const engine = await dockerAvailable()
const container = engine && (await buildkitImageAvailable())

describe.each(['docker', 'docker-container'] as const)('a team uses the action with the %s driver', (driver) => {
  const runs = driver === 'docker' ? engine : container
  if (!runs) skipLoudly(`no ${driver} driver on this machine`)
  let stage: Stage
  let first: RunResult
  beforeAll(async () => {
    if (!runs) return
    stage = await createStage({ inputs: { ...DRIVERS[driver], budgets: 'bake-budget.yml', comment: 'always' } })
    first = await stage.push()
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it.runIf(runs)('records the first push to main: nothing to compare with, nothing from the cache', async () => {
    expect(first.exitCode, first.log).toBe(0)
    expect(first.outputs.verdict).toBe('pass')
    expect(first.outputs['baseline-sha']).toBe('')
    expect(first.summary).toContain('No baseline yet')
    const record = await recordOf(first)
    expect(record.targets.map(({ name }) => name)).toEqual(['backend', 'frontend'])
    expect(states(record).filter((state) => ['cached', 'restored'].includes(state))).toEqual([])
    expect(states(record)).toContain('shared')
    expect(JSON.parse(first.outputs.sizes ?? '')).toEqual({
      backend: { 'linux/amd64': expect.any(Number) },
      frontend: { 'linux/amd64': expect.any(Number) },
    })
    expect(Object.keys(JSON.parse(first.outputs.metadata ?? '{}'))).toEqual(
      expect.arrayContaining(['backend', 'frontend']),
    )
    expect(first.outputs.metadata).not.toContain('buildx.build.provenance')
  })

  it.runIf(runs)('keeps the log as good as buildx plain: every step named, numbered and timed', () => {
    expect(first.log).toMatch(/^#\d+ \[backend backend 4\/4\] RUN cat src/m)
    expect(first.log).toMatch(/^#\d+ DONE \d+\.\d+s$/m)
    expect(first.log).not.toContain('{"vertexes"')
  })

  it.runIf(runs)('says nothing changed on a pull request that changes nothing an image holds', async () => {
    const pull = await stage.pull({ 'README.md': 'Words.\n' })
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs['baseline-sha']).toBe(await stage.repo.sha('main'))
    const record = await recordOf(pull)
    expect(states(record).filter((state) => state !== 'cached' && state !== 'restored')).toEqual([])
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('nothing changed')
    expect(comment?.body).toContain('first parent of the test merge')
  })

  it.runIf(runs)('fails a pull request that grows over its budget: comment, annotation, exit code', async () => {
    const pull = await stage.pull(TOO_MUCH)
    expect(pull.exitCode, pull.log).toBe(1)
    expect(pull.outputs.verdict).toBe('fail')
    expect(JSON.parse(pull.outputs.violations ?? '')).toEqual([
      expect.objectContaining({ target: 'backend', metric: 'size', limit: 'max-increase', level: 'fail' }),
    ])
    expect(pull.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('backend')]),
    )
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toMatch(
      /^<!-- bake-budget:v1:default -->\n<!-- bake-budget:part [^\n]*\n### ❌ Over budget: `backend`/,
    )
    expect(comment?.body).toContain('COPY --from=backend-deps /deps')
    expect(pull.summary).toContain('Over budget')
  })

  it.runIf(runs)('updates its own comment on the next push, among 131 others', async () => {
    const pull = await stage.pull(TOO_MUCH)
    await stage.github.addComments(pull.number, 131)
    const fixed = await stage.pull({ 'backend/deps.lock': 'http 300\njson 120\nlog 60\n' }, { number: pull.number })
    expect(fixed.exitCode, fixed.log).toBe(0)
    const ours = (await stage.github.comments(pull.number)).filter(({ body }) => body.startsWith('<!-- bake-budget'))
    expect(ours).toHaveLength(1)
    expect(ours[0]?.body).toContain('Within budget')
  })
})

describe('the GitHub Actions cache, on builders that start empty', () => {
  const runs = container
  if (!runs) skipLoudly('no docker-container driver on this machine')

  it.runIf(runs)(
    'gives a fresh builder every step of every target back, and no target overwrites another',
    async () => {
      await using stage = await createStage({ inputs: DRIVERS['docker-container'] })
      const first = await stage.push()
      await first.post()
      expect(stage.cache.entries().map(({ key }) => key)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^index-bake-budget-backend-linux-amd64-/),
          expect.stringMatching(/^index-bake-budget-frontend-linux-amd64-/),
        ]),
      )
      const second = await stage.push()
      const record = await recordOf(second)
      for (const target of record.targets) {
        const notCached = target.platforms[0]?.steps.filter(
          ({ kind, state }) => kind !== 'from' && !['cached', 'restored'].includes(state),
        )
        expect(notCached, target.name).toEqual([])
      }
    },
  )

  it.runIf(runs)('is only read when the token may not write, and says so', async () => {
    await using stage = await createStage({ inputs: DRIVERS['docker-container'] })
    await stage.push()
    const entries = stage.cache.entries().length
    const run = await stage.pull(TOO_MUCH, { scopes: [{ scope: 'refs/heads/main', permission: 1 }] })
    expect(run.exitCode, run.log).toBe(0)
    expect(stage.cache.entries()).toHaveLength(entries)
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain('cache is only read')
  })

  it.runIf(runs)('builds without it when the job has no cache token, and warns', async () => {
    await using stage = await createStage({ inputs: DRIVERS['docker-container'], scopes: null })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(0)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('ACTIONS_RUNTIME_TOKEN') }),
    )
  })

  it.runIf(runs)('builds without it when the service is down, and keeps tokens out of the log', async () => {
    await using stage = await createStage({ inputs: DRIVERS['docker-container'] })
    stage.cache.fail({ kind: 'down', times: Number.POSITIVE_INFINITY })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(0)
    expect(Object.keys(JSON.parse(run.outputs.sizes ?? '{}'))).toEqual(['backend', 'frontend'])
    expect(run.rawLog).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
  })

  it.runIf(runs)('removes the builder it made, in the post step', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS['docker-container'], cache: 'none' } })
    const run = await stage.push()
    const builder = run.state.builder ?? ''
    expect(builder).toMatch(/^bake-budget-/)
    const post = await run.post()
    expect(post.exitCode, post.log).toBe(0)
    expect(post.log).toContain(`Removed builder ${builder}`)
  })
})

describe('when things go wrong around the build', () => {
  const runs = engine
  const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'always' }

  it.runIf(runs)('names the permission when the token may not comment, and still judges', async () => {
    await using stage = await createStage({ inputs: { ...inputs, budgets: 'total: { size: 1kB }' } })
    const run = await stage.pull({}, { token: stage.github.readOnlyToken })
    expect(run.exitCode).toBe(1)
    expect(run.outputs.verdict).toBe('fail')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('pull-requests: write') }),
    )
    expect(run.summary).toContain('Over budget')
  })

  it.runIf(runs)('keeps verdict and summary when GitHub does not answer', async () => {
    await using stage = await createStage({ inputs })
    stage.github.fail({ kind: 'down', times: Number.POSITIVE_INFINITY })
    const run = await stage.pull({})
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs.verdict).toBe('pass')
    expect(run.summary).toContain('backend')
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain(
      'was not reached: the connection was closed',
    )
  })

  it.runIf(runs)('tells which target, step and Dockerfile line failed, in comment, annotation and log', async () => {
    await using stage = await createStage({ inputs })
    const dockerfile = await readFile(`${stage.repo.dir}/Dockerfile`, 'utf8')
    const line = dockerfile.split('\n').findIndex((text) => text.startsWith('RUN cat src')) + 1
    const run = await stage.pull({ Dockerfile: dockerfile.replace('RUN cat src/*', 'RUN cat missing && cat src/*') })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('ERROR')
    expect(run.log).toContain('>>> RUN cat missing')
    const [comment] = await stage.github.comments(run.number)
    expect(comment?.body).toContain('`backend`')
    expect(comment?.body).toContain('RUN cat missing')
    expect(comment?.body).toContain(`Dockerfile:${line}`)
    expect(run.annotations).toContainEqual(expect.objectContaining({ level: 'error', line }))
  })

  it.runIf(runs)('stops at a bad budget file before anything is built, naming the place', async () => {
    await using stage = await createStage({ inputs })
    await stage.repo.write({ 'budget.yml': 'targets:\n  backend:\n    size: { maximum: 3MB }\n' })
    const run = await stage.push({ inputs: { budgets: 'budget.yml' } })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('budget.yml:3:13')
    expect(run.log).toContain('max')
    expect(run.log).not.toContain('[backend')
  })

  it.runIf(runs)(
    'stops at a wrong input before anything is built, naming input, value and what is allowed',
    async () => {
      await using stage = await createStage({ inputs })
      const run = await stage.push({ inputs: { 'cache-mode': 'maximum' } })
      expect(run.exitCode).toBe(1)
      expect(run.log).toContain('Input "cache-mode" is "maximum"; allowed: `min`, `max`.')
      expect(run.log).not.toContain('[backend')
    },
  )

  it.runIf(runs)('shortens a comment that would be longer than GitHub takes, and links the whole', async () => {
    await using stage = await createStage({ inputs: { ...inputs, budgets: 'size: 1B' } })
    const record = await recordOf(await stage.push())
    // 300 targets are more than an engine of two cores builds in a test; the report of them is made from a record.
    record.targets = Array.from({ length: 300 }, (_, index) => {
      // Each bar becomes a character reference of six, so that it does not end a table cell.
      const name = `service-${'a|'.repeat(60)}${index}`
      return { ...structuredClone(record.targets[index % 2] as (typeof record.targets)[number]), name }
    })
    const pull = await stage.pull(
      { 'many.json': JSON.stringify(record) },
      {
        inputs: { mode: 'report', records: 'many.json' },
      },
    )
    expect(pull.exitCode, pull.log).toBe(1)
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body.length).toBeLessThanOrEqual(65_536)
    expect(comment?.body).toContain('Shortened to fit into a comment')
    expect(comment?.body).toContain('/actions/runs/')
    expect(pull.summary.length).toBeGreaterThan(65_536)
  })
})
