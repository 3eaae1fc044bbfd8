/** One target of the bake file, as the record has it. */
import { platformShape } from './image.ts'
import { bytes, hash, index, line, message, ms, name, path, sha } from './limits.ts'
import { integer, list, map, object, oneOf, text, type Infer } from './shape.ts'

/** Something that took time and is not a Dockerfile step. */
export type Phase = Infer<typeof phaseShape>
export type PhaseKind = Phase['kind']
export const phaseShape = object(
  { kind: oneOf('boot', 'definition', 'metadata', 'context', 'cache-import', 'cache-export', 'export', 'other'), ms },
  {
    /** Start in ms after the target's first vertex (for whole-bake phases: after the bake's start). */
    startMs: ms,
    /** Bytes moved, where the builder reports them. */
    bytes,
    /** Why it failed, where it did (a failed cache import does not fail a build). */
    error: message,
  },
)

/** What became of a target's push. */
export type PushFacts = Infer<typeof pushShape>
const pushShape = object(
  {
    /** The references it is pushed under, with their tags. */
    tags: list(text(1000), 1000),
    /**
     * `pushed`: the tags lead to it. `untagged`: its registry has it by digest alone, and a later job may tag it. `held`: the verdict
     * did not allow it. `failed`: it was allowed, and did not succeed.
     */
    state: oneOf('pushed', 'untagged', 'held', 'failed'),
  },
  {
    /** The platforms its definition names, where this bake was told to build only some of them. */
    platforms: list(text(100), 50),
    /** Annotations of its index, as in a bake file (`index:KEY=value`), for the job that makes it. */
    annotations: list(text(4000), 200),
  },
)

/** What a target's export added to the GitHub Actions cache; layers that were there already cost nothing. */
export type CacheExport = Infer<typeof cacheExportShape>
const cacheExportShape = object(
  {
    /** Layers uploaded by this export. One that several targets need counts for the target that uploaded it. */
    newLayers: integer(20_000),
  },
  {
    /** Their compressed bytes; absent when the size of one of them is not known. */
    newBytes: bytes,
  },
)

/** One target of the bake file. */
export type TargetRecord = Infer<typeof targetShape>
export const targetShape = object(
  {
    name,
    /** `not-built` is set when a merge carries a target forward that this bake did not contain. */
    outcome: oneOf('succeeded', 'failed', 'canceled', 'not-built'),
    /** Phases of this target: context, cache import, export, cache export. */
    phases: list(phaseShape, 200),
    platforms: list(platformShape, 50),
  },
  {
    /** Path of the Dockerfile relative to the repository, as the plan names it. */
    dockerfile: path,
    /**
     * Stands for what is written about it, and in its Dockerfile: equal for equal ones (contexts/definition-hash.ts). Absent when the
     * Dockerfile was not a file of the checkout.
     */
    definition: hash,
    /** Time from the target's first to its last event, by BuildKit's own clock. */
    wallMs: ms,
    /** By context name (`context` for the build context): index into the record's `contexts`. */
    contexts: map(index, 200, 300),
    /** The step whose failure failed the target. */
    failure: object({ message }, { step: index, platform: text(100), file: path, line }),
    /** Why it makes no image, and so has no size: it asks something of its Dockerfile, or its result stays in the cache. */
    noImage: oneOf('call', 'cacheonly'),
    /** Its push; absent where none was asked for. */
    push: pushShape,
    /** Absent without an export, and when it failed: what arrived is then not known. */
    cacheExport: cacheExportShape,
    /** Set on targets carried forward: the commit whose numbers these are. */
    carriedFrom: sha,
  },
)
