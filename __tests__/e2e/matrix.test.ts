import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { unzipOne } from '../../src/github/zip.ts'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no Docker engine on this machine')

const TARGETS = ['backend', 'frontend', 'worker']
const TOO_MUCH = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }

/** One leg of the matrix. */
function leg(target: string): RunChanges {
  return { inputs: { mode: 'build', targets: target } }
}

const REPORT: RunChanges = { inputs: { mode: 'report', comment: 'always' }, sameRun: true }

const records = new Map<RunResult, BuildRecord>()

/** Reads the record at once: RUNNER_TEMP is emptied when the next job starts. */
async function kept(run: RunResult): Promise<RunResult> {
  const text = await readFile(run.outputs.record ?? '', 'utf8').catch(() => undefined)
  if (text !== undefined) records.set(run, JSON.parse(text) as BuildRecord)
  return run
}

function recordOf(run: RunResult): BuildRecord {
  const record = records.get(run)
  if (record === undefined) throw new Error(`no record: ${run.log}`)
  return record
}

describe('a matrix of three jobs and one report', () => {
  let stage: Stage
  const first: RunResult[] = []
  beforeAll(async () => {
    if (!runs) return
    stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', budgets: 'bake-budget.yml' } })
    const bake = await readFile(join(stage.repo.dir, 'docker-bake.hcl'), 'utf8')
    await stage.repo.commit('Add a worker', {
      'docker-bake.hcl': `${bake}\ntarget "worker" {\n  inherits = ["_common"]\n  context = "backend"\n  target = "backend-deps"\n}\n`,
    })
    for (const [at, target] of TARGETS.entries()) {
      const { inputs = {} } = leg(target)
      first.push(await kept(await stage.push({ inputs, sameRun: at > 0 })))
    }
    first.push(await kept(await stage.push(REPORT)))
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it.runIf(runs)('leaves one record per job, in artifacts of one run, and says no verdict there', async () => {
    for (const run of first) expect(run.exitCode, run.log).toBe(0)
    const artifacts = stage.cache.artifacts.artifacts()
    expect(artifacts.map(({ name }) => name)).toEqual(
      TARGETS.map(() => expect.stringMatching(/^bake-budget-default-\w{8}$/)),
    )
    const stored = await Promise.all(
      artifacts.map(async ({ blob }) => (await unzipOne(blob.content!, 'record.json', 1e8))?.toString()),
    )
    const parsed = stored.map((text) => JSON.parse(text ?? '') as BuildRecord)
    expect(parsed.map(({ targets }) => targets.map(({ name }) => name))).toEqual(TARGETS.map((name) => [name]))
    for (const leg of first.slice(0, 3)) {
      expect(leg.outputs.verdict).toBeUndefined()
      expect(leg.summary).toBe('')
    }
    expect(recordOf(first[0]!)).toEqual(parsed[0])
  })

  it.runIf(runs)('merges them into one record, summary and baseline', async () => {
    const report = first[3]!
    const record = recordOf(report)
    expect(record.targets.map(({ name }) => name)).toEqual(TARGETS)
    expect(Object.keys(JSON.parse(report.outputs.sizes ?? ''))).toEqual(TARGETS)
    expect(report.summary).toContain('`worker`')
    const [a, b, c] = first.slice(0, 3).map(recordOf)
    expect(record.wallMs).toBe(Math.max(a!.wallMs, b!.wallMs, c!.wallMs))
    expect(report.log).not.toMatch(/^#\d+ \[/m)
  })

  it.runIf(runs)('writes one comment with one verdict, and carries the target that was not built forward', async () => {
    const results: RunResult[] = []
    const done = async (result: RunResult): Promise<void> => void results.push(await kept(result))
    const pull = await stage.pull(TOO_MUCH, {
      ...leg('backend'),
      jobs: [
        { changes: leg('frontend'), done },
        { changes: REPORT, done },
      ],
    })
    const report = results[1]!
    expect(pull.exitCode, pull.log).toBe(0)
    expect(report.exitCode, report.log).toBe(1)
    expect(report.outputs.verdict).toBe('fail')
    const comments = await stage.github.comments(pull.number)
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).toMatch(
      /^<!-- bake-budget:v1:default -->\n<!-- bake-budget:part [^\n]*\n### ❌ Over budget: `backend`/,
    )
    const main = await stage.repo.sha('main')
    expect(comments[0]?.body).toMatch(new RegExp(`\`worker\` \\|.*not built, as of \`${main.slice(0, 7)}\``))
    const worker = recordOf(report).targets.find(({ name }) => name === 'worker')
    expect(worker).toMatchObject({ outcome: 'not-built', carriedFrom: main })
    const before = recordOf(first[3]!).targets.find(({ name }) => name === 'worker')
    expect(worker?.platforms[0]?.compressedBytes).toBe(before?.platforms[0]?.compressedBytes)
    expect(Object.keys(JSON.parse(report.outputs.sizes ?? ''))).toEqual(['backend', 'frontend'])
  })

  it.runIf(runs)('reports a failed leg as failed, beside those that succeeded', async () => {
    const results: RunResult[] = []
    const done = (result: RunResult): void => void results.push(result)
    const dockerfile = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
    const pull = await stage.pull(
      { Dockerfile: dockerfile.replace('RUN cat src/*', 'RUN cat missing && cat src/*') },
      {
        ...leg('backend'),
        jobs: [
          { changes: leg('frontend'), done },
          { changes: REPORT, done },
        ],
      },
    )
    expect(pull.exitCode, pull.log).toBe(1)
    expect(pull.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: expect.any(String) }))
    expect(results[0]?.exitCode, results[0]?.log).toBe(0)
    expect(results[1]?.exitCode).toBe(1)
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('### 💥 Build failed: `backend`')
    expect(comment?.body).toContain('RUN cat missing')
  })

  it.runIf(runs)('says what to do when no job left a record', async () => {
    const run = await stage.push({ inputs: { mode: 'report' } })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('Give the jobs that build `mode: build` and the same `report-id`.')
  })

  it.runIf(runs)('reports on files, by a glob', async () => {
    const sha = await stage.repo.commit('Change nothing that is built', { 'README.md': 'Words.\n' })
    const text = JSON.stringify({ ...(await recordOfArtifact(stage)), commit: { sha }, targets: [] })
    await stage.repo.write({ 'records/a/record.json': text })
    const run = await stage.push({ inputs: { mode: 'report', records: 'records/**/*.json' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(recordOf(await kept(run)).targets.map(({ outcome }) => outcome)).toEqual(TARGETS.map(() => 'not-built'))
  })

  it.runIf(runs)('keeps build, verdict and log when the artifact service refuses', async () => {
    const run = await stage.push({ ...leg('worker'), env: { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('The record was not handed over') }),
    )
    expect(recordOf(await kept(run)).targets.map(({ name }) => name)).toEqual(['worker'])
  })
})

async function recordOfArtifact(stage: Stage): Promise<BuildRecord> {
  const [artifact] = stage.cache.artifacts.artifacts()
  return JSON.parse((await unzipOne(artifact!.blob.content!, 'record.json', 1e8))!.toString()) as BuildRecord
}
