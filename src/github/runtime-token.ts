import type { CacheAccess } from '../plan/cache-access.ts'

/** Bit of `Permission` in the token's `ac` claim that allows writing (1 = read, 2 = write). */
const WRITE = 2

/**
 * Reads the access claim of the runtime token, so that a build does not find out at its end that it may not write
 * (docker/build-push-action#1571). The signature is not ours to check: the service does.
 *
 * @param env the action's environment: ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL
 */
export function cacheAccess(env: Readonly<Record<string, string | undefined>>): CacheAccess {
  const token = env.ACTIONS_RUNTIME_TOKEN ?? ''
  const url = env.ACTIONS_RESULTS_URL ?? env.ACTIONS_CACHE_URL ?? ''
  if (token === '' || url === '') return { available: false, writable: false, scopes: [] }
  const scopes = accessClaim(token)
  // A token we cannot read (GHES, a future format) is taken at face value: the export ignores errors anyway.
  if (scopes === undefined) return { available: true, writable: true, scopes: [] }
  return { available: true, writable: scopes.some(({ write }) => write), scopes }
}

/** The `ac` claim: a JSON array inside a JSON string, `[{"Scope": "refs/heads/main", "Permission": 3}]`. */
function accessClaim(token: string): CacheAccess['scopes'] | undefined {
  const { ac } = tokenClaims(token)
  if (typeof ac !== 'string') return undefined
  try {
    const entries = JSON.parse(ac) as { Scope?: unknown; Permission?: unknown }[]
    return entries.map((entry) => ({
      scope: String(entry.Scope),
      write: (Number(entry.Permission) & WRITE) !== 0,
    }))
  } catch {
    return undefined
  }
}

/** What `ACTIONS_RUNTIME_TOKEN`, a JSON web token, says; empty when it is none. */
export function tokenClaims(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
