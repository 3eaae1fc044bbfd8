/**
 * The shape of a stored BuildRecord with its limits. docs/record.schema.json is made from it (a test keeps them equal).
 * Limits are far above anything real: they stop a hostile record from costing memory or time, not a large bake.
 */
import { RECORD_VERSION } from './build-record.ts'
import { integer, list, object, oneOf, share, text, type Shape } from './shape.ts'

/** Longest time in a record: 30 days in ms. GitHub ends a job on a hosted runner after six hours, elsewhere after five days. */
const ms = integer(30 * 24 * 3600 * 1000)
const bytes = integer()
const digest = text(200, /^[a-z0-9]+:[0-9a-f]+$/)
const line = integer(1_000_000, 1)
const index = integer(10_000_000)
const path = text(4096)
const sha = text(64, /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
const hashes: Shape = { type: 'map', of: text(64, /^[0-9a-f]+$/), max: 2000, maxKey: 300 }
const span: Shape = { type: 'list', of: ms, max: 2, length: 2 }

const context = object({ root: path, files: list(text(4200), 100_000) }, { truncated: oneOf(true) })

const phase = object(
  { kind: oneOf('boot', 'definition', 'metadata', 'context', 'cache-import', 'cache-export', 'export', 'other'), ms },
  { startMs: ms, bytes, error: text(4000) },
)

/** A {@link ContextRead}. */
export const contextReadShape = object(
  { context: text(300), paths: list(path, 5000) },
  { target: text(300), include: list(path, 5000), exclude: list(path, 5000) },
)

const step = object(
  {
    kind: oneOf('from', 'run', 'copy', 'add', 'workdir', 'link', 'other'),
    instruction: text(4000),
    inputs: list(index, 2000),
    state: oneOf('ran', 'cached', 'restored', 'shared', 'evicted', 'failed', 'canceled', 'not-reached', 'unknown'),
    intervals: list(span, 1000),
    ms,
  },
  {
    key: text(64, /^[0-9a-f]+$/),
    ownKey: text(64, /^[0-9a-f]+$/),
    parts: hashes,
    stage: text(300),
    file: path,
    line,
    endLine: line,
    bytes,
    sharedWith: list(text(300), 5000),
    slackMs: ms,
    error: text(4000),
    noCache: oneOf(true),
    cacheMounts: list(text(1000), 200),
    reads: list(contextReadShape, 2000),
  },
)

const layer = object(
  { digest, compressedBytes: bytes },
  { diffId: digest, uncompressedBytes: bytes, step: index, fromBase: oneOf(true) },
)

const waste = object(
  { path, bytes, why: oneOf('overwritten', 'deleted', 'opaque', 'metadata-only'), addedBy: index, hiddenBy: index },
  { files: integer() },
)

const fileChange = object(
  { path, change: oneOf('added', 'grown', 'shrunk', 'removed', 'content', 'metadata') },
  { bytesBefore: bytes, bytesNow: bytes, movedFrom: path, owner: text(300), layer: index },
)

const packageChange = object(
  { type: text(50), name: text(300) },
  { versionBefore: text(300), versionNow: text(300), bytesBefore: bytes, bytesNow: bytes },
)

const files = object(
  {
    layerBytes: bytes,
    liveBytes: bytes,
    liveFiles: integer(),
    wastedBytes: bytes,
    waste: list(waste, 10_000),
  },
  {
    changes: list(fileChange, 10_000),
    changesOmitted: object({ files: integer(), bytes }),
    packages: list(packageChange, 10_000),
    tree: list(object({ path, bytes }, { layer: index }), 10_000),
  },
)

const platform = object(
  {
    platform: text(100),
    steps: list(step, 5000),
    bases: list(object({ name: text(1000) }, { tag: text(200), digest, line }), 500),
  },
  {
    compressedBytes: bytes,
    uncompressedBytes: bytes,
    manifestDigest: digest,
    configDigest: digest,
    configBytes: bytes,
    layers: list(layer, 2000),
    timeSplit: object({
      basePullMs: ms,
      cacheRestoreMs: ms,
      contextMs: ms,
      stepsMs: ms,
      exportMs: ms,
      cacheExportMs: ms,
      waitMs: ms,
    }),
    criticalPath: list(index, 5000),
    files,
  },
)

const target = object(
  {
    name: text(300),
    outcome: oneOf('succeeded', 'failed', 'canceled', 'not-built'),
    phases: list(phase, 200),
    platforms: list(platform, 50),
  },
  {
    dockerfile: path,
    wallMs: ms,
    contexts: { type: 'map', of: index, max: 200, maxKey: 300 },
    failure: object({ message: text(4000) }, { step: index, platform: text(100), file: path, line }),
    carriedFrom: sha,
  },
)

/** The whole record. */
export const recordShape: Shape = object(
  {
    bakeBudget: oneOf(RECORD_VERSION),
    reportId: text(200),
    createdAt: text(40, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/),
    runner: object(
      { os: text(100), arch: text(100) },
      { image: text(200), imageVersion: text(200), cpuModel: text(300), cores: integer(100_000), cpuPressure: share },
    ),
    builder: object(
      {},
      {
        driver: text(100),
        buildkit: text(200),
        buildx: text(200),
        engine: text(200),
        store: oneOf('containerd', 'graphdriver'),
      },
    ),
    outcome: oneOf('succeeded', 'failed', 'canceled'),
    wallMs: ms,
    cache: object(
      { from: list(text(100), 1000), to: list(text(100), 1000), errors: list(text(4500), 1000) },
      { noCache: oneOf(true), sharedScopes: list(list(text(300), 5000), 1000) },
    ),
    phases: list(phase, 200),
    targets: list(target, 2000),
    unknown: list(object({ what: text(1000), why: text(4000) }), 10_000),
  },
  {
    cacheMounts: object(
      {
        mounts: list(object({ id: text(1000) }, { bytes, restoredMs: ms, keptMs: ms, why: text(1000) }), 1000),
        restoreMs: ms,
        keepMs: ms,
      },
      { warm: object({ steps: integer(100_000), ms, coldMs: ms }) },
    ),
    contexts: list(context, 500),
    commit: object({ sha }, { parents: list(sha, 100), ref: text(1000) }),
    run: object(
      { id: integer(), attempt: integer(), repository: text(300), event: text(100) },
      { workflow: text(500), job: text(500) },
    ),
  },
)
