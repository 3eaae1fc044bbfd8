import { describe, expect, it } from 'vitest'
import { withMeasuredOutputs } from '../../src/plan/outputs.ts'
import { prepareDefinition } from '../../src/plan/prepare.ts'

const MEASURE = { type: 'image', push: 'false', store: 'false' }
const container = { driver: 'docker-container' }
const containerd = { driver: 'docker', store: 'containerd' as const }
const classic = { driver: 'docker', store: 'graphdriver' as const }

describe('outputs', () => {
  const outputs = (output: (string | Record<string, string>)[] | undefined, builder: typeof container) =>
    withMeasuredOutputs({ target: { a: output === undefined ? {} : { output } } }, builder).target.a?.output

  it.each([
    ['nothing', undefined, [MEASURE]],
    ['a folder', ['./out'], ['./out', MEASURE]],
    ['a tar', [{ type: 'tar', dest: 'a.tar' }], [{ type: 'tar', dest: 'a.tar' }, MEASURE]],
    ['a load', [{ type: 'docker' }], [{ type: 'docker' }]],
    ['a push', ['type=image,push=true'], ['type=image,push=true']],
    ['an archive', ['type=oci,dest=a.tar'], ['type=oci,dest=a.tar']],
    ['a registry', [{ type: 'registry' }], [{ type: 'registry' }]],
  ])('a docker-container builder gives %s a manifest, and stores nothing for it', (_, output, expected) => {
    expect(outputs(output, container)).toEqual(expected)
  })

  it('nothing is exported of a target that makes no image', () => {
    expect(outputs(['type=cacheonly'], container)).toEqual(['type=cacheonly'])
    expect(outputs([{ type: 'cacheonly' }], containerd)).toEqual([{ type: 'cacheonly' }])
    const check = { target: { app: { call: 'check' } } }
    expect(withMeasuredOutputs(check, container)).toEqual(check)
  })

  it('the docker driver has one by default', () => {
    expect(outputs(undefined, containerd)).toBeUndefined()
    expect(outputs(['type=local,dest=out'], containerd)).toEqual(['type=local,dest=out', MEASURE])
  })

  it('the classic store knows one exporter only', () => {
    expect(outputs(['type=local,dest=out'], classic)).toEqual(['type=local,dest=out'])
  })
})

const INPUTS = { cache: 'gha', cacheMode: 'max', cacheScope: 'bake-budget', cacheWrite: true } as const
const WRITABLE = { available: true, writable: true, scopes: [] }
const native = { nativePlatform: 'linux/amd64' }

describe('a prepared definition', () => {
  const prepare = (changes: {
    inputs?: Partial<Parameters<typeof prepareDefinition>[1]>
    builder?: typeof container
    access?: typeof WRITABLE
  }) =>
    prepareDefinition(
      { target: { a: {} } },
      { ...INPUTS, ...changes.inputs },
      { ...native, ...(changes.builder ?? container) },
      changes.access ?? WRITABLE,
    )
  const entries = (changes: Parameters<typeof prepare>[0]) => {
    const { a } = prepare(changes).definition.target
    return [a?.['cache-from']?.length ?? 0, a?.['cache-to']?.length ?? 0]
  }

  it('says when targets export to one scope, named or not, and changes nothing about it', () => {
    const scoped = (scope?: string) => ({ 'cache-to': [{ type: 'gha', ...(scope === undefined ? {} : { scope }) }] })
    const targets = { a: scoped(), b: scoped('buildkit'), c: scoped('own'), d: { 'cache-to': ['type=inline'] }, e: {} }
    const { definition, notes } = prepareDefinition({ target: targets }, INPUTS, { ...native, ...container }, WRITABLE)
    expect(notes).toEqual([expect.stringMatching(/^`a`, `b` export their cache to one and the same scope/)])
    expect(definition.target.a?.['cache-to']).toEqual(targets.a['cache-to'])
  })

  it('reads and writes the cache, and has nothing to say', () => {
    expect(entries({})).toEqual([1, 1])
    expect(prepare({}).notes).toEqual([])
  })

  it('only reads with a token that only reads, and says so', () => {
    const access = { ...WRITABLE, writable: false }
    expect(entries({ access })).toEqual([1, 0])
    expect(prepare({ access }).notes).toEqual([expect.stringContaining('only read')])
  })

  it('only reads when that is what was asked for, without a word', () => {
    const inputs = { cacheWrite: false }
    expect(entries({ inputs })).toEqual([1, 0])
    expect(prepare({ inputs }).notes).toEqual([])
    expect(prepare({ inputs, access: { ...WRITABLE, writable: false } }).notes).toEqual([])
  })

  it('has no cache without a token, because buildx would drop it silently, and says so', () => {
    const access = { available: false, writable: false, scopes: [] }
    expect(entries({ access })).toEqual([0, 0])
    expect(prepare({ access }).notes).toEqual([expect.stringContaining('ACTIONS_RUNTIME_TOKEN')])
  })

  it('has no cache on the classic image store, and says what to do', () => {
    expect(entries({ builder: classic })).toEqual([0, 0])
    expect(prepare({ builder: classic }).notes).toEqual([expect.stringContaining('leave `driver` empty')])
  })

  it('says nothing of the cache when none is wanted', () => {
    const access = { available: false, writable: false, scopes: [] }
    expect(entries({ inputs: { cache: 'none' } })).toEqual([0, 0])
    expect(prepare({ inputs: { cache: 'none' }, access, builder: classic }).notes).toEqual([])
  })

  it('collects values of build args to be cut out, each once, and none that are too short to hide', () => {
    const args = { TOKEN: 'hunter2', AGAIN: 'hunter2', FLAG: 'on', UNSET: null }
    const { secrets } = prepareDefinition(
      { target: { a: { args }, b: {} } },
      INPUTS,
      { ...native, ...container },
      WRITABLE,
    )
    expect(secrets).toEqual(['hunter2'])
  })
})
