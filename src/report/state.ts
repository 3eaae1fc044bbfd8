/** Which of the report's designed states a bake is in, and which of its targets moved. */
import type { Judgement } from '../budget/verdict.ts'
import type { Change, SizeKind, TargetComparison } from '../compare/comparison.ts'
import { hasTimeMoved } from '../compare/times/time-moved.ts'
import type { ReportInput } from './report-input.ts'

/** The states that have a headline of their own, worst first. */
export type State =
  | 'failed'
  | 'canceled'
  | 'over'
  | 'warn'
  | 'unjudged'
  | 'nothing'
  | 'first-run'
  | 'changed'
  | 'unchanged'

/** The state the headline speaks of. A bake that failed makes no claim about budgets. */
export function stateOf(input: ReportInput): State {
  const { comparison, verdict } = input
  if (verdict.outcome !== 'succeeded') return verdict.outcome
  const [worst] = broken(input)
  if (worst !== undefined) return worst.level === 'fail' ? 'over' : 'warn'
  if (verdict.level !== 'pass') return 'unjudged'
  if (comparison.targets.length === 0) return 'nothing'
  if (comparison.baseline === undefined) return 'first-run'
  return comparison.targets.some((target) => moved(input, target)) || comparison.notBuilt.length > 0
    ? 'changed'
    : 'unchanged'
}

/**
 * True when a reader would say that this image changed in size, in content, in time, or is new; and when its size
 * cannot be told: "nothing changed" would be a guess.
 */
export function moved(input: ReportInput, target: TargetComparison): boolean {
  if (input.comparison.baseline === undefined) return false
  return (
    target.sizeMoved !== undefined ||
    target.contentChanged ||
    target.before === undefined ||
    sizeUnknown(target) ||
    timeMoved(input, target)
  )
}

/** The size a reader is told of: the one that moved, else the best one known. */
export function sizeOf(target: TargetComparison): { change: Change; kind: SizeKind } | undefined {
  const kinds = [target.sizeMoved, 'compressed', 'uncompressed'] as const
  for (const kind of kinds) {
    const change = kind === undefined ? undefined : target[kind]
    if (kind !== undefined && change?.delta !== undefined) return { change, kind }
  }
  return undefined
}

/** True when an image that was built, and was another one before, has no size that could be compared. */
export function sizeUnknown(target: TargetComparison): boolean {
  const { before, causes, record, steps } = target
  if (before === undefined || record.noImage !== undefined) return false
  if (record.outcome !== 'succeeded' || sizeOf(target) !== undefined) return false
  return steps.ran > 0 || steps.shared > 0 || causes.length > 0
}

/** True when a reader would call the difference of an image's build time a change. */
export function timeMoved({ comparison }: ReportInput, target: TargetComparison): boolean {
  return hasTimeMoved(comparison, target)
}

/** The judgements that are broken, failures first, in the verdict's order otherwise. */
export function broken(input: ReportInput): Judgement[] {
  return input.verdict.judgements.filter((j) => j.level !== 'pass' && j.missing !== true)
}

/** The limits that warn or fail because their figures are missing, failures first. */
export function unjudged(input: ReportInput): Judgement[] {
  return input.verdict.judgements.filter((j) => j.missing === true)
}

/** The judgements about one image; those about a whole target belong to each of its platforms. */
export function judgementsOf(input: ReportInput, target: TargetComparison): Judgement[] {
  return input.verdict.judgements.filter(
    (j) => j.target === target.target && (j.platform === undefined || j.platform === target.platform),
  )
}

/** True when the report has something to say beyond "as before": what comment mode `auto` and `on-change` wait for. */
export function significant(input: ReportInput): boolean {
  return !['unchanged', 'nothing'].includes(stateOf(input))
}
