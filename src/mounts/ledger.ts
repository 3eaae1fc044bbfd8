/**
 * What earlier runs learnt about the cache mounts of these targets: where each one's content is kept, what moving it took, and
 * what the steps that use it took with and without it. Plain JSON in a cache entry of its own, so that it is known before
 * the build what to fetch and whether fetching pays.
 */
import { conform } from '../record/schema/conform.ts'
import { contextReadShape } from '../record/schema/step.ts'
import { integer, list, object, oneOf, text, type Infer } from '../record/schema/shape.ts'

/** Raised when a ledger can no longer be read as the shape below; another version is a ledger that says nothing. */
const LEDGER_VERSION = 1

/** Times kept of each step. The middle of five is not moved by one slow runner. */
export const KEPT_TIMES = 5

const ms = integer(30 * 24 * 3600 * 1000)

/** A mount and its content. */
export type KeptMount = Infer<typeof keptMountShape>
const keptMountShape = object(
  {
    /** As in mount.ts. */
    mount: object(
      { id: text(1000), namespace: text(1000) },
      { owner: object({ uid: integer(), gid: integer(), mode: integer(0o7777) }) },
    ),
  },
  {
    /** SHA-256 of the tar (hex): equal content is not kept twice. Absent when nothing is kept. */
    content: text(64, /^[0-9a-f]{64}$/),
    /** Bytes of the tar. */
    bytes: integer(),
    /** Last time it was brought into a builder, and taken out and kept, in ms. */
    inMs: ms,
    outMs: ms,
    /** How many runs in a row found that moving it costs more than it saves. */
    rejections: integer(1000),
  },
)

/** A step that uses mounts. */
export type KnownStep = Infer<typeof knownStepShape>
const knownStepShape = object(
  {
    target: text(300),
    platform: text(100),
    /** What it does, see `StepRecord.ownKey`: another instruction has another price. */
    key: text(4000),
    /** Ids of its mounts. */
    mounts: list(text(1000), 200),
    /** Everything it and the steps below it read from local contexts. */
    feeds: list(contextReadShape, 2000),
    /** Times it ran, in ms, newest first: with nothing in its mounts, and with all of them restored. */
    coldMs: list(ms, KEPT_TIMES),
    warmMs: list(ms, KEPT_TIMES),
  },
  {
    /** Of the feeds' content and the definition, see feeds.ts; absent when it could not be made. */
    fingerprint: text(64, /^[0-9a-f]+$/),
  },
)

/** Everything that is known of the mounts of some targets. */
export type Ledger = Infer<typeof ledgerShape>
const ledgerShape = object({
  version: oneOf(LEDGER_VERSION),
  mounts: list(keptMountShape, 200),
  steps: list(knownStepShape, 5000),
})

/** Reads a stored ledger. One that cannot be used is like none: the mounts are then filled anew. */
export function readLedger(json: string): Ledger | undefined {
  try {
    return conform(JSON.parse(json), ledgerShape)
  } catch {
    return undefined
  }
}
