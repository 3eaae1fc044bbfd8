import { createHash } from 'node:crypto'
import { BUILDKIT_VERSION, OWN_VERSION } from '../../src/actions-cache/versions.ts'
import type { ListedCache } from '../../src/quota/listed-caches.ts'
import type { Owner } from '../../src/quota/our-keys.ts'

export const NOW = Date.parse('2026-11-22T12:00:00Z')
export const DAY = 86_400_000
export const MAIN = 'refs/heads/main'
export const OWNER: Owner = {
  scopes: ['bake-budget-backend-linux-amd64', 'bake-budget-frontend-linux-amd64'],
  prefix: 'bake-budget',
  reportId: 'default',
}
export const [BACKEND = ''] = OWNER.scopes

let ids = 0

/** An entry, made and last used two days ago unless said otherwise. */
export function entry(ref: string, key: string, more: Partial<ListedCache> = {}): ListedCache {
  const at = { createdAt: NOW - 2 * DAY, usedAt: NOW - 2 * DAY }
  return { id: ++ids, ref, key, version: BUILDKIT_VERSION, bytes: 1000, ...at, ...more }
}

export function hashOf(ref: string): string {
  return createHash('sha256').update(ref).digest('hex').slice(0, 8)
}

/** An index as BuildKit names it, older the lower its number. */
export function index(ref: string, scope: string, generation: number, more: Partial<ListedCache> = {}): ListedCache {
  const createdAt = NOW - 2 * DAY + generation * 60_000
  return entry(ref, `index-${scope}-1-${hashOf(ref)}#${generation}`, { createdAt, bytes: 5000, ...more })
}

export function hex(digits: number, seed: number | string): string {
  return createHash('sha256').update(String(seed)).digest('hex').slice(0, digits)
}

export function blob(ref: string, seed: number | string, more: Partial<ListedCache> = {}): ListedCache {
  return entry(ref, `buildkit-blob-1-sha256:${hex(64, seed)}`, { bytes: 5_000_000, ...more })
}

/** An entry that this action itself keeps. */
export function own(ref: string, key: string, more: Partial<ListedCache> = {}): ListedCache {
  return entry(ref, key, { version: OWN_VERSION, ...more })
}
