import type { Inputs } from '../inputs.ts'
import { exportScopes, sharedScopes, withCacheEntries, type CacheChoice } from './cache-entries.ts'
import { planOf, type BakeDefinition } from './definition.ts'
import { withMeasuredOutputs, type OutputBuilder } from './outputs.ts'
import type { CacheAccess } from './cache-access.ts'

/** A definition ready to bake. */
export interface Prepared {
  definition: BakeDefinition
  /** What the user should know about the cache, one sentence each. */
  notes: string[]
  /** Values of build args: they may be secrets, so they must not reach the record. */
  secrets: string[]
  /** Scopes of the GitHub Actions cache that the bake exports to by our entries. */
  cacheScopes: string[]
  /** Scopes that are this bake's own, whether this run exports to them or not. */
  ownScopes: string[]
}

/** Values shorter than this hide nothing and would tear holes into every text they occur in by chance. */
const SECRET_LENGTH = 4

/**
 * Adds our cache entries and measuring outputs to what bake printed, and says what could not be done. `cacheWrite` is what the
 * input of this name came to.
 */
export function prepareDefinition(
  printed: BakeDefinition,
  inputs: Pick<Inputs, 'cache' | 'cacheMode' | 'cacheScope'> & { cacheWrite: boolean },
  builder: OutputBuilder & { nativePlatform: string },
  access: CacheAccess,
): Prepared {
  const canCache = builder.driver !== 'docker' || builder.store === 'containerd'
  const wanted = inputs.cache === 'gha'
  const use = wanted && access.available && canCache
  const choice: CacheChoice = {
    read: use,
    write: use && inputs.cacheWrite && access.writable,
    mode: inputs.cacheMode,
    scope: inputs.cacheScope,
    nativePlatform: builder.nativePlatform,
  }
  const secrets = Object.values(printed.target).flatMap((target) =>
    Object.values(target.args ?? {}).filter(
      (value): value is string => typeof value === 'string' && value.length >= SECRET_LENGTH,
    ),
  )
  return {
    definition: withMeasuredOutputs(withCacheEntries(printed, choice), builder),
    notes: [...(wanted ? cacheNotes(inputs.cacheWrite, access, canCache) : []), ...scopeNotes(printed)],
    secrets: [...new Set(secrets)],
    cacheScopes: exportScopes(printed, choice),
    ownScopes: wanted ? exportScopes(printed, { ...choice, write: true }) : [],
  }
}

/** Entries of the user's own are left as they are, but not without a word. */
function scopeNotes(printed: BakeDefinition): string[] {
  return sharedScopes(planOf(printed)).map((names) => {
    const targets = names.map((name) => `\`${name}\``).join(', ')
    return `${targets} export their cache to one and the same scope, so only the last one's is kept; give each \`cache-to\` of type gha a \`scope\` of its own, or leave it out.`
  })
}

function cacheNotes(write: boolean, access: CacheAccess, canCache: boolean): string[] {
  if (!canCache) {
    return [
      'No cache: the docker driver on the classic image store cannot use the GitHub Actions cache; leave `driver` empty to get a docker-container builder.',
    ]
  }
  if (!access.available) {
    return [
      'No cache: this job has no GitHub Actions cache token (`ACTIONS_RUNTIME_TOKEN`, `ACTIONS_RESULTS_URL`); set `cache: none` to build without one.',
    ]
  }
  if (write && !access.writable) {
    return ['The cache is only read: the token of this job allows no cache writes (as on pull requests from forks).']
  }
  return []
}
