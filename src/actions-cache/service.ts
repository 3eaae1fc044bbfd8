/**
 * GitHub's cache service as a store of immutable entries: what is common to its two protocols.
 *
 * An entry is found by its key and a version, which is a hash of the client's choice. `@actions/cache` hashes the paths
 * and the compressor into it, so that an entry saved below another `RUNNER_TEMP`, or on a machine without zstd, is not
 * found, and no word is said of it. Ours is a constant: what one machine keeps, every other one finds.
 */
import type { Http } from '../http/http.ts'
import { serviceV1 } from './service-v1.ts'
import { serviceV2 } from './service-v2.ts'

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

/** The service this job has, the newer protocol first (GitHub Enterprise Server and act have only the older one). */
export function cacheService({ env, http }: { env: Env; http: Http }, version: string): CacheService | undefined {
  const { ACTIONS_RUNTIME_TOKEN: token = '', ACTIONS_RESULTS_URL: v2 = '', ACTIONS_CACHE_URL: v1 = '' } = env
  if (token === '') return undefined
  if (v2 !== '' && /^(true|1)$/i.test(env.ACTIONS_CACHE_SERVICE_V2 ?? '')) return serviceV2(http, v2, token, version)
  return v1 === '' ? undefined : serviceV1(http, v1, token, version)
}
