import type { Cause } from '../comparison.ts'
import type { ClassifiedStep } from './classify.ts'
import type { Sides } from './sides.ts'
import { worked } from '../../record/steps/step-work.ts'
import { isTold, whyUnexplained } from './why-absent.ts'

/** Where the work of an image's steps comes from. */
export interface Traced {
  /** In the order of the steps that tell them; each once. */
  causes: Cause[]
  /** For every step that worked, the step to whose change its work is laid: itself, or one above it. */
  rootOf: ReadonlyMap<number, number>
}

/**
 * Second pass: to which change the work of each step is laid.
 *
 * The rule: work is laid to the step's own change; without one, to the image it stands on, if that changed; else to what
 * made the step above it run; else to a change above it whose own result was in the cache already (an earlier build with
 * the same change may have got further than the baseline, but not to this step); else its result was not in the cache.
 */
export function traceRoots(steps: readonly ClassifiedStep[], sides: Sides): Traced {
  const told = new Set<Cause>()
  const rootOf = new Map<number, number>()
  const silent = silentChanges(steps, sides)
  for (const [at, { step, inputs, changes, match }] of steps.entries()) {
    if (step.kind === 'from' || !worked(step)) continue
    const images = inputs.filter((input) => steps[input]?.step.kind === 'from')
    for (const cause of [...images.flatMap((image) => steps[image]?.changes ?? []), ...changes]) told.add(cause)
    if (changes.length > 0) {
      rootOf.set(at, at)
      continue
    }
    const image = images.find((input) => (steps[input]?.changes.length ?? 0) > 0)
    const above = image ?? firstOf(inputs, rootOf)
    const unseen = above === undefined && !isTold(step, sides) ? firstOf(inputs, silent) : undefined
    for (const cause of unseen === undefined ? [] : (steps[unseen]?.changes ?? [])) told.add(cause)
    const root = above ?? unseen
    rootOf.set(at, root ?? at)
    if (root === undefined) told.add(whyUnexplained(at, step, match?.step, sides))
    else told.add({ kind: 'follows', step: at, text: step.instruction, follows: root })
  }
  return { causes: [...told], rootOf }
}

/** For steps that did no work, the step whose change their result is made of; absent where nothing changed. */
function silentChanges(steps: readonly ClassifiedStep[], sides: Sides): Map<number, number> {
  const silent = new Map<number, number>()
  for (const [at, { step, inputs, changes }] of steps.entries()) {
    const isImage = step.kind === 'from'
    if (!isImage && worked(step)) continue
    const changed = changes.length > 0 && !(isImage && hasSameLayers(sides))
    const root = changed ? at : isImage ? undefined : firstOf(inputs, silent)
    if (root !== undefined) silent.set(at, root)
  }
  return silent
}

/** What a map says of the first step that it knows. */
function firstOf(steps: readonly number[], known: ReadonlyMap<number, number>): number | undefined {
  return steps.map((step) => known.get(step)).find((root) => root !== undefined)
}

/** Whether the image that moved has the layers it had: then nothing but its settings can have made a step run. */
function hasSameLayers({ now, before }: Sides): boolean {
  const [ours, theirs] = [now, before].map(({ layers = [] }) =>
    layers.filter(({ fromBase }) => fromBase === true).map(({ digest }) => digest),
  ) as [string[], string[]]
  return now.bases.length === 1 && ours.length > 0 && JSON.stringify(ours) === JSON.stringify(theirs)
}
