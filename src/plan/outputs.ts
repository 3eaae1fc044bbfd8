import { attributes, type BakeDefinition, type BakeTarget, type Entry } from './definition.ts'

/** Exporters after which the builder knows an image manifest, and with it the exact size. */
const WITH_MANIFEST = new Set(['docker', 'image', 'registry', 'oci'])

/**
 * An exporter that assembles the manifest and stores nothing: no push, no load, no download of layers that are only
 * known from a remote cache. It is how an image is measured that would otherwise stay in the build cache.
 */
const MEASURE: Record<string, string> = { type: 'image', push: 'false', store: 'false' }

/**
 * Makes sure that every target ends in an exporter that yields a manifest.
 *
 * The docker driver loads by default, which has one; other drivers keep the result in the cache, where an image has no
 * size. `cacheonly` becomes the measuring exporter (it keeps nothing either); `local` and `tar` get it beside them.
 *
 * @param driver the builder's driver; with `docker` on the classic store no second exporter is possible
 */
export function withMeasuredOutputs(
  definition: BakeDefinition,
  builder: { driver: string; store?: 'containerd' | 'graphdriver' },
): BakeDefinition {
  if (builder.driver === 'docker' && builder.store !== 'containerd') return definition
  const measured = (target: BakeTarget): BakeTarget => {
    const outputs = (target.output ?? []).filter((entry) => attributes(entry).type !== 'cacheonly')
    const defaultHasManifest = builder.driver === 'docker' && (target.output ?? []).length === 0
    if (defaultHasManifest || outputs.some((entry) => WITH_MANIFEST.has(outputType(entry)))) return target
    return { ...target, output: [...outputs, MEASURE] }
  }
  return {
    ...definition,
    target: Object.fromEntries(Object.entries(definition.target).map(([name, target]) => [name, measured(target)])),
  }
}

/** A bare word as output is the destination folder of a local export, as in `--output dir`. */
function outputType(entry: Entry): string {
  return typeof entry === 'string' && !entry.includes('=') ? 'local' : (attributes(entry).type ?? 'local')
}
