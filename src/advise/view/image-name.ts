/** Names of images: `docker.io/library/node:22-slim@sha256:…` and its short forms. */

/** An image reference taken apart. */
export interface ImageName {
  /** Without `docker.io/` and `library/`: `node`, `gcr.io/distroless/cc-debian12`. */
  repository: string
  tag?: string
  digest?: string
}

/** Takes a reference apart; `docker.io/library/node` and `node` are one. */
export function imageName(reference: string): ImageName {
  const [name = '', digest] = reference.split('@')
  const colon = name.lastIndexOf(':')
  const hasTag = colon > name.lastIndexOf('/')
  const repository = (hasTag ? name.slice(0, colon) : name)
    .replace(/^(index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
  return {
    repository,
    ...(hasTag ? { tag: name.slice(colon + 1) } : {}),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** Parts of a tag: `22-bookworm-slim` → `22`, `bookworm`, `slim`. */
export function tagParts({ tag = 'latest' }: ImageName): string[] {
  return tag.split('-')
}
