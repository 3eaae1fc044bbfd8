/**
 * The BuildRecord: everything bake-budget knows about one bake, as plain JSON.
 *
 * It is what is stored, uploaded, compared, merged from matrix jobs and rendered. Bytes are integers, times are
 * milliseconds, digests are `sha256:<hex>`, times of day are ISO 8601 in UTC. What an engine could not tell is absent
 * (never 0, never null) and named in `unknown`. Build-arg and env values are never stored.
 *
 * docs/record.md is the published description of this shape; docs/record.schema.json is made from it (a test keeps them
 * equal).
 */
import { bytes, message, ms, name, path, sha } from './limits.ts'
import { integer, list, object, oneOf, share, text, type Infer } from './shape.ts'
import { phaseShape, targetShape } from './target.ts'

/** Raised when a stored record can no longer be read as the shape below. Older versions are upgraded on reading. */
export const RECORD_VERSION = 1

/** Which commit was built. */
export type CommitFacts = Infer<typeof commitShape>
const commitShape = object(
  {
    /** What was checked out (40 hex digits, or 64 in SHA-256 repositories). */
    sha,
  },
  {
    /** Parents of `sha`, first parent first; absent when it could not be read. */
    parents: list(sha, 100),
    /** `refs/heads/main`, `refs/pull/7/merge`, … */
    ref: text(1000),
  },
)

/** Which GitHub Actions job wrote the record. */
export type RunFacts = Infer<typeof runShape>
const runShape = object(
  { id: integer(), attempt: integer(), repository: text(300), event: text(100) },
  { workflow: text(500), job: text(500) },
)

/** What decides how fast the machine is: times are only compared within one class of runner. */
export type RunnerFacts = Infer<typeof runnerShape>
const runnerShape = object(
  { os: text(100), arch: text(100) },
  {
    /** `ubuntu-24.04` or the like, from `ImageOS`; absent on self-hosted machines. */
    image: text(200),
    imageVersion: text(200),
    cpuModel: text(300),
    cores: integer(100_000),
    /** Share of time in which tasks waited for a CPU during the bake (0 to 1), from PSI samples in the provenance. */
    cpuPressure: share,
  },
)

/** Who built, as far as it changes sizes and times. */
export type BuilderFacts = Infer<typeof builderShape>
const builderShape = object(
  {},
  {
    /** `docker`, `docker-container`, `remote`, `kubernetes`. */
    driver: text(100),
    buildkit: text(200),
    buildx: text(200),
    /** Version of the Docker engine, for the docker driver, whose BuildKit is part of it. */
    engine: text(200),
    /** Image store behind the docker driver; sizes mean different things on them. */
    store: oneOf('containerd', 'graphdriver'),
  },
)

/** What the repository keeps in GitHub's Actions cache, all workflows and branches together, as GitHub itself says. */
export type CacheUse = Infer<typeof cacheUseShape>
const cacheUseShape = object(
  { bytes, entries: integer() },
  {
    /** The refs that use most, largest first; GitHub counts an entry for the ref whose run saved it. */
    refs: list(object({ ref: text(1000), bytes, entries: integer() }), 100),
  },
)

/** How the remote cache took part. */
export type CacheFacts = Infer<typeof cacheShape>
const cacheShape = object(
  {
    /** Backends imported from and exported to, e.g. `['gha']`; empty when there was none. */
    from: list(text(100), 1000),
    to: list(text(100), 1000),
    /** Messages of failed imports or exports, secrets removed. */
    errors: list(text(4500), 1000),
  },
  {
    /** `--no-cache`, for the whole bake. */
    noCache: oneOf(true),
    /**
     * Targets that exported to one scope of the GitHub Actions cache: an export replaces the index of its scope, so only the
     * last one's steps are found later (docs/internals/cache.md: Scopes). Absent when each had a scope of its own.
     */
    sharedScopes: list(list(name, 5000), 1000),
    /** Only asked on runs of the base branch, and only known where the token may read `actions`. */
    use: cacheUseShape,
  },
)

/** One cache mount, `RUN --mount=type=cache`. */
export type CacheMountRecord = Infer<typeof cacheMountShape>
const cacheMountShape = object(
  { id: text(1000) },
  {
    /** Of its tar. */
    bytes,
    /** Times of what was done with it: brought into the builder, taken out of it and uploaded. */
    restoredMs: ms,
    keptMs: ms,
    /** Why it was not restored or not kept, in words for a reader. */
    why: text(1000),
  },
)

/** Cache mounts carried between builders, and what that cost and brought. */
export type CacheMountFacts = Infer<typeof cacheMountsShape>
const cacheMountsShape = object(
  {
    mounts: list(cacheMountShape, 1000),
    /** Wall time before and after the bake. */
    restoreMs: ms,
    keepMs: ms,
  },
  {
    /**
     * Steps that ran with restored mounts and have run with empty ones before: how many, what they took now, and what they took
     * then (the median of up to five runs).
     */
    warm: object({ steps: integer(100_000), ms, coldMs: ms }),
  },
)

/** The files of one local context as the builder saw them: without what .dockerignore leaves out. */
export type ContextManifest = Infer<typeof contextShape>
const contextShape = object(
  {
    /** The folder, relative to where bake ran. */
    root: path,
    /**
     * One line per path, sorted by path: `<type><mode> <hash> <path>`, e.g. `f644 3b18e512dba79e4c src/app.ts`. Type is `f`, `d`
     * or `l`; mode is octal; the hash is the start of git's blob id of the content, with a `~` before it where git does not
     * track the file (a leftover of an earlier step, such as `node_modules`). For a link `>` and its target, percent-
     * encoded, stand there, for a folder `-`. Folders that are ignored but hold something that is not are listed as well.
     * BuildKit hashes the same: name, mode, type, content, not the time of change (docs/internals/causes.md: Rules).
     */
    files: list(text(4200), 100_000),
  },
  {
    /** Set when the list was cut; a file that is missing from it may have been there. */
    truncated: oneOf(true),
  },
)

/** One thing the record does not tell, e.g. `{what: 'compressed size of backend linux/amd64', why: 'the classic image store …'}`. */
export type Unknown = Infer<typeof unknownShape>
const unknownShape = object({ what: text(1000), why: message })

/** One bake: every target it was asked for, and what building them cost. */
export type BuildRecord = Infer<typeof recordShape>
export const recordShape = object(
  {
    /** Always {@link RECORD_VERSION} in memory; what tells a record from any other JSON on disk. */
    bakeBudget: oneOf(RECORD_VERSION),
    /** The `report-id` input: records of different ids are never compared. */
    reportId: text(200),
    /** When the bake started (ISO 8601, UTC). */
    createdAt: text(40, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/),
    runner: runnerShape,
    builder: builderShape,
    /** `failed` when the bake's exit code was not 0; `canceled` when it was stopped from outside. */
    outcome: oneOf('succeeded', 'failed', 'canceled'),
    /** Wall time of the bake process, from spawn to exit, without the builder's boot. */
    wallMs: ms,
    /** The cache regime of this bake: what was imported, what was exported, and how that went. */
    cache: cacheShape,
    /** Phases that belong to the whole bake and to no target: builder boot, reading the bake definition. */
    phases: list(phaseShape, 200),
    targets: list(targetShape, 2000),
    /** What could not be known, and why, in words for a reader. */
    unknown: list(unknownShape, 10_000),
  },
  {
    /** What was done about cache mounts; absent without the input `cache-mounts`. */
    cacheMounts: cacheMountsShape,
    /** What the local build contexts held, so that a later build can name the file that made a step run. */
    contexts: list(contextShape, 500),
    /** The commit that was built, and how the checkout got there; absent outside of git. */
    commit: commitShape,
    /** The workflow run that built it; absent on a laptop. */
    run: runShape,
  },
)
