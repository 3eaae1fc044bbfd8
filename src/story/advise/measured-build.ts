import { stat } from 'node:fs/promises'
import type { BuiltImage } from '../../advise/images/built-image.ts'
import { printDefinition } from '../../bake/bake.ts'
import type { Builder } from '../../bake/builder/builder.ts'
import { EngineError } from '../../errors.ts'
import { overlay } from '../../layers/overlay.ts'
import { eachTarget, type BakeDefinition } from '../../plan/definition.ts'
import type { BuildRecord, PlatformRecord } from '../../record/build-record.ts'
import { defined } from '../../shared/defined.ts'
import { errorText } from '../../shared/error-text.ts'
import { isObject } from '../../shared/json.ts'
import { analyzeImages } from '../analyze/analyze-images.ts'
import { indexLayers } from '../analyze/analyze-layers.ts'
import { whyLayersAreUnknown } from '../analyze/why-unknown.ts'
import { NotBuiltError } from '../build-again.ts'
import { bakeDefinition, recordBake, type Baked } from '../build.ts'
import { withoutEffects } from '../measure-only.ts'
import { timeLeft, type Lab } from './lab.ts'

/** A build that was only made to measure. */
export interface MeasuredBuild {
  printed: BakeDefinition
  record: BuildRecord
  /** Absent without `files`. */
  images: BuiltImage[]
}

/** Reading the layers of one build may take this long, in ms. */
const READ_MS = 120_000

/**
 * Builds what is in a folder without effects: nothing is pushed, loaded or tagged, and no cache but that of the builder (or what
 * `adapt` adds) is read or written, so that layers are there to be read and nothing is pushed out of the Actions cache.
 *
 * @param how.files read the images' files, and complete the record with what they say
 * @throws NotBuiltError, or EngineError when the definition cannot be read
 */
export async function measuredBuild(
  lab: Lab,
  how: {
    cwd: string
    sha: string
    builder: Builder
    about: string
    files: boolean
    /** Whether it may go on when the minutes are over: without today's files nothing can be said. */
    unbounded?: true
    /** More of the user's consent: folders that `adapt` makes the build read and write. */
    allow?: readonly string[]
    adapt?: (definition: BakeDefinition) => BakeDefinition
  },
): Promise<MeasuredBuild> {
  const { run, builds } = lab
  const folder = await stat(how.cwd).catch(() => undefined)
  // docker would only say that it could not be started.
  if (folder?.isDirectory() !== true) throw new EngineError(`there is no folder \`${run.inputs.source}\` in it`)
  lab.builds = builds + 1
  run.io.info(`Measuring ${how.about}:`)
  const { cli, inputs, printed } = await printedFor(lab, how)
  const { bootMs: _, ...builder } = how.builder
  const setup = {
    ...run,
    cli,
    inputs: { ...inputs, allow: [...inputs.allow, ...(how.allow ?? [])] },
    cacheWrite: false,
    builder,
    ...(how.unbounded === true ? {} : { stop: AbortSignal.timeout(Math.ceil(timeLeft(lab))) }),
  }
  const baked = await bakeDefinition(setup, withoutCaches(withoutEffects(printed, builder)), how.adapt)
  try {
    const { record } = await recordBake(baked, { commit: { sha: how.sha } })
    if (record.outcome !== 'succeeded') throw new NotBuiltError(how.about, record)
    return { printed, record, images: how.files ? await readImages(lab, record, baked) : [] }
  } finally {
    await baked.close()
  }
}

/** The definition of another checkout, and what it is built with. */
export async function printedFor(
  { run }: Lab,
  { cwd }: { cwd: string },
): Promise<{ cli: Lab['run']['cli']; inputs: Lab['run']['inputs']; printed: BakeDefinition }> {
  const cli = { ...run.cli, cwd }
  const inputs = { ...run.inputs, push: false, load: false, cacheMounts: false, cache: 'none' as const }
  return { cli, inputs, printed: await printDefinition(cli, inputs) }
}

/** The user's own entries would make layers known without being there, and one arm of a replay warmer than the other. */
function withoutCaches(definition: BakeDefinition): BakeDefinition {
  return eachTarget(definition, (target) => ({ ...target, 'cache-from': [], 'cache-to': [] }))
}

async function readImages(lab: Lab, record: BuildRecord, { store, evidence }: Baked): Promise<BuiltImage[]> {
  const timeMs = Math.round(Math.min(READ_MS, Math.max(1000, timeLeft(lab))))
  const analysis = await analyzeImages(record, {
    mode: 'files',
    writesHistory: true,
    kept: async () => lab.indexes,
    store,
    timeMs,
  })
  for (const [digest, index] of analysis.stored) lab.indexes.set(digest, index)
  lab.notes.push(...analysis.notes)
  const images = record.targets.flatMap(({ name, platforms }) =>
    platforms.filter(({ layers }) => layers !== undefined).map((image) => ({ target: name, image })),
  )
  return Promise.all(
    images.map(async ({ target, image }) => ({
      target,
      platform: image.platform,
      record: image,
      ...defined({ config: configOf(image, evidence.blobs) }),
      ...(await filesOf(lab, image, timeMs)),
    })),
  )
}

async function filesOf(
  { indexes }: Lab,
  { layers = [] }: PlatformRecord,
  timeMs: number,
): Promise<Pick<BuiltImage, 'files' | 'unknown' | 'uncompressed'>> {
  const digests = layers.map(({ digest }) => digest)
  // All that could be read has been: what is missing now cannot be.
  const found = await indexLayers({ store: GONE, layers: digests, known: (digest) => indexes.get(digest) })
  const own = digests.flatMap((digest) => found.indexes.get(digest) ?? [])
  if (own.length < digests.length) return { unknown: whyLayersAreUnknown([...found.unknown.values()], timeMs) }
  const uncompressed = own.reduce((sum, index) => sum + index.uncompressedBytes, 0)
  try {
    return { uncompressed, files: overlay(own).files }
  } catch (error) {
    return { uncompressed, unknown: errorText(error) }
  }
}

const GONE = {
  // oxlint-disable-next-line require-yield
  async *stream(): AsyncGenerator<Uint8Array> {
    throw new Error('not all of its layers could be read')
  },
}

/** What a container gets beside files. Labels of the build itself are no part of it. */
function configOf(
  { configDigest }: PlatformRecord,
  blobs: ReadonlyMap<string, unknown>,
): BuiltImage['config'] | undefined {
  const blob = configDigest === undefined ? undefined : blobs.get(configDigest)
  return isObject(blob) && isObject(blob.config) ? blob.config : undefined
}
