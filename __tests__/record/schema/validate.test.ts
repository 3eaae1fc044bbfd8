import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { RecordError } from '../../../src/errors.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { recordSchema } from '../../../src/record/schema/json-schema.ts'
import { validator } from '../../support/json-schema.ts'
import { MAX_RECORD_BYTES, readRecord } from '../../../src/record/schema/validate.ts'
import { linkedRecord } from '../linked.ts'
import { recordOf } from '../sample.ts'

/** Every optional field is there: the compiler asks for a value when the record grows a field. */
type Full<T> = T extends (infer Item)[] ? Full<Item>[] : T extends object ? { [K in keyof T]-?: Full<T[K]> } : T

const HASH = 'a'.repeat(40)

const FULL: Full<BuildRecord> = {
  bakeBudget: 1,
  reportId: 'default',
  createdAt: '2026-11-22T09:00:00.000Z',
  commit: { sha: HASH, parents: [HASH], ref: 'refs/heads/main' },
  run: { id: 1, attempt: 1, repository: 'o/r', workflow: 'ci', job: 'bake', event: 'push' },
  runner: {
    os: 'linux',
    arch: 'x64',
    image: 'ubuntu-24.04',
    imageVersion: '1',
    cpuModel: 'c',
    cores: 2,
    cpuPressure: 0.25,
  },
  builder: { driver: 'docker', buildkit: '0.25.1', buildx: '0.29.1', engine: '28.5.2', store: 'containerd' },
  outcome: 'failed',
  wallMs: 10,
  cache: {
    from: ['gha'],
    to: ['gha'],
    noCache: true,
    sharedScopes: [['a', 'b']],
    errors: ['no'],
    use: { bytes: 5, entries: 2, refs: [{ ref: 'refs/heads/main', bytes: 5, entries: 2 }] },
  },
  cacheMounts: {
    mounts: [{ id: 'npm', bytes: 5, restoredMs: 1, keptMs: 2, why: 'unchanged' }],
    restoreMs: 1,
    keepMs: 2,
    warm: { steps: 1, ms: 3, coldMs: 9 },
  },
  contexts: [{ root: '.', files: ['f644 3b18e512dba79e4c src/a.ts'], truncated: true }],
  phases: [{ kind: 'boot', ms: 1, startMs: 0, bytes: 2, error: 'no' }],
  targets: [
    {
      name: 'app',
      outcome: 'failed',
      dockerfile: 'Dockerfile',
      definition: 'aa',
      wallMs: 5,
      contexts: { context: 0 },
      failure: { step: 0, platform: 'linux/amd64', message: 'no', file: 'Dockerfile', line: 1 },
      phases: [],
      noImage: 'cacheonly',
      push: { tags: ['app:1'], state: 'held', platforms: ['linux/amd64'], annotations: ['index:a=b'] },
      cacheExport: { newLayers: 2, newBytes: 9 },
      carriedFrom: HASH,
      platforms: [
        {
          platform: 'linux/amd64',
          compressedBytes: 1,
          updateBytes: 1,
          uncompressedBytes: 2,
          manifestDigest: 'sha256:aa',
          pushedDigest: 'sha256:dd',
          configDigest: 'sha256:bb',
          configBytes: 1,
          layers: [
            {
              digest: 'sha256:cc',
              compressedBytes: 1,
              diffId: 'sha256:dd',
              uncompressedBytes: 2,
              step: 0,
              fromBase: true,
            },
          ],
          steps: [
            {
              key: 'ab',
              ownKey: 'cd',
              parts: { 'arg:A': '1234' },
              kind: 'run',
              instruction: 'RUN x',
              stage: 's',
              file: 'Dockerfile',
              line: 1,
              endLine: 2,
              inputs: [],
              state: 'failed',
              intervals: [[0, 3]],
              ms: 3,
              bytes: 4,
              sharedWith: ['web'],
              slackMs: 0,
              error: 'no',
              noCache: true,
              cacheMounts: ['c'],
              reads: [{ context: 'context', target: 'lib', paths: ['/'], include: ['*.ts'], exclude: ['x'] }],
            },
          ],
          bases: [{ name: 'b:1', tag: '1', digest: 'sha256:ee', line: 1 }],
          timeSplit: {
            basePullMs: 0,
            cacheRestoreMs: 0,
            contextMs: 0,
            stepsMs: 3,
            exportMs: 1,
            cacheExportMs: 0,
            waitMs: 1,
          },
          criticalPath: [0],
          files: {
            layerBytes: 3,
            liveBytes: 2,
            liveFiles: 1,
            wastedBytes: 1,
            waste: [{ path: 'a', bytes: 1, why: 'deleted', files: 2, addedBy: 0, hiddenBy: 0 }],
            changes: [
              { path: 'a', change: 'metadata', bytesBefore: 1, bytesNow: 1, movedFrom: 'b', owner: 'deb:x', layer: 0 },
            ],
            changesOmitted: { files: 1, bytes: 1 },
            packages: [{ type: 'deb', name: 'x', versionBefore: '1', versionNow: '2', bytesBefore: 1, bytesNow: 2 }],
            tree: [{ path: 'a', bytes: 1, layer: 0 }],
          },
        },
      ],
    },
  ],
  unknown: [{ what: 'a', why: 'b' }],
}

/** A copy of the full record with one value replaced, by path. */
function withValue(path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(FULL) as unknown as Record<string | number, unknown>
  let place = copy
  for (const part of path.slice(0, -1)) place = place[part] as Record<string | number, unknown>
  place[path.at(-1)!] = value
  return copy
}

const STEP = ['targets', 0, 'platforms', 0, 'steps', 0]

describe('reading a record', () => {
  it('keeps every field there is', () => {
    expect(readRecord(JSON.stringify(FULL))).toStrictEqual(FULL)
    expect(readRecord(FULL)).toStrictEqual(FULL)
  })

  it('gives back what assembleRecord made', () => {
    const failing = recordOf('failing', ['bad', 'slow', 'good'], { exitCode: 1 })
    for (const record of [linkedRecord(), failing]) expect(readRecord(JSON.stringify(record))).toStrictEqual(record)
  })

  it('drops fields it does not know', () => {
    expect(readRecord(withValue(['later'], { deep: [1] }))).toStrictEqual(FULL)
    expect(readRecord(withValue([...STEP, 'later'], 1))).toStrictEqual(FULL)
  })

  it('says what a newer version needs', () => {
    expect(() => readRecord(withValue(['bakeBudget'], 2))).toThrow(
      'Not a usable build record: bakeBudget: it has version 2, this release reads up to 1; use a newer release',
    )
  })

  it.each([
    ['nothing', '', 'it is not valid JSON'],
    ['half a record', '{"bakeBudget":1', 'it is not valid JSON'],
    ['a list', [], 'it is not a JSON object'],
    ['null', null, 'it is not a JSON object'],
    ['another file', { name: 'x' }, 'bakeBudget: there is no version number'],
    ['a fraction of a version', { bakeBudget: 0.5 }, 'bakeBudget: there is no version number'],
    ['an empty record', { bakeBudget: 1 }, 'reportId: is missing'],
    ['a number for a text', withValue(['reportId'], 7), 'reportId: must be a text'],
    ['a text too long', withValue(['reportId'], 'x'.repeat(201)), 'reportId: is longer than 200'],
    ['a negative size', withValue(['targets', 0, 'platforms', 0, 'compressedBytes'], -1), 'must be between 0'],
    [
      'a size beyond exact numbers',
      withValue(['targets', 0, 'platforms', 0, 'compressedBytes'], 2 ** 53),
      'must be a whole number',
    ],
    [
      'a fraction of a byte',
      withValue(['targets', 0, 'platforms', 0, 'compressedBytes'], 0.5),
      'must be a whole number',
    ],
    ['a size in words', withValue(['targets', 0, 'platforms', 0, 'compressedBytes'], '5 MB'), 'must be a whole number'],
    ['a year of wall time', withValue(['wallMs'], 365 * 86_400_000), 'wallMs: must be between 0'],
    ['an unknown state', withValue([...STEP, 'state'], '<script>'), 'steps[0].state: must be one of ran'],
    ['a key that is no hash', withValue([...STEP, 'key'], 'x y'), 'steps[0].key: is not written as it should be'],
    ['an input that comes later', withValue([...STEP, 'inputs'], [0]), 'steps[0].inputs: points to 0'],
    ['a path to nowhere', withValue(['targets', 0, 'platforms', 0, 'criticalPath'], [1]), 'criticalPath: points to 1'],
    [
      'a layer of no step',
      withValue(['targets', 0, 'platforms', 0, 'layers', 0, 'step'], 9),
      'layers[0].step: points to 9',
    ],
    [
      'waste in no layer',
      withValue(['targets', 0, 'platforms', 0, 'files', 'waste', 0, 'hiddenBy'], 9),
      'hiddenBy: points to 9',
    ],
    ['half an interval', withValue([...STEP, 'intervals'], [[1]]), 'intervals[0]: must have 2 items'],
    ['more pressure than all', withValue(['runner', 'cpuPressure'], 1.5), 'must be between 0 and 1'],
    [
      'too many targets',
      withValue(['targets'], Array(2001).fill(FULL.targets[0])),
      'targets: has more than 2000 items',
    ],
    ['a date in words', withValue(['createdAt'], 'yesterday'), 'createdAt: is not written as it should be'],
  ])('refuses %s', (_, value, message) => {
    expect(() => readRecord(value)).toThrow(RecordError)
    expect(() => readRecord(value)).toThrow(message)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('refuses %s as a name', (name) => {
    const text = JSON.stringify(FULL).replace('"arg:A"', JSON.stringify(name))
    expect(() => readRecord(text)).toThrow(`has the forbidden key ${name}`)
    expect(({} as Record<string, unknown>)['1234']).toBeUndefined()
  })

  it('does not take inherited fields for its own', () => {
    expect(() => readRecord(Object.create(FULL))).toThrow('there is no version number')
    expect(() => readRecord('{"__proto__":{"bakeBudget":1}}')).toThrow('there is no version number')
  })

  it('refuses what is too large before parsing it', () => {
    expect(() => readRecord('x'.repeat(MAX_RECORD_BYTES + 1))).toThrow('it is larger than 64 MiB')
  })

  it('refuses what is too deep without running out of stack', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const inKnown = JSON.stringify(FULL).replace('"targets":[', `"targets":[${deep},`)
    expect(() => readRecord(inKnown)).toThrow('targets[0]: must be an object')
    const inUnknown = JSON.stringify(FULL).replace('{', `{"later":${deep},`)
    expect(readRecord(inUnknown)).toStrictEqual(FULL)
  })

  it('refuses many small lists that are large together', () => {
    const read = { context: 'c', paths: Array(5000).fill('/') }
    const step = {
      ...FULL.targets[0]!.platforms[0]!.steps[0],
      inputs: [],
      reads: Array.from({ length: 1100 }, () => read),
    }
    expect(() => readRecord(withValue([...STEP], step))).toThrow('it holds more than 5000000 values')
  })
})

describe('the published schema', () => {
  it('is the validator’s', () => {
    const published = readFileSync(new URL('../../../docs/record.schema.json', import.meta.url), 'utf8')
    expect(published, 'run: node script/record-schema.ts').toBe(`${JSON.stringify(recordSchema(), null, 2)}\n`)
  })

  it('takes the record with everything in it, and no field that it does not know', () => {
    const accepts = validator(recordSchema())
    const plain = JSON.parse(JSON.stringify(FULL)) as Record<string, unknown>
    expect(accepts(plain)).toBe(true)
    expect(accepts({ ...plain, outcome: 'perhaps' })).toBe(false)
    expect(accepts({ ...plain, wallMs: -1 })).toBe(false)
  })
})
