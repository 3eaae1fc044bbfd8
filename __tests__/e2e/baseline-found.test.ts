import { mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

const GROWN = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }
const pair = (run: RunResult) => [run.exitCode, run.outputs.outcome, run.outputs.verdict]
const warnings = (run: RunResult) => run.annotations.filter(({ level }) => level === 'warning').map((it) => it.message)

/** A folder for PATH with these programs and no others. */
async function folderWith(...programs: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bake-budget-path-'))
  for (const program of programs) await symlink(program, join(folder, basename(program)))
  return folder
}

const machines: [string, RunChanges][] = [
  ['with other folders', { machine: 'b' }],
  ['without zstd and tar', { machine: 'c', env: { PATH: await folderWith('/usr/bin/docker', '/usr/bin/git') } }],
  ['of another name and image', { machine: 'd', env: { RUNNER_NAME: 'elsewhere', ImageOS: 'ubuntu20' } }],
]

describe.runIf(runs)(
  'a baseline is found whatever machine kept it, or said to be missing',
  { timeout: 120_000 },
  () => {
    let stage: Stage
    beforeAll(async () => {
      const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'never', budgets: 'size: { max-increase: 100kB }' }
      stage = await createStage({ inputs })
    })
    afterAll(async () => {
      await stage?.[Symbol.asyncDispose]()
    })

    it('10.6 the first build ever is no reason to worry', async () => {
      const run = await stage.push({ machine: 'a' })
      expect(pair(run), run.log).toEqual([0, 'succeeded', 'pass'])
      expect(run.annotations).toEqual([])
    })

    it.each(machines)('10.6 on a machine %s: found, and over budget', async (_, changes) => {
      const run = await stage.pull(GROWN, changes)
      expect(pair(run), run.log).toEqual([1, 'succeeded', 'fail'])
    })

    it('10.6 says what it looked for, when there are records and none fits', async () => {
      await stage.repo.git('checkout', '--quiet', '--orphan', 'new-main')
      await stage.repo.commit('Start over')
      await stage.repo.git('branch', '--force', 'main', 'HEAD')
      await stage.repo.checkout('main')
      await stage.repo.commit('Go on', { 'README.md': 'Words.\n' })
      const run = await stage.push({ machine: 'e' })
      expect(pair(run), run.log).toEqual([0, 'succeeded', 'warn'])
      expect(warnings(run).join('\n')).toMatch(
        /No baseline: `cache` holds records of the report id `default`, but none of [0-9a-f]{7} \(first parent\)/,
      )
    })

    it('10.6 says when the record could not be kept', async () => {
      const run = await stage.push({ scopes: [{ scope: 'refs/heads/main', permission: 1 }] })
      expect(pair(run)[0], run.log).toBe(0)
      expect(warnings(run).join('\n')).toContain(
        "This build's record was not kept for later runs: the Actions cache answered 403 (token has no writable scope)",
      )
    })
  },
)
