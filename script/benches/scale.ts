/**
 * Does the record's cost per step stay constant? Synthetic bakes of 10, 100 and 200 targets with 50 steps each, all
 * sharing one stage, with provenance, statuses and 20 log lines a step. The goal (issue 3): time and memory per step at
 * 200 targets within 20 % of those at 10. Memory is what the record and the reader keep, after garbage collection.
 *
 * Small bakes are repeated until as many steps were read as in the large one, so that both measure the same amount of
 * work; rounds of all sizes take turns and medians are compared.
 */
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

import type { Evidence } from '../../src/record/evidence.ts'
import { assembleRecord } from '../../src/record/assemble.ts'
import { planned } from '../../__tests__/record/sample.ts'
import { median } from '../../src/compare/times/statistics.ts'

const STEPS = 50
const SIZES = [10, 100, 200]
const LOGS = 20
const ROUNDS = 5
const START = Date.UTC(2026, 10, 22)

if (globalThis.gc === undefined) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

const bakes = SIZES.map((targets) => ({
  targets,
  evidence: synthetic(targets),
  micros: [] as number[],
  bytes: [] as number[],
}))
for (const { evidence, targets } of bakes) {
  const record = assembleRecord(evidence())
  const ran = record.targets
    .flatMap(({ platforms }) => platforms.flatMap(({ steps }) => steps))
    .filter(({ state }) => state === 'ran')
  // Five shared steps once, 45 of its own for each target: otherwise something else was measured than meant.
  if (ran.length !== 5 + targets * (STEPS - 5)) throw new Error(`${targets} targets: ${ran.length} steps ran`)
}
for (let round = 0; round < ROUNDS; round++) {
  for (const { targets, evidence, micros, bytes } of bakes) {
    const repeats = Math.max(...SIZES) / targets
    micros.push(timed(evidence, repeats) / (repeats * targets * STEPS))
    bytes.push(kept(evidence, repeats) / (repeats * targets * STEPS))
  }
}

for (const { targets, micros, bytes } of bakes) {
  console.log(
    `${String(targets).padStart(4)} targets × ${STEPS} steps: ${median(micros).toFixed(1)} µs and ${median(bytes).toFixed(0)} bytes per step`,
  )
}
const first = bakes[0]!
const last = bakes.at(-1)!
const figures = {
  time_per_step_ratio: round3(median(last.micros) / median(first.micros)),
  memory_per_step_ratio: round3(median(last.bytes) / median(first.bytes)),
}
console.log(
  `ratio of ${last.targets} to ${first.targets} targets: time ${figures.time_per_step_ratio}, memory ${figures.memory_per_step_ratio}`,
)
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memory_mib: Math.round(totalmem() / 2 ** 20),
  node: process.version,
}
console.log(JSON.stringify({ bench: 'scale', figures, machine }))

/** µs of CPU for making the record `repeats` times; the clock on the wall would measure the machine's other work too. */
function timed(evidence: () => Evidence, repeats: number): number {
  globalThis.gc!()
  const start = process.cpuUsage()
  for (let repeat = 0; repeat < repeats; repeat++) assembleRecord(evidence())
  const { user, system } = process.cpuUsage(start)
  return user + system
}

/** Bytes that stay in memory with the records. */
function kept(evidence: () => Evidence, repeats: number): number {
  globalThis.gc!()
  const before = process.memoryUsage().heapUsed
  const records = Array.from({ length: repeats }, () => assembleRecord(evidence()))
  globalThis.gc!()
  const after = process.memoryUsage().heapUsed
  if (records.length !== repeats) throw new Error('records were dropped')
  return after - before
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** A bake whose stream is generated while it is read, as it would come from a pipe. */
function synthetic(targets: number): () => Evidence {
  const names = Array.from({ length: targets }, (_, at) => `target-${at}`)
  const metadata = Object.fromEntries(names.map((name) => [name, metadataOf(name)]))
  return () => ({
    reportId: 'bench',
    plan: { targets: names.map((name) => planned(name)) },
    stream: lines(names),
    metadata,
    blobs: new Map(),
    exitCode: 0,
    startedAt: START,
    endedAt: START + 60_000,
    builder: {},
    runner: { os: 'linux', arch: 'x64' },
    noCache: false,
    nativePlatform: 'linux/amd64',
    redact: ['a secret that never occurs'],
  })
}

function location(at: number): unknown {
  return { locations: [{ ranges: [{ start: { line: at + 1 }, end: { line: at + 1 } }] }] }
}

/** The first five steps are the same in every target. */
function digestOf(name: string, step: number): string {
  return step < 5 ? `sha256:shared-${step}` : `sha256:${name}-${step}`
}

function commandOf(name: string, step: number): string {
  return step < 5 ? `make shared-${step}` : `make ${name} ${step} --with=some --more=arguments --as=usual`
}

function metadataOf(name: string): Record<string, unknown> {
  const steps = Array.from({ length: STEPS }, (_, at) => at)
  const lines = steps.map((at) => `RUN ${commandOf(name, at)}`)
  return {
    'buildx.build.provenance': {
      invocation: { parameters: { args: {} } },
      buildConfig: {
        llbDefinition: steps.map((at) => ({
          id: `step${at}`,
          op: {
            Op: {
              exec: {
                meta: { args: ['/bin/sh', '-c', commandOf(name, at)], env: ['PATH=/bin', 'A=1'], cwd: '/' },
                mounts: [{ dest: '/', ...(at === 0 ? { input: -1 } : {}) }],
              },
            },
            platform: { OS: 'linux', Architecture: 'amd64' },
          },
          ...(at === 0 ? {} : { inputs: [`step${at - 1}:0`] }),
        })),
        digestMapping: Object.fromEntries(steps.map((at) => [digestOf(name, at), `step${at}`])),
      },
      metadata: {
        'https://mobyproject.org/buildkit@v1#metadata': {
          source: {
            locations: Object.fromEntries(steps.map((at) => [`step${at}`, location(at)])),
            infos: [{ filename: 'Dockerfile', data: Buffer.from(lines.join('\n')).toString('base64') }],
          },
          layers: {},
        },
      },
    },
  }
}

function time(ms: number): string {
  return `${new Date(START + ms).toISOString().slice(0, -1)}000000Z`
}

function* lines(names: string[]): Generator<string> {
  for (const name of names) {
    const definition = {
      digest: `sha256:definition-${name}`,
      name: `[${name} internal] load build definition from Dockerfile`,
    }
    yield JSON.stringify({ vertexes: [{ ...definition, started: time(0), completed: time(10) }] })
  }
  for (let step = 0; step < STEPS; step++) {
    for (const name of names) {
      const vertex = {
        digest: digestOf(name, step),
        inputs: step === 0 ? undefined : [digestOf(name, step - 1)],
        name: `[${name} stage-0 ${step + 1}/${STEPS}] RUN ${commandOf(name, step)}`,
      }
      yield JSON.stringify({ vertexes: [vertex] })
      // What has no inputs is looked up in the cache in a run of its own (vertex-fate.ts).
      if (step === 0) yield JSON.stringify({ vertexes: [{ ...vertex, started: time(15), completed: time(16) }] })
      yield JSON.stringify({ vertexes: [{ ...vertex, started: time(20 + step * 100) }] })
      for (let at = 0; at < LOGS; at++) {
        const data = Buffer.from(`line ${at} of the output of a compiler\n`).toString('base64')
        yield JSON.stringify({
          logs: [{ vertex: vertex.digest, stream: 1, data, timestamp: time(20 + step * 100 + at) }],
        })
      }
      yield JSON.stringify({
        vertexes: [{ ...vertex, started: time(20 + step * 100), completed: time(110 + step * 100) }],
      })
    }
  }
}
