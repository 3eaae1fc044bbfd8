import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await buildkitImageAvailable())

/** Steps that a run did not get from the cache, `target INSTRUCTION`. */
async function repeated(run: RunResult): Promise<string[]> {
  expect(run.exitCode, run.log).toBe(0)
  const record = JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
  return record.targets.flatMap(({ name, platforms }) =>
    platforms.flatMap(({ steps }) =>
      steps
        .filter(({ kind, state }) => kind !== 'from' && !['cached', 'restored'].includes(state))
        .map((step) => `${name} ${step.instruction}`),
    ),
  )
}

describe('indexes of the GitHub Actions cache beside each other, on builders that start empty', () => {
  if (!runs) skipLoudly('no docker-container driver on this machine')

  it.runIf(runs)("gives a pull request its own steps back, though the base branch's index is read too", async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS['docker-container'], 'cache-write': 'true' } })
    await stage.push()
    const first = await stage.pull({ 'frontend/src/index.html': '<p>Changed.</p>\n' })
    expect((await repeated(first)).filter((step) => step.startsWith('backend'))).toEqual([])
    expect(await repeated(first)).not.toEqual([])
    const second = await stage.pull({ 'README.md': 'Words.\n' }, { number: first.number })
    expect(await repeated(second)).toEqual([])
    const third = await stage.pull({ 'backend/src/main.sh': 'echo changed\n' }, { number: first.number })
    expect(await repeated(third)).toEqual([
      expect.stringContaining('backend COPY src'),
      expect.stringContaining('backend RUN cat src'),
    ])
  })

  it.runIf(runs)('gives targets back what they share by a linked target', async () => {
    await using stage = await createStage({ inputs: DRIVERS['docker-container'] })
    const dockerfile = await readFile(`${stage.repo.dir}/Dockerfile`, 'utf8')
    const base = /^FROM scratch AS base\n(?:.+\n)+/m.exec(dockerfile)?.[0] ?? ''
    const bake = await readFile(`${stage.repo.dir}/docker-bake.hcl`, 'utf8')
    await stage.repo.commit('Link the base', {
      'shared/Dockerfile': base,
      Dockerfile: dockerfile.replace(base, ''),
      'docker-bake.hcl': `${bake.replace('contexts = {', 'contexts = {\n    base = "target:base"')}
target "base" {
  context = "shared"
  contexts = { nonce = "nonce", tools = "tools" }
}
`,
    })
    await stage.push()
    expect(await repeated(await stage.push())).toEqual([])
  })
})
