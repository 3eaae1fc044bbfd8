import { connectEarly, readImages } from '../../buildkit/images.ts'
import { loggedBake } from '../../bake/logged-bake.ts'
import { tagImage } from '../../bake/tag-image.ts'
import { allows } from '../../budget/allows.ts'
import type { BakeDefinition } from '../../plan/definition.ts'
import { byDigest, isPush, onlyTargets, repositoryOf, withOutputs } from '../../plan/publishing.ts'
import { prepareDefinition } from '../../plan/prepare.ts'
import { cacheAccess } from '../../github/runtime-token.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { manifestsOf } from '../../record/image/manifest.ts'
import { sameImage } from '../../record/image/same-image.ts'
import { withPush } from '../../record/push.ts'
import { defined } from '../../shared/defined.ts'
import { asObject, asString } from '../../shared/json.ts'
import { errorText } from '../../shared/error-text.ts'
import type { BuildSetup } from '../build.ts'
import type { Judged } from '../judge.ts'
import type { PushPlan } from './push-plan.ts'

/** What was published, and what should have been and was not. */
export interface Published {
  record: BuildRecord
  /** buildx's metadata, with the images that were published, as of a bake that does so by itself; absent when it failed. */
  metadata?: Record<string, unknown>
  /** One sentence for each image that the verdict allows and that did not get out. */
  problems: string[]
  /** What else the user should know, one sentence each. */
  notes: string[]
}

/**
 * Pushes and loads what the verdict allows, from the builder's cache. An image goes to its registry by digest, and gets its
 * tags only when that digest's manifests are those that were judged.
 */
export async function publishWhatPassed(
  setup: BuildSetup,
  { held, pushes }: PushPlan,
  { comparison, verdict, metadata }: Judged & { metadata: Record<string, unknown> | undefined },
): Promise<Published> {
  const { inputs, io } = setup
  const { record: judged } = comparison
  const names = held?.waiting.group?.default?.targets ?? []
  if (held === undefined) return { record: judged, problems: [], notes: [], ...defined({ metadata }) }
  const allowed = names.filter((name) => allows(verdict, name, inputs.pushWhen))
  const kept = names.filter((name) => !allowed.includes(name))
  if (kept.length > 0) io.info(`Not published, as the verdict does not allow it: ${kept.join(', ')}.`)
  const out = new Publisher(setup, judged)
  if (allowed.length > 0) {
    io.info(`Publishing ${allowed.join(', ')}:`)
    const { definition } = prepareDefinition(
      onlyTargets(held.waiting, allowed),
      { ...inputs, cacheWrite: false },
      setup.builder,
      cacheAccess(io.env),
    )
    await out.push(withOutputs(definition, isPush))
    await out.load(withOutputs(definition, (entry) => !isPush(entry)))
  }
  let record = judged
  for (const [name, push] of pushes) {
    if (!names.includes(name)) continue
    const digest = out.digests.get(name)
    const state = kept.includes(name) ? 'held' : digest === undefined ? 'failed' : 'pushed'
    record = withPush(record, name, { ...push, state }, digest)
  }
  const { problems, notes } = out
  return { record, problems, notes, ...defined({ metadata: joined(metadata, out.metadata) }) }
}

/** The metadata of a bake with what publishing told of its images. */
function joined(
  metadata: Record<string, unknown> | undefined,
  published: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => {
    const more = asObject(published[name])
    if (more === undefined) return [name, value]
    const ofImage = Object.entries(more).filter(([key]) => key.startsWith('containerimage.') || key === 'image.name')
    return [name, { ...asObject(value), ...Object.fromEntries(ofImage) }]
  })
  return metadata === undefined ? undefined : (Object.fromEntries(entries) as Record<string, unknown>)
}

/** What one bake of waiting outputs came to. */
interface Outcome {
  metadata: Record<string, unknown>
  /** What the builder has of the images. */
  blobs: ReadonlyMap<string, unknown>
}

/** Bakes what waits, proves that it is what was judged, and tags it. */
class Publisher {
  readonly metadata: Record<string, unknown> = {}
  readonly problems: string[] = []
  readonly notes: string[] = []
  /** By target, what its registry has it under. */
  readonly digests = new Map<string, string>()
  readonly #setup: BuildSetup
  readonly #judged: BuildRecord

  constructor(setup: BuildSetup, judged: BuildRecord) {
    this.#setup = setup
    this.#judged = judged
  }

  /** By digest first where that can be, with tags afterwards. */
  async push(definition: BakeDefinition): Promise<void> {
    const names = definition.group?.default?.targets ?? []
    if (names.length === 0) return
    // The engine's own builder pushes with tags only (buildx: "push-by-digest is currently not implemented for docker driver").
    const { definition: untagged, untagged: waiting } =
      this.#setup.builder.driver === 'docker'
        ? { definition, untagged: new Map<string, { tags: string[] }>() }
        : byDigest(definition)
    const done = await this.#bake(untagged, 'pushed')
    if (done === undefined) return
    const again: string[] = []
    await Promise.all(
      names.map(async (name) => {
        const tags = waiting.get(name)?.tags
        if (!this.#isJudged(name, done, tags === undefined ? 'pushed' : 'untagged')) return
        const digest = digestOf(done.metadata[name])
        if (tags === undefined || digest === undefined) return this.#keep(name, done.metadata[name], digest)
        try {
          await this.#tag(tags, digest)
          this.#keep(name, { ...asObject(done.metadata[name]), 'image.name': tags.join(',') }, digest)
        } catch (error) {
          // The builder may reach a registry that this machine cannot.
          this.#setup.io.info(`The tags of ${name} are pushed by the builder: ${errorText(error)}`)
          again.push(name)
        }
      }),
    )
    if (again.length === 0) return
    const tagged = await this.#bake(onlyTargets(definition, again), 'pushed')
    if (tagged === undefined) return
    for (const name of again) {
      if (this.#isJudged(name, tagged, 'pushed'))
        this.#keep(name, tagged.metadata[name], digestOf(tagged.metadata[name]))
    }
  }

  async load(definition: BakeDefinition): Promise<void> {
    const names = definition.group?.default?.targets ?? []
    if (names.length === 0) return
    const done = await this.#bake(definition, 'loaded')
    if (done === undefined) return
    // Of an image that is pushed as well, the push tells more.
    for (const name of names) if (this.#isJudged(name, done, 'loaded')) this.metadata[name] ??= done.metadata[name]
  }

  #keep(name: string, metadata: unknown, digest: string | undefined): void {
    this.metadata[name] = metadata
    if (digest !== undefined) this.digests.set(name, digest)
  }

  async #tag(tags: readonly string[], digest: string): Promise<void> {
    const { cli, builder } = this.#setup
    for (const [repository, own] of Map.groupBy(tags, repositoryOf)) {
      await tagImage(cli, { tags: own, sources: [`${repository}@${digest}`], builder: builder.name })
    }
  }

  /** Bakes, and asks the builder what it made; undefined when it did not succeed, which is then among the problems. */
  async #bake(definition: BakeDefinition, done: 'pushed' | 'loaded'): Promise<Outcome | undefined> {
    const { cli, inputs, builder, tempDir, io } = this.#setup
    const names = definition.group?.default?.targets ?? []
    const connection = connectEarly(cli, builder.name)
    const baked = await loggedBake(cli, definition, { builder: builder.name, inputs, tempDir, io, noRecord: true })
    if (baked.exitCode !== 0 || baked.metadata === undefined) {
      const said = baked.stream.findLast((line) => line.startsWith('ERROR: ')) ?? 'ERROR: buildx did not say why'
      this.problems.push(`${listed(names)} could not be ${done}: ${said.slice('ERROR: '.length)}.`)
      return undefined
    }
    const { metadata } = baked
    const { blobs, close } = await readImages(connection, metadata)
    await close()
    return { metadata, blobs }
  }

  /** False, with the reason among the problems, when what the builder made is not what was judged. */
  #isJudged(name: string, { metadata, blobs }: Outcome, how: 'untagged' | 'pushed' | 'loaded'): boolean {
    const platforms = this.#judged.targets.find((target) => target.name === name)?.platforms ?? []
    const made = manifestsOf(asObject(metadata[name]), blobs)
    const same = sameImage(platforms, made, how === 'loaded' ? 'configDigest' : 'digest')
    if (same === 'same') return true
    if (same === 'unknown') {
      this.notes.push(
        `Whether the image of \`${name}\` is the one that was judged is unknown: the builder does not tell.`,
      )
      return true
    }
    this.problems.push(
      `\`${name}\` ${how === 'untagged' ? 'did not get its tags' : `was ${how}, and is not the image that was judged`}: ` +
        `made again from the builder's cache it is \`${same.now}\`, not \`${same.judged}\`. ` +
        'Something that it is made of changed in between, or the cache was cleaned; run the job again.',
    )
    return false
  }
}

function digestOf(metadata: unknown): string | undefined {
  return asString(asObject(metadata)?.['containerimage.digest'])
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
