/**
 * Whose context a step reads. The graph of a target that builds on another one (`contexts: {base: 'target:lib'}`) holds that
 * one's steps as well, and both call their own build context `context`.
 */
import type { PlannedTarget } from '../plan/plan.ts'
import type { PlatformDraft } from './step-draft.ts'

/** What is asked of a target; the drafts of targets have it. */
interface Linking {
  planned: Pick<PlannedTarget, 'name' | 'contexts'>
  platforms: PlatformDraft[]
}

/**
 * Names the owner of the context in the reads of steps that came with a linked target: those at and below the step that
 * is the linked target's result. Changes the drafts.
 *
 * @param targets linked targets before those that link them
 */
export function nameContextOwners(targets: readonly Linking[]): void {
  for (const target of targets) {
    const linked = linksOf(target, targets)
    // The closest last: what a linked target has from one that it links itself belongs to that one.
    for (const other of targets.filter((it) => linked.has(it.planned.name)).toReversed()) {
      for (const platform of target.platforms) {
        const result = resultKey(other, platform.platform)
        if (result !== undefined) own(platform, result, other.planned.name)
      }
    }
  }
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

function own({ steps }: PlatformDraft, resultKey: string, owner: string): void {
  const open = [...steps.keys()].filter((at) => steps[at]?.facts.key === resultKey)
  const done = new Set<number>()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (done.has(at)) continue
    done.add(at)
    const facts = steps[at]?.facts
    for (const read of facts?.reads ?? []) read.target = owner
    open.push(...(facts?.inputs ?? []))
  }
}
