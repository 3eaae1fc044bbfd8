import type { ContentStore } from './content-store.ts'
import { isObject } from '../shared/json.ts'

/** Indexes nest at most once in practice (an index of indexes); deeper is somebody's joke. */
const MAX_DEPTH = 3
const MAX_MANIFESTS = 256
const AT_ONCE = 8

/**
 * Reads what describes the images of a bake: from each target of the parsed metadata file its index, image manifests
 * (attestations skipped) and image configs. Blobs the builder does not hold are absent from the map. A blob that cannot be
 * read or is no JSON goes to `onProblem` and is absent too, so one bad target does not hide the others.
 */
export async function readImageBlobs(
  store: Pick<ContentStore, 'readJson'>,
  metadata: Record<string, unknown>,
  onProblem: (digest: string, error: unknown) => void = () => {},
): Promise<Map<string, unknown>> {
  const blobs = new Map<string, unknown>()
  let wanted = new Set(Object.values(metadata).flatMap(rootsOf))
  for (let depth = 0; depth <= MAX_DEPTH && wanted.size > 0; depth++) {
    const next = new Set<string>()
    const queue = [...wanted].filter((digest) => !blobs.has(digest))
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let digest = queue.shift(); digest !== undefined; digest = queue.shift()) {
          try {
            const blob = await store.readJson(digest)
            if (blob === undefined) continue
            blobs.set(digest, blob)
            for (const child of childrenOf(blob)) next.add(child)
          } catch (error) {
            onProblem(digest, error)
          }
        }
      }),
    )
    wanted = next
  }
  return blobs
}

/**
 * What the metadata of one target points at. On the classic image store `containerimage.digest` is the config's digest
 * (docs/internals/images.md: Metadata); that is fine here, what a blob is shows in its content.
 */
function rootsOf(target: unknown): string[] {
  if (!isObject(target)) return []
  const descriptor = target['containerimage.descriptor']
  const candidates = [
    isObject(descriptor) ? descriptor['digest'] : undefined,
    target['containerimage.digest'],
    target['containerimage.config.digest'],
  ]
  return candidates.filter((digest) => typeof digest === 'string')
}

function childrenOf(blob: unknown): string[] {
  if (!isObject(blob)) return []
  if (Array.isArray(blob['manifests'])) {
    return blob['manifests']
      .slice(0, MAX_MANIFESTS)
      .filter((entry) => isObject(entry) && !isAttestation(entry))
      .flatMap((entry) => (typeof entry.digest === 'string' ? [entry.digest as string] : []))
  }
  const config = blob['config']
  if (Array.isArray(blob['layers']) && isObject(config) && typeof config['digest'] === 'string')
    return [config['digest']]
  return []
}

/** BuildKit marks provenance and SBOM manifests both ways. */
function isAttestation(descriptor: Record<string, unknown>): boolean {
  const { platform, annotations } = descriptor
  return (
    (isObject(platform) && platform['os'] === 'unknown' && platform['architecture'] === 'unknown') ||
    (isObject(annotations) && annotations['vnd.docker.reference.type'] === 'attestation-manifest')
  )
}
