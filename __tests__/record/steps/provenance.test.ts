import { describe, expect, it } from 'vitest'

import { declaredNames, fromLine, instructionAt, stageAt } from '../../../src/record/steps/dockerfile-text.ts'
import { asObject } from '../../../src/shared/json.ts'
import { readProvenance } from '../../../src/record/steps/provenance.ts'
import { linkedMetadata, linkedRecord } from '../linked.ts'
import { image, sampleJson } from '../sample.ts'

/** The same provenance in the layout of SLSA v1 (solver/llbsolver/provenance/types/types.go of BuildKit v0.28). */
function asV1(value: Record<string, unknown>): Record<string, unknown> {
  const { metadata, invocation, buildConfig, materials } = value
  const { parameters } = asObject(invocation)!
  const old = asObject(metadata)!
  return {
    buildDefinition: {
      buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
      externalParameters: { configSource: { path: 'Dockerfile' }, request: parameters },
      internalParameters: { builderPlatform: 'linux/amd64', buildConfig },
      resolvedDependencies: materials,
    },
    runDetails: {
      builder: { id: '' },
      metadata: {
        invocationID: old.buildInvocationID,
        startedOn: old.buildStartedOn,
        finishedOn: old.buildFinishedOn,
        buildkit_metadata: old['https://mobyproject.org/buildkit@v1#metadata'],
      },
    },
  }
}

const usage = (at: string, total: number): unknown => ({ timestamp: at, cpuPressure: { some: { total } } })

describe('provenance', () => {
  it('is the same in both layouts', () => {
    const v02 = asObject(linkedMetadata().one?.['buildx.build.provenance'])!
    expect(readProvenance(asV1(v02))).toEqual(readProvenance(v02))
    expect(readProvenance({ predicate: asV1(v02) })).toEqual(readProvenance(v02))
    expect(readProvenance(v02)?.ops).toHaveLength(16)
  })

  it('is found under a key for each platform', () => {
    const metadata = linkedMetadata()
    const { 'buildx.build.provenance': own, ...rest } = metadata.one!
    metadata.one = { ...rest, 'buildx.build.provenance/linux/amd64': own }
    expect(image(linkedRecord({ metadata }), 'one')).toEqual(image(linkedRecord(), 'one'))
  })

  it('of mode min has no steps: the stream’s labels are used and the lack is named', () => {
    const metadata = linkedMetadata()
    const own = asObject(metadata.one?.['buildx.build.provenance'])!
    delete own.buildConfig
    delete own.metadata
    const record = linkedRecord({ metadata })
    expect(image(record, 'one').steps[0]).toMatchObject({ instruction: 'COPY (base 1/10)', state: 'ran' })
    expect(record.unknown.map(({ what }) => what)).toContain('instructions and lines of one linux/amd64')
  })

  it('gives names of build args and no values', () => {
    const provenance = readProvenance(linkedMetadata().one?.['buildx.build.provenance'])!
    expect(provenance.argNames).toEqual(['TOKEN'])
  })

  it('gives the times of the build and no pressure from a single sample', () => {
    const provenance = readProvenance(sampleJson('history-provenance-attachment.json'))!
    expect(provenance.finishedOn! - provenance.startedOn!).toBeCloseTo(4208.04, 1)
    const value = asObject(linkedMetadata().one?.['buildx.build.provenance'])!
    const buildkit = asObject(asObject(value.metadata)?.['https://mobyproject.org/buildkit@v1#metadata'])!
    buildkit.sysUsage = [usage('2026-11-22T09:00:00Z', 1_000_000), usage('2026-11-22T09:00:02Z', 1_500_000)]
    expect(readProvenance(value)?.cpuPressure).toBe(0.25)
    buildkit.sysUsage = [usage('2026-11-22T09:00:00Z', 1_000_000)]
    expect(readProvenance(value)).not.toHaveProperty('cpuPressure')
  })

  it.each([[undefined], [null], [7], [[]], [{}], [{ predicate: 3 }]])('is nothing where there is none: %j', (value) => {
    expect(readProvenance(value)).toBeUndefined()
  })
})

describe('the text of a Dockerfile', () => {
  const file = {
    name: 'Dockerfile',
    lines: [
      'ARG BASE=x',
      'FROM --platform=$BUILDPLATFORM ${BASE} as build',
      'ARG A B="1 2" \\',
      '  C=3',
      'ENV D=$A E="f g"',
      'ENV OLD some value',
      'FROM scratch',
      'COPY --from=build / /',
    ],
  }

  it('names stages as BuildKit does', () => {
    expect([2, 5, 7, 8].map((line) => stageAt(file, line))).toEqual(['build', 'build', 'stage-1', 'stage-1'])
    expect(stageAt(file, 1)).toBeUndefined()
  })

  it('declares args and env', () => {
    const { args, envs } = declaredNames([file], ['GIVEN'])
    expect([...envs]).toEqual(['D', 'E', 'OLD'])
    expect([...args]).toEqual(expect.arrayContaining(['GIVEN', 'BASE', 'A', 'B', 'C']))
  })

  it('tells the line of a FROM by the name it starts from', () => {
    const file = {
      name: 'Dockerfile',
      lines: ['# FROM lower', 'FROM a AS lower', 'from --platform=x Lower AS b', 'FROM lower'],
    }
    const place = { source: 1, line: 3, endLine: 3 }
    expect(fromLine([{ name: 'other', lines: ['FROM lowered'] }, file], 'lower')).toEqual(place)
    expect(fromLine([file], 'nowhere')).toBeUndefined()
  })

  it('has no instruction outside its lines', () => {
    expect(instructionAt([file], { source: 0, line: 99, endLine: 100 })).toBeUndefined()
    expect(instructionAt([file], { source: 1, line: 1, endLine: 1 })).toBeUndefined()
  })
})
