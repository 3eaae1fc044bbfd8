import { describe, expect, it } from 'vitest'

import type { ClassifiedStep } from '../../../src/compare/causes/classify.ts'
import { price } from '../../../src/compare/causes/price.ts'
import type { Sides } from '../../../src/compare/causes/sides.ts'
import { traceRoots } from '../../../src/compare/causes/trace-roots.ts'
import type { Cause } from '../../../src/compare/comparison.ts'
import type { PlatformRecord, StepRecord } from '../../../src/record/build-record.ts'
import { aRecord } from '../../budget/a-comparison.ts'

/** A classified step as a test writes it: its state, what it is made from, and whether something about it changed. */
interface Sketch {
  state: StepRecord['state']
  inputs?: number[]
  changed?: boolean
  image?: boolean
  ms?: number
}

function steps(...sketches: Sketch[]): ClassifiedStep[] {
  return sketches.map(({ state, inputs = [], changed = false, image = false, ms = 100 }, at) => {
    const kind = image ? ('from' as const) : ('run' as const)
    const text = `step ${at}`
    const step: StepRecord = { kind, instruction: text, state, inputs, ms, intervals: [], key: text, ownKey: text }
    const cause: Cause = { kind: image ? 'base-moved' : 'instruction-changed', step: at, text }
    return { step, match: { step, index: at, how: 'same' }, inputs, changes: changed ? [cause] : [] }
  })
}

function trace(...sketches: Sketch[]): string[] {
  const classified = steps(...sketches)
  const image: PlatformRecord = { platform: 'linux/amd64', bases: [], steps: classified.map(({ step }) => step) }
  const record = { ...aRecord('a'.repeat(40)), cache: { from: ['gha'], to: ['gha'], errors: [] } }
  const sides: Sides = { target: 'app', now: image, before: image, record, baseline: record }
  return traceRoots(classified, sides).causes.map(({ kind, step, follows }) =>
    [step, kind, ...(follows === undefined ? [] : [follows])].join(' '),
  )
}

describe('the change to which the work of a step is laid', () => {
  it('is its own, even below another change', () => {
    expect(trace({ state: 'ran', changed: true }, { state: 'ran', inputs: [0], changed: true })).toEqual([
      '0 instruction-changed',
      '1 instruction-changed',
    ])
  })

  it('is that of the image it stands on, told once however many steps stand on it', () => {
    expect(
      trace(
        { state: 'unknown', image: true, changed: true },
        { state: 'ran', inputs: [0] },
        { state: 'ran', inputs: [0] },
      ),
    ).toEqual(['0 base-moved', '1 follows 0', '2 follows 0'])
  })

  it('is that of the step above which ran, however far up', () => {
    expect(
      trace({ state: 'ran', changed: true }, { state: 'ran', inputs: [0] }, { state: 'shared', inputs: [1] }),
    ).toEqual(['0 instruction-changed', '1 follows 0', '2 follows 0'])
  })

  it('is a change whose own result was in the cache already, handed on by steps that came from there too', () => {
    expect(
      trace({ state: 'cached', changed: true }, { state: 'cached', inputs: [0] }, { state: 'ran', inputs: [1] }),
    ).toEqual(['0 instruction-changed', '2 follows 0'])
  })

  it('is none where the cache lost a result: that is said of the step itself', () => {
    expect(trace({ state: 'cached', changed: true }, { state: 'evicted', inputs: [0] })).toEqual(['1 cache-absent'])
  })

  it('is not told where nothing ran: a change found in the cache costs nothing', () => {
    expect(trace({ state: 'cached', changed: true }, { state: 'restored', inputs: [0] })).toEqual([])
  })
})

describe('the price of a root', () => {
  it('is its own time and that of all steps whose work is laid to it; who follows has none', () => {
    const classified = steps({ state: 'ran', changed: true, ms: 40 }, { state: 'ran', inputs: [0], ms: 2.4 })
    const causes: Cause[] = [
      ...classified[0]!.changes,
      { kind: 'files-changed', step: 0, text: 'step 0' },
      { kind: 'follows', step: 1, text: 'step 1', follows: 0 },
    ]
    const rootOf = new Map([
      [0, 0],
      [1, 0],
    ])
    expect(price(causes, rootOf, classified).map(({ ms }) => ms)).toEqual([42, 42, undefined])
  })
})
