/** Sums over all images of a bake; a sum of which a part is unknown is unknown. */
import type { Change, TargetComparison } from '../../compare/comparison.ts'
import type { ReportInput } from '../report-input.ts'

/** Sums of bytes, the bake's own wall time (targets overlap, so times do not add up), and counts of steps. */
export interface Totals {
  compressed?: Change
  uncompressed?: Change
  wall?: Change
  steps: { cached: number; shared: number; ran: number; total: number }
}

/** The totals; those of the baseline only over the images that exist on both sides. */
export function totalsOf(input: ReportInput): Totals {
  const { targets, record, baseline, timesNotComparable } = input.comparison
  const compressed = sum(targets, (target) => target.compressed)
  const uncompressed = sum(targets, (target) => target.uncompressed)
  const before = timesNotComparable === undefined ? baseline?.record.wallMs : undefined
  const steps = { cached: 0, shared: 0, ran: 0, total: 0 }
  for (const target of targets) {
    steps.cached += target.steps.cached
    steps.shared += target.steps.shared
    steps.ran += target.steps.ran
    steps.total += target.steps.total
  }
  return {
    steps,
    wall: change(record.wallMs, before),
    ...(compressed === undefined ? {} : { compressed }),
    ...(uncompressed === undefined ? {} : { uncompressed }),
  }
}

function sum(
  all: readonly TargetComparison[],
  pick: (target: TargetComparison) => Change | undefined,
): Change | undefined {
  const targets = all.filter(({ record }) => record.noImage === undefined)
  const changes = targets.map(pick)
  if (changes.length === 0 || changes.some((c) => c === undefined)) return undefined
  const now = changes.reduce((total, c) => total + c!.now, 0)
  // A new image has nothing before it: it counts with all its bytes, and only an unknown baseline size hides the sum.
  const unknown = targets.some((target, at) => target.before !== undefined && changes[at]!.before === undefined)
  const known = targets.some((target) => target.before !== undefined)
  return change(now, unknown || !known ? undefined : changes.reduce((total, c) => total + (c!.before ?? 0), 0))
}

function change(now: number, before: number | undefined): Change {
  if (before === undefined) return { now }
  const delta = now - before
  return before === 0 ? { now, before, delta } : { now, before, delta, ratio: delta / before }
}
