/** Which targets a change can have touched, told without building anything: from the baseline's record and the checkout. */
import type { BuildRecord, ContextManifest, PlatformRecord, StepRecord } from '../record/build-record.ts'
import { plainPlatform } from '../record/image/manifest.ts'
import { changedReads } from './causes/changed-reads.ts'

/** A target as the checkout has it now. */
export interface TargetNow {
  name: string
  /** As the definition names them; empty for the builder's own. */
  platforms: readonly string[]
  /** Stands for what is written about it; absent when that is not at hand. */
  definition?: string
  /** Indices into the contexts of {@link CheckoutNow}, by context name. */
  contexts?: Record<string, number>
  /** Contexts that are neither a folder, nor another target, nor an image with a digest: their content may move at any time. */
  remote: readonly string[]
  /** True when the cache is not to be used, so that building is the point. */
  noCache: boolean
}

/** The checkout, as far as it decides what is built. */
export interface CheckoutNow {
  targets: readonly TargetNow[]
  contexts: readonly ContextManifest[]
  /** What the tag of a base image leads to now, by its name as recorded; absent when that could not be found out. */
  digests: ReadonlyMap<string, string>
}

/** Base images whose tags have to be looked up to say anything: name as recorded, without those pinned by digest. */
export function movingBases(baseline: BuildRecord, names: ReadonlySet<string>): string[] {
  const images = baseline.targets.filter(({ name }) => names.has(name)).flatMap(({ platforms }) => platforms)
  const bases = images.flatMap(({ bases: all }) => all.filter(({ name }) => !isPinned(name)))
  return [...new Set(bases.map(({ name }) => name))]
}

/**
 * Why a target has to be built; undefined when a build would make the very image that the baseline has. Whatever is not known
 * is a reason.
 */
export function whyBuild(name: string, now: CheckoutNow, baseline: BuildRecord | undefined): string | undefined {
  const target = now.targets.find((it) => it.name === name)
  const before = baseline?.targets.find((it) => it.name === name)
  if (target === undefined || baseline === undefined) return 'there is no baseline'
  if (before === undefined) return 'the baseline does not have it'
  if (target.noCache) return 'it is built without the cache'
  if (before.outcome !== 'succeeded' && before.outcome !== 'not-built') return 'it did not succeed in the baseline'
  if (target.definition === undefined || before.definition === undefined) return 'its definition is not known'
  if (target.definition !== before.definition) return 'its definition or Dockerfile changed'
  const [remote] = target.remote
  if (remote !== undefined) return `its context ${remote} may have moved`
  const built = new Set(before.platforms.map(({ platform }) => plainPlatform(platform)))
  const more = target.platforms.find((platform) => !built.has(plainPlatform(platform)))
  if (more !== undefined) return `the baseline does not have it for ${more}`
  if (before.platforms.length === 0) return 'the baseline does not know its steps'
  for (const image of before.platforms) {
    const why = whyImage(name, image, now, baseline)
    if (why !== undefined) return why
  }
  return undefined
}

function whyImage(
  target: string,
  { steps, bases }: PlatformRecord,
  now: CheckoutNow,
  baseline: BuildRecord,
): string | undefined {
  // An engine without provenance tells neither keys nor what a step reads.
  if (steps.length === 0 || steps.some(({ key }) => key === undefined))
    return 'the baseline does not know what its steps read'
  if (steps.some(isRemote)) return 'it adds something from the network, which may have moved'
  const here = { targets: now.targets, contexts: now.contexts }
  for (const step of steps) {
    const changed = changedReads(step, target, here, baseline)
    if (changed === undefined) return 'its build context is not known as a whole'
    const [file] = changed
    if (file !== undefined)
      return `${file.path} ${changed.length === 1 ? 'changed' : `and ${changed.length - 1} more changed`}`
  }
  for (const { name, digest } of bases) {
    if (isPinned(name)) continue
    const found = now.digests.get(name)
    if (found === undefined || digest === undefined) return `it is not known whether ${name} has moved`
    if (found !== digest) return `${name} has moved`
  }
  return undefined
}

/** An ADD that reads no context takes something from elsewhere (or has its text in the Dockerfile, which is rare). */
function isRemote({ kind, reads = [] }: StepRecord): boolean {
  return kind === 'add' && reads.length === 0
}

function isPinned(name: string): boolean {
  return name.includes('@')
}
