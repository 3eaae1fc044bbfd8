import { connectEarly, readImages } from '../../buildkit/images.ts'
import { loggedBake } from '../../bake/logged-bake.ts'
import { tagImage } from '../../bake/tag-image.ts'
import type { BakeDefinition } from '../../plan/definition.ts'
import { byDigest, onlyTargets, repositoryOf } from '../../plan/publishing.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { manifestsOf } from '../../record/image/manifest.ts'
import { sameImage } from '../../record/image/same-image.ts'
import { asObject, asString } from '../../shared/json.ts'
import { errorText } from '../../shared/error-text.ts'
import type { BuildSetup } from '../build.ts'

/** What one bake of waiting outputs came to. */
interface Outcome {
  metadata: Record<string, unknown>
  /** What the builder has of the images. */
  blobs: ReadonlyMap<string, unknown>
}

/** Bakes what waits, proves that it is what was judged, and tags it. Never rejects for what a registry or the builder does. */
export class Publisher {
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
    const done = await this.#bake(untagged)
    if (typeof done === 'string') return await this.#eachAlone(definition, 'push', done)
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
    const tagged = await this.#bake(onlyTargets(definition, again))
    if (typeof tagged === 'string') return this.#failed(again, 'push', tagged)
    for (const name of again) {
      if (this.#isJudged(name, tagged, 'pushed'))
        this.#keep(name, tagged.metadata[name], digestOf(tagged.metadata[name]))
    }
  }

  async load(definition: BakeDefinition): Promise<void> {
    const names = definition.group?.default?.targets ?? []
    if (names.length === 0) return
    const done = await this.#bake(definition)
    if (typeof done === 'string') return await this.#eachAlone(definition, 'load', done)
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

  /** Of several images one has failed, which must not keep the others back: buildx stops them all. */
  async #eachAlone(definition: BakeDefinition, doing: 'push' | 'load', said: string): Promise<void> {
    const names = definition.group?.default?.targets ?? []
    if (names.length === 1) return this.#failed(names, doing, said)
    for (const name of names) await this[doing](onlyTargets(definition, [name]))
  }

  #failed(names: readonly string[], doing: 'push' | 'load', said: string): void {
    this.problems.push(`${listed(names)} could not be ${doing}ed: ${said}.`)
  }

  /** Bakes, and asks the builder what it made; what buildx said when it did not succeed. */
  async #bake(definition: BakeDefinition): Promise<Outcome | string> {
    const { cli, inputs, builder, tempDir, io } = this.#setup
    const connection = connectEarly(cli, builder.name)
    const onLine = (line: string): void => {
      // The last thing a bake does: time to connect.
      if (line.includes('exporting to ')) connection.get()
    }
    const how = { builder: builder.name, inputs, tempDir, io, noRecord: true, onLine }
    const baked = await loggedBake(cli, definition, how).catch((error: unknown) => errorText(error))
    if (typeof baked === 'string') return baked
    const metadata = baked.exitCode === 0 ? baked.metadata : undefined
    const { blobs, close } = await readImages(connection, metadata)
    await close()
    if (metadata !== undefined) return { metadata, blobs }
    const said = baked.stream.findLast((line) => line.startsWith('ERROR: '))
    return said?.slice('ERROR: '.length) ?? 'buildx did not say why'
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
