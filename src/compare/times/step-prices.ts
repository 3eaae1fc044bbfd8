/** What each step usually costs when it runs, from the records in which it did. */
import { executed } from '../../record/steps/step-work.ts'
import type { BuildRecord, PlatformRecord, StepRecord } from '../../record/build-record.ts'
import { median } from './statistics.ts'

/** The usual cost of a step: the median of `runs` executions, in ms. */
export interface Price {
  ms: number
  runs: number
}

/**
 * Prices of the steps of one target and platform. A step is known by its operation (`ownKey`), or, from builders without
 * provenance, by its stage and text; what it builds on does not matter to what it costs.
 */
export class StepPrices {
  readonly #times = new Map<string, number[]>()

  /** @param history records that are comparable in everything but the state of the cache */
  constructor(history: readonly BuildRecord[], target: string, platform: string) {
    for (const record of history) {
      const images = record.targets.filter(({ name }) => name === target).flatMap(({ platforms }) => platforms)
      for (const image of images) {
        if (image.platform !== platform) continue
        for (const step of image.steps.filter(executed)) {
          const id = stepId(step)
          this.#times.set(id, [...(this.#times.get(id) ?? []), step.ms])
        }
      }
    }
  }

  /** Undefined for a step that never ran in the history. */
  of(step: StepRecord): Price | undefined {
    const times = this.#times.get(stepId(step))
    return times === undefined ? undefined : { ms: Math.round(median(times)), runs: times.length }
  }
}

/** What makes a step the same step, whatever became of its inputs. */
export function stepId({ ownKey, stage, instruction }: StepRecord): string {
  return ownKey ?? `${stage ?? ''}\n${instruction}`
}

/** Finds in `image` the step that `step` (at `index` of `from`) is or was: the same operation, else what stood in its place. */
export function counterpart(
  step: StepRecord,
  index: number,
  from: PlatformRecord,
  image: PlatformRecord,
): { step: StepRecord; index: number; same: boolean } | undefined {
  const exact = image.steps.findIndex((it) => step.key !== undefined && it.key === step.key)
  const at = exact === -1 ? image.steps.findIndex((it) => stepId(it) === stepId(step)) : exact
  const found = image.steps[at]
  if (found) return { step: found, index: at, same: true }
  const place = placeOf(step, index, from)
  const inPlace = image.steps.findIndex((it, i) => placeOf(it, i, image) === place)
  const replaced = image.steps[inPlace]
  // What stood there may have moved, or been followed by a new step: then it is not what this one was.
  const elsewhere = replaced !== undefined && from.steps.some((it) => stepId(it) === stepId(replaced))
  return replaced && !elsewhere ? { step: replaced, index: inPlace, same: false } : undefined
}

/** Stage, kind and how many of its kind stand before it in the stage. */
function placeOf(step: StepRecord, index: number, { steps }: PlatformRecord): string {
  const before = steps.slice(0, index).filter((it) => it.stage === step.stage && it.kind === step.kind).length
  return `${step.stage ?? ''} ${step.kind} ${before}`
}
