/**
 * A month of a busy repository within GitHub's limit of the cache: do pull requests push the base branch's layers out?
 *
 *   script/bench quota
 *
 * Simulated: 20 pull requests a working day, three pushes each, of which about eight a day are merged; twelve services
 * for both CPUs, of which a run builds those that its change touches, some far more often than others, and all of them twice a week. Their steps, times
 * and layers are those of the recorded builds of examples/reconciliation's front end, as it was and optimized
 * (support/record-layers.ts). The cache has GitHub's rules (support/limited-cache.ts); whatever a run looks up counts as used,
 * which favours the naive way: it looks up everything it exports.
 *
 * - `naive`: `mode=max` everywhere, pull requests too
 * - `auto`: as this action decides (`cache-write: auto`)
 * - `auto + prune`: and removes what it may (`cache-prune: true`)
 * - `auto, blind`: as `auto`, where the token may not read how full the cache is
 *
 * What is decided is decided by the action's own code: decideWrite, choosePrunable. Everything is drawn from one seed, the
 * same for all of them. Prints lines for people, then one line of JSON; `base_hit_rate` is the share of the layers of the base
 * branch's newest builds that were there when a run wanted them, over the whole month.
 */
import { cpus } from 'node:os'

import { choosePrunable } from '../../src/quota/choose-prunable.ts'
import { decideWrite } from '../../src/quota/decide-write.ts'
import { HISTORY } from '../../src/history/history.ts'
import { MOST_REMOVED } from '../../src/quota/prune-caches.ts'
import type { PastBuild } from '../../src/quota/past-builds.ts'
import { median } from '../../src/compare/times/statistics.ts'
import { blobKey, LimitedCache } from './support/limited-cache.ts'
import { recordedTargets, services } from './support/recorded-project.ts'
import type { Input, Service, Versions } from './support/recorded-project.ts'
import { buildService } from './support/simulated-build.ts'
import type { Built } from './support/simulated-build.ts'
import { monthOf } from './support/simulated-month.ts'
import type { Event } from './support/simulated-month.ts'

const SEED = 12
const SERVICES = 12
const PLATFORMS = ['linux-amd64', 'linux-arm64']
const MAIN = 'refs/heads/main'
const PREFIX = 'bake-budget'
/** What an export takes when there is nothing new: BuildKit looks up every layer (0.3 to 0.7 s, docs/internals/cache.md). */
const EXPORT_MS = 500

const POLICIES = ['naive', 'auto', 'auto + prune', 'auto, blind'] as const
type Policy = (typeof POLICIES)[number]

const recorded = recordedTargets()
const project = services(SERVICES, PLATFORMS, recorded)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const exportMs = {
  each: EXPORT_MS,
  perByte: sum(recorded.map((it) => it.exportMs)) / sum(recorded.map((it) => it.newBytes)),
}
const scopeOf = ({ name, platform }: Service) => `${PREFIX}-${name}-${platform}`

/** What a month with one policy comes to. */
function simulate(policy: Policy, events: readonly Event[]) {
  const count = {
    wanted: 0,
    found: 0,
    evictions: 0,
    again: 0,
    againMs: 0,
    exportMs: 0,
    pulls: 0,
    exported: 0,
    removed: 0,
  }
  const daily: number[] = []
  let [writes, most] = [0, 0]
  /** Of the newest build of each service on the base branch. */
  const newest = new Map<string, Built>()
  const newestLayers = new Set<string>()
  const past: { usedBytes: number; built: Map<string, PastBuild> }[] = []
  /** Keys that were built before on a ref, which a cache without limits would have if everything were exported. */
  const before = new Map<string, Set<string>>()
  const closed = new Set<number>()
  const cache = new LimitedCache(({ ref, key }) => {
    if (ref === MAIN && newestLayers.has(key)) count.evictions++
  })

  for (const event of events) {
    cache.expire(event.at)
    if (event.kind === 'closed') {
      closed.add(event.pull)
      continue
    }
    const onMain = event.kind !== 'pull'
    const ref = onMain ? MAIN : `refs/pull/${event.pull}/merge`
    const readable = onMain ? [MAIN] : [ref, MAIN]
    const built = project.filter(({ name }) => event.versions.has(name))
    const usedBytes = cache.bytes
    const exports = policy === 'naive' || mayExport(onMain, built)
    if (!onMain) count.pulls++
    if (!onMain && exports) count.exported++
    const results = new Map<string, Built>()
    for (const service of built) {
      const versions = event.versions.get(service.name) as Versions
      const bake = { cache, ref, readable, now: event.at, exports, exportMs }
      const result = buildService(bake, service, scopeOf(service), versions)
      results.set(scopeOf(service), result)
      tally(service, result, readable)
      writes += result.newBytes
    }
    for (const [scope, result] of results) {
      const known = before.get(ref) ?? new Set()
      for (const key of result.keys) known.add(key)
      before.set(ref, known)
      if (onMain) newest.set(scope, result)
    }
    if (onMain) {
      past.unshift({ usedBytes, built: new Map([...results].map(([scope, it]) => [scope, it.past])) })
      past.length = Math.min(past.length, HISTORY)
      newestLayers.clear()
      for (const service of project) {
        const index = cache.index(MAIN, scopeOf(service), event.at)
        for (const layers of index?.values() ?? []) for (const { digest } of layers) newestLayers.add(blobKey(digest))
      }
      if (policy === 'auto + prune') prune(event.at)
    }
    if (event.kind === 'rebuild') daily.push(cache.bytes)
    most = Math.max(most, cache.bytes)
  }
  return { ...count, writes, most, usual: median(daily), hitRate: count.found / count.wanted }

  function mayExport(onMain: boolean, built: readonly Service[]): boolean {
    const scopes = built.map(scopeOf)
    const builds = past.flatMap(({ built: all }): PastBuild[] => {
      const own = scopes.flatMap((scope) => all.get(scope) ?? [])
      if (own.length === 0) return []
      return [
        {
          exportMs: sum(own.map((it) => it.exportMs)),
          newBytes: sum(own.map((it) => it.newBytes ?? Number.NaN)),
          steps: own.flatMap(({ steps }) => steps),
        },
      ]
    })
    const usedBytes = policy === 'auto, blind' ? undefined : past[0]?.usedBytes
    return decideWrite({
      readers: onMain ? 'branch' : 'pull',
      past: builds,
      ...(usedBytes === undefined ? {} : { usedBytes }),
    }).write
  }

  function tally(service: Service, result: Built, readable: readonly string[]): void {
    const base = new Set(newest.get(scopeOf(service))?.keys)
    for (const { key, layers, found } of result.looked) {
      if (!base.has(key)) continue
      count.wanted += layers
      count.found += found
    }
    for (const at of result.ran) {
      if (!readable.some((ref) => before.get(ref)?.has(result.keys[at] ?? ''))) continue
      count.again++
      count.againMs += service.steps[at]?.ms ?? 0
    }
    count.exportMs += result.exportMs
  }

  function prune(now: number): void {
    const owner = { scopes: project.map(scopeOf), prefix: PREFIX, reportId: 'default' }
    const chosen = choosePrunable({ caches: cache.list(), complete: true }, { owner, closed, now })
    for (const { cache: entry } of chosen.slice(0, MOST_REMOVED)) {
      cache.remove(entry)
      count.removed++
    }
  }
}

const inputs: Input[] = ['source', 'dependencies', 'config']
const events = monthOf({ services: [...new Set(project.map(({ name }) => name))], inputs, seed: SEED })
const GB = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`
const hours = (ms: number) => `${(ms / 3_600_000).toFixed(1)} h`
console.log(
  `${events.filter(({ kind }) => kind === 'pull').length} builds of pull requests, ${events.filter(({ kind }) => kind === 'merge').length} merges, ` +
    `${SERVICES} services for ${PLATFORMS.length} platforms, of ${recorded.map(({ name, newBytes }) => `${name} ${(newBytes / 1e6).toFixed(0)} MB`).join(' and ')}`,
)
const results = POLICIES.map((policy) => ({ policy, ...simulate(policy, events) }))
for (const it of results) {
  console.log(
    `${it.policy.padEnd(12)} base hit rate ${(100 * it.hitRate).toFixed(2)} % (${it.found} of ${it.wanted} layers), ${GB(it.usual)} in use (most ${GB(it.most)}), ` +
      `${it.evictions} layers of the base evicted, ${it.again} steps ran again (${hours(it.againMs)}), ` +
      `${it.exported} of ${it.pulls} pull-request builds exported (all exports ${hours(it.exportMs)}, ${GB(it.writes)}), ${it.removed} removed`,
  )
}

const figures: Record<string, number> = {}
for (const it of results) {
  const prefix =
    it.policy === 'auto' ? '' : it.policy === 'auto + prune' ? 'prune_' : it.policy === 'naive' ? 'naive_' : 'blind_'
  figures[`${prefix}base_hit_rate`] = Math.round(it.hitRate * 1e5) / 1e5
  figures[`${prefix}bytes_in_use`] = it.usual
  figures[`${prefix}evictions_of_base`] = it.evictions
  figures[`${prefix}steps_run_again`] = it.again
  figures[`${prefix}minutes_run_again`] = Math.round(it.againMs / 60_000)
  figures[`${prefix}minutes_of_exports`] = Math.round(it.exportMs / 60_000)
  figures[`${prefix}pull_exports`] = it.exported
}
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
console.log(JSON.stringify({ bench: 'quota', figures, machine }))
