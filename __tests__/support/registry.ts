import { gunzipSync } from 'node:zlib'

/** One platform's image as a registry serves it. Bytes; layers bottom first. */
export interface ServedImage {
  platform: string
  digest: string
  configBytes: number
  layers: { digest: string; size: number }[]
}

interface Served {
  mediaType?: string
  manifests?: { digest: string; platform?: { os: string; architecture: string; variant?: string } }[]
  config?: { digest: string; size: number }
  layers?: { digest: string; size: number }[]
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

/**
 * Every image behind a tag, read over HTTP as a pull does, attestations left out. The sizes are those of the blobs the
 * registry holds, and it throws when a manifest says something else.
 */
export async function servedImages(address: string, repository: string, tag: string): Promise<ServedImage[]> {
  const base = `http://${address}/v2/${repository}`
  const manifest = async (reference: string): Promise<{ body: Served; digest: string }> => {
    const response = await fetch(`${base}/manifests/${reference}`, { headers: { accept: ACCEPT } })
    if (!response.ok) throw new Error(`${repository}:${reference}: ${response.status} ${await response.text()}`)
    return { body: (await response.json()) as Served, digest: response.headers.get('docker-content-digest') ?? '' }
  }
  const checked = async (blob: { digest: string; size: number }): Promise<void> => {
    const response = await fetch(`${base}/blobs/${blob.digest}`)
    const { byteLength } = await response.arrayBuffer()
    if (byteLength !== blob.size) throw new Error(`${blob.digest} has ${byteLength} bytes, not ${blob.size}`)
  }
  const image = async (reference: string): Promise<ServedImage> => {
    const { body, digest } = await manifest(reference)
    const { config, layers = [] } = body
    if (config === undefined) throw new Error(`${reference} is no image manifest`)
    for (const blob of [config, ...layers]) await checked(blob)
    const response = await fetch(`${base}/blobs/${config.digest}`)
    const { os, architecture, variant } = (await response.json()) as Record<string, string>
    const platform = [os, architecture, variant].filter((part) => part !== undefined).join('/')
    return {
      platform,
      digest,
      configBytes: config.size,
      layers: layers.map((layer) => ({ digest: layer.digest, size: layer.size })),
    }
  }
  const { body } = await manifest(tag)
  const entries = (body.manifests ?? [{ digest: tag }]).filter(
    (entry) => !('platform' in entry) || entry.platform?.architecture !== 'unknown',
  )
  return Promise.all(entries.map(({ digest }) => image(digest)))
}

/** Bytes of the layers' tars of a served image. */
export async function uncompressedBytes(address: string, repository: string, image: ServedImage): Promise<number> {
  let sum = 0
  for (const { digest } of image.layers) {
    const response = await fetch(`http://${address}/v2/${repository}/blobs/${digest}`)
    sum += gunzipSync(Buffer.from(await response.arrayBuffer())).length
  }
  return sum
}
