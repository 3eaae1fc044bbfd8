/** One platform of one target, that is one image manifest, as the record has it. */
import { fileFactsShape } from './files.ts'
import { bytes, digest, index, line, ms } from './limits.ts'
import { list, object, oneOf, text, type Infer } from './shape.ts'
import { stepShape } from './step.ts'

/** One layer of an image, bottom first. */
export type LayerRecord = Infer<typeof layerShape>
const layerShape = object(
  {
    /** Digest of the compressed blob. */
    digest,
    compressedBytes: bytes,
  },
  {
    diffId: digest,
    uncompressedBytes: bytes,
    /** Index into the platform's steps; absent for layers of a base image. */
    step: index,
    /** True when it came with the base image. */
    fromBase: oneOf(true),
  },
)

/** An image a stage starts from or copies from. */
export type BaseImage = Infer<typeof baseImageShape>
const baseImageShape = object(
  {
    /** As written, e.g. `docker.io/library/debian:bookworm-slim`. */
    name: text(1000),
  },
  {
    tag: text(200),
    digest,
    /** Dockerfile line of the FROM. */
    line,
  },
)

/** Wall time of a target by what it was spent on, along its critical path. */
export type TimeSplit = Infer<typeof timeSplitShape>
const timeSplitShape = object({
  basePullMs: ms,
  cacheRestoreMs: ms,
  contextMs: ms,
  stepsMs: ms,
  exportMs: ms,
  cacheExportMs: ms,
  waitMs: ms,
})

/** One platform of one target: one image manifest. */
export type PlatformRecord = Infer<typeof platformShape>
export const platformShape = object(
  {
    /** `linux/amd64`, `linux/arm64/v8`. */
    platform: text(100),
    /** In an order in which every step stands after its inputs. */
    steps: list(stepShape, 5000),
    /** Images its steps start or copy from; the one that the image itself stands on, if any, is the last. */
    bases: list(baseImageShape, 500),
  },
  {
    /** Bytes a pull downloads: config + layers of this platform's manifest. */
    compressedBytes: bytes,
    /** Bytes of the layers' tars. */
    uncompressedBytes: bytes,
    /** Bytes a machine with the baseline's image must pull: config and layers that it does not have. */
    updateBytes: bytes,
    manifestDigest: digest,
    /** What its registry has it under after a push: the digest of its index, if it has one, else of its manifest. */
    pushedDigest: digest,
    configDigest: digest,
    configBytes: bytes,
    layers: list(layerShape, 2000),
    /** How `wallMs` divides along the critical path; sums to the target's wall time. */
    timeSplit: timeSplitShape,
    /** Indices into `steps`, first to last, of the chain that decided the wall time. */
    criticalPath: list(index, 5000),
    /** What analysis of the files found; absent when it was off or not possible. */
    files: fileFactsShape,
  },
)
