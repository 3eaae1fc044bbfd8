/**
 * Scalars of the record with their limits. Limits are far above anything real: they stop a hostile record from costing
 * memory or time, not a large bake.
 */
import { integer, map, text } from './shape.ts'

/** Milliseconds, at most 30 days. GitHub ends a job on a hosted runner after six hours, elsewhere after five days. */
export const ms = integer(30 * 24 * 3600 * 1000)
export const bytes = integer()
/** An OCI digest, `sha256:<hex>`. */
export const digest = text(200, /^[a-z0-9]+:[0-9a-f]+$/)
/** A line of a file, from 1. */
export const line = integer(1_000_000, 1)
/** A place in a list of the record, from 0. */
export const index = integer(10_000_000)
export const path = text(4096)
/** A commit: 40 hex digits, or 64 in SHA-256 repositories. */
export const sha = text(64, /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
/** Name of a target, a stage or a context. */
export const name = text(300)
/** A message of the builder or of a library, secrets removed. */
export const message = text(4000)
export const hash = text(64, /^[0-9a-f]+$/)
/** Hashes by the name of what they are of. */
export const hashes = map(hash, 2000, 300)
