/**
 * Finds a platform's image manifest among the blobs read from the builder, and reads it and its config.
 */
import { asArray, asCount, asObject, asString } from '../../shared/json.ts'
import { platformOf, type Descriptor } from '../steps/provenance.ts'

/** One platform's image: what a registry would serve. Sizes in bytes, layers bottom first. */
export interface Manifest {
  digest: string
  configDigest: string
  configBytes: number
  layers: Descriptor[]
  /** From the config; empty when the config was not read. */
  diffIds: string[]
  history: { empty: boolean; createdBy?: string }[]
}

/** Manifests by platform of what one target's metadata names; empty when there was no image or no blob. */
export function manifestsOf(
  metadata: Record<string, unknown> | undefined,
  blobs: ReadonlyMap<string, unknown>,
): Map<string, Manifest> {
  const found = new Map<string, Manifest>()
  const descriptor = asObject(metadata?.['containerimage.descriptor'])
  const root = asString(descriptor?.digest) ?? asString(metadata?.['containerimage.digest'])
  if (root === undefined) return found
  const blob = asObject(blobs.get(root))
  const listed = asArray(blob?.manifests).map(asObject)
  const entries = blob?.manifests === undefined ? [{ ...descriptor, digest: root }] : listed
  for (const entry of entries) {
    // Attestations ride in the index as manifests of platform unknown/unknown; no pull downloads them.
    if (asObject(entry?.annotations)?.['vnd.docker.reference.type'] !== undefined) continue
    const manifest = readManifest(asString(entry?.digest), blobs)
    if (manifest === undefined) continue
    const platform = platformOf(asObject(entry)?.platform) ?? platformOf(blobs.get(manifest.configDigest))
    if (platform !== 'unknown/unknown') found.set(platform ?? '', manifest)
  }
  return found
}

/** The manifest of a platform as the plan spells it; one without a platform fits any when it is the only one. */
export function manifestFor(manifests: ReadonlyMap<string, Manifest>, platform: string): Manifest | undefined {
  for (const [name, manifest] of manifests) if (plainPlatform(name) === plainPlatform(platform)) return manifest
  return manifests.get('')
}

/** `linux/arm64/v8` and `linux/arm64` are the same (containerd's platforms.Normalize); so are amd64/v1 and amd64. */
export function plainPlatform(platform: string): string {
  return platform.replace(/\/arm64\/v8$/, '/arm64').replace(/\/amd64\/v1$/, '/amd64')
}

function readManifest(digest: string | undefined, blobs: ReadonlyMap<string, unknown>): Manifest | undefined {
  const manifest = digest === undefined ? undefined : asObject(blobs.get(digest))
  const config = asObject(manifest?.config)
  const configDigest = asString(config?.digest)
  const configBytes = asCount(config?.size)
  if (digest === undefined || configDigest === undefined || configBytes === undefined) return undefined
  const layers = asArray(manifest?.layers).flatMap((layer): Descriptor[] => {
    const layerDigest = asString(asObject(layer)?.digest)
    const size = asCount(asObject(layer)?.size)
    return layerDigest === undefined
      ? []
      : [size === undefined ? { digest: layerDigest } : { digest: layerDigest, size }]
  })
  // A layer that is no descriptor would make the sum too small: then there is no sum.
  if (layers.length !== asArray(manifest?.layers).length) return undefined
  const image = asObject(blobs.get(configDigest))
  const diffIds = asArray(asObject(image?.rootfs)?.diff_ids).filter((id) => typeof id === 'string')
  return {
    digest,
    configDigest,
    configBytes,
    layers,
    diffIds: diffIds.length === layers.length ? diffIds : [],
    history: asArray(image?.history).map((entry) => {
      const createdBy = asString(asObject(entry)?.created_by)
      const empty = asObject(entry)?.empty_layer === true
      return createdBy === undefined || createdBy === '' ? { empty } : { empty, createdBy }
    }),
  }
}
