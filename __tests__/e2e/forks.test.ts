import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { zipOne } from '../../src/github/zip.ts'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no Docker engine on this machine')

const FORK = 'stranger/hello'
const TOO_MUCH = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }
const MIB = 1024 * 1024

type Pull = Awaited<ReturnType<Stage['pull']>>

/** A record of which any part may be a lie. */
type Forged = Omit<BuildRecord, 'bakeBudget'> & Record<string, unknown>

describe('a pull request from a fork', () => {
  let stage: Stage
  let pull: Pull
  let victim: Pull
  let honest: BuildRecord
  let runId = 0
  let mayWrite: string

  /** Runs the second workflow for a run of a pull request. */
  function second(
    of: Pull,
    id: number,
    changes: RunChanges & { run?: object; head?: string } = {},
  ): Promise<RunResult> {
    const payload = {
      action: 'completed',
      workflow_run: {
        id,
        event: 'pull_request',
        head_sha: changes.head ?? of.head,
        head_branch: of.branch,
        head_repository: { full_name: FORK },
        // Empty for forks, on GitHub, too.
        pull_requests: [],
        ...changes.run,
      },
      repository: { full_name: 'octo/hello', default_branch: 'main' },
    }
    const event = { name: 'workflow_run', payload }
    return stage.run(event, 'refs/heads/main', [{ scope: 'refs/heads/main', permission: 3 }], {
      token: mayWrite,
      ...changes,
      inputs: { mode: 'report', comment: 'always', ...changes.inputs },
    })
  }

  /** Leaves these bytes as the record of a run that is not taken yet. */
  async function leave(
    content: Buffer,
    name = `bake-budget-default-${crypto.randomUUID().slice(0, 8)}`,
  ): Promise<number> {
    runId += 1
    stage.cache.artifacts.add(runId, name, await zipOne('record.json', content))
    return runId
  }

  /** A record of the pull request with something changed; `run` fits the run it will be left in unless it is changed. */
  function forge(change: (record: Forged) => unknown): Buffer {
    const copy = structuredClone(honest) as unknown as Forged
    copy.run = { ...copy.run!, id: runId + 1 }
    return Buffer.from(JSON.stringify(change(copy) ?? copy))
  }

  async function comments(): Promise<string[]> {
    const all = await Promise.all([pull, victim].map(({ number }) => stage.github.comments(number)))
    return all.flat().map(({ body }) => body)
  }

  beforeAll(async () => {
    if (!runs) return
    stage = await createStage({
      inputs: { ...DRIVERS.docker, cache: 'none', budgets: 'bake-budget.yml', comment: 'always' },
    })
    mayWrite = stage.github.token({ 'pull-requests': 'write', actions: 'read' })
    await stage.push()
    victim = await stage.pull({ 'README.md': 'A victim.\n' }, { inputs: { comment: 'never' } })
    pull = await stage.pull({ ...TOO_MUCH, 'bake-budget.yml': 'targets: {}\n' }, { fork: FORK })
    honest = JSON.parse(await readFile(pull.outputs.record ?? '', 'utf8')) as BuildRecord
    runId = 50_000
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it.runIf(runs)('gets everything but the comment, and leaves its record', async () => {
    expect(pull.outputs.verdict, pull.log).toBe('pass')
    expect(pull.summary).toContain('`backend`')
    expect(await comments()).toEqual([])
    expect(stage.cache.artifacts.artifacts()).toHaveLength(1)
    expect(pull.annotations).toContainEqual(
      expect.objectContaining({ level: 'notice', message: expect.stringContaining('workflow_run') }),
    )
    expect(pull.annotations.filter(({ level }) => level === 'warning')).toEqual([])
  })

  describe('with a forged record', () => {
    const forgeries: [string, (record: Forged) => unknown, string][] = [
      ['of another repository', (it) => void (it.run!.repository = FORK), 'is not of the run'],
      ['of another run', (it) => void (it.run!.id = 7), 'is not of the run'],
      ['without a run', (it) => void delete it.run, 'is not of the run'],
      [
        'of another pull request`s head',
        (it) => void (it.commit = { sha: victim.head }),
        'neither the head nor a test merge',
      ],
      ['of a commit that does not exist', (it) => void (it.commit = { sha: 'f'.repeat(40) }), 'neither the head nor'],
      ['of a newer schema', (it) => void (it.bakeBudget = 99), 'use a newer release'],
      ['with negative sizes', (it) => void (it.targets[0]!.platforms[0]!.compressedBytes = -1), 'must be between'],
      ['with words for numbers', (it) => ({ ...it, wallMs: '1s' }), 'must be a whole number'],
      ['of 200 MB', (it) => ({ ...it, padding: ' '.repeat(200 * MIB) }), 'larger than'],
      ['with another report id', (it) => void (it.reportId = 'other'), 'report id'],
    ]
    it.runIf(runs).each(forgeries)('%s: refused, and nobody`s comment is touched', async (_, change, words) => {
      const id = await leave(forge(change))
      const before = stage.github.requests.length
      const run = await second(pull, id)
      expect(run.exitCode).toBe(1)
      expect(run.log).toContain(words)
      expect(await comments()).toEqual([])
      const writes = stage.github.requests.slice(before).filter(({ method }) => method !== 'GET')
      expect(writes).toEqual([])
    })

    it.runIf(runs)('with keys of prototypes: refused', async () => {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const forged = forge((it) => void (it.targets[0]!.contexts = { PLACE: 0 })).toString()
        const run = await second(pull, await leave(Buffer.from(forged.replace('"PLACE"', JSON.stringify(key)))))
        expect(run.exitCode).toBe(1)
        expect(run.log).toContain(`has the forbidden key ${key}`)
      }
      expect(await comments()).toEqual([])
    })

    it.runIf(runs)('that is no archive: refused', async () => {
      runId += 1
      stage.cache.artifacts.add(runId, 'bake-budget-default-deadbeef', Buffer.from('#!/bin/sh\necho owned\n'))
      const run = await second(pull, runId)
      expect(run.exitCode).toBe(1)
      expect(run.log).toContain('it is no ZIP archive')
      expect(await comments()).toEqual([])
    })

    it.runIf(runs)('of a merge of the head with a commit of the stranger`s own: refused', async () => {
      const own = await stage.repo.git('commit-tree', '-m', 'own', `${pull.head}^{tree}`)
      const merge = await stage.repo.git(
        'commit-tree',
        '-m',
        'm',
        '-p',
        own.trim(),
        '-p',
        pull.head,
        `${pull.head}^{tree}`,
      )
      const run = await second(pull, await leave(forge((it) => void (it.commit = { sha: merge.trim() }))))
      expect(run.exitCode).toBe(1)
      expect(run.log).toContain('neither the head nor a test merge')
      expect(await comments()).toEqual([])
    })
  })

  it.runIf(runs)(
    'says nothing for a run whose commit is no longer the head, or that was no pull request`s',
    async () => {
      const stale = await second(pull, await leave(forge(() => undefined)), { head: 'e'.repeat(40) })
      expect(stale.exitCode, stale.log).toBe(0)
      expect(stale.log).toContain('No open pull request')
      const other = await second(pull, await leave(forge(() => undefined)), {
        run: { head_repository: { full_name: 'octo/hello' } },
      })
      expect(other.log).toContain('No open pull request')
      const push = await second(pull, await leave(forge(() => undefined)), { run: { event: 'push' } })
      expect(push.exitCode, push.log).toBe(0)
      expect(push.log).toContain('there is nothing to report')
      const none = await second(pull, 99_999)
      expect(none.exitCode, none.log).toBe(0)
      expect(none.log).toContain('left no record')
      expect(await comments()).toEqual([])
    },
  )

  it.runIf(runs)('makes no tags for a record, even in a job that may push', async () => {
    // Nobody listens there: whoever tried would say so.
    const repository = '127.0.0.1:9/octo/backend'
    const wants = forge((it) => {
      it.targets[0]!.push = { tags: [`${repository}:latest`], state: 'untagged' }
      for (const image of it.targets[0]!.platforms) image.pushedDigest = `sha256:${'a'.repeat(64)}`
    })
    const run = await second(pull, await leave(wants), { inputs: { push: 'true', comment: 'never' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).not.toMatch(/keeps its old tags|Tagged /)
    expect(run.summary).toContain('In the registry, and without a tag: `backend`.')
    expect(await comments()).toEqual([])
  })

  it.runIf(runs)('names the permission that is missing to read the record', async () => {
    const run = await second(pull, await leave(forge(() => undefined)), {
      token: stage.github.token({ 'pull-requests': 'write', actions: 'none' }),
    })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('actions: read')
  })

  it.runIf(runs)(
    'gets its comment from the second workflow, by the base`s budgets, whatever number it claims',
    async () => {
      const claim = forge((it) => void (it.commit = { ...it.commit!, ref: `refs/pull/${victim.number}/merge` }))
      const run = await second(pull, await leave(claim))
      expect(run.exitCode, run.log).toBe(0)
      // The fork set its own budgets to none; the base's say otherwise.
      expect(run.outputs.verdict).toBe('fail')
      expect(run.outputs['baseline-sha']).toBe(await stage.repo.sha('main'))
      const [comment, ...more] = await stage.github.comments(pull.number)
      expect(more).toEqual([])
      expect(comment?.body).toContain('### ❌ Over budget: `backend`')
      expect(await stage.github.comments(victim.number)).toEqual([])
      // Its record is nobody's baseline.
      expect(stage.cache.entries().filter(({ key }) => key.includes(honest.commit!.sha))).toEqual([])
    },
  )

  it.runIf(runs)('gets it updated, not doubled, from a test merge of before the base moved on', async () => {
    const tree = `${pull.head}^{tree}`
    const base = await stage.repo.sha('main')
    const merge = await stage.repo.git('commit-tree', '-m', 'Earlier test merge', '-p', base, '-p', pull.head, tree)
    await stage.repo.commit('Go on', { 'NOTES.md': 'Notes.\n' })
    const id = await leave(forge((it) => void (it.commit = { sha: merge.trim() })))
    const run = await second(pull, id, { inputs: { check: 'true' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs['baseline-sha']).toBe(base)
    expect(await stage.github.comments(pull.number)).toHaveLength(1)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('checks: write') }),
    )
  })

  it.runIf(runs)('Dependabot`s pull request, with its read-only token, gets its comment the same way', async () => {
    const bump = await stage.pull({ 'backend/src/main.sh': 'echo bumped\n' }, { token: stage.github.readOnlyToken })
    expect(bump.exitCode, bump.log).toBe(0)
    expect(await stage.github.comments(bump.number)).toEqual([])
    const id = stage.cache.artifacts.artifacts().at(-1)?.runId ?? 0
    const run = await second(bump, id, { run: { head_repository: { full_name: 'octo/hello' } } })
    expect(run.exitCode, run.log).toBe(0)
    expect(await stage.github.comments(bump.number)).toHaveLength(1)
  })
})
