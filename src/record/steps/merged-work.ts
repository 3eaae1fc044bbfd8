/**
 * Steps whose work BuildKit merged into that of another step. It finds out by content (a base's layers, a COPY's files)
 * that two vertices of one bake are the same work, lets one of them do it and gives the result to both
 * (solver/scheduler.go, `mergeTo`). The other vertex then never completes. When a step that builds on it starts, the
 * stream closes it as `cached` with no length (solver/progress.go, `vertexStream.append`), which looks like a hit.
 *
 * It cannot have been one: what a step that runs needs is loaded under the vertex it was found for, and that takes time.
 */
import type { PlatformDraft, StepDraft } from './step-draft.ts'

/** One step, and where it stands. */
export interface Placed {
  platform: PlatformDraft
  step: StepDraft
}

/**
 * Finds who did the work of the steps that were merged away.
 *
 * @param images the steps of each platform, inputs first
 * @param worked tells whether a step did its work itself
 * @param unfinished targets that did not come to their end: there a vertex may be canceled for other reasons
 */
export function mergedInto<T extends Placed>(
  images: readonly (readonly T[])[],
  worked: (entry: T) => boolean,
  unfinished: ReadonlySet<string>,
): Map<T, T> {
  const doers = new Map<T, T>()
  const charged = Map.groupBy(
    images.flat().filter((entry) => worked(entry) && entry.step.facts.kind !== 'from'),
    ({ step }) => likeness(step),
  )
  for (const image of images) {
    const needed = new Set<number>()
    // From the end: a step that was merged away itself needed what it builds on as well.
    for (const [at, entry] of [...image.entries()].reverse()) {
      const { platform, step } = entry
      const canBe = !worked(entry) && !unfinished.has(platform.target) && step.facts.kind !== 'from'
      const result = platform.result === at
      if (canBe && looksMerged(step, needed.has(at), result)) {
        const doer = doerOf(at, image, charged.get(likeness(step)) ?? [])
        if (doer !== undefined) doers.set(entry, doer)
      }
      if (worked(entry) || doers.has(entry)) for (const input of step.facts.inputs) needed.add(input)
    }
  }
  return doers
}

/** Canceled though its target came to its end; or its result was used, and it never did anything for that. */
function looksMerged({ vertices }: StepDraft, needed: boolean, result: boolean): boolean {
  if (vertices.some(({ fate }) => fate.state === 'canceled')) return true
  if (vertices.length === 0 || !vertices.every(({ fate }) => fate.state === 'never' || fate.inferred)) return false
  return needed || (result && vertices.every(({ fate }) => fate.state === 'never'))
}

/** Layers decide where they are known. Otherwise it must be the same work as far as the Dockerfile tells, in the same target. */
function doerOf<T extends Placed>(at: number, image: readonly T[], charged: readonly T[]): T | undefined {
  const entry = image[at]!
  const layers = layersAbove(at, image)
  const others = charged.filter((other) => other !== entry)
  if (layers !== undefined) {
    const same = others.find(({ step: { chain } }) => chain !== undefined && startsWith(layers, digestsOf(chain)!))
    if (same !== undefined) return same
  }
  return others.find(
    (other) =>
      (other.platform.target === entry.platform.target || other.step.sameWork === (entry.step.sameWork ?? null)) &&
      (layers === undefined || other.step.chain === undefined) &&
      isAlike(entry, other),
  )
}

/** Layers of the step, or of the first one on top of it that has some: what it is made of stands at their beginning. */
function layersAbove(at: number, image: readonly Placed[]): string[] | undefined {
  const onTop = new Set([at])
  for (const [above, { step }] of image.entries()) {
    if (above !== at && !onTop.has(step.parent ?? -1)) continue
    if (step.chain !== undefined) return digestsOf(step.chain)
    onTop.add(above)
  }
  return undefined
}

/** The same instruction on the same steps; images may have other names and other digests as long as the layers may be equal. */
function isAlike(entry: Placed, other: Placed): boolean {
  const known = new Map<StepDraft, Map<StepDraft, boolean>>()
  const alike = (a: StepDraft, b: StepDraft): boolean => {
    const found = known.get(a)?.get(b)
    if (found !== undefined) return found
    const [inputs, others] = [a.facts.inputs, b.facts.inputs]
    const answer =
      (a.sameWork !== undefined && a.sameWork === b.sameWork) ||
      (a.facts.kind === 'from' && b.facts.kind === 'from'
        ? haveOneBase(a, b)
        : likeness(a) === likeness(b) &&
          inputs.length === others.length &&
          inputs.every((input, place) => {
            const [below, otherBelow] = [entry.platform.steps[input], other.platform.steps[others[place]!]]
            return below !== undefined && otherBelow !== undefined && alike(below, otherBelow)
          }))
    known.set(a, (known.get(a) ?? new Map<StepDraft, boolean>()).set(b, answer))
    return answer
  }
  return alike(entry.step, other.step)
}

/** One image for two platforms: with the same layers, as far as those are known. */
function haveOneBase(a: StepDraft, b: StepDraft): boolean {
  const [ours, theirs] = [digestsOf(a.chain), digestsOf(b.chain)]
  if (ours !== undefined && theirs !== undefined) return ours.length === theirs.length && startsWith(ours, theirs)
  return a.image?.name === b.image?.name
}

/** What two steps must have in common to be the same work: the operation, without provenance its label. */
function likeness({ facts: { kind, ownKey }, vertices: [own] }: StepDraft): string {
  return ownKey ?? JSON.stringify([kind, own?.name.stage, own?.name.position, own?.name.text])
}

function digestsOf(chain: StepDraft['chain']): string[] | undefined {
  return chain?.map(({ digest }) => digest)
}

function startsWith(layers: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length > 0 && beginning.every((digest, level) => layers[level] === digest)
}
