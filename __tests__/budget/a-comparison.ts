import type { Change, Comparison, TargetComparison } from '../../src/compare/comparison.ts'
import type { BuildRecord, TargetRecord } from '../../src/record/build-record.ts'

/** A change as compare/ makes it. */
export function change(now: number, before?: number): Change {
  if (before === undefined) return { now }
  return { now, before, delta: now - before, ...(before > 0 ? { ratio: (now - before) / before } : {}) }
}

/** A record with no targets; its commit is `sha`. */
export function aRecord(sha: string, wallMs = 60_000): BuildRecord {
  return {
    bakeBudget: 1,
    reportId: 'default',
    createdAt: '2026-11-22T10:00:00Z',
    commit: { sha },
    runner: { os: 'Linux', arch: 'X64' },
    builder: {},
    outcome: 'succeeded',
    wallMs,
    cache: { from: [], to: [], errors: [] },
    phases: [],
    targets: [],
    unknown: [],
  }
}

/** One target on linux/amd64 (or another platform) with the figures given. */
export function aTarget(
  target: string,
  figures: Partial<Omit<TargetComparison, 'record'>> & { outcome?: TargetRecord['outcome']; isNew?: true } = {},
): TargetComparison {
  const { outcome = 'succeeded', isNew, platform = 'linux/amd64', ...rest } = figures
  const image = { platform, steps: [], bases: [] }
  const record: TargetRecord = { name: target, outcome, phases: [], platforms: [image] }
  return {
    target,
    platform,
    record,
    image,
    ...(isNew ? {} : { before: { record, image } }),
    steps: { ran: 0, cached: 0, shared: 0, total: 0 },
    contentChanged: false,
    causes: [],
    remade: [],
    layerChanges: [],
    ...rest,
  }
}

/** A comparison with a baseline at commit `4be77d0…`, unless `rest` says otherwise. */
export function aComparison(targets: TargetComparison[], rest: Partial<Comparison> = {}): Comparison {
  const baseline = { record: aRecord('4be77d0'.padEnd(40, '0')) }
  return { record: aRecord('9f3c1a2'.padEnd(40, '0')), baseline, targets, notBuilt: [], ...rest }
}

/** The same without any baseline. */
export function aFirstRun(targets: TargetComparison[]): Comparison {
  const comparison = aComparison(targets)
  delete comparison.baseline
  for (const target of comparison.targets) delete target.before
  return comparison
}
