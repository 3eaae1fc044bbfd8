/** A row of commits, each against the one before it: where an image grew, and where a step became slower. */
import type { BuildRecord, StepRecord } from '../record/build-record.ts'
import { compare } from './compare.ts'
import type { Change, Comparison, TargetComparison } from './comparison.ts'
import { msBefore } from './times/time-moved.ts'
import { MIN_DELTA_MS, MIN_RATIO } from './times/statistics.ts'
import { whyNoTimes } from './times/times.ts'

/** One commit of the row with its record, or why it has none (the end of a sentence). */
export interface PastBuild {
  sha: string
  tag?: string
  record?: BuildRecord
  why?: string
  /** True when the record was there already: it is of another run, and may be of another machine. */
  wasThere?: true
}

/** A commit and what moved since the nearest earlier one with a record; without one for the first, and where it has none. */
export interface Stride {
  build: PastBuild
  comparison?: Comparison
}

/** The whole builds share one builder and its cache: the first pays for all of them. */
const ONE_BUILDER = 'they were built one after the other with one cache'

/** @param builds oldest first */
export function strides(builds: readonly PastBuild[]): Stride[] {
  let before: BuildRecord | undefined
  return builds.map((build) => {
    const { record } = build
    if (record === undefined) return { build }
    const comparison = compare(record, before === undefined ? undefined : { record: before, commitsOlder: 0 })
    before = record
    return { build, comparison: { ...comparison, timesNotComparable: ONE_BUILDER } }
  })
}

/** The size a row tells of: the compressed one, where it is known. */
export function sizeAlong({ compressed, uncompressed }: TargetComparison): Change | undefined {
  return compressed ?? uncompressed
}

/** Tells images of a row apart. */
export function imageKey({ target, platform }: TargetComparison): string {
  return JSON.stringify([target, platform])
}

/** The commit at which an image grew most, and by how many bytes. */
export interface Growth {
  comparison: Comparison
  target: TargetComparison
  build: PastBuild
  delta: number
}

/** Of each image that grew at all the largest growth of one commit; the image that grew most comes first. */
export function growths(row: readonly Stride[]): Growth[] {
  const all = row.flatMap(({ build, comparison }) => {
    if (comparison === undefined) return []
    return comparison.targets.flatMap((target): Growth[] => {
      const delta = sizeAlong(target)?.delta ?? 0
      return delta > 0 ? [{ comparison, target, build, delta }] : []
    })
  })
  const byImage = Map.groupBy(all, ({ target }) => imageKey(target))
  const largest = [...byImage.values()].map((ones) => ones.reduce((most, one) => (one.delta > most.delta ? one : most)))
  return largest.toSorted((a, b) => b.delta - a.delta)
}

/** A step that took longer than when the same instruction last ran. Times in ms. */
export interface Slowdown {
  comparison: Comparison
  target: TargetComparison
  build: PastBuild
  step: StepRecord
  before: number
}

/**
 * Steps that ran at a commit and the one before it, and took longer by what a reader would call a change. Each was measured
 * once, so this is a hint and no verdict; another machine is no comparison at all.
 */
export function slowdowns(row: readonly Stride[]): Slowdown[] {
  const all = row.flatMap(({ build, comparison }) => {
    const before = comparison?.baseline?.record
    if (comparison === undefined || before === undefined) return []
    if (whyNoTimes(comparison.record, before) !== undefined) return []
    return comparison.targets.flatMap((target) =>
      target.image.steps.flatMap((step): Slowdown[] => {
        const was = step.state === 'ran' ? msBefore(target, step) : undefined
        if (was === undefined || step.ms - was < MIN_DELTA_MS || step.ms < was * MIN_RATIO) return []
        return [{ comparison, target, build, step, before: was }]
      }),
    )
  })
  return all.toSorted((a, b) => b.step.ms - b.before - (a.step.ms - a.before))
}
