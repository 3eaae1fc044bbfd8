/** How much of GitHub's cache a repository may use. */
import type { CacheUse } from './build-record.ts'

/**
 * GitHub keeps 10 GB for a repository and deletes what was used longest ago beyond (docs/internals/cache.md: The service).
 * A plan may allow more, which only its owner can see.
 */
export const CACHE_LIMIT_BYTES = 10e9

/** From here on the next exports push out what others need. */
const NEAR = 0.9

/** True when more than 90 % of the limit is in use. */
export function isNearLimit({ bytes }: Pick<CacheUse, 'bytes'>): boolean {
  return bytes > NEAR * CACHE_LIMIT_BYTES
}
