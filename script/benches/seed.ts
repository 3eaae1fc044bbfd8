/**
 * The founding document's table, measured by the action itself: both services of examples/reconciliation, as they were and
 * optimized, built in one bake by pull requests of an embedded GitHub, each on a builder that has never built anything. What
 * lasts from one run to the next is GitHub's cache (an emulator), and a registry where a row is about one.
 *
 *   script/bench seed             the whole table: eight builds of some two hundred crates, about 35 minutes on two cores
 *   script/bench seed --quick     the front end alone, three minutes; its results are kept apart
 *   script/bench seed --polite    gives way to everything else on the machine (times are then worth little)
 *   script/bench seed --show      builds nothing: the table of what was measured so far
 *   script/bench seed --minutes=30   begins no row after half an hour; the next run goes on there
 *   script/bench seed --write     also writes the table and the pull request's comment into the example's README
 *
 * What was measured is kept in <state>/reconciliation/results.json: an interrupted run goes on where it stopped, as long as
 * neither the example nor the base images changed. Needs script/engine up, buildkit and registry up, and a built dist.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

import { registryAddress, stateFolder } from '../../__tests__/support/engine.ts'
import type { Builder } from '../../__tests__/support/engine.ts'
import { ROOT } from '../../__tests__/support/runner.ts'
import type { Stage } from '../../__tests__/support/stage.ts'
import { APPS, changedFiles } from '../reconciliation/changes.ts'
import type { App } from '../reconciliation/changes.ts'
import { writeReadme } from '../reconciliation/readme.ts'
import {
  bakeFile,
  baseInputs,
  EXAMPLE,
  exampleStage,
  freshBuilder,
  measure,
  removeBuildersOnSignal,
} from '../reconciliation/stage.ts'
import type { Variant, With } from '../reconciliation/stage.ts'
import { figures, markdown } from '../reconciliation/table.ts'
import type { Key, Results } from '../reconciliation/table.ts'

const flags = new Set(process.argv.slice(2))
const unknown = [...flags].filter((flag) => !/^--(quick|polite|show|write|minutes=\d+)$/.test(flag))
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(' ')}`)
const quick = flags.has('--quick')
const polite = flags.has('--polite')
if (quick && flags.has('--write')) throw new Error('--quick measures a part, and the README has the whole')
const minutes = Number([...flags].find((flag) => flag.startsWith('--minutes='))?.slice('--minutes='.length) ?? Infinity)
const apps: readonly App[] = quick ? ['frontend'] : APPS

removeBuildersOnSignal()
const registry = await registryAddress()
if (registry === undefined) throw new Error('no registry answers; run script/engine registry up first')
const begun = performance.now()
const bases = await baseInputs(
  quick ? ['debian:bookworm-slim', 'node:22-bookworm', 'node:22-bookworm-slim', 'nginx:1.27'] : [],
)
const BASE = {
  source: EXAMPLE,
  files: 'docker-bake.hcl',
  budgets: `${EXAMPLE}/bake-budget.yml`,
  targets: apps,
  set: bases.set,
  allow: bases.allow,
}
/** What the bake file's own registry cache needs; `name` tells caches apart. */
const registryCache = (name: string): string[] => ['CACHE=registry', `CACHE_REF=${registry}/reconciliation/${name}`]
/** Both images in one scope, as two `type=gha` lines that name none. */
const NAIVE = ['*.cache-from=type=gha,scope=naive', '*.cache-to=type=gha,scope=naive,mode=max']
const mountsSurvive = (await readFile(join(ROOT, 'action.yml'), 'utf8')).includes('\n  cache-mounts:')
const MOUNTS: With = mountsSurvive ? { 'cache-mounts': 'true' } : {}

const file = join(stateFolder(), 'reconciliation', quick ? 'results-quick.json' : 'results.json')
const results = await load()
const stages: Partial<Record<Variant, Stage>> = {}
const filled = new Set<Variant>()

// What is compared is measured one after the other, and an interrupted run has the goals' figures. `current` compiles
// everything at any change, so its last two rows can only repeat the one before, and come last.
const PLAN: Partial<Record<Key, () => Promise<void>>> = {
  'optimized/fresh': tellTheStory,
  'optimized/gha': () => row('optimized/gha', { 'notes.md': 'Nothing that is built.\n' }),
  'optimized/docs': async () => row('optimized/docs', await changedFiles('docs')),
  'optimized/registry': () =>
    row('optimized/registry', { 'notes.md': 'The same.\n' }, { cache: 'none', vars: registryCache('optimized') }),
  'optimized/source': async () => row('optimized/source', await changedFiles('source')),
  'current/source': async () => row('current/source', await changedFiles('source')),
  'optimized/dependency': changeDependencies,
  ...(mountsSurvive ? { 'optimized/mounts': changeDependencies } : {}),
  ...(quick ? {} : { 'optimized/naive': shareOneScope, 'optimized/sccache': compileThroughSccache }),
  'current/docs': async () => row('current/docs', await changedFiles('docs')),
  'current/dependency': async () => row('current/dependency', await changedFiles('dependency')),
}
try {
  if (!flags.has('--show')) {
    for (const [key, run] of Object.entries(PLAN)) {
      if (results.runs[key as Key]) continue
      if (elapsed() > minutes) say(`${key}: left for the next run`)
      else await run()
    }
  }
} finally {
  for (const stage of Object.values(stages)) await stage[Symbol.asyncDispose]()
}
console.log(`\n${markdown(results)}\n`)
if (flags.has('--write')) await writeReadme(results)
console.log(JSON.stringify({ bench: 'seed', figures: figures(results), machine: machine() }))

/** The base branch as it was, and the pull request that makes it optimized: the first rows, the comment, and full caches. */
async function tellTheStory(): Promise<void> {
  const stage = await stageOf('current')
  {
    await using builder = await freshBuilder(polite)
    await keep('current/fresh', await measure(builder, BASE, {}, (how) => stage.push(how)))
    await fill('current', builder)
  }
  await using builder = await freshBuilder(polite)
  const flip = { [`${EXAMPLE}/docker-bake.hcl`]: await bakeFile('optimized') }
  let number = 0
  const measured = await measure(builder, BASE, { comment: 'always' }, async (how) => {
    const pull = await stage.pull(flip, how)
    number = pull.number
    return pull
  })
  const [comment] = await stage.github.comments(number)
  if (comment === undefined) throw new Error(`the action wrote no comment\n${measured.run.log.slice(-3000)}`)
  results.comment = comment.body
  await keep('optimized/fresh', measured)
  await fill('optimized', builder)
}

/** A row of its own: a pull request that changes these files. */
async function row(key: Key, files: Record<string, string>, more: With = {}): Promise<void> {
  await keep(key, (await pull(variantOf(key), files, more)).measured)
}

/** A change of dependencies, and then another one, which finds what the first left in the cache mounts. */
async function changeDependencies(): Promise<void> {
  const first = await pull('optimized', await changedFiles('dependency'), MOUNTS)
  await keep('optimized/dependency', first.measured)
  if (!mountsSurvive) return
  const both = await changedFiles('dependency', 'anotherDependency')
  await keep('optimized/mounts', (await pull('optimized', both, MOUNTS, first.number)).measured)
}

/** The loser of a shared scope finds nothing; which image that is, the time of the exports decides. */
async function shareOneScope(): Promise<void> {
  await fill('optimized')
  await row('optimized/naive', { 'notes.md': 'As ever.\n' }, { cache: 'none', set: NAIVE })
}

/**
 * The change of dependencies once more, after a run that fills sccache. sccache itself, which takes minutes to build and lasts
 * for months, comes from a registry; the dependencies must not, or no compiler would run.
 */
async function compileThroughSccache(): Promise<void> {
  const tools = `type=registry,ref=${registry}/reconciliation/sccache:backend`
  const vars = ['SCCACHE=on']
  const set = [
    'backend.secrets=id=actions-results-url,env=ACTIONS_RESULTS_URL',
    'backend.secrets=id=actions-runtime-token,env=ACTIONS_RUNTIME_TOKEN',
  ]
  const stage = await stageOf('optimized')
  const manifest = { headers: { accept: 'application/vnd.oci.image.manifest.v1+json' } }
  if (!(await fetch(`http://${registry}/v2/reconciliation/sccache/manifests/backend`, manifest)).ok) {
    await using builder = await freshBuilder(polite)
    const build = { cache: 'none', vars, set: ['backend.target=toolchain-on', `backend.cache-to=${tools},mode=max`] }
    await measure(builder, { ...BASE, targets: ['backend'] }, build, (how) => stage.push(how))
    say('sccache is built')
  }
  const cold = { vars, set: [...set, `backend.cache-from=${tools}`] }
  const { number } = await pull('optimized', { 'notes.md': 'With sccache.\n' }, cold)
  const { measured } = await pull('optimized', await changedFiles('dependency'), { vars, set }, number)
  const found = (what: string) => Number(new RegExp(`${what} +(\\d+)`).exec(measured.run.log)?.[1])
  results.sccache = { requests: found('Compile requests executed'), hits: found('Cache hits') }
  say(`sccache: ${JSON.stringify(results.sccache)}`)
  await keep('optimized/sccache', measured)
}

/** A pull request to a base branch whose cache is full, or, with `number`, a push to one. */
async function pull(variant: Variant, files: Record<string, string>, more: With, number?: number) {
  await fill(variant)
  const stage = await stageOf(variant)
  await using builder = await freshBuilder(polite)
  let opened = number ?? 0
  const measured = await measure(builder, BASE, more, async (how) => {
    const run = await stage.pull(files, { ...how, ...(number === undefined ? {} : { number }) })
    opened = run.number
    return run
  })
  return { measured, number: opened }
}

/**
 * Fills the base branch's caches from a builder that has everything. The emulator forgets when this process ends; then the
 * registry, which does not, gives it back.
 */
async function fill(variant: Variant, full?: Builder): Promise<void> {
  if (filled.has(variant)) return
  const stage = await stageOf(variant)
  await using fresh = full ? undefined : await freshBuilder(polite)
  const builder = full ?? fresh
  if (builder === undefined) throw new Error('no builder')
  await measure(builder, BASE, { vars: registryCache(variant) }, (how) => stage.push(how))
  if (variant === 'optimized') await measure(builder, BASE, { cache: 'none', set: NAIVE }, (how) => stage.push(how))
  filled.add(variant)
  say(`${variant}: caches are full`)
}

async function stageOf(variant: Variant): Promise<Stage> {
  return (stages[variant] ??= await exampleStage(variant))
}

/** Notes a row, on disk too. */
async function keep(key: Key, { run, versions, ...measured }: Awaited<ReturnType<typeof measure>>): Promise<void> {
  results.runs[key] = measured
  results.versions = versions
  // A table is only as good as its worst run.
  results.polite ||= polite
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, JSON.stringify(results, null, 2))
  const images = Object.entries(measured.images).map(([app, image]) => {
    const { seconds, cached, ran, compressed } = image
    return `${app} ${seconds.toFixed(1)} s, ${cached} cached, ${ran} ran, ${(compressed / 1e6).toFixed(1)} MB`
  })
  say(`${key}: bake ${measured.seconds.toFixed(1)} s, step ${measured.stepSeconds.toFixed(1)} s (${images.join('; ')})`)
  if (run.exitCode !== 0) say(`  the action's verdict: ${run.outputs.verdict}`)
}

function say(text: string): void {
  console.log(`[${elapsed().toFixed(1)} min] ${text}`)
}

/** Minutes since the start. */
function elapsed(): number {
  return (performance.now() - begun) / 60_000
}

function variantOf(key: Key): Variant {
  return key.startsWith('current/') ? 'current' : 'optimized'
}

async function load(): Promise<Results> {
  const key = await contentKey()
  const kept = await readFile(file, 'utf8').then(JSON.parse as (text: string) => Results, () => undefined)
  if (kept?.key === key) return kept
  if (kept) console.log('The example, its base images or this bench changed: everything is measured anew.')
  const date = new Date().toISOString().slice(0, 10)
  return { key, polite, date, machine: machine(), versions: {}, runs: {} }
}

/** Everything that is built, and on what. */
async function contentKey(): Promise<string> {
  const hash = createHash('sha256').update(bases.set.filter((it) => it.includes('oci-layout:')).join('\n'))
  hash.update('by the action')
  const folder = join(ROOT, EXAMPLE)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name).slice(folder.length + 1))
  // The page beside the services is where results are written; it, budgets and compose change no build.
  const built = paths.filter((path) => !/^(README\.md|.*\.ya?ml)$|(^|\/)(node_modules|dist|target)\//.test(path))
  for (const path of built.toSorted()) {
    const text = await readFile(join(folder, path), 'utf8')
    // A better comment in a Dockerfile changes no build, and should not cost an hour.
    hash.update(path).update(path.includes('Dockerfile') ? text.replace(/^#.*\n/gm, '') : text)
  }
  return hash.digest('hex')
}

function machine(): Results['machine'] {
  return { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
}
