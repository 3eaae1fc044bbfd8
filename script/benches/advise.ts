/**
 * The analysis that the founding document's author made by hand, made by `mode: advise`: examples/reconciliation as it was
 * (`Dockerfile.current`) with a small history of its own, analyzed on this machine. The hand-made `Dockerfile.optimized` takes part as
 * somebody's patch, so that both are measured by the same builds.
 *
 *   script/bench advise            both services: hours of Rust on two cores
 *   script/bench advise --quick    the front end alone, half an hour
 *   script/bench advise --replay=N --minutes=M
 *   script/bench advise --write    also writes the report beside the example
 *
 * Needs script/engine up, buildkit, and a built dist.
 */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

import { ROOT } from '../../__tests__/support/runner.ts'
import type { AdviceReport, Judged, Pair } from '../../src/advise/measured.ts'
import { APPS, type App } from '../reconciliation/changes.ts'
import { baseInputs, bakeFile, EXAMPLE, exampleStage, removeBuildersOnSignal } from '../reconciliation/stage.ts'
import { commitHistory } from '../reconciliation/history.ts'

const flags = process.argv.slice(2)
const number = (name: string, fallback: number): number =>
  Number(flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback)
const quick = flags.includes('--quick')
const apps: readonly App[] = quick ? ['frontend'] : APPS

removeBuildersOnSignal()
const bases = await baseInputs(
  quick ? ['debian:bookworm-slim', 'node:22-bookworm', 'node:22-bookworm-slim', 'nginx:1.27'] : [],
)
await using stage = await exampleStage('current', {})
await commitHistory(stage.repo)

const patch = join(await mkdtemp(join(tmpdir(), 'advise-')), 'by-hand.patch')
await stage.repo.write({ [`${EXAMPLE}/docker-bake.hcl`]: await bakeFile('optimized') })
await writeFile(patch, `${await stage.repo.git('diff')}\n`)
await stage.repo.git('checkout', '--quiet', '.')

const run = await stage.run(
  { name: 'workflow_dispatch', payload: {} },
  'refs/heads/main',
  [{ scope: 'refs/heads/main', permission: 3 }],
  {
    inputs: {
      mode: 'advise',
      driver: 'docker-container',
      'driver-opts': 'network=host',
      cache: 'none',
      source: EXAMPLE,
      files: 'docker-bake.hcl',
      targets: apps.join('\n'),
      set: bases.set.join('\n'),
      allow: bases.allow,
      'advise-candidates': patch,
      'advise-test': `${join(ROOT, 'script/reconciliation/ask')} {target} {image}`,
      'advise-minutes': String(number('minutes', quick ? 40 : 300)),
      replay: String(number('replay', 10)),
    },
  },
)
if (run.exitCode !== 0) throw new Error(run.log.split('\n').slice(-60).join('\n'))
const report = JSON.parse(await readFile(run.outputs.advice ?? '', 'utf8')) as AdviceReport
if (flags.includes('--write'))
  await copyFile(join(run.outputs.advice ?? '', '../advice.md'), join(ROOT, EXAMPLE, 'ADVICE.md'))

const ours = report.combined ?? report.candidates.find(({ pays, candidate }) => pays && candidate.source === 'rule')
const byHand = report.candidates.find(({ candidate }) => candidate.source === 'file')
console.log(await readFile(join(run.outputs.advice ?? '', '../advice.md'), 'utf8'))
console.log(
  JSON.stringify({ bench: 'advise', figures: figures(), machine: { cpu: cpus()[0]?.model, cores: cpus().length } }),
)

/** Shares from 0 to 1; what was not measured is absent. */
function figures(): Record<string, number> {
  const rules = report.candidates.filter(({ candidate }) => candidate.source === 'rule')
  const wrong = rules.filter(({ outcome }) => ['does-not-build', 'test-failed', 'changes-more'].includes(outcome))
  const all: [string, number | undefined][] = [
    ...apps.map((app): [string, number | undefined] => [`${app}_size_saving`, saving(pull(ours, app))]),
    ['replay_saving', saving(replay(ours))],
    [
      'share_of_optimized_bytes',
      ratio(saved(apps.map((app) => pull(ours, app))), saved(apps.map((app) => pull(byHand, app)))),
    ],
    ['share_of_optimized_seconds', ratio(saved([replay(ours)]), saved([replay(byHand)]))],
    ['candidates', rules.length],
    ['wrong_patches', wrong.length],
    ['replayed_commits', report.replayed.length],
  ]
  return Object.fromEntries(
    all.flatMap(([name, value]) => (value === undefined ? [] : [[name, Math.round(value * 1000) / 1000]])),
  )
}

function pull(judged: Judged | undefined, app: App): Pair | undefined {
  return judged?.images.find(({ target }) => target === app)?.pull
}

function replay(judged: Judged | undefined): Pair | undefined {
  return judged?.times.find(({ kind }) => kind === 'replay')?.total
}

function saving(pair: Pair | undefined): number | undefined {
  return pair === undefined ? undefined : 1 - pair.variant / pair.today
}

function saved(pairs: readonly (Pair | undefined)[]): number | undefined {
  return pairs.reduce<number | undefined>(
    (sum, pair) => (sum === undefined || pair === undefined ? undefined : sum + pair.today - pair.variant),
    0,
  )
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole
}
