import type { BuildRecord, PlatformRecord, StepRecord } from '../record/build-record.ts'
import type { Cause } from './comparison.ts'

/** States in which the builder did the work of a step in this run, for this target or another. */
const WORKED = new Set<StepRecord['state']>(['ran', 'evicted', 'failed', 'shared'])

/**
 * Why each step ran, against the baseline's record (explain-advise.md 3d). Root causes first, in the order of the
 * Dockerfile; a step that only follows another is named with the root it follows. Independent second causes are kept: a
 * step that would have run anyway is a root even below another one.
 */
export function causesOf(
  now: PlatformRecord,
  before: PlatformRecord | undefined,
  record: BuildRecord,
  baseline: BuildRecord | undefined,
): Cause[] {
  if (before === undefined) return []
  const index = new BaselineSteps(before)
  const rootOf = new Map<number, number>()
  const causes: Cause[] = []
  for (const [at, step] of now.steps.entries()) {
    if (step.kind === 'from') {
      const base = baseMoved(step, index)
      if (base !== undefined) {
        causes.push({ kind: 'base-moved', step: at, text: step.instruction, base })
        rootOf.set(at, at)
      }
      continue
    }
    const followed = step.inputs.map((input) => rootOf.get(input)).find((root) => root !== undefined)
    if (!WORKED.has(step.state)) {
      continue
    }
    const own = ownCause(step, at, index)
    if (own !== undefined) {
      causes.push(own)
      rootOf.set(at, at)
    } else if (followed !== undefined) {
      causes.push({ kind: 'follows', step: at, text: step.instruction, follows: followed })
      rootOf.set(at, followed)
    } else {
      causes.push({ kind: 'cache-absent', step: at, text: step.instruction, why: whyAbsent(step, record, baseline) })
      rootOf.set(at, at)
    }
  }
  return withCosts(causes, now, rootOf)
}

/** The baseline's steps by identity, and by place for those whose identity changed. */
class BaselineSteps {
  readonly #byOwnKey = new Map<string, StepRecord>()
  readonly #byPlace = new Map<string, StepRecord>()
  readonly #instructions = new Set<string>()

  constructor(image: PlatformRecord) {
    for (const [index, step] of image.steps.entries()) {
      if (step.ownKey !== undefined) this.#byOwnKey.set(step.ownKey, step)
      this.#byPlace.set(place(step, index), step)
      this.#instructions.add(step.instruction)
    }
  }

  same(step: StepRecord): StepRecord | undefined {
    return step.ownKey === undefined ? undefined : this.#byOwnKey.get(step.ownKey)
  }

  inPlace(step: StepRecord, index: number): StepRecord | undefined {
    return this.#byPlace.get(place(step, index))
  }

  hasInstruction(step: StepRecord): boolean {
    return this.#instructions.has(step.instruction)
  }
}

function place(step: StepRecord, index: number): string {
  return `${step.stage ?? ''}:${index}:${step.kind}`
}

function baseMoved(step: StepRecord, index: BaselineSteps): Cause['base'] | undefined {
  void index
  void step
  return undefined
}

function ownCause(step: StepRecord, at: number, index: BaselineSteps): Cause | undefined {
  if (step.ownKey === undefined || index.same(step) !== undefined) return undefined
  const former = index.inPlace(step, at)
  if (former === undefined) return { kind: 'step-new', step: at, text: step.instruction }
  return { kind: 'instruction-changed', step: at, text: step.instruction }
}

function whyAbsent(step: StepRecord, record: BuildRecord, baseline: BuildRecord | undefined): Cause['why'] & string {
  if (record.cache.noCache === true) return 'no-cache'
  if (step.state === 'evicted') return 'evicted'
  if (record.cache.from.length === 0) return 'no-import'
  if (record.cache.errors.length > 0) return 'import-error'
  if (baseline === undefined) return 'first-run'
  return 'unexplained'
}

/** Adds to every root what it cost: its own time and that of the steps that followed it. Shared work counts once. */
function withCosts(causes: Cause[], image: PlatformRecord, rootOf: Map<number, number>): Cause[] {
  const cost = new Map<number, number>()
  for (const [step, root] of rootOf) cost.set(root, (cost.get(root) ?? 0) + (image.steps[step]?.ms ?? 0))
  return causes.map((cause) =>
    cause.kind === 'follows' ? cause : { ...cause, ms: Math.round(cost.get(cause.step) ?? 0) },
  )
}
