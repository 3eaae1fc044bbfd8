import {
  attributes,
  eachTarget,
  noImageOf,
  type BakeDefinition,
  type BakeTarget,
  type AttributeEntry,
} from './definition.ts'

/** Exporters after which the builder knows an image manifest, and with it the exact size. */
const WITH_MANIFEST = new Set(['docker', 'image', 'registry', 'oci'])

/**
 * An exporter that assembles the manifest and stores nothing: no push, no load, no download of layers that are only
 * known from a remote cache. It is how an image is measured that would otherwise stay in the build cache.
 */
const MEASURE: Record<string, string> = { type: 'image', push: 'false', store: 'false' }

/** What decides which exporters a builder has. */
export interface OutputBuilder {
  driver: string
  store?: 'containerd' | 'graphdriver'
}

/** The docker driver on the classic store takes no second exporter, and none that keeps nothing. */
export function canMeasure({ driver, store }: OutputBuilder): boolean {
  return driver !== 'docker' || store === 'containerd'
}

/** The output of an image that is only built to be measured, as far as that builder can. */
export function measuringOutput(builder: OutputBuilder): AttributeEntry {
  return canMeasure(builder) ? MEASURE : { type: 'cacheonly' }
}

/**
 * Makes sure that every target ends in an exporter that yields a manifest.
 *
 * The docker driver loads by default, which has one; other drivers keep the result in the cache, where an image has no
 * size. `local` and `tar` get the measuring exporter beside them; a target that makes no image stays as it is.
 */
export function withMeasuredOutputs(definition: BakeDefinition, builder: OutputBuilder): BakeDefinition {
  if (!canMeasure(builder)) return definition
  const measured = (target: BakeTarget): BakeTarget => {
    if (noImageOf(target) !== undefined) return target
    const outputs = (target.output ?? []).filter((entry) => attributes(entry).type !== 'cacheonly')
    const defaultHasManifest = builder.driver === 'docker' && (target.output ?? []).length === 0
    if (defaultHasManifest || outputs.some((entry) => WITH_MANIFEST.has(outputType(entry)))) return target
    return { ...target, output: [...outputs, MEASURE] }
  }
  return eachTarget(definition, measured)
}

/**
 * The metadata file as buildx writes it without our exporter: a workflow that asks for the digest of a target without an
 * image gets none.
 */
export function withoutMeasured(
  metadata: Record<string, unknown>,
  printed: BakeDefinition,
  measured: BakeDefinition,
): Record<string, unknown> {
  const asked = (name: string): Set<string> => new Set((printed.target[name]?.output ?? []).map(textOf))
  const ours = (name: string): boolean =>
    measured.target[name]?.output?.some(
      (entry) => attributes(entry).store === 'false' && !asked(name).has(textOf(entry)),
    ) === true
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => {
      if (printed.target[name] === undefined || !ours(name) || typeof value !== 'object' || value === null) {
        return [name, value]
      }
      const kept = Object.entries(value).filter(([key]) => !key.startsWith('containerimage.') && key !== 'image.name')
      return [name, Object.fromEntries(kept)]
    }),
  )
}

/** Equal for equal outputs, whichever way they were printed. */
export function textOf(entry: AttributeEntry): string {
  return JSON.stringify(Object.entries(attributes(entry)).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))))
}

/** A bare word as output is the destination folder of a local export, as in `--output dir`. */
function outputType(entry: AttributeEntry): string {
  return typeof entry === 'string' && !entry.includes('=') ? 'local' : (attributes(entry).type ?? 'local')
}
