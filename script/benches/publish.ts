/**
 * What it costs to push after the verdict instead of with the bake: the same pull request, everything cached, on a fresh
 * docker-container builder each time, once with `push-when: always` (as buildx pushes) and once with the default. In turn, into new
 * repositories of a real registry, so that every push moves all bytes; medians.
 *
 *   script/bench publish                  the quickstart
 *   script/bench publish reconciliation   the example's two services, which are built once before: some ten minutes
 *
 * Needs script/engine up, buildkit and registry up, and a built dist.
 */
import { cpus } from 'node:os'

import { registryAddress } from '../../__tests__/support/engine.ts'
import { createStage, DRIVERS, type Stage } from '../../__tests__/support/stage.ts'
import { median } from '../../src/compare/times/statistics.ts'
import { APPS } from '../reconciliation/changes.ts'
import { baseInputs, EXAMPLE, exampleStage } from '../reconciliation/stage.ts'

const ROUNDS = 5
const registry = await registryAddress()
if (registry === undefined) throw new Error('no registry answers; run script/engine registry up first')
const project = process.argv[2] ?? 'quickstart'
if (project !== 'quickstart' && project !== 'reconciliation') throw new Error(`unknown: ${project}`)

const common = { ...DRIVERS['docker-container'], budgets: 'size: 1GB', push: 'true' }
const { stage, inputs, targets } = project === 'quickstart' ? await quickstart() : await reconciliation()
try {
  const [always, after]: [number[], number[]] = [[], []]
  console.log('Filling the cache with a push to main …')
  await step(await stage.push({ inputs: { ...inputs, push: 'false' } }))
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [times, when] of [
      [always, 'always'],
      [after, 'warn'],
    ] as const) {
      const seconds = await step(await stage.push({ inputs: { ...inputs, ...fresh(), 'push-when': when } }))
      times.push(seconds)
      console.log(`round ${round}: push-when ${when} ${seconds.toFixed(2)} s`)
    }
  }
  const pairs = after.map((seconds, at) => seconds - (always[at] ?? Number.NaN))
  const figures = {
    [`${project}_always_s`]: round2(median(always)),
    [`${project}_after_verdict_s`]: round2(median(after)),
    [`${project}_cost_s`]: round2(median(pairs)),
  }
  console.log(`\nPushing after the verdict costs ${round2(median(pairs))} s here.`)
  console.log(JSON.stringify({ bench: 'publish', figures, machine: { cpu: cpus()[0]?.model, cores: cpus().length } }))
} finally {
  await stage[Symbol.asyncDispose]()
}

interface Project {
  stage: Stage
  inputs: Record<string, string>
  targets: readonly string[]
}

async function quickstart(): Promise<Project> {
  return { stage: await createStage({ inputs: common }), inputs: common, targets: ['backend', 'frontend'] }
}

async function reconciliation(): Promise<Project> {
  const bases = await baseInputs()
  const inputs = {
    ...common,
    source: EXAMPLE,
    files: 'docker-bake.hcl',
    targets: APPS.join('\n'),
    set: bases.set.join('\n'),
    allow: bases.allow,
  }
  return { stage: await exampleStage('optimized', { inputs }), inputs, targets: APPS }
}

/** Repositories that hold nothing yet. */
function fresh(): { set: string } {
  const id = `bench-${crypto.randomUUID().slice(0, 8)}`
  const tags = targets.map((target) => `${target}.tags=${registry}/${id}/${target}:1`)
  return { set: [inputs.set ?? '', ...tags].join('\n') }
}

/** Seconds of main; post is the same for both. */
async function step(run: Awaited<ReturnType<Stage['push']>>): Promise<number> {
  if (run.exitCode !== 0) throw new Error(run.log.split('\n').slice(-40).join('\n'))
  await run.post()
  return run.durationMs / 1000
}

function round2(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
