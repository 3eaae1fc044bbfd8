/** Whether a run exports to the cache (`cache-write: auto`). Pure. */
import { CACHE_LIMIT_BYTES, isNearLimit } from '../record/cache-limit.ts'
import type { PastBuild } from './past-builds.ts'

/** What is known when it has to be decided: before the build, as the exports are part of the definition. */
export interface WriteQuestion {
  /**
   * Who can read what this run writes: everybody (`branch`: the base branch of somebody), later builds of the same pull
   * request (`pull`), or nobody (a tag, a merge queue: GitHub lets no other run read their caches).
   */
  readers: 'branch' | 'pull' | 'nobody'
  /** Builds of the base branch, newest first; absent when they were not read in time. */
  past?: readonly PastBuild[]
  /** Bytes the repository keeps in the cache, as the newest of those builds knew; absent when it did not. */
  usedBytes?: number
}

/** The decision, with the end of a sentence that begins with "because". Sums in ms where both are known. */
export interface WriteDecision {
  write: boolean
  why: string
  gainMs?: number
  exportMs?: number
}

/**
 * Where nobody knows how full the cache is, an export of a pull request may take at most this much: a hundred of them fill
 * the cache.
 */
export const BLIND_EXPORT_BYTES = CACHE_LIMIT_BYTES / 100

/**
 * Branches always export: every pull request reads it. A pull request has the base's cache for its first build anyway, and
 * what it exports serves only its own later builds. So it exports when earlier builds of the base branch say that this pays:
 * when the build after an export got more time of steps back than the export took, and when there is room.
 *
 * The build after it stands for the second build of the pull request: it, too, changes something again, so that a step that
 * runs every time counts for nothing. The first build of all is left out: no pull request begins with an empty cache.
 */
export function decideWrite({ readers, past, usedBytes }: WriteQuestion): WriteDecision {
  if (readers === 'branch') return { write: true, why: 'pull requests and later builds of this branch read it' }
  if (readers === 'nobody') return { write: false, why: 'no other run can read what this one writes' }
  if (past === undefined)
    return { write: false, why: 'the records of the base branch were not there in time to tell whether it pays' }
  const pairs = pairsOf(past)
  if (pairs.length === 0) return { write: false, why: 'no two builds of the base branch tell yet whether it pays' }
  const gainMs = sum(pairs.map(({ older, newer }) => gainOf(older, newer)))
  const exportMs = sum(pairs.map(({ older }) => older.exportMs))
  const times = { gainMs, exportMs }
  if (gainMs <= exportMs) return { write: false, why: 'later builds would gain less than it takes', ...times }
  const space = whyNoRoom(
    pairs.map(({ older }) => older.newBytes),
    usedBytes,
  )
  if (space !== undefined) return { write: false, why: space, ...times }
  return { write: true, why: 'later builds of this pull request gain more than it takes', ...times }
}

/** What a build got back of what the one before had done and exported, in ms. */
export function gainOf(older: PastBuild, newer: PastBuild): number {
  const hits = new Map(newer.steps.filter(({ did }) => did === 'hit').map(({ id, ms }) => [id, ms]))
  return sum(
    older.steps.map(({ id, did, ms }) => {
      const restoreMs = did === 'ran' ? hits.get(id) : undefined
      return restoreMs === undefined ? 0 : ms - restoreMs
    }),
  )
}

function pairsOf(past: readonly PastBuild[]): { older: PastBuild; newer: PastBuild }[] {
  return past.flatMap((newer, at) => {
    const older = past[at + 1]
    return older?.steps.some(({ did }) => did === 'hit') === true ? [{ older, newer }] : []
  })
}

function whyNoRoom(newBytes: readonly (number | undefined)[], usedBytes: number | undefined): string | undefined {
  if (usedBytes !== undefined) {
    return isNearLimit({ bytes: usedBytes }) ? "the repository's cache is almost full" : undefined
  }
  const mean = newBytes.reduce<number>((total, bytes) => total + (bytes ?? Number.NaN), 0) / newBytes.length
  return mean <= BLIND_EXPORT_BYTES
    ? undefined
    : 'it may take much room, and how full the cache is is not known (`permissions: actions: read` on the base branch)'
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
