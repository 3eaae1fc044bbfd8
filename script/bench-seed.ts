/**
 * The founding document's table, measured: both services of examples/reconciliation, as they were and optimized, each build
 * on a builder that has never built anything, with GitHub's cache service (an emulator) or a registry as its only memory.
 *
 *   script/bench seed             the whole table: six builds of some two hundred crates, so most of an hour
 *   script/bench seed --quick     the front end alone, without the dependency change and the shared scope
 *   script/bench seed --polite    gives way to everything else on the machine (times are then worth little)
 *   script/bench seed --show      builds nothing: the table of what was measured so far
 *   script/bench seed --write     also writes the table into the example's README
 *
 * What was measured is kept in <state>/reconciliation/results.json: an interrupted run goes on where it stopped, as long as
 * neither the example nor the base images changed. Needs script/engine up, buildkit and registry up.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

import { startCacheService } from '../__tests__/support/cache-service.ts'
import { docker, registryAddress, stateFolder } from '../__tests__/support/engine.ts'
import type { Builder } from '../__tests__/support/engine.ts'
import { bake, bases, copyOfExample, freshBuilder, removeBuildersOnSignal } from './reconciliation-bake.ts'
import { apply, APPS } from './reconciliation-changes.ts'
import type { App, Change } from './reconciliation-changes.ts'
import { figures, markdown, VARIANTS, writeReadme } from './reconciliation-table.ts'
import type { Results, Scenario, Variant } from './reconciliation-table.ts'

const flags = new Set(process.argv.slice(2))
const quick = flags.has('--quick')
const polite = flags.has('--polite')
const apps: readonly App[] = quick ? ['frontend'] : APPS

removeBuildersOnSignal()
const registry = await registryAddress()
if (!registry) throw new Error('no registry answers; run script/engine registry up first')
await using cache = await startCacheService()
const env = cache.env(cache.token([{ scope: 'refs/heads/main', permission: 3 }]))

const file = join(stateFolder(), 'reconciliation', 'results.json')
const results = await load()

const GHA: Memory = (scope) => [`type=gha,scope=${scope}`]
const REGISTRY: Memory = (scope) => [`type=registry,ref=${registry}/reconciliation/cache:${scope}`]
type Memory = (scope: string) => string[]

// Scenario by scenario, so that what is compared is measured one after the other, and an interrupted run has the goals'
// figures. What `current` does with an unchanged build is in no row.
const SCENARIOS: readonly Scenario[] = ['fresh', 'gha', 'source', 'registry', 'docs', 'dependency']
const wanted = flags.has('--show') ? [] : quick ? SCENARIOS.slice(0, -1) : SCENARIOS
for (const scenario of wanted) {
  for (const variant of scenario === 'gha' || scenario === 'registry' ? (['optimized'] as const) : VARIANTS) {
    for (const app of apps) await measure(app, variant, scenario)
  }
}
if (wanted === SCENARIOS) await measureScopes()

console.log(`\n${markdown(results)}\n`)
if (flags.has('--write')) await writeReadme(results)
console.log(JSON.stringify({ bench: 'seed', figures: figures(results), machine: machine() }))

async function measure(app: App, variant: Variant, scenario: Scenario) {
  const key = `${app}/${variant}/${scenario}`
  if (results.runs[key]) return
  const built = await run(app, variant, scenario)
  results.runs[key] = built
  await save()
  const size = built.size ? `, ${(built.size.compressed / 1e6).toFixed(1)} MB` : ''
  console.log(`${key}: ${built.seconds.toFixed(1)} s, ${built.cached} steps cached, ${built.ran} ran${size}`)
}

async function run(app: App, variant: Variant, scenario: Scenario): Promise<Results['runs'][string]> {
  switch (scenario) {
    case 'fresh':
      return await buildAndFillCaches(app, variant)
    case 'registry':
      return await fromCache(app, variant, REGISTRY)
    case 'gha':
      return await fromCache(app, variant, GHA)
    default:
      return await fromCache(app, variant, GHA, scenario)
  }
}

/** The first run on the base branch. What filling the caches takes is kept, and not counted as building. */
async function buildAndFillCaches(app: App, variant: Variant) {
  const scope = `${app}-${variant}`
  await using builder = await freshBuilder(polite)
  const built = await build({ app, variant, builder })
  const exported = await build({ app, variant, builder, to: [...GHA(scope), ...REGISTRY(scope)], image: false })
  return { ...built, exportSeconds: exported.seconds }
}

async function fromCache(app: App, variant: Variant, memory: Memory, change?: Change) {
  if (memory === GHA) await fillCache(app, variant)
  await using builder = await freshBuilder(polite)
  // Awaited here: the builder goes when this function returns.
  return await build({ app, variant, builder, from: memory(`${app}-${variant}`), ...(change ? { change } : {}) })
}

/** The emulator forgets when a run ends; the registry does not. */
async function fillCache(app: App, variant: Variant) {
  const scope = `${app}-${variant}`
  if (cache.entries().some(({ key }) => key.startsWith(`index-${scope}-`))) return
  await using builder = await freshBuilder(polite)
  await build({ app, variant, builder, from: REGISTRY(scope), to: GHA(scope), image: false })
}

/** Both images from one scope, as two `type=gha` lines without `scope` do it, against one scope for each. */
async function measureScopes() {
  if (results.scopes) return
  const targets = APPS.map((app) => `${app}-optimized`)
  const each = targets.flatMap((target) => GHA(target).map((it) => `${target}.cache-from=${it}`))
  const shared = (key: string, more = '') => targets.map((target) => `${target}.${key}=${GHA('naive')[0]}${more}`)
  for (const app of APPS) await fillCache(app, 'optimized')
  const folder = await copyOfExample()
  try {
    const bakeBoth = async (set: string[]) => {
      await using builder = await freshBuilder(polite)
      return await bake({ builder, folder, targets, set, env })
    }
    await bakeBoth([...each, ...shared('cache-to', ',mode=max')])
    results.scopes = { each: await bakeBoth(each), shared: await bakeBoth(shared('cache-from')) }
    await save()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Job {
  app: App
  variant: Variant
  builder: Builder
  change?: Change
  from?: string[]
  to?: string[]
  image?: boolean
}

async function build({ app, variant, builder, change, from = [], to = [], image = true }: Job) {
  const folder = await copyOfExample()
  try {
    if (change) await apply(change, app, folder)
    const target = `${app}-${variant}`
    const set = [
      ...from.map((it) => `${target}.cache-from=${it}`),
      ...to.map((it) => `${target}.cache-to=${it},mode=max`),
    ]
    return await bake({ builder, folder, targets: [target], set, env, image })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function load(): Promise<Results> {
  const key = await contentKey()
  const kept = await readFile(file, 'utf8').then(JSON.parse as (text: string) => Results, () => undefined)
  if (kept?.key === key) return kept
  if (kept) console.log('The example or its base images changed: everything is measured anew.')
  return {
    key,
    polite,
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: await versions(),
    runs: {},
  }
}

async function save() {
  // A table is only as good as its worst run.
  results.polite ||= polite
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, JSON.stringify(results, null, 2))
}

/** Everything that is built, and on what. */
async function contentKey() {
  const folder = await copyOfExample()
  try {
    const hash = createHash('sha256').update((await bases()).set.filter((it) => it.includes('oci-layout:')).join('\n'))
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name))
    // The page beside the services is where results are written, and no build reads it.
    for (const path of paths.filter((it) => !/^(README\.md|.*\.ya?ml)$/.test(it.slice(folder.length + 1))).toSorted()) {
      const text = await readFile(path, 'utf8')
      // A better comment in a Dockerfile changes no build, and should not cost an hour.
      hash.update(path.slice(folder.length)).update(path.includes('Dockerfile') ? text.replace(/^#.*\n/gm, '') : text)
    }
    return hash.digest('hex')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function machine() {
  return { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
}

async function versions() {
  await using builder = await freshBuilder(false)
  const [buildx, buildkit] = await Promise.all([
    docker(['buildx', 'version']),
    docker(['buildx', 'inspect', builder.name], { env: builder.env }),
  ])
  return {
    buildx: /\d+\.\d+\.\d+/.exec(buildx.stdout)?.[0] ?? 'unknown',
    buildkit: /BuildKit version:\s*(\S+)/.exec(buildkit.stdout)?.[1] ?? 'unknown',
  }
}
