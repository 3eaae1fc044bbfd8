import type { Cause } from '../comparison.ts'
import type { ClassifiedStep } from './classify.ts'
import type { Traced } from './trace-roots.ts'

/**
 * Third pass: what each root cost, in ms of this run.
 *
 * The rule: a root costs its own time and that of every step whose work is laid to it. Several causes of one step each
 * carry all of it, as each alone would have made it run.
 */
export function price(
  causes: readonly Cause[],
  rootOf: Traced['rootOf'],
  steps: readonly Pick<ClassifiedStep, 'step'>[],
): Cause[] {
  const cost = new Map<number, number>()
  for (const [at, root] of rootOf) cost.set(root, (cost.get(root) ?? 0) + (steps[at]?.step.ms ?? 0))
  return causes.map((cause) =>
    cause.kind === 'follows' ? cause : { ...cause, ms: Math.round(cost.get(cause.step) ?? 0) },
  )
}
