/** What the job's token for the Actions cache service allows. */
export interface CacheAccess {
  /** False when the job has no cache service at all: buildx would then drop `type=gha` without a word. */
  available: boolean
  /** True when at least one scope of the token may be written. */
  writable: boolean
  /** Scopes as GitHub names them, `refs/heads/main`. */
  scopes: { scope: string; write: boolean }[]
}
