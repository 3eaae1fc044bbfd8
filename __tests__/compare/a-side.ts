import type { BuildRecord, StepRecord } from '../../src/record/build-record.ts'
import type { Side } from '../../src/compare/times/series.ts'
import { aRecord } from '../budget/a-comparison.ts'

/** A step written as `state:key:ms`, e.g. `ran:install:48000`; ownKey is the key up to a `/`. */
export function aStep(text: string): StepRecord {
  const [state = '', key = '', ms = '0'] = text.split(':')
  return {
    key,
    ownKey: key.split('/')[0] ?? key,
    kind: 'run',
    instruction: `RUN ${key}`,
    stage: 'build',
    inputs: [],
    state: state as StepRecord['state'],
    intervals: [],
    ms: Number(ms),
  }
}

let minutes = 0

/** A record of one target `app` with the steps given; every record has its own time of day. */
export function aBuild(wallMs: number, steps: string[], change: (record: BuildRecord) => void = () => undefined): Side {
  const createdAt = new Date(Date.parse('2026-11-01T00:00:00Z') + minutes++ * 60_000).toISOString()
  const image = { platform: 'linux/amd64', steps: steps.map(aStep), bases: [] }
  const target = { name: 'app', outcome: 'succeeded' as const, wallMs, phases: [], platforms: [image] }
  const record: BuildRecord = {
    ...aRecord(minutes.toString(16).padStart(40, '0'), wallMs),
    createdAt,
    runner: { os: 'Linux', arch: 'X64', image: 'ubuntu24', cpuModel: 'EPYC 7763', cores: 4 },
    builder: { driver: 'docker-container', buildkit: 'v0.25.1' },
    targets: [target],
  }
  change(record)
  return { record, target, image }
}
