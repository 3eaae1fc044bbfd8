import { describe, expect, it } from 'vitest'
import { buildkitImageAvailable, dockerAvailable, registryAddress, skipLoudly } from '../support/engine.ts'
import { playMonorepo } from '../support/monorepo.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS } from '../support/stage.ts'

const registry = await registryAddress()
const possible = registry !== undefined && (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('plan: no engine, BuildKit image or registry (script/engine up, buildkit, registry up)')

describe.runIf(possible)('mode: plan', { timeout: 400_000 }, () => {
  it('leaves out only what a build makes again as it was, in thirty changes of six targets', async () => {
    const { changes, skipped } = await playMonorepo(registry!)
    const of = (what: string) => changes.find((change) => change.what === what)
    expect(changes).toHaveLength(30)
    expect(changes.flatMap(({ what, wrong }) => wrong.map((name) => `${what}: ${name}`))).toEqual([])
    expect(of('the linked library')?.built).toEqual(['lib', 'api', 'worker'])
    expect(of('a base image moved under its tag')?.built).toEqual(['migrate', 'web'])
    expect(of('a workflow')?.built).toEqual([])
    expect(skipped).toBeGreaterThan(0.8)
  })

  it('has everything built where there is no baseline, and says what it found', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', mode: 'plan' } })
    const first = await stage.push()
    expect(first.exitCode, first.log).toBe(0)
    expect(JSON.parse(first.outputs.matrix ?? '')).toEqual({
      include: [
        { target: 'backend', level: 0 },
        { target: 'frontend', level: 0 },
      ],
    })
    expect(first.summary).toContain('Every target has to be built')
    await stage.push({ inputs: { mode: 'auto' } })
    const pull = await stage.pull({ 'frontend/src/index.html': '<p>Hello.</p>\n' })
    expect(JSON.parse(pull.outputs.levels ?? '')).toEqual([['frontend']])
    expect(pull.log).toContain('backend: not built, nothing it is made of has changed.')
    expect(pull.summary).toContain('| `frontend` | yes | src/index.html changed |')
  })
  it('lets the report say that everything is as it was when no job has to build', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', comment: 'always' } })
    await stage.push()
    const results: RunResult[] = []
    const report = { inputs: { mode: 'report' }, sameRun: true }
    const pull = await stage.pull(
      { 'notes.md': 'Nothing that is built.\n' },
      { inputs: { mode: 'plan' }, jobs: [{ changes: report, done: (result) => results.push(result) }] },
    )
    expect(JSON.parse(pull.outputs.matrix ?? '')).toEqual({ include: [] })
    expect(results[0]?.exitCode, results[0]?.log).toBe(0)
    expect(results[0]?.outputs.verdict).toBe('pass')
    const main = await stage.repo.sha('main')
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toMatch(new RegExp(`\`backend\` \\|.*not built, as of \`${main.slice(0, 7)}\``))
  })
})
