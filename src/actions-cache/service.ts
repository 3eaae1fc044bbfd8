/**
 * GitHub's cache service as a store of immutable entries: what is common to its two protocols.
 *
 * An entry is found by its key and a version, which is a hash of the client's choice. `@actions/cache` hashes the paths
 * and the compressor into it, so that an entry saved below another `RUNNER_TEMP`, or on a machine without zstd, is not
 * found, and no word is said of it. Ours is a constant: what one machine keeps, every other one finds.
 */
/** One of GitHub's cache services, for entries of one version. Everything rejects with a sentence a user can act on. */
export interface CacheService {
  /** The newest entry whose key is, or else begins with, one of the keys, the first ones first; at most ten of them. */
  lookUp(keys: readonly string[]): Promise<CacheHit | undefined>
  /** Begins a new entry; undefined when there is one of this key already. */
  reserve(key: string): Promise<Upload | undefined>
}

/** An entry that was found. */
export interface CacheHit {
  key: string
  /** Where its bytes are, for a GET without credentials. */
  url: string
}

/** An entry that is being written. Nobody sees it before it is finished. */
export interface Upload {
  /** The most bytes of one part; all parts but the last are as long. */
  readonly partBytes: number
  /** Parts may be put at the same time. `at` is the offset of its first byte. */
  put(at: number, bytes: Uint8Array): Promise<void>
  finish(size: number): Promise<void>
  /** Instead of both, for an entry of one part. */
  whole(bytes: Uint8Array): Promise<void>
}

/** Environment of the job. */
export type Env = Readonly<Record<string, string | undefined>>
