/** A published image as the baseline of sizes, where there is no history. It has no times and no steps. */
import type { BuildRecord, LayerRecord, PlatformRecord, TargetRecord } from '../../record/build-record.ts'
import type { HistoryStore, StoreOptions } from './store.ts'

/** Runs `docker` with arguments and gives what it printed; rejects when it fails. */
export type RunDocker = (args: readonly string[]) => Promise<string>

export interface ImageStoreOptions extends Pick<StoreOptions, 'reportId' | 'warn'> {
  /** Reference of the image; `{target}` stands for the target's name: `ghcr.io/me/{target}:main`. */
  ref: string
  /** Names of the targets that are built. */
  targets: readonly string[]
  docker: RunDocker
  /** When the record is made; it is about images, not about a run. */
  now?: () => Date
}

interface Descriptor {
  digest?: string
  size?: number
  mediaType?: string
  platform?: { os?: string; architecture?: string; variant?: string }
  annotations?: Record<string, string>
}

interface Manifest extends Descriptor {
  manifests?: Descriptor[]
  config?: Descriptor
  layers?: Descriptor[]
}

/** Reads the images once, on the first `find`. An image that is not there is one warning; sizes are then not compared. */
export function imageStore(options: ImageStoreOptions): HistoryStore {
  const { ref, targets, docker, warn, now = () => new Date() } = options
  return {
    name: `image:${ref}`,

    async find() {
      // Without {target} the one image can only be the baseline of one target.
      const names = ref.includes('{target}') ? targets : targets.slice(0, 1)
      const found: TargetRecord[] = []
      for (const name of names) {
        const image = ref.replaceAll('{target}', name)
        try {
          found.push(targetOf(name, await readImage(image, docker)))
        } catch (error) {
          warn(`The baseline image ${image} cannot be read, so "${name}" has no baseline (${(error as Error).message})`)
        }
      }
      return found.length === 0 ? undefined : { record: recordOf(found, options.reportId, ref, now()) }
    },

    recent: async () => [],
    save: async () => undefined,
  }
}

/** The platforms of an image, from its index or, if it has none, its manifest and config. Attestations are left out. */
async function readImage(image: string, docker: RunDocker): Promise<PlatformRecord[]> {
  const inspect = async (ref: string) =>
    JSON.parse(await docker(['buildx', 'imagetools', 'inspect', '--raw', ref])) as Manifest
  const top = await inspect(image)
  if (!top.manifests) {
    const config = JSON.parse(
      await docker(['buildx', 'imagetools', 'inspect', '--format', '{{json .Image}}', image]),
    ) as NonNullable<Descriptor['platform']>
    return [platformOf(top, config, top.digest)]
  }
  const repository = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  const platforms: PlatformRecord[] = []
  for (const { digest, platform } of top.manifests) {
    if (digest === undefined || platform?.os === undefined || platform.os === 'unknown') continue
    platforms.push(platformOf(await inspect(`${repository}@${digest}`), platform, digest))
  }
  return platforms
}

function platformOf(
  manifest: Manifest,
  { os, architecture, variant }: NonNullable<Descriptor['platform']>,
  digest?: string,
): PlatformRecord {
  const { config, layers } = manifest
  if (!config || !layers || ![config, ...layers].every(({ size }) => typeof size === 'number')) {
    throw new Error('its manifest does not name the sizes of config and layers')
  }
  const layerRecords: LayerRecord[] = layers.map((it) => ({ digest: it.digest ?? '', compressedBytes: it.size ?? 0 }))
  return {
    platform: [os ?? 'unknown', architecture ?? 'unknown', ...(variant === undefined ? [] : [variant])].join('/'),
    compressedBytes: (config.size ?? 0) + layerRecords.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0),
    ...(digest === undefined ? {} : { manifestDigest: digest }),
    ...(config.digest === undefined ? {} : { configDigest: config.digest }),
    ...(config.size === undefined ? {} : { configBytes: config.size }),
    layers: layerRecords,
    steps: [],
    bases: [],
  }
}

function targetOf(name: string, platforms: PlatformRecord[]): TargetRecord {
  return { name, outcome: 'succeeded', phases: [], platforms }
}

function recordOf(targets: TargetRecord[], reportId: string, ref: string, at: Date): BuildRecord {
  return {
    bakeBudget: 1,
    reportId,
    createdAt: at.toISOString(),
    runner: { os: 'unknown', arch: 'unknown' },
    builder: {},
    outcome: 'succeeded',
    wallMs: 0,
    cache: { from: [], to: [], errors: [] },
    phases: [],
    targets,
    unknown: [{ what: 'times and steps of the baseline', why: `it is the published image ${ref}` }],
  }
}
