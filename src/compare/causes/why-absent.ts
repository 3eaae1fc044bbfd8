import type { BuildRecord, StepRecord } from '../../record/build-record.ts'
import type { Sides } from './sides.ts'
import type { Cause } from '../comparison.ts'
import { changedReads } from './changed-reads.ts'

/**
 * The cause of a step that ran although nothing it depends on changed: its result was not in the cache, for a reason that
 * may be known. `unknown` where "nothing changed" is not known.
 */
export function whyUnexplained(at: number, step: StepRecord, before: StepRecord | undefined, sides: Sides): Cause {
  const { record, baseline, target } = sides
  const cause = { step: at, text: step.instruction }
  const why = whyAbsent(step, sides)
  if (isTold(step, sides)) return { kind: 'cache-absent', ...cause, why }
  // Without provenance there is no key; what an ADD downloads has no recorded content.
  const isSame =
    step.key !== undefined && step.key === before?.key && !(step.kind === 'add' && step.reads === undefined)
  const isKnown = isSame && changedReads(step, target, record, baseline) !== undefined
  return isKnown ? { kind: 'cache-absent', ...cause, why } : { kind: 'unknown', ...cause }
}

/** Whether why it ran is known from the builder or from what it was told, whatever else may have changed. */
export function isTold(step: StepRecord, sides: Sides): boolean {
  return ['no-cache', 'evicted'].includes(whyAbsent(step, sides))
}

function whyAbsent(step: StepRecord, { record, baseline, target }: Sides): NonNullable<Cause['why']> {
  if (record.cache.noCache === true || wasUncached(step, record)) return 'no-cache'
  if (step.state === 'evicted') return 'evicted'
  if (record.cache.from.length === 0) return 'no-import'
  const imports = record.targets
    .find(({ name }) => name === target)
    ?.phases.filter(({ kind }) => kind === 'cache-import')
  if (imports?.some(({ error }) => error !== undefined) === true) return 'import-error'
  if (baseline.cache.to.length === 0) return 'first-run'
  if (isOverwritten(target, record, baseline)) return 'scope-overwritten'
  return 'unexplained'
}

/** Whether the builder was told not to use the cache for this work: for the step, or for another target it shared it with. */
function wasUncached(step: StepRecord, { targets }: BuildRecord): boolean {
  if (step.noCache === true) return true
  const partners = (step.sharedWith ?? []).flatMap((name) => targets.filter((it) => it.name === name.split(' ')[0]))
  return partners.some(({ platforms }) =>
    platforms.some(({ steps }) => steps.some((other) => other.noCache === true && other.key === step.key)),
  )
}

/**
 * Whether another target wrote its index over this one's: both exported to one scope, and the other's steps were found
 * there. Where nothing of either was found, the scope may as well be gone.
 */
function isOverwritten(target: string, record: BuildRecord, baseline: BuildRecord): boolean {
  const rivals = (baseline.cache.sharedScopes ?? []).filter((names) => names.includes(target)).flat()
  return record.targets.some(
    ({ name, platforms }) =>
      name !== target &&
      rivals.includes(name) &&
      platforms.some(({ steps }) => steps.some(({ state }) => state === 'cached' || state === 'restored')),
  )
}
