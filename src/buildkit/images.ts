import { defined } from '../shared/defined.ts'
import type { BuilderFacts } from '../record/build-record.ts'
import { openContentStore, type ContentStore } from './content-store.ts'
import { runDocker, type DockerCli } from './docker.ts'
import { readImageBlobs } from './image-blobs.ts'
import { releaseOf } from './release.ts'

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

/** What does not depend on the bake's result, and takes a quarter of a second: best done while the images are exported. */
export interface EarlyConnection {
  /** Begins, if nothing has begun yet. */
  get(): { store: Promise<ContentStore>; buildx: Promise<string | undefined> }
  /** A new connection, where the early one did not last until the end of a long build. */
  again(): Promise<ContentStore>
}

/**
 * Connects to a builder and asks for versions as soon as somebody calls `get`; to the node that builds `platform`, if that
 * is given.
 */
export function connectEarly(cli: DockerCli, builder: string, platform?: string): EarlyConnection {
  const connect = async (): Promise<ContentStore> =>
    await openContentStore({ docker: 'docker', ...defined({ plugin: cli.plugin, platform }), builder, env: cli.env })
  let begun: ReturnType<EarlyConnection['get']> | undefined
  return {
    get() {
      if (begun === undefined) {
        begun = { store: connect(), buildx: buildxVersion(cli) }
        // Whoever awaits it is told; until then a failure is nobody's unhandled rejection.
        begun.store.catch(() => undefined)
        begun.buildx.catch(() => undefined)
      }
      return begun
    },
    again: connect,
  }
}

/**
 * Reads manifests and versions after the bake. What cannot be read is missing from the result and named in the notes:
 * the build is done, and its result must not depend on this. The connection stays open until `close` is called.
 */
export async function readImages(
  early: EarlyConnection,
  metadata: Record<string, unknown> | undefined,
): Promise<Images> {
  const [buildx, content] = await Promise.all([early.get().buildx, readContent(early, metadata)])
  return { ...content, builder: { ...content.builder, ...(buildx === undefined ? {} : { buildx }) } }
}

async function readContent(early: EarlyConnection, metadata: Record<string, unknown> | undefined): Promise<Images> {
  const notes: string[] = []
  let store: ContentStore | undefined
  try {
    store = await early.get().store
    // Asking for the version also tells whether the connection still stands.
    let buildkit = await store.buildkitVersion().catch(() => 'broken')
    if (buildkit === 'broken') {
      await store.close()
      store = await early.again()
      buildkit = await store.buildkitVersion().catch(() => undefined)
    }
    const blobs = await readImageBlobs(store, metadata ?? {}, (digest, error) => {
      notes.push(`Image data ${digest} could not be read from the builder: ${String(error)}`)
    })
    const open = store
    return {
      blobs,
      builder: defined({ buildkit: releaseOf(buildkit) }),
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

async function buildxVersion(cli: DockerCli): Promise<string | undefined> {
  const { stdout } = await runDocker(cli, ['buildx', 'version'])
  return /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
}
