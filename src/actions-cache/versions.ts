/** Versions of cache entries: hashes of the client's choice, which tell one client's entries from another's. */
import { createHash } from 'node:crypto'

/** Of all our entries. A constant, so that they are found wherever they are looked for; changes with their format. */
export const OWN_VERSION = createHash('sha256').update('bake-budget entry 1: zstd').digest('hex')

/** Of every entry of BuildKit (tonistiigi/go-actions-cache, `version`). */
export const BUILDKIT_VERSION = createHash('sha256').update('|go-actionscache-1.0').digest('hex')
