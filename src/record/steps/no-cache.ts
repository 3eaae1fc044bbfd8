/**
 * Which steps the builder was told not to take from the cache. No recorded evidence says so: neither the stream nor the
 * provenance holds the mark that the frontend puts on an operation (dockerfile2llb, `llb.IgnoreCache`), so its rule is
 * applied again to what was asked for.
 */
import type { PlannedTarget } from '../../plan/plan.ts'
import type { Linking } from './linked-reads.ts'
import type { StepDraft, StepFacts } from './step-draft.ts'

/** What is asked of a target. */
type Asking = Linking & { planned: Pick<PlannedTarget, 'noCache' | 'noCacheStages'> }

/** The frontend marks these and no others: a FROM, a WORKDIR or a download comes from the cache even then. */
const MARKED = new Set<StepFacts['kind']>(['run', 'copy', 'add', 'link'])

/** What an ADD downloads is one operation, which has no input; putting it into the image is another. */
function isMarked({ kind, parts }: StepFacts): boolean {
  return MARKED.has(kind) && (kind !== 'add' || parts?.operation === undefined)
}

/**
 * Marks the steps in the drafts. A step of a linked target is built as that target asks.
 *
 * @param ownerOf the linked target a step came with (`stepOwners`)
 */
export function markUncached(targets: readonly Asking[], ownerOf: ReadonlyMap<StepDraft, string>): void {
  const asked = new Map(targets.map(({ planned }) => [planned.name, planned]))
  for (const { planned, platforms } of targets) {
    for (const step of platforms.flatMap(({ steps }) => steps)) {
      const by = asked.get(ownerOf.get(step) ?? '') ?? planned
      if (isMarked(step.facts) && isConcerned(step.facts, by)) step.facts.noCache = true
    }
  }
}

/** Stages are compared as the frontend does, whatever their case; one without a name cannot be meant. */
function isConcerned({ stage }: StepFacts, { noCache, noCacheStages = [] }: Asking['planned']): boolean {
  return noCache || noCacheStages.some((name) => name.toLowerCase() === stage?.toLowerCase())
}
