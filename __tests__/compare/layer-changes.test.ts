import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layerChanges } from '../../src/compare/layer-changes.ts'
import type { LayerRecord, PlatformRecord, StepRecord } from '../../src/record/build-record.ts'

/** A layer: bytes and the instruction that made it; `FROM` for one of the base image, `?` for one without a step. */
type Layer = readonly [instruction: string, bytes: number]

function image(layers: readonly Layer[], base = 'debian:12'): PlatformRecord {
  const steps: StepRecord[] = []
  const records = layers.map(([instruction, compressedBytes], at): LayerRecord => {
    const digest = `sha256:${at.toString(16).padStart(64, '0')}`
    if (instruction === 'FROM') return { digest, compressedBytes, fromBase: true }
    if (instruction === '?') return { digest, compressedBytes }
    const kind = instruction.startsWith('COPY') ? 'copy' : 'run'
    steps.push({ kind, instruction, file: 'Dockerfile', line: at + 2, inputs: [], state: 'ran', intervals: [], ms: 0 })
    return { digest, compressedBytes, step: steps.length - 1 }
  })
  return { platform: 'linux/amd64', layers: records, steps, bases: [{ name: base, line: 1 }] }
}

const sum = (layers: readonly Layer[]) => layers.reduce((bytes, [, more]) => bytes + more, 0)
const told = (now: PlatformRecord, before: PlatformRecord) =>
  layerChanges(now, before).map(({ instruction, before: was, now: is, delta }) => [instruction, was, is, delta])

describe('layer changes', () => {
  it('match a rebuilt layer with itself, whatever its digest', () => {
    expect(
      told(
        image([
          ['RUN a', 30],
          ['COPY b', 5],
        ]),
        image([
          ['RUN a', 10],
          ['COPY b', 5],
        ]),
      ),
    ).toEqual([['RUN a', 10, 30, 20]])
  })

  it('take an edited instruction for the same place, not for one removed and one added', () => {
    expect(told(image([['RUN a --more', 30]]), image([['RUN a', 10]]))).toEqual([['RUN a --more', 10, 30, 20]])
  })

  it('never pair instructions of different kinds', () => {
    expect(told(image([['COPY a', 30]]), image([['RUN a', 10]]))).toEqual([
      ['COPY a', undefined, 30, 30],
      ['RUN a', 10, undefined, -10],
    ])
  })

  it('tell the same instruction apart by its turn', () => {
    const before = image([
      ['RUN a', 1],
      ['RUN a', 2],
    ])
    expect(
      told(
        image([
          ['RUN a', 1],
          ['RUN a', 2],
          ['RUN a', 4],
        ]),
        before,
      ),
    ).toEqual([['RUN a', undefined, 4, 4]])
  })

  it('show the base image as one, by its name now', () => {
    const [now, before] = [
      image(
        [
          ['FROM', 40],
          ['FROM', 5],
        ],
        'debian:13',
      ),
      image([['FROM', 30]], 'debian:12'),
    ]
    expect(layerChanges(now, before)).toEqual([
      {
        instruction: 'debian:13',
        fromBase: true,
        insteadOf: 'debian:12',
        line: 1,
        before: 30,
        now: 45,
        delta: 15,
      },
    ])
  })

  it('say where the instruction stands', () => {
    const [change] = layerChanges(image([['RUN a', 2]]), image([['RUN a', 1]]))
    expect(change).toMatchObject({ file: 'Dockerfile', line: 2 })
  })

  it('are none without layers on both sides', () => {
    const { layers: _, ...unknown } = image([])
    expect(layerChanges(image([['RUN a', 1]]), unknown)).toEqual([])
    expect(layerChanges(unknown, image([['RUN a', 1]]))).toEqual([])
    expect(layerChanges(image([['RUN a', 1]]), undefined)).toEqual([])
  })

  const layers = fc.array(
    fc.tuple(fc.constantFrom('FROM', '?', 'RUN a', 'RUN b', 'RUN c', 'COPY a', 'COPY b'), fc.nat(1_000_000_000)),
    { maxLength: 12 },
  )

  it('add up to the whole difference exactly, largest first, each with what it was and is', () => {
    fc.assert(
      fc.property(layers, layers, (now, before) => {
        const changes = layerChanges(image(now), image(before))
        expect(changes.reduce((bytes, { delta }) => bytes + delta, 0)).toBe(sum(now) - sum(before))
        for (const { delta, now: is = 0, before: was = 0 } of changes) expect(delta).toBe(is - was)
        const sizes = changes.map(({ delta }) => Math.abs(delta))
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        expect(sizes).not.toContain(0)
      }),
      { numRuns: 500 },
    )
  })

  it('are none between an image and itself, and turn around with their sides', () => {
    fc.assert(
      fc.property(layers, layers, (now, before) => {
        expect(layerChanges(image(now), image(now))).toEqual([])
        const total = (changes: readonly { delta: number }[]) => changes.reduce((bytes, { delta }) => bytes + delta, 0)
        expect(total(layerChanges(image(now), image(before)))).toBe(-total(layerChanges(image(before), image(now))) + 0)
      }),
      { numRuns: 200 },
    )
  })
})
