/** One bake against a cache with limits: what comes from it, what runs, what is exported. */
import type { PastBuild, PastStep } from '../../../src/quota/past-builds.ts'
import type { Index, LimitedCache } from './limited-cache.ts'
import { keysOf, layersOf, type Layer, type Service, type Versions } from './recorded-project.ts'

/** Where a build runs and what it builds. Times in ms. */
export interface Bake {
  cache: LimitedCache
  /** The ref it writes, and those it reads, its own first. */
  ref: string
  readable: readonly string[]
  now: number
  exports: boolean
  /** What an export takes: for each target, and for each byte that is new. */
  exportMs: { each: number; perByte: number }
}

/** What became of one service. */
export interface Built {
  keys: string[]
  ran: number[]
  exportMs: number
  newBytes: number
  /** Layers that were looked for in the cache, by the key of the step that was to be taken from there. */
  looked: { key: string; layers: number; found: number }[]
  past: PastBuild
}

/** Builds one service as BuildKit does: from its last step down to what is found. */
export function buildService(bake: Bake, service: Service, scope: string, versions: Versions): Built {
  const { cache, readable, ref, now } = bake
  const { steps } = service
  const keys = keysOf(service, versions)
  const indexes = readable.flatMap((it) => cache.index(it, scope, now) ?? [])
  const own = steps.map((step, at) => layersOf(step, keys[at] ?? '', service.platform))
  const isKnown = (at: number): boolean => indexes.some((index) => index.has(keys[at] ?? ''))
  const looked: Built['looked'] = []
  const ran = new Set<number>()
  const seen = new Set<number>()
  const need = (at: number): void => {
    const step = steps[at]
    if (step === undefined || seen.has(at)) return
    seen.add(at)
    // Base images are pulled from their registry when they are not found.
    if (step.kind === 'from') return
    const chain = chainOf(at, steps, own)
    // A step is found by its key, and then needs every layer below it.
    const found = isKnown(at) ? chain.filter((layer) => cache.hasLayer(readable, layer, now)).length : 0
    looked.push({ key: keys[at] ?? '', layers: chain.length, found })
    if (isKnown(at) && found === chain.length) return
    ran.add(at)
    step.inputs.forEach(need)
  }
  need(steps.length - 1)

  let newBytes = 0
  if (bake.exports) {
    const index = new Map<string, readonly Layer[]>()
    for (const [at, step] of steps.entries()) {
      const layers = own[at] ?? []
      const absent = layers.filter((layer) => !cache.hasLayer(readable, layer, now))
      // What was neither made nor pulled now, and is not there, cannot be exported.
      if (absent.length > 0 && !ran.has(at) && step.kind !== 'from') continue
      if (!ran.has(at) && !isKnown(at) && step.kind !== 'from') continue
      for (const layer of absent) {
        cache.saveLayer(ref, layer, now)
        newBytes += layer.bytes
      }
      index.set(keys[at] ?? '', layers)
    }
    cache.saveIndex(ref, scope, index satisfies Index, now)
  }
  const exportMs = bake.exports ? bake.exportMs.each + newBytes * bake.exportMs.perByte : 0
  const past = steps.flatMap(({ kind, ms }, at): PastStep[] =>
    kind === 'from'
      ? []
      : [{ id: `${service.name} ${at}`, did: ran.has(at) ? 'ran' : 'hit', ms: ran.has(at) ? ms : 0 }],
  )
  return { keys, ran: [...ran], exportMs, newBytes, looked, past: { exportMs, newBytes, steps: past } }
}

function chainOf(at: number, steps: Service['steps'], own: readonly Layer[][]): Layer[] {
  const [below] = steps[at]?.inputs ?? []
  return [...(below === undefined ? [] : chainOf(below, steps, own)), ...(own[at] ?? [])]
}
