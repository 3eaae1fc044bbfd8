import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { compare } from '../../../src/compare/compare.ts'
import { assembleRecord } from '../../../src/record/assemble.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { evidence, image, planned } from '../sample.ts'

const read = (file: string): string => readFileSync(new URL(`../../fixtures/merged/${file}`, import.meta.url), 'utf8')

const AMD = 'linux/amd64'
const ARM = 'linux/arm64'

/** The recorded bake; `change` edits the text of the stream or of the metadata before it is read. */
function merged(
  name: 'inferred' | 'canceled',
  change: { stream?: (text: string) => string; metadata?: (text: string) => string } = {},
): BuildRecord {
  const { stream = (text) => text, metadata = (text) => text } = change
  const pack = planned('pack', { platforms: [AMD, ARM], dockerfile: 'pack.Dockerfile', context: 'pack' })
  // With a second target in the plan names have the target in front.
  const targets = name === 'inferred' ? [pack, planned('whole')] : [pack]
  const lines = stream(read(`${name}.jsonl`)).split('\n')
  return assembleRecord(evidence(lines, targets, { metadata: JSON.parse(metadata(read(`${name}.json`))) }))
}

interface Vertex {
  name: string
  completed?: string
  cached?: boolean
}

/** Edits the vertices of a stream. */
const vertexes = (change: (vertex: Vertex) => Vertex[]) => (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.stringify({ vertexes: (JSON.parse(line) as { vertexes: Vertex[] }).vertexes.flatMap(change) }))
    .join('\n')

const copyAll = (record: BuildRecord, platform: string) => {
  const step = image(record, 'pack', platform).steps.find(({ instruction }) => instruction === 'COPY . /all')
  return [step?.state, step?.sharedWith]
}

describe('a step that BuildKit did once for two platforms', () => {
  it.each(['inferred', 'canceled'] as const)('is shared where its vertex was merged away (%s)', (name) => {
    const record = merged(name)
    expect(copyAll(record, AMD)).toEqual(['ran', ['pack linux/arm64']])
    expect(copyAll(record, ARM)).toEqual(['shared', ['pack linux/amd64']])
  })

  it.each(['inferred', 'canceled'] as const)('has its own cause on the platform that did not run it (%s)', (name) => {
    const record = merged(name)
    const baseline = structuredClone(record)
    for (const base of image(baseline, 'pack', ARM).bases) base.digest = 'sha256:before'
    const { causes } = compare(record, { record: baseline }).targets.find(({ platform }) => platform === ARM)!
    expect(causes.map(({ kind, text }) => `${kind} ${text}`)).toContain('base-moved FROM registry.test/base:1')
  })

  it('is cached when the builder did load it from the cache, which takes time', () => {
    const record = merged('inferred', {
      stream: vertexes((vertex) =>
        vertex.name.includes('arm64 stage-1 2/3') && vertex.cached === true
          ? [{ ...vertex, completed: vertex.completed!.replace(/\d{3}Z$/, '999Z') }]
          : [vertex],
      ),
    })
    expect(copyAll(record, ARM)).toEqual(['cached', undefined])
    expect(copyAll(record, AMD)).toEqual(['ran', undefined])
  })

  it('is not the same work when the layers on top of it tell otherwise', () => {
    const record = merged('inferred', {
      metadata: (text) => {
        const json = JSON.parse(text)
        const layers = json.pack['buildx.build.provenance/linux/arm64'].runDetails.metadata.buildkit_metadata.layers
        layers['step7:0'][0][2].digest = 'sha256:another'
        return JSON.stringify(json)
      },
    })
    expect(copyAll(record, ARM)).toEqual(['cached', undefined])
  })

  it('is told by the instruction and the image’s name where there are no layers', () => {
    const record = merged('inferred', { metadata: (text) => text.replaceAll('"layers":', '"none":') })
    expect(copyAll(record, ARM)).toEqual(['shared', ['pack linux/amd64']])
  })

  it('is cached when nothing that ran needed it', () => {
    // Without the last step of arm64 nothing was built on its copy.
    const record = merged('inferred', {
      stream: vertexes((vertex) => (vertex.name.includes('arm64 stage-1 3/3') ? [] : [vertex])),
    })
    expect(copyAll(record, ARM)).toEqual(['cached', undefined])
  })
})
