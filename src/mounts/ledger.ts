/**
 * What earlier runs learnt about the cache mounts of these targets: where each one's content is kept, what moving it took, and
 * what the steps that use it took with and without it. Plain JSON in a cache entry of its own, so that it is known before
 * the build what to fetch and whether fetching pays.
 */
import type { ContextRead } from '../record/build-record.ts'
import { conform } from '../record/conform.ts'
import { contextReadShape } from '../record/schema.ts'
import { integer, list, object, oneOf, text, type Shape } from '../record/shape.ts'
import type { Mount } from './mount.ts'

/** Raised when a ledger can no longer be read as the shape below; another version is a ledger that says nothing. */
export const LEDGER_VERSION = 1

/** Everything that is known of the mounts of some targets. */
export interface Ledger {
  version: typeof LEDGER_VERSION
  mounts: KeptMount[]
  steps: KnownStep[]
}

/** A mount and its content. */
export interface KeptMount {
  mount: Mount
  /** SHA-256 of the tar (hex): equal content is not kept twice. Absent when nothing is kept. */
  content?: string
  /** Bytes of the tar. */
  bytes?: number
  /** Last time it was brought into a builder, and taken out and kept, in ms. */
  inMs?: number
  outMs?: number
  /** How many runs in a row found that moving it costs more than it saves. */
  rejections?: number
}

/** A step that uses mounts. */
export interface KnownStep {
  target: string
  platform: string
  /** What it does, see `StepRecord.ownKey`: another instruction has another price. */
  key: string
  /** Ids of its mounts. */
  mounts: string[]
  /** Everything it and the steps below it read from local contexts. */
  feeds: ContextRead[]
  /** Of the feeds' content and the definition, see feeds.ts; absent when it could not be made. */
  fingerprint?: string
  /** Times it ran, in ms, newest first: with nothing in its mounts, and with all of them restored. */
  coldMs: number[]
  warmMs: number[]
}

/** Times kept of each step. The middle of five is not moved by one slow runner. */
export const KEPT_TIMES = 5

const ms = integer(30 * 24 * 3600 * 1000)
const shape: Shape = object({
  version: oneOf(LEDGER_VERSION),
  mounts: list(
    object(
      {
        mount: object(
          { id: text(1000), namespace: text(1000) },
          { owner: object({ uid: integer(), gid: integer(), mode: integer(0o7777) }) },
        ),
      },
      { content: text(64, /^[0-9a-f]{64}$/), bytes: integer(), inMs: ms, outMs: ms, rejections: integer(1000) },
    ),
    200,
  ),
  steps: list(
    object(
      {
        target: text(300),
        platform: text(100),
        key: text(4000),
        mounts: list(text(1000), 200),
        feeds: list(contextReadShape, 2000),
        coldMs: list(ms, KEPT_TIMES),
        warmMs: list(ms, KEPT_TIMES),
      },
      { fingerprint: text(64, /^[0-9a-f]+$/) },
    ),
    5000,
  ),
})

/** Reads a stored ledger. One that cannot be used is like none: the mounts are then filled anew. */
export function readLedger(json: string): Ledger | undefined {
  try {
    return conform(JSON.parse(json), shape) as Ledger
  } catch {
    return undefined
  }
}
