/** Targets of the baseline that this run did not build, kept with their figures so that nothing is lost to later runs. */
import type { BuildRecord, ContextManifest, TargetRecord } from '../build-record.ts'
import { moveTarget } from './merge-targets.ts'

/**
 * The record with the baseline's other targets, marked `not-built` and with the commit their figures are of. Targets that
 * never succeeded have nothing to carry.
 *
 * @param only names of the targets that may be carried; absent means all. The way to drop a target that is gone for good.
 */
export function carryForward(
  record: BuildRecord,
  baseline: BuildRecord | undefined,
  only?: ReadonlySet<string>,
): BuildRecord {
  if (baseline === undefined) return record
  const built = new Set(record.targets.map(({ name }) => name))
  const contexts: ContextManifest[] = [...(record.contexts ?? [])]
  const carried = baseline.targets
    .filter(({ name }) => !built.has(name) && (only?.has(name) ?? true))
    .flatMap((target) => carry(target, baseline, contexts))
  if (carried.length === 0) return record
  return {
    ...record,
    ...(contexts.length === 0 ? {} : { contexts }),
    targets: [...record.targets, ...carried],
  }
}

function carry(target: TargetRecord, baseline: BuildRecord, contexts: ContextManifest[]): TargetRecord[] {
  const carriedFrom = target.carriedFrom ?? baseline.commit?.sha
  if (target.outcome !== 'succeeded' && target.outcome !== 'not-built') return []
  const { push: _push, ...moved } = moveTarget(target, baseline, contexts)
  // Its update was from another baseline, and it was another run that pushed it.
  const platforms = moved.platforms.map(({ updateBytes: _update, pushedDigest: _pushed, ...image }) => image)
  return [{ ...moved, platforms, outcome: 'not-built', ...(carriedFrom === undefined ? {} : { carriedFrom }) }]
}
