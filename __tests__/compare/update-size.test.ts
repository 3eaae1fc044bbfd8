import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../src/compare/comparison.ts'
import { remadeLayers, updateBytes } from '../../src/compare/update-size.ts'
import type { LayerRecord, PlatformRecord, StepRecord } from '../../src/record/build-record.ts'

function layer(id: number, compressedBytes: number, step?: number): LayerRecord {
  return { digest: `sha256:${id}`, compressedBytes, ...(step === undefined ? {} : { step }) }
}

function image(layers: LayerRecord[], changes: Partial<PlatformRecord> = {}): PlatformRecord {
  const config = { configDigest: `sha256:config-${layers.map(({ digest }) => digest).join('-')}`, configBytes: 7 }
  return { platform: 'linux/amd64', steps: [], bases: [], layers, ...config, ...changes }
}

function step(key: string): StepRecord {
  return { kind: 'run', instruction: `RUN ${key}`, inputs: [], state: 'ran', intervals: [], ms: 0, key }
}

describe('what a machine with the former image must pull', () => {
  it('is every layer it does not have, and the config', () => {
    expect(updateBytes(image([layer(1, 100), layer(3, 30)]), image([layer(1, 100), layer(2, 20)]))).toBe(37)
  })

  it('is nothing for the same image', () => {
    const same = image([layer(1, 100), layer(2, 20)])
    expect(updateBytes(same, structuredClone(same))).toBe(0)
  })

  it('is the config alone where the layers are the same', () => {
    const layers = [layer(1, 100)]
    expect(updateBytes(image(layers, { configDigest: 'sha256:other' }), image(layers))).toBe(7)
  })

  it('holds a layer once that an image has twice, as a pull does', () => {
    expect(updateBytes(image([layer(1, 100), layer(2, 20), layer(2, 20)]), image([layer(1, 100)]))).toBe(27)
  })

  it('is unknown where an engine tells no layers, or a record no config', () => {
    const { layers: _, ...classic } = image([layer(1, 100)])
    const { configDigest: _digest, ...bare } = image([layer(1, 100)])
    expect(updateBytes(classic, image([]))).toBeUndefined()
    expect(updateBytes(image([]), classic)).toBeUndefined()
    expect(updateBytes(bare, image([]))).toBeUndefined()
    expect(updateBytes(image([]), bare)).toBeUndefined()
  })

  it('never is more than a fresh pull, and all of it for a machine with none of the layers', () => {
    const layers = fc
      .uniqueArray(fc.nat({ max: 30 }), { maxLength: 12 })
      .map((ids) => ids.map((id) => layer(id, id * id + 1)))
    fc.assert(
      fc.property(layers, layers, (now, before) => {
        const fresh = now.reduce((sum, { compressedBytes }) => sum + compressedBytes, 7)
        const update = updateBytes(image(now), image(before)) ?? Number.NaN
        const shared = now.filter(({ digest }) => before.some((it) => it.digest === digest))
        const held = shared.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0)
        const isSame = now.map((it) => it.digest).join() === before.map((it) => it.digest).join()
        expect(update).toBe(isSame ? 0 : fresh - held)
        expect(update).toBeLessThanOrEqual(fresh)
      }),
    )
  })
})

describe('a layer that is not reproducible', () => {
  const before = image([layer(1, 100, 0), layer(2, 20, 1)], { steps: [step('a'), step('b')] })
  const now = image([layer(1, 100, 0), layer(3, 30, 1)], { steps: [step('a'), step('b')] })
  const cause = (kind: Cause['kind'], at: number, follows?: number): Cause => ({
    kind,
    step: at,
    text: '',
    ...(follows === undefined ? {} : { follows }),
  })

  it('is one that the same step made anew, because the cache did not have it', () => {
    expect(remadeLayers(now, before, [cause('cache-absent', 1)])).toEqual([{ step: 1, layer: layer(3, 30, 1) }])
  })

  it('is one of a step that only followed such a step', () => {
    const causes = [cause('cache-absent', 0), cause('follows', 1, 0)]
    expect(remadeLayers(now, before, causes).map((it) => it.step)).toEqual([1])
  })

  it('is none that the change itself made: other files, another instruction, or a step below one', () => {
    expect(remadeLayers(now, before, [cause('files-changed', 1)])).toEqual([])
    expect(remadeLayers(now, before, [cause('files-changed', 0), cause('follows', 1, 0)])).toEqual([])
    expect(remadeLayers(now, before, [cause('cache-absent', 1), cause('files-changed', 1)])).toEqual([])
    const edited = { ...now, steps: [step('a'), step('c')] }
    expect(remadeLayers(edited, before, [cause('cache-absent', 1)])).toEqual([])
  })

  it('is none that is the same, nor one of the base image', () => {
    expect(remadeLayers(before, before, [cause('cache-absent', 1)])).toEqual([])
    expect(remadeLayers(image([layer(9, 9)]), before, [])).toEqual([])
  })
  it('is told apart by what its files say: which have other content, or none at all', () => {
    const facts = { layerBytes: 1, liveBytes: 1, liveFiles: 1, wastedBytes: 0, waste: [] }
    const change = (path: string, at: number) => ({
      path,
      change: 'content' as const,
      bytesBefore: 1,
      bytesNow: 1,
      layer: at,
    })
    const differs = (files: PlatformRecord['files']) =>
      remadeLayers({ ...now, ...(files === undefined ? {} : { files }) }, before, [cause('cache-absent', 1)])[0]
        ?.differs
    const at = now.layers!.findIndex((it) => it.step === 1)
    const changes = ['a', 'b', 'c', 'd'].map((path) => change(path, at))
    expect(differs({ ...facts, changes: [...changes, change('elsewhere', at + 1)] })).toEqual({
      paths: ['a', 'b', 'c'],
      more: 1,
    })
    expect(differs({ ...facts, changes: [] })).toEqual({ paths: [], more: 0 })
    // Not known: without an analysis, with a list that was cut, and where later layers hide some of it.
    expect(differs(undefined)).toBeUndefined()
    expect(differs({ ...facts, changes: [], changesOmitted: { files: 1, bytes: 1 } })).toBeUndefined()
    const waste = [{ path: 'x', bytes: 1, why: 'deleted' as const, addedBy: at, hiddenBy: at + 1 }]
    expect(differs({ ...facts, changes: [], waste })).toBeUndefined()
  })
})
