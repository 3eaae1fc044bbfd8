/** What the cache was worth in this bake: time saved against time and bytes spent on importing and exporting it. */
import type { TargetComparison } from '../../compare/comparison.ts'
import { bytes, duration, durationDelta, plural } from '../text/format.ts'
import { phaseBytes, phaseMs } from './phases.ts'
import type { ReportInput } from '../report-input.ts'
import { msBefore } from '../../compare/times/time-moved.ts'

/** The balance; times in ms, bytes where the builder reports them. */
export interface CacheBalance {
  cachedSteps: number
  /** What cached steps took when they last ran, as far as the baseline tells; shared work counts once. */
  savedMs: number
  /** How many cached steps have a known price. */
  priced: number
  importMs: number
  importBytes?: number
  exportMs: number
  exportBytes?: number
  restoreMs: number
}

/** Computes the balance from the record and its baseline. */
function cacheBalance(input: ReportInput): CacheBalance {
  const { record, targets } = input.comparison
  const cached = unique(targets)
  const prices = cached.flatMap(({ target, step }) => msBefore(target, step) ?? [])
  const importBytes = phaseBytes(record, 'cache-import')
  const exportBytes = phaseBytes(record, 'cache-export')
  return {
    cachedSteps: cached.length,
    savedMs: prices.reduce((sum, ms) => sum + ms, 0),
    priced: prices.length,
    importMs: phaseMs(record, 'cache-import'),
    exportMs: phaseMs(record, 'cache-export'),
    restoreMs: cached.reduce((sum, { step }) => sum + step.ms, 0),
    ...(importBytes === undefined ? {} : { importBytes }),
    ...(exportBytes === undefined ? {} : { exportBytes }),
  }
}

function unique(
  targets: readonly TargetComparison[],
): { target: TargetComparison; step: TargetComparison['image']['steps'][number] }[] {
  const seen = new Set<string>()
  return targets.flatMap((target) =>
    target.image.steps
      .filter((step) => step.kind !== 'from' && (step.state === 'cached' || step.state === 'restored'))
      .filter((step) => step.key === undefined || (!seen.has(step.key) && seen.add(step.key)))
      .map((step) => ({ target, step })),
  )
}

/** The balance in a sentence or two, or nothing when no cache took part. */
export function cacheSentence(input: ReportInput): string | undefined {
  const { cache } = input.comparison.record
  const balance = cacheBalance(input)
  if (cache.noCache === true) return 'The cache was off (`no-cache`).'
  if (cache.from.length === 0 && cache.to.length === 0 && balance.cachedSteps === 0) return undefined
  const { savedMs, priced, cachedSteps } = balance
  const spent = balance.importMs + balance.exportMs + balance.restoreMs
  const saved =
    cachedSteps === 0
      ? 'No step came from the cache'
      : priced === 0
        ? `${plural(cachedSteps, 'step')} came from the cache; what they would have cost is not known yet`
        : `${plural(cachedSteps, 'step')} came from the cache and saved at least ${duration(savedMs)} (price known for ${priced})`
  const costs = [
    cost('import', balance.importMs, balance.importBytes),
    cost('restoring layers', balance.restoreMs),
    cost('export', balance.exportMs, balance.exportBytes),
  ].filter((part) => part !== undefined)
  const net = priced > 0 && spent > 0 ? ` Net: ${durationDelta(savedMs - spent)} of work saved.` : ''
  return `${saved}. Spent: ${costs.length === 0 ? 'nothing measurable' : costs.join(', ')}.${net}`
}

function cost(name: string, ms: number, moved?: number): string | undefined {
  if (ms === 0 && moved === undefined) return undefined
  return `${name} ${duration(ms)}${moved === undefined ? '' : ` (${bytes(moved)})`}`
}
