/** What a registry has, asked as a client would. */

/** What it serves under a tag. */
export interface Served {
  /** Of what the tag leads to. */
  digest: string
  mediaType: string
  /** Of the index; absent for a single manifest. */
  annotations?: Record<string, string>
  /** Without attestations, in the order of the index; a single manifest has neither platform nor annotations here. */
  images: { digest: string; platform?: string; annotations?: Record<string, string> }[]
  /** How many attestation manifests there are. */
  attestations: number
}

interface Index {
  mediaType: string
  annotations?: Record<string, string>
  manifests?: { digest: string; platform: { os: string; architecture: string }; annotations?: Record<string, string> }[]
}

/** Undefined when there is no such tag. */
export async function served(reference: string): Promise<Served | undefined> {
  const answer = await ask(reference, (repository, tag) => `${repository}/manifests/${tag}`)
  if (answer.status === 404) return undefined
  const index = (await answer.json()) as Index
  const digest = answer.headers.get('docker-content-digest') ?? ''
  const images = (index.manifests ?? []).filter(({ platform }) => platform.os !== 'unknown')
  return {
    digest,
    mediaType: index.mediaType,
    ...(index.annotations === undefined ? {} : { annotations: index.annotations }),
    images:
      index.manifests === undefined
        ? [{ digest }]
        : images.map(({ digest: of, platform: { os, architecture }, annotations }) => ({
            digest: of,
            platform: `${os}/${architecture}`,
            ...(annotations === undefined ? {} : { annotations }),
          })),
    attestations: (index.manifests?.length ?? 0) - images.length,
  }
}

/** All of it but digests: files have other times in every build. */
export function shapeOf({ digest: _digest, images, ...rest }: Served): object {
  return { ...rest, images: images.map(({ digest: _of, ...image }) => image) }
}

/** Names of a repository's tags, sorted; a reference's own tag is ignored. */
export async function tagsIn(reference: string): Promise<string[]> {
  const answer = await ask(reference, (repository) => `${repository}/tags/list`)
  const { tags } = answer.status === 404 ? { tags: [] } : ((await answer.json()) as { tags: string[] | null })
  return (tags ?? []).toSorted()
}

async function ask(reference: string, path: (repository: string, tag: string) => string): Promise<Response> {
  const [, host, repository, tag] = /^([^/]+)\/(.+?)(?::([^:/]+))?$/.exec(reference) ?? []
  return await fetch(`http://${host}/v2/${path(repository ?? '', tag ?? '')}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' },
  })
}
