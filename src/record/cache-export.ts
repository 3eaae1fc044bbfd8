/**
 * What a target's export added to the GitHub Actions cache. The builder says `writing layer` of those layers only that the
 * cache does not have yet (BuildKit, cache/remotecache/gha/gha.go), and their sizes stand in the provenance.
 */
import type { CacheExport } from './build-record.ts'
import type { Provenance } from './steps/provenance.ts'
import type { LayerWrite } from './stream/progress-stream.ts'
import type { TargetStream } from './stream/target-stream.ts'

/** buildx's name of the vertex (BuildKit, `exporter.Name`). */
const EXPORT = 'exporting to GitHub Actions Cache'

/**
 * New layers and their bytes. Undefined without an export that was completed: a failed one may have uploaded some layers,
 * and nobody knows which.
 */
export function cacheExport(
  { vertices }: Pick<TargetStream, 'vertices'>,
  { writes, layerBytes: known }: { writes: ReadonlyMap<string, LayerWrite>; layerBytes: ReadonlyMap<string, number> },
): CacheExport | undefined {
  const exports = [...vertices.values()].filter(({ name }) => name.text === EXPORT)
  if (exports.length === 0 || exports.some(({ fate }) => fate.state !== 'ran')) return undefined
  const own = new Set(exports.map(({ digest }) => digest))
  const layers = [...writes].flatMap(([layer, { vertex }]) => (own.has(vertex) ? [layer] : []))
  const sizes = layers.map((layer) => known.get(layer))
  let newBytes = 0
  for (const size of sizes) {
    if (size === undefined) return { newLayers: layers.length }
    newBytes += size
  }
  return { newLayers: layers.length, newBytes }
}

/** Compressed bytes by layer of everything the bake's provenances name. A layer that one target uploads may be another's, too. */
export function layerBytes(drafts: readonly { provenances: readonly Provenance[] }[]): Map<string, number> {
  const chains = drafts.flatMap(({ provenances }) => provenances.flatMap(({ layers }) => [...layers.values()]))
  return new Map(chains.flat().flatMap(({ digest, size }) => (size === undefined ? [] : [[digest, size] as const])))
}
