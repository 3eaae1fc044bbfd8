import type { Cause } from '../comparison.ts'
import { classify } from './classify.ts'
import { price } from './price.ts'
import type { Sides } from './sides.ts'
import { traceRoots } from './trace-roots.ts'

/**
 * Why each step ran, against the baseline's record, in the order of the steps. Root causes carry what they cost; a step
 * that only follows another names the root it follows. Independent second causes are kept: a step that would have run
 * anyway is a root even below another one.
 *
 * Three passes over the graph of steps: what changed about each step itself, to which change each step's work is laid, and
 * what each change therefore cost.
 */
export function causesOf(sides: Sides): Cause[] {
  const steps = classify(sides)
  const { causes, rootOf } = traceRoots(steps, sides)
  return price(causes, rootOf, steps)
}
