import { describe, expect, it } from 'vitest'
import { exportScopes, withCacheEntries, type CacheChoice } from '../../src/plan/cache-entries.ts'
import type { BakeDefinition } from '../../src/plan/definition.ts'

const choice: CacheChoice = {
  read: true,
  write: true,
  mode: 'max',
  scope: 'bake-budget',
  nativePlatform: 'linux/amd64',
}
const definition: BakeDefinition = {
  target: {
    backend: {},
    frontend: { platforms: ['linux/amd64', 'linux/arm64'], 'cache-from': ['user/app:cache'] },
    own: { 'cache-from': ['type=gha,scope=mine'], 'cache-to': [{ type: 'gha', scope: 'mine' }] },
  },
}

describe('cache entries', () => {
  it('gives every target a scope of its own, named after target and platforms, beside what it has', () => {
    const { target } = withCacheEntries(definition, choice)
    expect(target.backend?.['cache-from']).toEqual([{ type: 'gha', scope: 'bake-budget-backend-linux-amd64' }])
    expect(target.frontend?.['cache-from']).toEqual([
      'user/app:cache',
      { type: 'gha', scope: 'bake-budget-frontend-linux-amd64-linux-arm64' },
    ])
    expect(target.frontend?.['cache-to']).toEqual([
      {
        type: 'gha',
        scope: 'bake-budget-frontend-linux-amd64-linux-arm64',
        mode: 'max',
        'ignore-error': 'true',
      },
    ])
  })

  it('imports no scope twice: BuildKit mixes up two targets that import the same one', () => {
    const { target } = withCacheEntries(definition, choice)
    const scopes = Object.values(target).flatMap((it) => (it['cache-from'] ?? []).map((entry) => JSON.stringify(entry)))
    expect(new Set(scopes).size).toBe(scopes.length)
  })

  it("leaves a target's own entries of type gha as they are", () => {
    expect(withCacheEntries(definition, choice).target.own).toEqual(definition.target.own)
  })

  it('only reads when it may not write', () => {
    const { target } = withCacheEntries(definition, { ...choice, write: false })
    expect(target.backend).toEqual({ 'cache-from': [{ type: 'gha', scope: 'bake-budget-backend-linux-amd64' }] })
  })

  it('lists exactly the scopes it exports to', () => {
    const { target } = withCacheEntries(definition, choice)
    const exported = Object.entries(target)
      .filter(([name]) => name !== 'own')
      .flatMap(([, it]) => (it['cache-to'] ?? []).map((entry) => (entry as Record<string, string>).scope))
    expect(exportScopes(definition, choice)).toEqual(exported)
    expect(exportScopes(definition, { ...choice, write: false })).toEqual([])
  })
})
