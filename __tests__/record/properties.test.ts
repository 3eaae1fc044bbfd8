import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { assembleRecord } from '../../src/record/assemble.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { linkedEvidence } from './linked.ts'
import { evidence, planned, sampleJson, streamLines } from './sample.ts'

const MULTI = [
  planned('app', { platforms: ['linux/amd64', 'linux/arm64'] }),
  planned('app2', { platforms: ['linux/amd64'] }),
]
const BAKES = [
  evidence(streamLines('cold'), ['backend', 'frontend']),
  evidence(streamLines('failing'), ['bad', 'slow', 'good'], { exitCode: 1 }),
  evidence(streamLines('gha-blob-evicted'), ['backend', 'frontend']),
  evidence(streamLines('gha-import-warm'), ['backend', 'frontend'], {
    metadata: sampleJson('metadata-gha-import-warm-provmax.json'),
  }),
  evidence(streamLines('gha-shared-scope-second-builder'), ['backend', 'frontend']),
  evidence(streamLines('multiplatform'), MULTI),
  evidence(streamLines('step-names'), ['one', 'two', planned('child', { contexts: { parent: 'target:two' } })]),
  linkedEvidence(),
].map((bake) => ({ ...bake, stream: [...bake.stream] }))

const someBake = fc.constantFrom(...BAKES)

/** What holds for every record, however broken its stream was. */
function expectSound(record: BuildRecord): void {
  expect(readRecord(JSON.stringify(record))).toStrictEqual(record)
  for (const target of record.targets) {
    for (const platform of target.platforms) {
      for (const [at, step] of platform.steps.entries()) {
        const worked = step.intervals.reduce((sum, [start, end]) => sum + end - start, 0)
        expect(step.ms).toBe(worked)
        const didNothing = ['cached', 'shared', 'not-reached'].includes(step.state)
        expect(didNothing && step.intervals.length > 0).toBe(false)
        expect(step.inputs.every((input) => input < at)).toBe(true)
        let last = -1
        for (const [start, end] of step.intervals) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
      }
      const split = Object.values(platform.timeSplit ?? {})
      expect(split.every((part) => Number.isFinite(part) && part >= 0)).toBe(true)
      expect([target.wallMs, undefined]).toContain(
        split.length === 0 ? undefined : split.reduce((sum, part) => sum + part, 0),
      )
    }
  }
}

describe('any stream gives a sound record', () => {
  it('as it was recorded', () => {
    for (const bake of BAKES) expectSound(assembleRecord(bake))
  })

  it('cut anywhere, even within a line', () => {
    fc.assert(
      fc.property(
        someBake,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0, 1, null),
        (bake, share, exitCode) => {
          const text = bake.stream.join('\n')
          const { metadata: _, ...failed } = bake
          expectSound(
            assembleRecord({
              ...(exitCode === 0 ? bake : failed),
              stream: text.slice(0, text.length * share).split('\n'),
              exitCode,
            }),
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  it('in any order', () => {
    fc.assert(
      fc.property(
        someBake.chain((bake) =>
          fc.tuple(fc.constant(bake), fc.shuffledSubarray(bake.stream, { minLength: bake.stream.length })),
        ),
        ([bake, stream]) => expectSound(assembleRecord({ ...bake, stream })),
      ),
      { numRuns: 60 },
    )
  })

  it('with lines left out', () => {
    fc.assert(
      fc.property(
        someBake.chain((bake) => fc.tuple(fc.constant(bake), fc.subarray(bake.stream))),
        ([bake, stream]) => expectSound(assembleRecord({ ...bake, stream })),
      ),
      { numRuns: 60 },
    )
  })

  it('the same one when every line comes twice', () => {
    for (const bake of BAKES) {
      const twice = assembleRecord({ ...bake, stream: bake.stream.flatMap((line) => [line, line]) })
      expect(twice).toEqual(assembleRecord(bake))
    }
  })

  it('with garbage between the lines', () => {
    fc.assert(
      fc.property(
        someBake,
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constant('{"vertexes":[null,{"digest":1}]}'))),
        (bake, garbage) => {
          expectSound(
            assembleRecord({ ...bake, stream: bake.stream.flatMap((line, at) => [line, garbage[at % 7] ?? '']) }),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('with any JSON for metadata and blobs', () => {
    fc.assert(
      fc.property(someBake, fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (bake, other, value) => {
        const names = bake.plan.targets.map(({ name }) => name)
        const metadata = Object.fromEntries(
          names.map((name) => [
            name,
            { ...other, 'buildx.build.provenance': value, 'containerimage.digest': 'sha256:aa' },
          ]),
        )
        expectSound(assembleRecord({ ...bake, metadata, blobs: new Map([['sha256:aa', value]]) }))
      }),
      { numRuns: 60 },
    )
  })
})
