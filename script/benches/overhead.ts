/**
 * What the action costs beyond what buildx itself costs, on the fully cached quickstart.
 *
 * Both sides get a fresh docker-container builder and everything from the same GitHub Actions cache. Bare is
 * `buildx create --bootstrap` plus `buildx bake`; the action is main and post of the built bundle, with baseline, comment,
 * summary and the builder's removal. In turn, so that a noisy machine hits both; medians.
 */
import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { createStage, DRIVERS } from '../../__tests__/support/stage.ts'
import { median } from '../../src/compare/times/statistics.ts'

const ROUNDS = Math.max(5, Number(process.argv[2] ?? 7))

await using stage = await createStage({ inputs: { ...DRIVERS['docker-container'], comment: 'always' } })
console.log('Filling the cache with a push to main, and playing one pull request before the clock runs …')
await (await stage.push()).post()
const first = await stage.pull({ 'README.md': 'hello\n' })
await first.post()

const scopes = [
  { scope: `refs/pull/${first.number}/merge`, permission: 3 },
  { scope: 'refs/heads/main', permission: 1 },
]
const env = {
  ...process.env,
  PATH: `/usr/bin:${process.env.PATH}`,
  ...stage.cache.env(stage.cache.token(scopes)),
}
const rounds: { bare: number; remove: number; main: number; post: number; another: boolean }[] = []
for (let round = 1; round <= ROUNDS; round++) {
  const { bare, remove } = await runBare()
  const run = await stage.pull({ 'README.md': `round ${round}\n` }, { number: first.number })
  // Every other job has a step after ours, as jobs do that use the images.
  const another = round % 2 === 0
  if (another) await sleep(1000)
  const post = await run.post()
  if (run.exitCode !== 0) throw new Error(run.log)
  const row = { bare, remove, main: run.durationMs / 1000, post: post.durationMs / 1000, another }
  rounds.push(row)
  console.log(
    `round ${round}: bare ${bare.toFixed(2)} s (+ rm ${remove.toFixed(2)} s) · action ${row.main.toFixed(2)} s main + ${row.post.toFixed(2)} s post${another ? ', after another step' : ''}`,
  )
}

function overhead(some: typeof rounds): number {
  return median(some.map((row) => row.main + row.post - row.bare))
}

/** From the start of the process to its first own decision, here that an input is wrong, beyond an empty Node. */
async function startup(): Promise<number> {
  const time = async (args: string[]): Promise<number> => {
    const started = performance.now()
    await promisify(execFile)(process.execPath, args, { env: { ...env, INPUT_DRIVER: 'none' } }).catch(() => undefined)
    return performance.now() - started
  }
  const pairs = []
  for (let round = 0; round < 15; round++) pairs.push((await time(['dist/index.js'])) - (await time(['-e', '0'])))
  return median(pairs)
}

const bare = median(rounds.map((row) => row.bare))
const action = median(rounds.map((row) => row.main + row.post))
const figures = {
  bare_s: round2(bare),
  action_s: round2(action),
  overhead_s: round2(overhead(rounds.filter(({ another }) => !another))),
  overhead_another_step_s: round2(overhead(rounds.filter(({ another }) => another))),
  main_s: round2(median(rounds.map((row) => row.main))),
  post_s: round2(median(rounds.map((row) => row.post))),
  bare_rm_s: round2(median(rounds.map((row) => row.remove))),
  startup_ms: Math.round(await startup()),
}
console.log(
  `\nbare ${figures.bare_s} s, action ${figures.action_s} s: ${figures.overhead_s} s more (${figures.overhead_another_step_s} s in a job with a step after it), ${figures.bare_rm_s} s of which removing the builder takes by itself; ${figures.startup_ms} ms to start`,
)
console.log(
  JSON.stringify({
    bench: 'overhead',
    figures,
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
  }),
)

/** Seconds of create + bake, and of the removal that a bare user does not wait for. */
async function runBare(): Promise<{ bare: number; remove: number }> {
  const name = `bare-${crypto.randomUUID().slice(0, 8)}`
  // Not the synchronous form: the cache service that buildkitd asks lives in this process.
  const docker = (...args: string[]) => promisify(execFile)('docker', args, { env, cwd: stage.repo.dir })
  const started = performance.now()
  await docker(
    'buildx',
    'create',
    '--name',
    name,
    '--driver',
    'docker-container',
    '--driver-opt',
    'network=host',
    '--bootstrap',
  )
  const cache = ['backend', 'frontend'].flatMap((target) => {
    const scope = `bake-budget-${target}-linux-amd64`
    return [
      '--set',
      `${target}.cache-from=type=gha,scope=${scope}`,
      '--set',
      `${target}.cache-to=type=gha,scope=${scope},mode=max,ignore-error=true`,
    ]
  })
  await docker('buildx', 'bake', '--builder', name, ...cache, '--set', '*.output=type=image,push=false,store=false')
  const baked = performance.now()
  await docker('buildx', 'rm', '--force', name)
  return { bare: (baked - started) / 1000, remove: (performance.now() - baked) / 1000 }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
