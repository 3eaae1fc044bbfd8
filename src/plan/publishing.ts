/**
 * What `push` and `load` ask for, taken apart: what is built before the verdict, and what is published after it.
 *
 * The bake that is judged has, in place of an output that waits, an exporter of the same attributes that stores nothing, so
 * that sizes and digests are those of what will be published. Outputs that the definition names by itself are no part of
 * this: they do what they say, as with buildx.
 */
import {
  attributes,
  eachTarget,
  noImageOf,
  type AttributeEntry,
  type BakeDefinition,
  type BakeTarget,
} from './definition.ts'
import { splitAnnotations } from './annotations.ts'
import { canMeasure, textOf, type OutputBuilder } from './outputs.ts'

/** Outputs that wait. */
export interface HeldBack {
  /** The definition with measuring exporters in their place. */
  withoutThem(definition: BakeDefinition): BakeDefinition
  /** Builds what waits, and nothing else, from the cache of the bake before it. */
  waiting: BakeDefinition
}

/**
 * The outputs that only `push` and `load` ask for.
 *
 * @param asked the definition as printed with both
 * @param plain the definition as printed without them
 * @returns undefined when nothing waits, or this builder cannot measure what it does not keep
 */
export function holdBack(
  asked: BakeDefinition,
  plain: BakeDefinition,
  builder: OutputBuilder & { nodes?: number },
): HeldBack | undefined {
  if (!canMeasure(builder) || builder.nodes !== undefined) return undefined
  const held = new Map<string, AttributeEntry[]>()
  for (const [name, target] of Object.entries(asked.target)) {
    if (noImageOf(target) === 'call') continue
    const own = new Set((plain.target[name]?.output ?? []).map(textOf))
    const waiting = (target.output ?? []).filter((entry) => !own.has(textOf(entry)))
    // Without a name for what is pushed buildx refuses, and has to before anything is built.
    if (waiting.length > 0 && waiting.every((entry) => !isPush(entry) || tagsOf(entry, target).length > 0)) {
      held.set(name, waiting)
    }
  }
  if (held.size === 0) return undefined
  return {
    withoutThem: (definition) =>
      eachTarget(definition, (target, name) => {
        const waiting = held.get(name)
        if (waiting === undefined) return target
        const now = (target.output ?? []).filter((entry) => !waiting.some((it) => textOf(it) === textOf(entry)))
        return { ...target, output: [...now, measuring(waiting)] }
      }),
    waiting: {
      ...eachTarget(asked, (target, name) => {
        const { 'no-cache': _noCache, 'no-cache-filter': _stages, pull: _pull, ...rest } = target
        return { ...rest, 'cache-to': [], output: held.get(name) ?? [{ type: 'cacheonly' }] }
      }),
      group: { default: { targets: [...held.keys()] } },
    },
  }
}

/** An image that is pushed without a tag, for {@link byDigest}. */
export interface Untagged {
  /** References with their tags. */
  tags: string[]
}

/**
 * The definition with every push by digest alone: the images are in their registry then, and no tag leads to them.
 *
 * @returns the targets this was done for, with the tags they are to get; outputs that say themselves how they are pushed by
 *   digest, or that talk to an insecure registry (which is told to the exporter alone), stay as they are
 */
export function byDigest(definition: BakeDefinition): { definition: BakeDefinition; untagged: Map<string, Untagged> } {
  const untagged = new Map<string, Untagged>()
  const changed = eachTarget(definition, (target, name) => {
    const outputs = target.output ?? []
    const pushes = outputs.filter(isPush)
    const tags = [...new Set(pushes.flatMap((entry) => tagsOf(entry, target)))]
    const own = pushes.some((entry) => Object.keys(attributes(entry)).some((key) => OWN_WAY.has(key)))
    if (tags.length === 0 || own) return target
    untagged.set(name, { tags })
    const repositories = [...new Set(tags.map(repositoryOf))].join(',')
    const output = outputs.map((entry) =>
      isPush(entry)
        ? {
            ...attributes(entry),
            type: 'image',
            push: 'true',
            'push-by-digest': 'true',
            'name-canonical': 'true',
            name: repositories,
          }
        : // Tags name every image that is exported, and there are none any more.
          IMAGES.has(attributes(entry).type ?? '')
          ? { ...attributes(entry), name: tags.join(',') }
          : entry,
    )
    return { ...target, tags: [], output }
  })
  return { definition: changed, untagged }
}

/** Only the outputs that `keep` takes, and the targets that have some. */
export function withOutputs(definition: BakeDefinition, keep: (entry: AttributeEntry) => boolean): BakeDefinition {
  const kept = eachTarget(definition, (target) => ({ ...target, output: (target.output ?? []).filter(keep) }))
  const targets = (definition.group?.default?.targets ?? []).filter((name) => kept.target[name]?.output?.length !== 0)
  const rest = eachTarget(kept, (target) =>
    target.output?.length === 0 ? { ...target, output: [{ type: 'cacheonly' }] } : target,
  )
  return { ...rest, group: { default: { targets } } }
}

/** The same for some of its targets. */
export function onlyTargets(definition: BakeDefinition, names: readonly string[]): BakeDefinition {
  return { ...definition, group: { default: { targets: [...names] } } }
}

/** The same without what only an index can carry, for targets whose index another job makes. */
export function withoutIndexAnnotations(definition: BakeDefinition, names: ReadonlySet<string>): BakeDefinition {
  return eachTarget(definition, (target, name) =>
    names.has(name) && Array.isArray(target.annotations)
      ? { ...target, annotations: splitAnnotations(target.annotations as string[]).rest }
      : target,
  )
}

/** True for an output that leaves for a registry. */
export function isPush(entry: AttributeEntry): boolean {
  const { type, push } = attributes(entry)
  return type === 'registry' || (type === 'image' && push === 'true')
}

/** `docker.io/library/app` of `docker.io/library/app:1`, and of a reference with a digest. */
export function repositoryOf(reference: string): string {
  const [name = ''] = reference.split('@')
  return name.replace(/:[^:/]+$/, '')
}

/** Exporters of images. */
const IMAGES = new Set(['docker', 'image', 'oci'])

/** Attributes that say how a push is done, beyond what a later tag could keep. */
const OWN_WAY = new Set(['push-by-digest', 'registry.insecure'])

/** Attributes that say what becomes of an image, not how it is made. */
const EFFECTS = new Set([
  'type',
  'push',
  'push-by-digest',
  'name-canonical',
  'registry.insecure',
  'unpack',
  'store',
  'dest',
  'tar',
  'context',
])

/** An exporter that makes the image as the output would, and keeps nothing; a push decides where several wait. */
function measuring(waiting: readonly AttributeEntry[]): AttributeEntry {
  const like = attributes(waiting.find(isPush) ?? waiting[0] ?? '')
  const made = Object.entries(like).filter(([key]) => !EFFECTS.has(key))
  return { ...Object.fromEntries(made), type: 'image', push: 'false', store: 'false' }
}

/** The references an image gets: the target's tags, else the output's own name (buildx, `toSolveOpt`). */
export function tagsOf(entry: AttributeEntry, target: BakeTarget): string[] {
  const tags = Array.isArray(target.tags) ? target.tags.filter((tag) => typeof tag === 'string') : []
  const names = tags.length > 0 ? tags : (attributes(entry).name ?? '').split(',')
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(withTag)
}

/** A reference without a tag means `latest`. */
function withTag(reference: string): string {
  return /:[^:/]+$/.test(reference) || reference.includes('@') ? reference : `${reference}:latest`
}
