import {
  attributes,
  eachTarget,
  noImageOf,
  type BakeDefinition,
  type BakeTarget,
  type AttributeEntry,
} from './definition.ts'
import type { Plan } from './plan.ts'

/** What the cache inputs and the token come to. */
export interface CacheChoice {
  read: boolean
  write: boolean
  mode: 'min' | 'max'
  /** Prefix of the scopes. */
  scope: string
  /** Platform of the builder, for targets that name none. */
  nativePlatform: string
}

/**
 * Gives every target its own GitHub Actions cache scope, beside the entries it already has.
 *
 * One scope for several targets makes them overwrite each other's index (docs/internals/cache.md: Scopes), and one scope for several
 * platforms built in different jobs does the same (docker/bake-action#329), so both are part of the name. A target
 * that already has an entry of type gha keeps its own choice.
 */
export function withCacheEntries(definition: BakeDefinition, choice: CacheChoice): BakeDefinition {
  return eachTarget(definition, (target, name) => withEntries(name, target, choice))
}

/** The scopes that {@link withCacheEntries} lets targets export to. */
export function exportScopes(definition: BakeDefinition, choice: CacheChoice): string[] {
  if (!choice.write) return []
  return Object.entries(definition.target)
    .filter(([, target]) => noImageOf(target) !== 'call' && !hasGha(target['cache-to'] ?? []))
    .map(([name, target]) => cacheScope(choice.scope, name, target.platforms ?? [], choice.nativePlatform))
}

function withEntries(name: string, target: BakeTarget, choice: CacheChoice): BakeTarget {
  // Nothing is built that a cache could hold.
  if (noImageOf(target) === 'call') return target
  const scope = cacheScope(choice.scope, name, target.platforms ?? [], choice.nativePlatform)
  const from = target['cache-from'] ?? []
  const to = target['cache-to'] ?? []
  return {
    ...target,
    ...(choice.read && !hasGha(from) ? { 'cache-from': [...from, { type: 'gha', scope }] } : {}),
    ...(choice.write && !hasGha(to)
      ? // ignore-error: a full or failing cache service must not fail a build that is already done.
        { 'cache-to': [...to, { type: 'gha', scope, mode: choice.mode, 'ignore-error': 'true' }] }
      : {}),
  }
}

function hasGha(entries: AttributeEntry[]): boolean {
  return entries.some((entry) => attributes(entry).type === 'gha')
}

/** `bake-budget-backend-linux-amd64`: readable in the list of caches, and free of the separators buildx splits at. */
export function cacheScope(prefix: string, target: string, platforms: string[], nativePlatform: string): string {
  const names = platforms.length > 0 ? platforms : [nativePlatform]
  return [prefix, target, ...names.map((name) => name.replaceAll('/', '-'))].join('-')
}

/** Names of the targets that export to the same scope, for each such scope. */
export function sharedScopes({ targets }: Pick<Plan, 'targets'>): string[][] {
  const byScope = new Map<string, Set<string>>()
  for (const { name, cacheScopes = [] } of targets) {
    for (const scope of cacheScopes) byScope.set(scope, (byScope.get(scope) ?? new Set()).add(name))
  }
  return [...byScope.values()].filter(({ size }) => size > 1).map((names) => [...names])
}
