import { describe, expect, it } from 'vitest'
import { cacheAccess } from '../../src/github/runtime-token.ts'

const URL = { ACTIONS_RESULTS_URL: 'https://results.example/' }

/** A token as GitHub makes it: header, payload, signature. */
function token(payload: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(payload)}.c2ln`
}
const withAc = (ac: unknown) => cacheAccess({ ...URL, ACTIONS_RUNTIME_TOKEN: token({ ac }) })
const claim = (...entries: [string, number][]) =>
  JSON.stringify(entries.map(([Scope, Permission]) => ({ Scope, Permission })))

describe('the access claim of the runtime token', () => {
  it('lets a push write its branch', () => {
    expect(withAc(claim(['refs/heads/main', 3]))).toEqual({
      available: true,
      writable: true,
      scopes: [{ scope: 'refs/heads/main', write: true }],
    })
  })

  it('lets a pull request write its own scope and read its base', () => {
    expect(withAc(claim(['refs/pull/7/merge', 3], ['refs/heads/main', 1]))).toMatchObject({
      writable: true,
      scopes: [
        { scope: 'refs/pull/7/merge', write: true },
        { scope: 'refs/heads/main', write: false },
      ],
    })
  })

  it('may allow reading only, or nothing', () => {
    expect(withAc(claim(['refs/heads/main', 1]))).toMatchObject({ available: true, writable: false })
    expect(withAc('[]')).toMatchObject({ available: true, writable: false })
  })

  it.each([
    ['no claim', token({})],
    ['a claim that is no text', token({ ac: [1] })],
    ['a claim that is no JSON', token({ ac: 'x' })],
    ['a claim that is no list', token({ ac: '{}' })],
    ['no JSON Web Token', 'opaque'],
  ])('is taken at face value with %s', (_, text) => {
    expect(cacheAccess({ ...URL, ACTIONS_RUNTIME_TOKEN: text })).toEqual({
      available: true,
      writable: true,
      scopes: [],
    })
  })

  it.each([
    ['no token', URL],
    ['an empty token', { ...URL, ACTIONS_RUNTIME_TOKEN: '' }],
    ['no service', { ACTIONS_RUNTIME_TOKEN: token({}) }],
  ])('means no cache with %s', (_, env) => {
    expect(cacheAccess(env)).toEqual({ available: false, writable: false, scopes: [] })
  })

  it('knows the older service by its own variable', () => {
    const env = { ACTIONS_CACHE_URL: 'https://cache.example/', ACTIONS_RUNTIME_TOKEN: 'x' }
    expect(cacheAccess(env).available).toBe(true)
  })
})
