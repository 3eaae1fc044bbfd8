/**
 * Evidence made of the recorded streams and metadata files in fixtures/samples (its README.md says what each one is).
 */
import { readFileSync } from 'node:fs'

import type { PlannedTarget } from '../../src/plan/plan.ts'
import { assembleRecord } from '../../src/record/assemble.ts'
import type { BuildRecord, PlatformRecord, StepRecord } from '../../src/record/build-record.ts'
import type { Evidence } from '../../src/record/evidence.ts'

const SAMPLES = new URL('../fixtures/samples/', import.meta.url)

/** Lines of a recorded stream: `cold` is rawjson-cold.jsonl. */
export function streamLines(name: string): string[] {
  return readFileSync(new URL(`rawjson-${name}.jsonl`, SAMPLES), 'utf8').split('\n')
}

/** A parsed sample file. */
export function sampleJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(file, SAMPLES), 'utf8')) as Record<string, unknown>
}

/** A target of a plan with nothing special about it. */
export function planned(name: string, changes: Partial<PlannedTarget> = {}): PlannedTarget {
  return {
    name,
    requested: true,
    context: '.',
    dockerfile: 'Dockerfile',
    contexts: {},
    argNames: [],
    platforms: [],
    noCache: false,
    outputs: [],
    cacheFrom: [],
    cacheTo: [],
    ...changes,
  }
}

/** Evidence of a bake of these targets on an amd64 builder that succeeded; `changes` says what was different. */
export function evidence(
  stream: Iterable<string>,
  targets: (string | PlannedTarget)[],
  changes: Partial<Evidence> = {},
): Evidence {
  return {
    reportId: 'default',
    plan: { targets: targets.map((target) => (typeof target === 'string' ? planned(target) : target)) },
    stream,
    blobs: new Map(),
    exitCode: 0,
    startedAt: Date.parse('2026-11-22T09:00:00Z'),
    endedAt: Date.parse('2026-11-22T09:00:10Z'),
    builder: {},
    runner: { os: 'linux', arch: 'x64' },
    noCache: false,
    nativePlatform: 'linux/amd64',
    redact: [],
    ...changes,
  }
}

/** The record of a recorded stream. */
export function recordOf(
  stream: string,
  targets: (string | PlannedTarget)[],
  changes: Partial<Evidence> = {},
): BuildRecord {
  return assembleRecord(evidence(streamLines(stream), targets, changes))
}

/** One target's platform; the only one unless named. */
export function image(record: BuildRecord, target: string, platform = 'linux/amd64'): PlatformRecord {
  const found = record.targets.find(({ name }) => name === target)?.platforms.find((each) => each.platform === platform)
  if (found === undefined) throw new Error(`no ${target} ${platform} in the record`)
  return found
}

/** `RUN (deps 3/3)` to state, in the record's order, for a target's platform. */
export function states(record: BuildRecord, target: string, platform?: string): Record<string, StepRecord['state']> {
  return Object.fromEntries(image(record, target, platform).steps.map((step) => [step.instruction, step.state]))
}
