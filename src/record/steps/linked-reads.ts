/**
 * Whose a step is, and so whose context it reads. The graph of a target that builds on another one (`contexts: {base: 'target:lib'}`) holds that
 * one's steps as well, and both call their own build context `context`.
 */
import type { PlannedTarget } from '../../plan/plan.ts'
import type { PlatformDraft, StepDraft } from './step-draft.ts'

/** What is asked of a target; the drafts of targets have it. */
export interface Linking {
  planned: Pick<PlannedTarget, 'name' | 'contexts'>
  platforms: PlatformDraft[]
}

/**
 * The linked target that a step came with: those at and below the step that is the linked target's result. Steps of a
 * target's own are not in it.
 *
 * @param targets linked targets before those that link them
 */
export function stepOwners(targets: readonly Linking[]): Map<StepDraft, string> {
  const owners = new Map<StepDraft, string>()
  for (const target of targets) {
    const linked = linksOf(target, targets)
    // The closest last: what a linked target has from one that it links itself belongs to that one.
    for (const other of targets.filter((it) => linked.has(it.planned.name)).toReversed()) {
      for (const platform of target.platforms) {
        const result = resultKey(other, platform.platform)
        if (result === undefined) continue
        for (const step of stepsBelow(platform, result)) owners.set(step, other.planned.name)
      }
    }
  }
  return owners
}

/** Names the owner of the context in the reads of steps that came with a linked target. Changes the drafts. */
export function nameContextOwners(owners: ReadonlyMap<StepDraft, string>): void {
  for (const [step, owner] of owners) for (const read of step.facts.reads ?? []) read.target = owner
}

/** Names of the targets it builds on, directly or not. */
function linksOf(target: Linking, targets: readonly Linking[]): Set<string> {
  const found = new Set<string>()
  const open = [target]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const place of Object.values(at.planned.contexts)) {
      const name = place.startsWith('target:') ? place.slice('target:'.length) : undefined
      if (name === undefined || found.has(name)) continue
      found.add(name)
      open.push(...targets.filter(({ planned }) => planned.name === name))
    }
  }
  return found
}

/** Key of the last step of a target on a platform, or on its only one. */
function resultKey({ platforms }: Linking, platform: string): string | undefined {
  const draft = platforms.find((it) => it.platform === platform) ?? (platforms.length === 1 ? platforms[0] : undefined)
  return draft?.result === undefined ? undefined : draft.steps[draft.result]?.facts.key
}

/** The steps with a key, and all that they are made of. */
function stepsBelow({ steps }: PlatformDraft, resultKey: string): StepDraft[] {
  const open = [...steps.keys()].filter((at) => steps[at]?.facts.key === resultKey)
  const done = new Set<number>()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (done.has(at)) continue
    done.add(at)
    open.push(...(steps[at]?.facts.inputs ?? []))
  }
  return [...done].flatMap((at) => steps[at] ?? [])
}
