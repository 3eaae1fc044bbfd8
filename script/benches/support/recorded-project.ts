/** The services of a simulated repository, made of what was recorded (record-layers.ts). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** One step of a recorded build. */
export interface RecordedStep {
  kind: string
  stage: string
  instruction: string
  /** Places of the steps it builds on. */
  inputs: number[]
  ms: number
  /** Layers that it adds to those it builds on, compressed. */
  layers: { digest: string; bytes: number }[]
}

/** One target of a recorded build; all that its export uploaded, and how long that took. */
export interface RecordedTarget {
  name: string
  steps: RecordedStep[]
  exportMs: number
  newBytes: number
}

/** What a step reads of the checkout, and so what makes it run again. */
export type Input = 'source' | 'dependencies' | 'config'

/** One step of one service. */
export interface ServiceStep extends RecordedStep {
  reads: Input[]
}

/** One target on one platform. */
export interface Service {
  name: string
  platform: string
  steps: ServiceStep[]
}

/** A layer as GitHub's cache sees it. */
export interface Layer {
  digest: string
  bytes: number
}

export function recordedTargets(): RecordedTarget[] {
  const text = readFileSync(new URL('recorded-layers.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { targets: RecordedTarget[] }).targets
}

/** As many services as asked for on each platform, taking turns with the recorded targets. */
export function services(count: number, platforms: readonly string[], recorded: readonly RecordedTarget[]): Service[] {
  return Array.from({ length: count }, (_, at) => {
    const target = recorded[at % recorded.length]
    if (target === undefined) throw new Error('nothing was recorded')
    const steps = target.steps.map((step) => ({ ...step, reads: readsOf(step) }))
    return platforms.map((platform): Service => ({ name: `${target.name}-${at}`, platform, steps }))
  }).flat()
}

/** Which files of the example's front end an instruction copies. */
function readsOf({ kind, instruction }: RecordedStep): Input[] {
  if ((kind !== 'copy' && kind !== 'add') || instruction.includes('--from=')) return []
  if (/package.*\.json/.test(instruction)) return ['dependencies']
  if (/nginx/.test(instruction)) return ['config']
  return /COPY \. /.test(instruction) ? ['source', 'dependencies', 'config'] : ['source']
}

/** Versions of what the steps of one service read. */
export type Versions = Record<Input, string>

/** The keys of a service's steps at these versions: equal exactly where BuildKit would find the step in a cache. */
export function keysOf({ name, platform, steps }: Service, versions: Versions): string[] {
  const keys: string[] = []
  for (const step of steps) {
    // Base images are the same for all services; everything above is a service's own.
    const own = step.kind === 'from' ? [] : [name]
    const parts = [
      step.instruction,
      platform,
      ...own,
      ...step.reads.map((it) => versions[it]),
      ...step.inputs.map((it) => keys[it]),
    ]
    keys.push(createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16))
  }
  return keys
}

/** The layers that a step of this key exports: those of base images are shared by all services, all others new with every key. */
export function layersOf({ kind, layers }: ServiceStep, key: string, platform: string): Layer[] {
  return layers.map(({ digest, bytes }, at) => {
    const name = kind === 'from' ? `${platform} ${digest}` : `${key} ${at}`
    return { digest: `sha256:${createHash('sha256').update(name).digest('hex')}`, bytes }
  })
}
