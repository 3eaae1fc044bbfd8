/** What earlier builds of the base branch tell of their exports to the cache. Pure. */
import type { BuildRecord, StepRecord, TargetRecord } from '../record/build-record.ts'
import { executed } from '../record/steps/step-work.ts'

/** One earlier build. Times in ms. */
export interface PastBuild {
  /** Work of its exports to the cache, all targets together. */
  exportMs: number
  /** Bytes they added; absent when that is not known of one of them. */
  newBytes?: number
  steps: PastStep[]
}

/** One step of it. */
export interface PastStep {
  /** The same in every build of the same step. */
  id: string
  did: 'ran' | 'hit' | 'other'
  /** What it took; for a hit what bringing its layer took. */
  ms: number
}

/**
 * The builds that succeeded and exported, newest first.
 *
 * @param only names of the targets that are asked about: a matrix job builds a part of what the record has
 */
export function pastBuilds(records: readonly BuildRecord[], only: ReadonlySet<string>): PastBuild[] {
  return records
    .filter(({ outcome, cache }) => outcome === 'succeeded' && cache.to.includes('gha') && cache.noCache !== true)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ targets }) => pastBuild(targets.filter(({ name, outcome }) => only.has(name) && outcome === 'succeeded')))
    .filter(({ steps }) => steps.length > 0)
}

function pastBuild(targets: readonly TargetRecord[]): PastBuild {
  const exportMs = targets
    .flatMap(({ phases }) => phases)
    .reduce((sum, { kind, ms }) => sum + (kind === 'cache-export' ? ms : 0), 0)
  const sizes = targets.map(({ cacheExport }) => cacheExport?.newBytes)
  const steps = targets.flatMap(({ name, platforms }) =>
    platforms.flatMap(({ platform, steps: own }) =>
      own
        .filter(({ kind }) => kind !== 'from')
        .map((step): PastStep => ({ id: `${name} ${platform} ${idOf(step)}`, did: didOf(step), ms: step.ms })),
    ),
  )
  const newBytes = sizes.reduce<number>((sum, size) => sum + (size ?? Number.NaN), 0)
  return { exportMs, steps, ...(Number.isNaN(newBytes) ? {} : { newBytes }) }
}

function idOf({ key, stage = '', instruction }: StepRecord): string {
  return key ?? `${stage} ${instruction}`
}

function didOf(step: StepRecord): PastStep['did'] {
  if (executed(step)) return 'ran'
  return step.state === 'cached' || step.state === 'restored' ? 'hit' : 'other'
}
