/**
 * One project on the oldest and the newest buildx and BuildKit, recorded in fixtures/versions (its README says how). Both
 * layouts of provenance are among them, written by buildx and read from the builder's history.
 */
import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { assembleRecord } from '../../src/record/assemble.ts'
import type { BuildRecord, StepRecord } from '../../src/record/build-record.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { versionsPlan } from '../support/versions-project.ts'
import { evidence } from './sample.ts'

const FOLDER = new URL('../fixtures/versions/', import.meta.url)
const recordings = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

function metadataOf(recording: string, run: string): Record<string, Record<string, unknown>> {
  const text = readFileSync(new URL(`${recording}/${run}-metadata.json`, FOLDER), 'utf8')
  return JSON.parse(text) as Record<string, Record<string, unknown>>
}

function recordOf(recording: string, run: 'cold' | 'change'): BuildRecord {
  const lines = readFileSync(new URL(`${recording}/${run}.jsonl`, FOLDER), 'utf8').split('\n')
  return assembleRecord(evidence(lines, versionsPlan(), { metadata: metadataOf(recording, run) }))
}

function perImage<T>(record: BuildRecord, what: (step: StepRecord) => T): Record<string, T[]> {
  const images = record.targets.flatMap(({ name, platforms }) =>
    platforms.map(({ platform, steps }): [string, T[]] => [`${name} ${platform}`, steps.map(what)]),
  )
  return Object.fromEntries(images)
}

/** In whose name work was done depends on who came first; that it was done does not. */
const done = ({ kind, instruction, state }: StepRecord): string => {
  const worked = { ran: 'worked', shared: 'worked', cached: 'known', restored: 'known' } as Record<string, string>
  return `${kind} ${instruction.split('\n')[0]?.split(' ').slice(0, 3).join(' ')}: ${worked[state] ?? state}`
}

it('has recordings of both layouts of provenance', () => {
  const layouts = recordings.map((recording) => {
    const provenance = metadataOf(recording, 'cold').app?.['buildx.build.provenance/linux/arm64']
    return Object.keys(provenance as object).includes('buildDefinition') ? 'SLSA v1' : 'SLSA v0.2'
  })
  expect([...new Set(layouts)].sort()).toEqual(['SLSA v0.2', 'SLSA v1'])
})

describe.each(recordings)('%s', (recording) => {
  it('gives every step the key, line and instruction that all other versions give it', () => {
    const facts = (from: string): unknown =>
      perImage(recordOf(from, 'cold'), ({ key, ownKey, instruction, file, line, inputs, parts }) => ({
        key,
        ownKey,
        instruction,
        file,
        line,
        inputs,
        parts,
      }))
    expect(facts(recording)).toEqual(facts(recordings[0] ?? ''))
    for (const key of Object.values(perImage(recordOf(recording, 'change'), ({ key }) => key)).flat()) {
      expect(key).toMatch(/^[0-9a-f]{16,}$/)
    }
    expect(perImage(recordOf(recording, 'change'), ({ key }) => key)).toEqual(
      perImage(recordOf(recording, 'cold'), ({ key }) => key),
    )
  })

  it('knows what ran from nothing, and after one file changed', () => {
    const cold = recordOf(recording, 'cold')
    for (const line of Object.values(perImage(cold, done)).flat()) expect(line).toMatch(/: worked$/)
    const change = perImage(recordOf(recording, 'change'), done)
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      expect(change[`app ${platform}`]).toEqual([
        'workdir WORKDIR /srv: known',
        'copy COPY common /common: known',
        'copy COPY tools/busybox /bin/busybox: known',
        'copy COPY src /src: worked',
        'run RUN ["/bin/busybox", "sh",: worked',
        'copy COPY --from=build /out: worked',
        'copy COPY --link arch/$TARGETARCH: known',
        'link COPY --link arch/$TARGETARCH: worked',
      ])
      expect(change[`site ${platform}`]).toEqual([
        'workdir WORKDIR /srv: known',
        'copy COPY common /common: known',
        'copy COPY --from=data .: known',
        'copy COPY <<END /etc/motd: known',
      ])
    }
  })

  it('makes records that are valid, with the layers of each platform', () => {
    for (const run of ['cold', 'change'] as const) {
      const record = recordOf(recording, run)
      expect(readRecord(structuredClone(record))).toEqual(record)
      const layers = record.targets.flatMap(({ platforms }) => platforms.map((image) => image.layers?.length))
      expect(layers).toEqual([4, 4, 4, 4])
    }
  })
})
