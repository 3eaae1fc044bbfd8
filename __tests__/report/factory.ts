/** Comparisons and verdicts whose figures agree with each other, built from a short description of each image. */
import { verdictOf, type Judgement } from '../../src/budget/verdict.ts'
import type { Cause, Change, Comparison, LayerChange, TargetComparison } from '../../src/compare/comparison.ts'
import type {
  BuildRecord,
  FileFacts,
  LayerRecord,
  PlatformRecord,
  StepRecord,
  StepState,
  TargetRecord,
} from '../../src/record/build-record.ts'
import { updateBytes } from '../../src/compare/update-size.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { defined } from '../../src/shared/defined.ts'

/** One step: its instruction, line, layer size now and before (null: was not there), time now and before. */
export interface StepSpec {
  instruction: string
  line: number
  bytes?: number
  before?: number | null
  ms?: number
  msBefore?: number
  state?: StepState
  stage?: string
  kind?: StepRecord['kind']
  startMs?: number
}

/** One image, described by its base and its steps; all sums are computed. */
export interface ImageSpec {
  target: string
  platform?: string
  base?: { name: string; bytes: number; before?: number }
  steps?: StepSpec[]
  causes?: Cause[]
  files?: FileFacts
  /** Wall time beyond the steps: context, export. */
  extraMs?: number
  /** False for an image the baseline did not have. */
  known?: boolean
  dockerfile?: string
}

const CONFIG_BYTES = 6_120
const EXPANSION = 2.75
const MB = 1_000_000

/** An amount of megabytes, in bytes. */
export function mb(amount: number): number {
  return Math.round(amount * MB)
}

/** A commit id made of one hex digit repeated in a pattern a reader recognises. */
export function sha(seed: string): string {
  return (seed + '0123456789abcdef'.repeat(3)).slice(0, 40)
}

function digest(seed: string): string {
  let hash = 2166136261
  for (const c of seed) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619) >>> 0
  return `sha256:${hash.toString(16).padStart(8, '0').repeat(8)}`
}

/** A base of steps as in a usual service: dependencies, then source, then build. */
export const BACKEND: ImageSpec = {
  target: 'backend',
  base: { name: 'docker.io/library/python:3.13-slim', bytes: mb(44.9) },
  steps: [
    { instruction: 'COPY requirements.txt .', line: 8, bytes: 1_204, stage: 'runtime' },
    {
      instruction: 'RUN pip install -r requirements.txt',
      line: 9,
      bytes: mb(61.2),
      msBefore: 35_000,
      stage: 'runtime',
    },
    { instruction: 'COPY . .', line: 12, bytes: mb(40.1), stage: 'runtime' },
    { instruction: 'RUN python -m compileall -q app', line: 13, bytes: mb(0.2), msBefore: 9_000, stage: 'runtime' },
  ],
}

/** A small static front end. */
export const FRONTEND: ImageSpec = {
  target: 'frontend',
  base: { name: 'docker.io/library/nginx:1.29-alpine', bytes: mb(20.6) },
  steps: [
    { instruction: 'COPY package.json package-lock.json ./', line: 4, stage: 'build' },
    { instruction: 'RUN npm ci', line: 5, stage: 'build', msBefore: 31_000 },
    { instruction: 'COPY --from=build /app/dist /usr/share/nginx/html', line: 14, bytes: mb(20.4), stage: 'runtime' },
  ],
  dockerfile: 'frontend/Dockerfile',
}

interface Side {
  record: TargetRecord
  image: PlatformRecord
}

function side(spec: ImageSpec, which: 'now' | 'before'): Side {
  const { platform = 'linux/amd64', base, steps = [], dockerfile = 'Dockerfile', extraMs = 2_400 } = spec
  const now = which === 'now'
  const layers: LayerRecord[] = []
  const stepRecords: StepRecord[] = []
  const baseBytes = base === undefined ? 0 : now ? base.bytes : (base.before ?? base.bytes)
  if (base !== undefined) {
    layers.push({ ...layer(`${base.name}${baseBytes}`, baseBytes), fromBase: true })
    stepRecords.push(step({ instruction: `FROM ${base.name}`, line: 1, kind: 'from' }, dockerfile, 0, []))
  }
  let clock = 400
  for (const s of steps) {
    const size = now ? s.bytes : s.before === undefined ? s.bytes : (s.before ?? undefined)
    if (!now && s.before === null) continue
    const ms = (now ? s.ms : s.msBefore) ?? 0
    const at = stepRecords.length
    const start = now ? (s.startMs ?? clock) : clock
    const state = now ? (s.state ?? (ms > 0 ? 'ran' : 'cached')) : ms > 0 ? 'ran' : 'cached'
    stepRecords.push({
      ...step(s, dockerfile, start, at === 0 ? [] : [at - 1]),
      ms,
      state,
      intervals: ms > 0 ? [[start, start + ms]] : [],
    })
    if (size !== undefined && size > 0)
      layers.push({ ...layer(`${spec.target}${s.instruction}${size}`, size), step: at })
    clock = start + ms
  }
  const stepsMs = stepRecords.reduce((sum, s) => sum + s.ms, 0)
  const contextMs = 400
  const image: PlatformRecord = {
    platform,
    compressedBytes: layers.reduce((sum, l) => sum + l.compressedBytes, CONFIG_BYTES),
    uncompressedBytes: layers.reduce((sum, l) => sum + l.uncompressedBytes!, 0),
    manifestDigest: digest(`${spec.target}${platform}${which}`),
    configDigest: digest(`${spec.target}${layers.map((it) => it.digest).join()}`),
    configBytes: CONFIG_BYTES,
    layers,
    steps: stepRecords,
    bases: base === undefined ? [] : [{ name: base.name, digest: digest(`${base.name}${baseBytes}`), line: 1 }],
    timeSplit: {
      basePullMs: 0,
      cacheRestoreMs: 0,
      contextMs,
      stepsMs,
      exportMs: extraMs - contextMs,
      cacheExportMs: 0,
      waitMs: 0,
    },
    criticalPath: stepRecords.flatMap((s, at) => (s.ms > 0 ? [at] : [])),
    ...(now && spec.files !== undefined ? { files: spec.files } : {}),
  }
  const record: TargetRecord = {
    name: spec.target,
    outcome: 'succeeded',
    dockerfile,
    wallMs: stepsMs + extraMs,
    phases: [
      { kind: 'context', ms: contextMs, startMs: 0, bytes: 48_213 },
      { kind: 'export', ms: extraMs - contextMs, startMs: contextMs + stepsMs },
    ],
    platforms: [image],
  }
  return { record, image }
}

function layer(seed: string, bytes: number): LayerRecord {
  return { digest: digest(seed), compressedBytes: bytes, uncompressedBytes: Math.round(bytes * EXPANSION) }
}

function step(s: StepSpec, file: string, _start: number, inputs: number[]): StepRecord {
  return {
    kind: s.kind ?? (s.instruction.startsWith('RUN') ? 'run' : s.instruction.startsWith('COPY') ? 'copy' : 'other'),
    instruction: s.instruction,
    ...(s.stage === undefined ? {} : { stage: s.stage }),
    file,
    line: s.line,
    inputs,
    state: 'cached',
    intervals: [],
    ms: 0,
  }
}

/** A figure against another. */
export function change(now: number, before?: number): Change {
  if (before === undefined) return { now }
  return { now, before, delta: now - before, ...(before === 0 ? {} : { ratio: (now - before) / before }) }
}

/** One compared image. */
export function image(spec: ImageSpec, hasBaseline = true): TargetComparison {
  const now = side(spec, 'now')
  const before = hasBaseline && spec.known !== false ? side(spec, 'before') : undefined
  const { image: img } = now
  const delta = img.compressedBytes! - (before?.image.compressedBytes ?? img.compressedBytes!)
  const states = img.steps.filter((s) => s.kind !== 'from').map((s) => s.state)
  return {
    target: spec.target,
    platform: img.platform,
    record: now.record,
    image: img,
    ...(before === undefined ? {} : { before }),
    compressed: change(img.compressedBytes!, before?.image.compressedBytes),
    uncompressed: change(img.uncompressedBytes!, before?.image.uncompressedBytes),
    ...defined({ updateSize: before && { now: updateBytes(img, before.image)! } }),
    layers: change(img.layers!.length, before?.image.layers?.length),
    time: change(now.record.wallMs!, before?.record.wallMs),
    steps: {
      ran: states.filter((s) => s === 'ran').length,
      cached: states.filter((s) => s === 'cached' || s === 'restored').length,
      shared: states.filter((s) => s === 'shared').length,
      total: states.length,
    },
    ...(Math.abs(delta) > 256 * 1024 ? { sizeMoved: 'compressed' as const } : {}),
    contentChanged: false,
    causes: spec.causes ?? [],
    remade: [],
    layerChanges: before === undefined ? [] : layerChanges(spec),
  }
}

function layerChanges(spec: ImageSpec): LayerChange[] {
  const changes: LayerChange[] = []
  const { base, steps = [], dockerfile = 'Dockerfile' } = spec
  if (base?.before !== undefined && base.before !== base.bytes) {
    const delta = base.bytes - base.before
    changes.push({
      instruction: base.name,
      fromBase: true,
      file: dockerfile,
      line: 1,
      before: base.before,
      now: base.bytes,
      delta,
    })
  }
  for (const s of steps) {
    const was = s.before === undefined ? s.bytes : (s.before ?? undefined)
    const delta = (s.bytes ?? 0) - (was ?? 0)
    if (delta === 0) continue
    const sizes = { ...(was === undefined ? {} : { before: was }), ...(s.bytes === undefined ? {} : { now: s.bytes }) }
    changes.push({ instruction: s.instruction, fromBase: false, file: dockerfile, line: s.line, delta, ...sizes })
  }
  return changes.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
}

/** A record of the given images. */
export function record(targets: readonly TargetRecord[], overrides: Partial<BuildRecord> = {}): BuildRecord {
  return {
    bakeBudget: 1,
    reportId: 'default',
    createdAt: '2026-11-22T13:58:10.000Z',
    commit: { sha: sha('9f3c1a2'), parents: [sha('4be77d0'), sha('c01dbee')], ref: 'refs/pull/7/merge' },
    run: { id: 4711, attempt: 1, repository: 'acme/shop', workflow: 'ci', job: 'images', event: 'pull_request' },
    runner: { os: 'Linux', arch: 'x64', image: 'ubuntu-24.04', cpuModel: 'AMD EPYC 7763 64-Core Processor', cores: 4 },
    builder: { driver: 'docker-container', buildkit: 'v0.25.1', buildx: 'v0.29.1' },
    outcome: targets.some((t) => t.outcome === 'failed') ? 'failed' : 'succeeded',
    wallMs: Math.max(0, ...targets.map((t) => t.wallMs ?? 0)) + 1_300,
    cache: { from: ['gha'], to: ['gha'], errors: [] },
    phases: [
      { kind: 'boot', ms: 2_100 },
      { kind: 'cache-import', ms: 700, startMs: 100, bytes: 41_233 },
      { kind: 'cache-export', ms: 5_200, startMs: 60_000, bytes: mb(38.9) },
    ],
    targets: [...targets],
    unknown: [],
    ...overrides,
  }
}

/** What a test may say about a comparison beyond its images. */
export interface InputSpec {
  images: ImageSpec[]
  baseline?: false | Partial<NonNullable<Comparison['baseline']>>
  comparison?: Partial<Comparison>
  judgements?: Judgement[]
  record?: Partial<BuildRecord>
  input?: Partial<ReportInput>
}

/** The whole input of a report. */
export function reportInput(spec: InputSpec): ReportInput {
  const hasBaseline = spec.baseline !== false
  const targets = spec.images.map((i) => image(i, hasBaseline))
  const now = record(merged(targets.map((t) => t.record)), spec.record)
  const before = record(merged(targets.flatMap((t) => (t.before === undefined ? [] : [t.before.record]))), {
    commit: { sha: sha('4be77d0'), ref: 'refs/heads/main' },
    createdAt: '2026-11-21T09:12:00.000Z',
  })
  const baseline = {
    record: before,
    commitsOlder: 0,
    rule: 'first parent of the test merge',
    ...(spec.baseline === false ? undefined : spec.baseline),
  }
  const comparison: Comparison = {
    record: now,
    ...(hasBaseline ? { baseline } : {}),
    targets,
    notBuilt: [],
    ...spec.comparison,
  }
  return {
    reportId: 'default',
    comparison,
    verdict: verdictOf(now.outcome, spec.judgements ?? []),
    notes: [],
    links: {
      run: 'https://github.com/acme/shop/actions/runs/4711',
      summary: 'https://github.com/acme/shop/actions/runs/4711#summary-1',
      headCommit: `https://github.com/acme/shop/commit/${sha('9f3c1a2')}`,
      baselineCommit: `https://github.com/acme/shop/commit/${sha('4be77d0')}`,
      budgets: '.github/bake-budget.yml',
    },
    now: new Date('2026-11-22T14:02:31.000Z'),
    runNumber: 3,
    ...spec.input,
  }
}

/** Records of one target built for several platforms become one. */
function merged(targets: readonly TargetRecord[]): TargetRecord[] {
  const byName = Map.groupBy(targets, (t) => t.name)
  return [...byName.values()].map((same) => ({ ...same[0]!, platforms: same.flatMap((t) => t.platforms) }))
}

/** One judgement of a size limit, kept unless said otherwise. */
export function judgement(overrides: Partial<Judgement>): Judgement {
  return {
    target: 'backend',
    metric: 'size',
    limit: 'max',
    level: 'pass',
    actual: mb(146.4),
    allowed: mb(200),
    expression: '200MB',
    source: { file: '.github/bake-budget.yml', line: 7, column: 15 },
    ...overrides,
  }
}
