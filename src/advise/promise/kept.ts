/** What the records show of an advice since it was taken. */
import type { BuildRecord, TargetRecord } from '../../record/build-record.ts'
import { cacheRegime, seriesKey } from '../../compare/times/series.ts'
import { median } from '../../compare/times/statistics.ts'
import { defined } from '../../shared/defined.ts'
import type { Kept, Pair } from '../measured.ts'
import type { Taken } from './taken.ts'

/** Records on each side that are looked at: those nearest to the commit, as much else changes with time. */
export const MOST_RECORDS = 10

/** One target in one record. */
interface Build {
  target: TargetRecord
  /** Equal for runs whose times may be compared; absent where no image of it is known, or its cache was switched off. */
  runner?: string
}

/**
 * What was promised, and medians of wall time and compressed bytes of each target before and since: of the runs on the kind of
 * machine that has most builds on both sides. Where none has, bytes are of all runs, as they do not depend on the machine.
 *
 * Whether the cache was warm is no part of that kind, as it may be the very thing that the advice changed.
 *
 * @param records of the branch, in any order
 * @param branch ids of its first-parent commits, newest first; records of other commits are left out
 */
export function keptPromise(taken: Taken, records: readonly BuildRecord[], branch: readonly string[]): Kept {
  const at = branch.indexOf(taken.sha)
  const place = ({ commit }: BuildRecord): number => (commit === undefined ? -1 : branch.indexOf(commit.sha))
  const known = records
    .filter((it) => at !== -1 && it.outcome === 'succeeded' && place(it) !== -1)
    .toSorted((a, b) => place(a) - place(b))
  // Nearest first.
  const before = known.filter((it) => place(it) > at)
  const since = known.filter((it) => place(it) <= at).toReversed()
  const names = [...new Set(since.flatMap(({ targets }) => targets.map(({ name }) => name)))].toSorted()
  const { id, title, sha, ms, bytes } = taken
  return {
    id,
    title,
    sha,
    promised: defined({ ms, bytes }),
    since: names.flatMap((name) => ofTarget(name, buildsOf(before, name), buildsOf(since, name)) ?? []),
  }
}

/** Nothing where one of the sides has no build: there is nothing to compare. */
function ofTarget(name: string, before: readonly Build[], since: readonly Build[]): Kept['since'][number] | undefined {
  const runner = commonRunner(before, since)
  const alike = (builds: readonly Build[]): Build[] =>
    builds.filter((it) => runner === undefined || it.runner === runner).slice(0, MOST_RECORDS)
  const [then, now] = [alike(before), alike(since)]
  if (then.length === 0 || now.length === 0) return undefined
  const medians = (of: (target: TargetRecord) => number | undefined): Pair | undefined => {
    const [today, variant] = [then, now].map((builds) => medianOf(builds.map(({ target }) => of(target))))
    return today === undefined || variant === undefined ? undefined : { today, variant }
  }
  return {
    target: name,
    ...defined({ ms: runner === undefined ? undefined : medians(({ wallMs }) => wallMs), bytes: medians(bytesOf) }),
    before: then.length,
    after: now.length,
  }
}

/** The kind of machine with most builds on the side that has fewer of it. */
function commonRunner(before: readonly Build[], since: readonly Build[]): string | undefined {
  const number = (builds: readonly Build[], runner: string): number =>
    Math.min(MOST_RECORDS, builds.filter((it) => it.runner === runner).length)
  const kinds = [...new Set([...since, ...before].flatMap(({ runner }) => runner ?? []))].map((runner) => {
    const [then, now] = [number(before, runner), number(since, runner)]
    return { runner, fewer: Math.min(then, now), all: then + now }
  })
  const [best] = kinds.filter(({ fewer }) => fewer > 0).toSorted((a, b) => b.fewer - a.fewer || b.all - a.all)
  return best?.runner
}

function buildsOf(records: readonly BuildRecord[], name: string): Build[] {
  return records.flatMap((record) => {
    const target = record.targets.find((it) => it.name === name)
    if (target?.outcome !== 'succeeded' || target.carriedFrom !== undefined) return []
    const sides = target.platforms.map((image) => ({ record, target, image }))
    const isUsual = sides.length > 0 && sides.every((side) => cacheRegime(record, side.image) !== 'no-cache')
    return [{ target, ...(isUsual ? { runner: sides.map((side) => seriesKey(side, 'adjusted-time')).join() } : {}) }]
  })
}

/** Compressed bytes of all platforms; absent when one is not known. */
function bytesOf({ platforms }: TargetRecord): number | undefined {
  const sizes = platforms.map(({ compressedBytes }) => compressedBytes)
  if (sizes.length === 0 || sizes.includes(undefined)) return undefined
  return sizes.reduce<number>((sum, size) => sum + size!, 0)
}

/** Of what is known, rounded: ms and bytes are whole. */
function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((it) => it !== undefined)
  return known.length === 0 ? undefined : Math.round(median(known))
}
