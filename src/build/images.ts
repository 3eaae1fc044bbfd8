import { defined } from '../defined.ts'
import type { BuilderFacts } from '../record/build-record.ts'
import { openContentStore, type ContentStore } from './content-store.ts'
import { docker, type Docker } from './docker.ts'
import { readImageBlobs } from './image-blobs.ts'

/** What the builder could tell about the images it just built. */
export interface Images {
  /** Indexes, manifests and configs by digest, parsed. */
  blobs: Map<string, unknown>
  /** Versions, as far as they could be read. */
  builder: Pick<BuilderFacts, 'buildkit' | 'buildx'>
  notes: string[]
  /** For reading layers; absent when there is no connection. */
  store?: Pick<ContentStore, 'stream'>
  /** Ends the connection. Never throws. */
  close: () => Promise<void>
}

/**
 * Reads manifests and versions after the bake. What cannot be read is missing from the result and named in the notes:
 * the build is done, and its result must not depend on this. The connection stays open until `close` is called.
 */
export async function readImages(
  on: Docker,
  builder: string,
  metadata: Record<string, unknown> | undefined,
): Promise<Images> {
  const [buildx, content] = await Promise.all([buildxVersion(on), readContent(on, builder, metadata)])
  return { ...content, builder: { ...content.builder, ...(buildx === undefined ? {} : { buildx }) } }
}

async function readContent(
  on: Docker,
  builder: string,
  metadata: Record<string, unknown> | undefined,
): Promise<Images> {
  const notes: string[] = []
  let store: ContentStore | undefined
  try {
    store = await openContentStore({ docker: 'docker', builder, env: on.env })
    const [blobs, buildkit] = await Promise.all([
      readImageBlobs(store, metadata ?? {}, (digest, error) => {
        notes.push(`Image data ${digest} could not be read from the builder: ${String(error)}`)
      }),
      store.buildkitVersion().catch(() => undefined),
    ])
    const open = store
    return {
      blobs,
      builder: defined({ buildkit: release(buildkit) }),
      notes,
      store: open,
      close: async () => await open.close(),
    }
  } catch (error) {
    await store?.close()
    notes.push(`Sizes are unknown: the builder's content store could not be read (${String(error)}).`)
    return { blobs: new Map(), builder: {}, notes, close: async () => {} }
  }
}

/** Distributions build dockerd's BuildKit without a version; `0.0.0+unknown` is none. */
function release(version: string | undefined): string | undefined {
  return version === undefined || /^v?0\.0\.0/.test(version) ? undefined : version.replace(/^v/, '')
}

async function buildxVersion(on: Docker): Promise<string | undefined> {
  const { stdout } = await docker(on, ['buildx', 'version'])
  return /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
}
