import { describe, expect, it } from 'vitest'
import { attributes, parseDefinition, planOf, type BakeDefinition } from '../../src/plan/definition.ts'

describe('what bake prints', () => {
  it('is a definition, or an error that says it is none', () => {
    expect(parseDefinition('{"target":{"a":{"context":"."}}}').target).toEqual({ a: { context: '.' } })
    expect(() => parseDefinition('[]')).toThrow('did not print a bake definition')
    expect(() => parseDefinition('null')).toThrow('did not print a bake definition')
    expect(() => parseDefinition('ERROR: no file')).toThrow(SyntaxError)
  })
})

describe('cache and output entries', () => {
  it.each([
    [
      { type: 'gha', scope: 'a,b' },
      { type: 'gha', scope: 'a,b' },
    ],
    ['type=gha,scope=main', { type: 'gha', scope: 'main' }],
    ['user/app:cache', { type: 'registry', ref: 'user/app:cache' }],
    ['type=local,dest=out=put', { type: 'local', dest: 'out=put' }],
    ['Type=image, Push=true', { type: 'image', push: 'true' }],
    ['type=image,"name=a,b",oci', { type: 'image', name: 'a,b', oci: '' }],
    ['type=image,"x=say ""hi"""', { type: 'image', x: 'say "hi"' }],
  ])('%j', (entry, expected) => {
    expect(attributes(entry)).toEqual(expected)
  })
})

const names = (definition: BakeDefinition) => planOf(definition).targets.map(({ name }) => name)
const target = { one: {}, two: {}, three: {}, linked: {} }

describe('a plan', () => {
  it('has the requested targets in the order of their group, then the linked ones', () => {
    const { targets } = planOf({ group: { default: { targets: ['three', 'one'] } }, target })
    expect(targets.map(({ name, requested }) => [name, requested])).toEqual([
      ['three', true],
      ['one', true],
      ['two', false],
      ['linked', false],
    ])
  })

  it('follows groups in groups, once, also around a circle', () => {
    const group = {
      default: { targets: ['inner', 'one'] },
      inner: { targets: ['two', 'default', 'one'] },
    }
    expect(names({ group, target }).slice(0, 2)).toEqual(['two', 'one'])
  })

  it('knows a group that has the name of a target in it', () => {
    const group = { default: { targets: ['one'] }, one: { targets: ['one', 'two'] } }
    expect(
      planOf({ group, target })
        .targets.filter(({ requested }) => requested)
        .map(({ name }) => name),
    ).toEqual(['one', 'two'])
  })

  it('takes every target as requested when there is no group', () => {
    expect(planOf({ target }).targets.every(({ requested }) => requested)).toBe(true)
  })

  it('keeps names of build args, and no value', () => {
    const plan = planOf({ target: { a: { args: { TOKEN: 's3cret', EMPTY: null } } } })
    expect(plan.targets[0]?.argNames).toEqual(['TOKEN', 'EMPTY'])
    expect(JSON.stringify(plan)).not.toContain('s3cret')
  })

  it('fills in what bake leaves out', () => {
    expect(planOf({ target: { a: {} } }).targets[0]).toEqual({
      name: 'a',
      requested: true,
      context: '.',
      dockerfile: 'Dockerfile',
      contexts: {},
      argNames: [],
      platforms: [],
      noCache: false,
      outputs: [],
      cacheFrom: [],
      cacheTo: [],
    })
  })

  it('reads everything else, of old and new buildx', () => {
    const definition: BakeDefinition = {
      target: {
        a: {
          context: 'app',
          'dockerfile-inline': 'FROM scratch',
          dockerfile: 'ignored',
          contexts: { tools: 'target:tools' },
          platforms: ['linux/arm64'],
          target: 'final',
          'no-cache': true,
          output: ['type=docker', { type: 'image' }, './out'],
          'cache-from': ['user/app:cache', { type: 'gha' }],
          'cache-to': ['type=inline'],
        },
      },
    }
    const [planned] = planOf(definition).targets
    expect(planned).toMatchObject({
      context: 'app',
      inline: true,
      contexts: { tools: 'target:tools' },
      platforms: ['linux/arm64'],
      stage: 'final',
      noCache: true,
      cacheFrom: ['registry', 'gha'],
      cacheTo: ['inline'],
    })
    expect(planned?.outputs.slice(0, 2)).toEqual(['docker', 'image'])
    expect(planned).not.toHaveProperty('dockerfile')
  })
})
