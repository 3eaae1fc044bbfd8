import { describe, expect, it } from 'vitest'
import { splitAnnotations } from '../../src/plan/annotations.ts'
import type { AttributeEntry, BakeDefinition } from '../../src/plan/definition.ts'
import { byDigest, holdBack, onlyTargets, repositoryOf, withOutputs, isPush } from '../../src/plan/publishing.ts'

const CONTAINER = { driver: 'docker-container' }
const PUSH = { type: 'image', push: 'true' }
const MEASURE = { type: 'image', push: 'false', store: 'false' }

function definition(output: AttributeEntry[], more: object = { tags: ['host/app:1'] }): BakeDefinition {
  return { target: { app: { output, ...more } } }
}

describe('outputs that wait for the verdict', () => {
  const now = (asked: BakeDefinition, plain: BakeDefinition) =>
    holdBack(asked, plain, CONTAINER)?.withoutThem(asked).target.app?.output

  it('are those that only `push` and `load` ask for; what the definition says by itself is done as it says', () => {
    const own = { type: 'local', dest: 'out' }
    expect(now(definition([own, PUSH]), definition([own]))).toEqual([own, MEASURE])
    const registry = { type: 'registry' }
    expect(holdBack(definition([registry]), definition([registry]), CONTAINER)).toBeUndefined()
  })

  it('are measured as they will be made: compression and timestamps are those of the push', () => {
    const like = { compression: 'zstd', 'force-compression': 'true', 'rewrite-timestamp': 'true' }
    const asked = definition([{ ...PUSH, ...like, unpack: 'true', 'registry.insecure': 'true' }])
    const plain = definition([{ type: 'image', ...like, unpack: 'true', 'registry.insecure': 'true' }])
    expect(now(asked, plain)).toEqual([{ ...MEASURE, ...like }])
  })

  it('are found in the comma separated form of older buildx, too', () => {
    expect(now(definition(['type=image,push=true']), definition([]))).toEqual([MEASURE])
  })

  it('are built later from the cache alone: nothing is built anew, and no cache is exported again', () => {
    const more = { tags: ['app'], 'no-cache': true, 'no-cache-filter': ['a'], pull: true, 'cache-to': ['type=inline'] }
    const held = holdBack(definition([PUSH], more), definition([], more), CONTAINER)
    expect(held?.waiting).toEqual({
      group: { default: { targets: ['app'] } },
      target: { app: { tags: ['app'], 'cache-to': [], output: [PUSH] } },
    })
  })

  it('do not wait without a name for what is pushed, so that buildx refuses before it builds', () => {
    expect(holdBack(definition([PUSH], {}), definition([], {}), CONTAINER)).toBeUndefined()
    const named = { ...PUSH, name: 'host/app' }
    expect(holdBack(definition([named], {}), definition([], {}), CONTAINER)).toBeDefined()
  })

  it('do not wait where a builder cannot measure what it does not keep', () => {
    const [asked, plain] = [definition([PUSH]), definition([])]
    expect(holdBack(asked, plain, { driver: 'docker', store: 'graphdriver' })).toBeUndefined()
    expect(holdBack(asked, plain, { driver: 'remote', nodes: 2 })).toBeUndefined()
    expect(holdBack(asked, plain, { driver: 'docker', store: 'containerd' })).toBeDefined()
  })
})

describe('a push by digest', () => {
  it('names each repository once, and tells the tags for later', () => {
    const tags = ['host:5000/app:1', 'host:5000/app', 'other/app:2']
    const { definition: changed, untagged } = byDigest(definition([PUSH, { type: 'docker' }], { tags }))
    expect(untagged.get('app')).toEqual({ tags: ['host:5000/app:1', 'host:5000/app:latest', 'other/app:2'] })
    expect(changed.target.app).toEqual({
      tags: [],
      output: [
        { ...PUSH, 'push-by-digest': 'true', 'name-canonical': 'true', name: 'host:5000/app,other/app' },
        { type: 'docker', name: 'host:5000/app:1,host:5000/app:latest,other/app:2' },
      ],
    })
  })

  it("leaves alone what is the user's own way, and what no tag can be made for from here", () => {
    for (const output of [
      { ...PUSH, 'push-by-digest': 'true' },
      { ...PUSH, 'registry.insecure': 'true' },
    ]) {
      const own = definition([output])
      expect(byDigest(own)).toEqual({ definition: own, untagged: new Map() })
    }
  })

  it('can be told from the other outputs', () => {
    const both = { ...definition([PUSH, { type: 'docker' }]), group: { default: { targets: ['app'] } } }
    expect(withOutputs(both, isPush).target.app?.output).toEqual([PUSH])
    const none = withOutputs({ ...both, ...definition([{ type: 'docker' }]) }, isPush)
    expect(none).toMatchObject({
      group: { default: { targets: [] } },
      target: { app: { output: [{ type: 'cacheonly' }] } },
    })
    expect(onlyTargets(both, []).group).toEqual({ default: { targets: [] } })
  })
})

it.each([
  ['app', 'app'],
  ['host:5000/app', 'host:5000/app'],
  ['host:5000/team/app:1.2', 'host:5000/team/app'],
  ['host/app:1@sha256:aa', 'host/app'],
])('the repository of %s is %s', (reference, repository) => {
  expect(repositoryOf(reference)).toBe(repository)
})

it('annotations of an index are told from those of a manifest, whatever they are joined with', () => {
  const given = [
    'plain=1',
    'manifest:a=1',
    'index,manifest:b=x:y',
    'manifest-descriptor[linux/amd64]:c=1',
    'index:d=1,2',
  ]
  expect(splitAnnotations(given)).toEqual({
    index: ['index:b=x:y', 'manifest-descriptor[linux/amd64]:c=1', 'index:d=1,2'],
    rest: ['plain=1', 'manifest:a=1', 'manifest:b=x:y'],
  })
})
