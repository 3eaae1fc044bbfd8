/** What the HTML report's script draws: plain figures and visible texts, embedded in the page as JSON. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { LayerRecord, StepRecord, StepState } from '../../record/build-record.ts'
import { oneLine } from '../text/escape.ts'
import { plainText } from '../text/inline-html.ts'
import { nameOf } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'
import { msBefore } from '../../compare/times/time-moved.ts'
import { why } from '../sections/time-section.ts'

/** Bytes and milliseconds throughout; what is unknown is absent. */
export interface PageData {
  images: PageImage[]
}

export interface PageImage {
  name: string
  bytes?: number
  ms?: number
  steps: PageStep[]
  phases: { name: string; start: number; ms: number }[]
  layers: PageBox[]
  directories: PageBox[]
  /** Points of the base branch, oldest first, and this build last. */
  history: { label: string; at: string; bytes?: number; ms?: number }[]
}

export interface PageStep {
  text: string
  where?: string
  stage?: string
  state: StepState
  ms: number
  before?: number
  slack?: number
  bytes?: number
  why?: string
  critical: boolean
  intervals: [number, number][]
}

/** One box of the treemap; `delta` against the baseline is absent when there is nothing to compare with. */
export interface PageBox {
  path: string
  bytes: number
  delta?: number
}

/** Everything the page draws of an input. */
export function pageData(input: ReportInput): PageData {
  return { images: input.comparison.targets.map((target) => imageData(input, target)) }
}

function imageData(input: ReportInput, target: TargetComparison): PageImage {
  const { image, record } = target
  const critical = new Set(image.criticalPath)
  const bytes = target.compressed?.now
  const ms = target.time?.now
  return {
    name: nameOf(input, target, (text) => oneLine(text, 80)),
    ...(bytes === undefined ? {} : { bytes }),
    ...(ms === undefined ? {} : { ms }),
    steps: [...image.steps.entries()]
      .filter(([, step]) => step.kind !== 'from')
      .map(([at, step]) => stepData(target, step, at, critical.has(at))),
    phases: record.phases.flatMap((phase) =>
      phase.startMs === undefined ? [] : [{ name: phase.kind, start: phase.startMs, ms: phase.ms }],
    ),
    layers: layers(target),
    directories: directories(target),
    history: history(input, target),
  }
}

function stepData(target: TargetComparison, step: StepRecord, at: number, critical: boolean): PageStep {
  const before = msBefore(target, step)
  const own = target.image.layers?.filter((layer) => layer.step === at) ?? []
  const reason = plainText(why(target, step))
  const where =
    step.file === undefined ? undefined : oneLine(`${step.file}${step.line === undefined ? '' : `:${step.line}`}`)
  return {
    text: oneLine(step.instruction, 300),
    state: step.state,
    ms: step.ms,
    critical,
    intervals: step.intervals,
    ...(where === undefined ? {} : { where }),
    ...(step.stage === undefined ? {} : { stage: oneLine(step.stage, 80) }),
    ...(before === undefined ? {} : { before }),
    ...(step.slackMs === undefined ? {} : { slack: step.slackMs }),
    ...(own.length === 0 ? {} : { bytes: own.reduce((sum, layer) => sum + layer.compressedBytes, 0) }),
    ...(reason === '' ? {} : { why: reason }),
  }
}

function layers(target: TargetComparison): PageBox[] {
  const base = target.image.bases.at(-1)?.name ?? 'base image'
  const all = target.image.layers ?? []
  const ofBase = all.filter((layer) => layer.fromBase === true)
  const own = all.filter((layer) => layer.fromBase !== true)
  const boxes = own.map((layer) => box(target, instruction(target, layer), layer.compressedBytes, false))
  const bytes = ofBase.reduce((sum, layer) => sum + layer.compressedBytes, 0)
  const { configBytes } = target.image
  return [
    ...(bytes === 0 ? [] : [box(target, base, bytes, true)]),
    ...boxes,
    ...(configBytes === undefined ? [] : [{ path: 'image config', bytes: configBytes }]),
  ]
}

function instruction(target: TargetComparison, layer: LayerRecord): string {
  const step = layer.step === undefined ? undefined : target.image.steps[layer.step]
  return step?.instruction ?? 'layer of an unknown step'
}

function box(target: TargetComparison, text: string, bytes: number, fromBase: boolean): PageBox {
  const path = `${fromBase ? 'base image ' : ''}${oneLine(text, 200)}`
  if (target.before === undefined) return { path, bytes }
  const change = target.layerChanges.find((c) => c.fromBase === fromBase && (fromBase || c.instruction === text))
  return { path, bytes, delta: change?.delta ?? 0 }
}

function directories(target: TargetComparison): PageBox[] {
  const before = target.before?.image.files?.tree
  const known = before === undefined ? undefined : new Map(before.map((entry) => [entry.path, entry.bytes]))
  return (target.image.files?.tree ?? []).map(({ path, bytes }) => {
    const delta = known === undefined ? {} : { delta: bytes - (known.get(path) ?? 0) }
    return { path: oneLine(path, 200), bytes, ...delta }
  })
}

function history(input: ReportInput, target: TargetComparison): PageImage['history'] {
  const past = (input.history ?? []).filter((p) => p.target === target.target && p.platform === target.platform)
  const now = { bytes: target.compressed?.now, ms: target.time?.now }
  const points = past.map((p) => ({
    label: oneLine(p.sha.slice(0, 7)),
    at: p.createdAt,
    bytes: p.compressedBytes,
    ms: p.wallMs,
  }))
  return [...points, { label: 'this build', at: input.comparison.record.createdAt, ...now }].map(
    ({ label, at, bytes, ms }) => ({
      label,
      at: oneLine(at, 40),
      ...(bytes === undefined ? {} : { bytes }),
      ...(ms === undefined ? {} : { ms }),
    }),
  )
}
