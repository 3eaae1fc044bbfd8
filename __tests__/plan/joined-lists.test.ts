import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BakeTarget } from '../../src/plan/definition.ts'
import { withListsApart } from '../../src/plan/joined-lists.ts'

const apart = (target: BakeTarget) => withListsApart({ target: { app: target } }, 'linux/amd64').target.app

describe('lists that arrive joined', () => {
  it('are platforms, stages without cache, and bare references of caches', () => {
    expect(
      apart({
        platforms: ['linux/amd64,linux/arm64'],
        'no-cache-filter': ['a, b', 'c'],
        'cache-from': ['user/app:a,user/app:b', 'type=gha,scope=x', { type: 'local', src: 'a,b' }],
        'cache-to': ['user/app:a'],
      }),
    ).toEqual({
      platforms: ['linux/amd64', 'linux/arm64'],
      'no-cache-filter': ['a', 'b', 'c'],
      'cache-from': ['user/app:a', 'user/app:b', 'type=gha,scope=x', { type: 'local', src: 'a,b' }],
      'cache-to': ['user/app:a'],
    })
  })

  it('are nothing else: the comma belongs to the text', () => {
    const target = {
      tags: ['a:1,b:2'],
      output: ['type=local,dest=x'],
      secret: ['id=a,env=B'],
      attest: ['type=sbom,a=b'],
    }
    expect(apart(target)).toEqual(target)
  })

  it('stay whole when a part of them is empty, which buildx refuses', () => {
    expect(apart({ platforms: ['linux/amd64,'] })).toEqual({ platforms: ['linux/amd64,'] })
  })

  it('name the machine itself by its platform', () => {
    expect(apart({ platforms: ['local,linux/arm64'] })).toEqual({ platforms: ['linux/amd64', 'linux/arm64'] })
  })

  it('come out the same however they were joined', () => {
    const name = constantFrom('linux/amd64', 'linux/arm64', 'linux/arm/v7')
    assert(
      property(array(array(name, { minLength: 1 })), (groups) => {
        const joined = apart({ platforms: groups.map((group) => group.join(',')) })
        expect(joined).toEqual({ platforms: groups.flat() })
      }),
    )
  })
})
