/** What the analysis of an image's files found, as the record has it. Byte counts are uncompressed. */
import { bytes, index, name, path } from './limits.ts'
import { integer, list, object, oneOf, text, type Infer } from './shape.ts'

/** Bytes hidden by a later layer, with both guilty layers (indices into `layers`). */
export type WasteItem = Infer<typeof wasteShape>
const wasteShape = object(
  {
    path,
    bytes,
    why: oneOf('overwritten', 'deleted', 'opaque', 'metadata-only'),
    addedBy: index,
    hiddenBy: index,
  },
  {
    /** How many files were hidden, when `path` is a directory that stands for more than one. */
    files: integer(),
  },
)

/** One path that differs from the baseline's image. */
export type FileChange = Infer<typeof fileChangeShape>
const fileChangeShape = object(
  { path, change: oneOf('added', 'grown', 'shrunk', 'removed', 'content', 'metadata') },
  {
    bytesBefore: bytes,
    bytesNow: bytes,
    /** Where the same content was in the baseline's image; `change` is then `metadata`. */
    movedFrom: path,
    /** Package the file belongs to, as `<type>:<name>`, e.g. `deb:libssl3`. */
    owner: name,
    layer: index,
  },
)

/** One package whose files differ from the baseline's image. */
export type PackageChange = Infer<typeof packageChangeShape>
const packageChangeShape = object(
  {
    /** `deb`, `apk`, `npm`, `cargo`. */
    type: text(50),
    name,
  },
  { versionBefore: name, versionNow: name, bytesBefore: bytes, bytesNow: bytes },
)

/** What the files of an image say. */
export type FileFacts = Infer<typeof fileFactsShape>
export const fileFactsShape = object(
  {
    /** Sum of regular files' bytes over all layers read, and over what is visible at the end. */
    layerBytes: bytes,
    liveBytes: bytes,
    liveFiles: integer(),
    /** `layerBytes - liveBytes`: overwritten, deleted or copied only to change metadata. */
    wastedBytes: bytes,
    waste: list(wasteShape, 10_000),
  },
  {
    /** Changes against the baseline, largest first; absent without one. */
    changes: list(fileChangeShape, 10_000),
    /** Totals of the changes that were cut from `changes`. */
    changesOmitted: object({ files: integer(), bytes }),
    packages: list(packageChangeShape, 10_000),
    /** Sizes by top directory and package, for the treemap; largest first. */
    tree: list(object({ path, bytes }, { layer: index }), 10_000),
  },
)
