/** One Dockerfile instruction of one target and platform, as the record has it. */
import { bytes, hash, hashes, index, line, message, ms, name, path } from './limits.ts'
import { list, object, oneOf, pair, text, type Infer } from './shape.ts'

/**
 * What became of a step:
 * `ran` · `cached` (its result was known) · `restored` (cached, and its layer was downloaded) · `shared` (ran, but for
 * another target, or merged into the same work there) · `evicted` (a cache record was found, its blob was gone, so the
 * step ran) · `failed` · `canceled` · `not-reached` · `unknown`. Rules: docs/internals/steps.md: What a step did. A FROM is `ran` when its image
 * was pulled or unpacked and `cached` otherwise; it says nothing about the build cache.
 */
export type StepState = Infer<typeof stepState>
const stepState = oneOf(
  'ran',
  'cached',
  'restored',
  'shared',
  'evicted',
  'failed',
  'canceled',
  'not-reached',
  'unknown',
)

/** A file operation of a step on a local context. */
export type ContextRead = Infer<typeof contextReadShape>
export const contextReadShape = object(
  {
    /** `context` for the build context, else the named context. */
    context: name,
    /** Source paths as BuildKit got them, `/` first; wildcards kept. */
    paths: list(path, 5000),
  },
  {
    /** The target whose context it is, where the step came with a linked target (`contexts: {base: 'target:…'}`). */
    target: name,
    include: list(path, 5000),
    exclude: list(path, 5000),
  },
)

/** One Dockerfile instruction of one target and platform. */
export type StepRecord = Infer<typeof stepShape>
export const stepShape = object(
  {
    kind: oneOf('from', 'run', 'copy', 'add', 'workdir', 'link', 'other'),
    /** The instruction as written in the Dockerfile, ARGs unexpanded; on engines without provenance its keyword and position only. */
    instruction: text(4000),
    /** Indices of the steps it builds on. */
    inputs: list(index, 2000),
    state: stepState,
    /** Work done, as [start, end] in ms after the target's first event, merged and sorted. */
    intervals: list(pair(ms), 1000),
    /** Sum of `intervals`. For cached steps 0, for restored ones the time of download and extraction. */
    ms,
  },
  {
    /**
     * Hash of the normalised operation and its inputs' keys: equal across runs, checkouts and BuildKit versions for the
     * same step; absent when the engine gave no provenance.
     */
    key: hash,
    /** Hash of the normalised operation alone; differs exactly where the instruction, its args or its source differ. */
    ownKey: hash,
    /**
     * Hashes of the parts of the operation, to say what changed: `command`, `env:NAME`, `base-env:NAME` (from
     * the base image, or set by the builder), `arg:NAME`, `workdir`, `user`,
     * `mounts`, `options`, `platform`; `copy-source`, `copy-destination`, `copy-options`, `document`; `base`,
     * `base-digest`. Those of values have 16 bits (4 hex digits), so that no value can be found out; the others 64.
     */
    parts: hashes,
    stage: name,
    /** Dockerfile the step comes from, relative to the repository where that is known. */
    file: path,
    /** First and last line, from 1. */
    line,
    endLine: line,
    /** Bytes downloaded or transferred for the step. */
    bytes,
    /**
     * On the step that is charged with the work: targets that got its result without running it. On a `shared` step: the
     * target that ran it. Another platform of the same target is written `<target> <platform>`.
     */
    sharedWith: list(name, 5000),
    /** How much later this step could have ended without the target ending later. */
    slackMs: ms,
    /** BuildKit's message when it failed. Values of build args are cut out. */
    error: message,
    /** The builder was told not to take it from the cache: `no-cache` or `no-cache-filter`. */
    noCache: oneOf(true),
    /** Cache mounts the step used, by id. */
    cacheMounts: list(text(1000), 200),
    /** For COPY/ADD from the context or a named context: which files it reads. */
    reads: list(contextReadShape, 2000),
  },
)
