/**
 * The BuildRecord: everything bake-budget knows about one bake, as plain JSON.
 *
 * It is what is stored, uploaded, compared, merged from matrix jobs and rendered. Bytes are integers, times are
 * milliseconds, digests are `sha256:<hex>`, times of day are ISO 8601 in UTC. What an engine could not tell is absent
 * (never 0, never null) and named in {@link BuildRecord.unknown}. Build-arg and env values are never stored.
 *
 * docs/record.md is the published description of this shape and `record.schema.json` its schema.
 */

/** Raised when a stored record can no longer be read as the shape below. Older versions are upgraded on reading. */
export const RECORD_VERSION = 1

/** One bake: every target it was asked for, and what building them cost. */
export interface BuildRecord {
  /** Always {@link RECORD_VERSION} in memory; what tells a record from any other JSON on disk. */
  bakeBudget: typeof RECORD_VERSION
  /** The `report-id` input: records of different ids are never compared. */
  reportId: string
  /** When the bake started (ISO 8601, UTC). */
  createdAt: string
  /** The commit that was built, and how the checkout got there; absent outside of git. */
  commit?: CommitFacts
  /** The workflow run that built it; absent on a laptop. */
  run?: RunFacts
  runner: RunnerFacts
  builder: BuilderFacts
  /** `failed` when the bake's exit code was not 0; `canceled` when it was stopped from outside. */
  outcome: 'succeeded' | 'failed' | 'canceled'
  /** Wall time of the bake process, from spawn to exit, without the builder's boot. */
  wallMs: number
  /** The cache regime of this bake: what was imported, what was exported, and how that went. */
  cache: CacheFacts
  /** What was done about cache mounts; absent without the input `cache-mounts`. */
  cacheMounts?: CacheMountFacts
  /** What the local build contexts held, so that a later build can name the file that made a step run. */
  contexts?: ContextManifest[]
  /** Phases that belong to the whole bake and to no target: builder boot, reading the bake definition. */
  phases: Phase[]
  targets: TargetRecord[]
  /** What could not be known, and why, in words for a reader. */
  unknown: Unknown[]
}

/** One thing the record does not tell, e.g. `{what: 'compressed size of backend linux/amd64', why: 'the classic image store …'}`. */
export interface Unknown {
  what: string
  why: string
}

/** Which commit was built. */
export interface CommitFacts {
  /** What was checked out (40 hex digits, or 64 in SHA-256 repositories). */
  sha: string
  /** Parents of `sha`, first parent first; absent when it could not be read. */
  parents?: string[]
  /** `refs/heads/main`, `refs/pull/7/merge`, … */
  ref?: string
}

/** Which GitHub Actions job wrote the record. */
export interface RunFacts {
  id: number
  attempt: number
  repository: string
  workflow?: string
  job?: string
  event: string
}

/** What decides how fast the machine is: times are only compared within one class of runner. */
export interface RunnerFacts {
  os: string
  arch: string
  /** `ubuntu-24.04` or the like, from `ImageOS`; absent on self-hosted machines. */
  image?: string
  imageVersion?: string
  cpuModel?: string
  cores?: number
  /** Share of time in which tasks waited for a CPU during the bake (0 to 1), from PSI samples in the provenance. */
  cpuPressure?: number
}

/** Who built, as far as it changes sizes and times. */
export interface BuilderFacts {
  /** `docker`, `docker-container`, `remote`, `kubernetes`. */
  driver?: string
  buildkit?: string
  buildx?: string
  /** Version of the Docker engine, for the docker driver, whose BuildKit is part of it. */
  engine?: string
  /** Image store behind the docker driver; sizes mean different things on them. */
  store?: 'containerd' | 'graphdriver'
}

/** How the remote cache took part. */
export interface CacheFacts {
  /** Backends imported from and exported to, e.g. `['gha']`; empty when there was none. */
  from: string[]
  to: string[]
  /** `--no-cache`, for the whole bake. */
  noCache?: true
  /**
   * Targets that exported to one scope of the GitHub Actions cache: an export replaces the index of its scope, so only the
   * last one's steps are found later (buildkit.md D3). Absent when each had a scope of its own.
   */
  sharedScopes?: string[][]
  /** Messages of failed imports or exports, secrets removed. */
  errors: string[]
}

/** Cache mounts carried between builders, and what that cost and brought. */
export interface CacheMountFacts {
  mounts: CacheMountRecord[]
  /** Wall time before and after the bake. */
  restoreMs: number
  keepMs: number
  /**
   * Steps that ran with restored mounts and have run with empty ones before: how many, what they took now, and what they took
   * then (the median of up to five runs).
   */
  warm?: { steps: number; ms: number; coldMs: number }
}

/** One cache mount, `RUN --mount=type=cache`. */
export interface CacheMountRecord {
  id: string
  /** Of its tar. */
  bytes?: number
  /** Times of what was done with it: brought into the builder, taken out of it and uploaded. */
  restoredMs?: number
  keptMs?: number
  /** Why it was not restored or not kept, in words for a reader. */
  why?: string
}

/** The files of one local context as the builder saw them: without what .dockerignore leaves out. */
export interface ContextManifest {
  /** The folder, relative to where bake ran. */
  root: string
  /**
   * One line per path, sorted by path: `<type><mode> <hash> <path>`, e.g. `f644 3b18e512dba79e4c src/app.ts`. Type is `f`, `d`
   * or `l`; mode is octal; the hash is the start of git's blob id of the content. For a link `>` and its target, percent-
   * encoded, stand there, for a folder `-`. Folders that are ignored but hold something that is not are listed as well.
   * BuildKit hashes the same: name, mode, type, content, not the time of change (explain-advise.md 3d).
   */
  files: string[]
  /** Set when the list was cut; a file that is missing from it may have been there. */
  truncated?: true
}

/** Something that took time and is not a Dockerfile step. */
export interface Phase {
  kind: PhaseKind
  ms: number
  /** Start in ms after the target's first vertex (for whole-bake phases: after the bake's start). */
  startMs?: number
  /** Bytes moved, where the builder reports them. */
  bytes?: number
  /** Why it failed, where it did (a failed cache import does not fail a build). */
  error?: string
}

export type PhaseKind =
  | 'boot'
  | 'definition'
  | 'metadata'
  | 'context'
  | 'cache-import'
  | 'cache-export'
  | 'export'
  | 'other'

/** One target of the bake file. */
export interface TargetRecord {
  name: string
  /** `not-built` is set when a merge carries a target forward that this bake did not contain. */
  outcome: 'succeeded' | 'failed' | 'canceled' | 'not-built'
  /** Path of the Dockerfile relative to the repository, as the plan names it. */
  dockerfile?: string
  /** Time from the target's first to its last event, by BuildKit's own clock. */
  wallMs?: number
  /** The step whose failure failed the target. */
  failure?: { step?: number; platform?: string; message: string; file?: string; line?: number }
  /** Phases of this target: context, cache import, export, cache export. */
  phases: Phase[]
  platforms: PlatformRecord[]
  /** By context name (`context` for the build context): index into the record's `contexts`. */
  contexts?: Record<string, number>
  /** Set on targets carried forward: the commit whose numbers these are. */
  carriedFrom?: string
}

/** One platform of one target: one image manifest. */
export interface PlatformRecord {
  /** `linux/amd64`, `linux/arm64/v8`. */
  platform: string
  /** Bytes a pull downloads: config + layers of this platform's manifest. */
  compressedBytes?: number
  /** Bytes of the layers' tars. */
  uncompressedBytes?: number
  manifestDigest?: string
  configDigest?: string
  configBytes?: number
  layers?: LayerRecord[]
  /** In an order in which every step stands after its inputs. */
  steps: StepRecord[]
  /** Images its steps start or copy from; the one that the image itself stands on, if any, is the last. */
  bases: BaseImage[]
  /** How `wallMs` divides along the critical path; sums to the target's wall time. */
  timeSplit?: TimeSplit
  /** Indices into `steps`, first to last, of the chain that decided the wall time. */
  criticalPath?: number[]
  /** What analysis of the files found; absent when it was off or not possible. */
  files?: FileFacts
}

/** One layer of an image, bottom first. */
export interface LayerRecord {
  /** Digest of the compressed blob. */
  digest: string
  compressedBytes: number
  diffId?: string
  uncompressedBytes?: number
  /** Index into the platform's steps; absent for layers of a base image. */
  step?: number
  /** True when it came with the base image. */
  fromBase?: true
}

/** An image a stage starts from or copies from. */
export interface BaseImage {
  /** As written, e.g. `docker.io/library/debian:bookworm-slim`. */
  name: string
  tag?: string
  digest?: string
  /** Dockerfile line of the FROM. */
  line?: number
}

/**
 * What became of a step:
 * `ran` · `cached` (its result was known) · `restored` (cached, and its layer was downloaded) · `shared` (ran, but for
 * another target, or merged into the same work there) · `evicted` (a cache record was found, its blob was gone, so the
 * step ran) · `failed` · `canceled` · `not-reached` · `unknown`. Rules: buildkit.md A4. A FROM is `ran` when its image
 * was pulled or unpacked and `cached` otherwise; it says nothing about the build cache.
 */
export type StepState =
  | 'ran'
  | 'cached'
  | 'restored'
  | 'shared'
  | 'evicted'
  | 'failed'
  | 'canceled'
  | 'not-reached'
  | 'unknown'

/** One Dockerfile instruction of one target and platform. */
export interface StepRecord {
  /**
   * Hash of the normalised operation and its inputs' keys: equal across runs, checkouts and BuildKit versions for the
   * same step; absent when the engine gave no provenance.
   */
  key?: string
  /** Hash of the normalised operation alone; differs exactly where the instruction, its args or its source differ. */
  ownKey?: string
  /**
   * Hashes of the parts of the operation, to say what changed: `command`, `env:NAME`, `base-env:NAME` (from
   * the base image, or set by the builder), `arg:NAME`, `workdir`, `user`,
   * `mounts`, `options`, `platform`; `copy-source`, `copy-destination`, `copy-options`, `document`; `base`,
   * `base-digest`. Those of values have 16 bits (4 hex digits), so that no value can be found out; the others 64.
   */
  parts?: Record<string, string>
  kind: 'from' | 'run' | 'copy' | 'add' | 'workdir' | 'link' | 'other'
  /** The instruction as written in the Dockerfile, ARGs unexpanded; on engines without provenance its keyword and position only. */
  instruction: string
  stage?: string
  /** Dockerfile the step comes from, relative to the repository where that is known. */
  file?: string
  /** First and last line, from 1. */
  line?: number
  endLine?: number
  /** Indices of the steps it builds on. */
  inputs: number[]
  state: StepState
  /** Work done, as [start, end] in ms after the target's first event, merged and sorted. */
  intervals: [number, number][]
  /** Sum of `intervals`. For cached steps 0, for restored ones the time of download and extraction. */
  ms: number
  /** Bytes downloaded or transferred for the step. */
  bytes?: number
  /**
   * On the step that is charged with the work: targets that got its result without running it. On a `shared` step: the
   * target that ran it. Another platform of the same target is written `<target> <platform>`.
   */
  sharedWith?: string[]
  /** How much later this step could have ended without the target ending later. */
  slackMs?: number
  /** BuildKit's message when it failed. Values of build args are cut out. */
  error?: string
  /** The builder was told not to take it from the cache: `no-cache` or `no-cache-filter`. */
  noCache?: true
  /** Cache mounts the step used, by id. */
  cacheMounts?: string[]
  /** For COPY/ADD from the context or a named context: which files it reads. */
  reads?: ContextRead[]
}

/** A file operation of a step on a local context. */
export interface ContextRead {
  /** `context` for the build context, else the named context. */
  context: string
  /** The target whose context it is, where the step came with a linked target (`contexts: {base: 'target:…'}`). */
  target?: string
  /** Source paths as BuildKit got them, `/` first; wildcards kept. */
  paths: string[]
  include?: string[]
  exclude?: string[]
}

/** Wall time of a target by what it was spent on, along its critical path. */
export interface TimeSplit {
  basePullMs: number
  cacheRestoreMs: number
  contextMs: number
  stepsMs: number
  exportMs: number
  cacheExportMs: number
  waitMs: number
}

/** What the files of an image say. Byte counts are uncompressed. */
export interface FileFacts {
  /** Sum of regular files' bytes over all layers read, and over what is visible at the end. */
  layerBytes: number
  liveBytes: number
  liveFiles: number
  /** `layerBytes - liveBytes`: overwritten, deleted or copied only to change metadata. */
  wastedBytes: number
  waste: WasteItem[]
  /** Changes against the baseline, largest first; absent without one. */
  changes?: FileChange[]
  /** Totals of the changes that were cut from `changes`. */
  changesOmitted?: { files: number; bytes: number }
  packages?: PackageChange[]
  /** Sizes by top directory and package, for the treemap; largest first. */
  tree?: { path: string; bytes: number; layer?: number }[]
}

/** Bytes hidden by a later layer, with both guilty layers (indices into `layers`). */
export interface WasteItem {
  path: string
  bytes: number
  why: 'overwritten' | 'deleted' | 'opaque' | 'metadata-only'
  /** How many files were hidden, when `path` is a directory that stands for more than one. */
  files?: number
  addedBy: number
  hiddenBy: number
}

/** One path that differs from the baseline's image. */
export interface FileChange {
  path: string
  change: 'added' | 'grown' | 'shrunk' | 'removed' | 'content' | 'metadata'
  bytesBefore?: number
  bytesNow?: number
  /** Where the same content was in the baseline's image; `change` is then `metadata`. */
  movedFrom?: string
  /** Package the file belongs to, as `<type>:<name>`, e.g. `deb:libssl3`. */
  owner?: string
  layer?: number
}

/** One package whose files differ from the baseline's image. */
export interface PackageChange {
  /** `deb`, `apk`, `npm`, `cargo`. */
  type: string
  name: string
  versionBefore?: string
  versionNow?: string
  bytesBefore?: number
  bytesNow?: number
}
