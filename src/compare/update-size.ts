/** What a machine must pull that holds the baseline's image already, and which layers it pulls although nothing changed them. */
import { defined } from '../shared/defined.ts'
import type { PlatformRecord } from '../record/build-record.ts'
import type { Cause, RemadeLayer } from './comparison.ts'

/**
 * Bytes that a machine with the image `before` must pull for `now`: every blob once that `before` does not have, which are
 * layers by digest, and the config. As in every size of a record, manifests are not counted. Undefined when the layers of
 * either image, or the config's digest, are not known.
 */
export function updateBytes(now: PlatformRecord, before: PlatformRecord): number | undefined {
  if (now.layers === undefined || before.layers === undefined) return undefined
  const { configDigest, configBytes } = now
  if (configDigest === undefined || configBytes === undefined || before.configDigest === undefined) return undefined
  const held = new Set(before.layers.map(({ digest }) => digest))
  const missing = new Map(now.layers.filter(({ digest }) => !held.has(digest)).map((layer) => [layer.digest, layer]))
  const layers = [...missing.values()].reduce((sum, { compressedBytes }) => sum + compressedBytes, 0)
  return layers + (configDigest === before.configDigest ? 0 : configBytes)
}

/**
 * Layers that are not reproducible: their steps are the baseline's and ran again only because the cache did not have them,
 * and what they made has another digest. Such a layer is pulled by everybody for nothing.
 *
 * @param causes of this image's steps, see causes/causes-of.ts
 */
export function remadeLayers(now: PlatformRecord, before: PlatformRecord, causes: readonly Cause[]): RemadeLayer[] {
  const made = new Map<string, Set<string>>()
  for (const { step, digest } of before.layers ?? []) {
    const key = step === undefined ? undefined : before.steps[step]?.key
    if (key !== undefined) made.set(key, (made.get(key) ?? new Set()).add(digest))
  }
  return (now.layers ?? []).flatMap((layer, at) => {
    const { step } = layer
    const key = step === undefined ? undefined : now.steps[step]?.key
    const digests = key === undefined ? undefined : made.get(key)
    if (step === undefined || digests === undefined || digests.has(layer.digest)) return []
    return onlyMissed(step, causes) ? [{ step, layer, ...defined({ differs: differences(now, at) }) }] : []
  })
}

/** Names of files that a sentence has room for. */
const NAMED_FILES = 3

/** Which files of a layer differ from the baseline's image. A list that was cut may lack some: then nothing is said. */
function differences({ files }: PlatformRecord, layer: number): RemadeLayer['differs'] {
  if (files?.changes === undefined || files.changesOmitted !== undefined) return undefined
  const paths = files.changes.filter((change) => change.layer === layer).map(({ path }) => path)
  // What a later layer hides is not compared.
  if (paths.length === 0 && files.waste.some(({ addedBy }) => addedBy === layer)) return undefined
  return { paths: paths.slice(0, NAMED_FILES), more: Math.max(0, paths.length - NAMED_FILES) }
}

/** True when all that made a step run is that the cache did not have it, or a step before it. */
function onlyMissed(step: number, causes: readonly Cause[]): boolean {
  const own = causes.filter((cause) => cause.step === step)
  const roots = own.flatMap((cause) =>
    cause.kind === 'follows' ? causes.filter((it) => it.step === cause.follows && it.kind !== 'follows') : [cause],
  )
  return roots.length > 0 && roots.every(({ kind }) => kind === 'cache-absent')
}
