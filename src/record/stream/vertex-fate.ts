/**
 * What became of one vertex, by the rules of docs/internals/steps.md: What a step did. `cached: true` alone does not mean "cache hit": BuildKit
 * also infers it for an input that never completed in this job's stream, e.g. because it was merged into another's.
 */
import type { Run } from './progress-stream.ts'

/** A span of work in whole ms after the target's first event. */
export type Span = [number, number]

/** The end of the events of one vertex under one target. */
export interface Fate {
  /**
   * `load-failed`: a cache record was found, its blob was gone, and it was not run again (yet). `open`: started and
   * never completed. `asked`: only its place in the cache was looked up. `never`: only announced.
   */
  state: 'never' | 'asked' | 'open' | 'cached' | 'load-failed' | 'ran' | 'failed' | 'canceled'
  /** A cache record was found and could not be loaded, before whatever `state` says. */
  evicted: boolean
  /** The builder never touched it: the stream closed it when a step that builds on it started (merged-work.ts). */
  inferred: boolean
  error?: string
  /** Spans in which it worked, merged and sorted: all but the inferred and the merely re-touched. */
  work: Span[]
  /** Its first and last moment in this target's time, whatever it did; absent when it was over before the target began. */
  seen?: Span
}

/** Vertices touched again without work take 0.1 to 0.5 ms (docs/internals/times.md: Critical path); times here are whole ms. */
const TOUCH_MS = 1

/**
 * BuildKit shows the lookup of a vertex without inputs as work of its own, `cached: false`, whatever comes of it
 * (solver/jobs.go, `sharedOp.CacheMap`): the first run of a WORKDIR on `scratch` is none.
 */
function lookupOf(runs: readonly Run[]): Run | undefined {
  const first = runs.toSorted((a, b) => a.start - b.start)[0]
  return first?.cached === false && first.error === undefined && first.end !== undefined ? first : undefined
}

/**
 * Folds the runs of a vertex in the order they ended. `looksUp` is true for operations on a file system. `origin` is the target's first moment in epoch ms: buildx shifts the
 * clock of each target, so a run that ended before it belongs to an older job that happened to be still alive
 * (docs/internals/times.md: Clocks) and counts as a hit.
 */
export function fateOf(runs: Iterable<Run>, everHadInputs: boolean, origin: number, looksUp = false): Fate {
  const all = [...runs]
  const lookup = looksUp && !everHadInputs ? lookupOf(all) : undefined
  const fate: Fate = { state: lookup === undefined ? 'never' : 'asked', evicted: false, inferred: false, work: [] }
  const worked: Span[] = []
  const touched: Span[] = []
  // By end: while a vertex still runs BuildKit may infer `cached` for it, and what it ends as later is the truth.
  const ordered = all
    .filter((run) => run !== lookup)
    .sort((a, b) => (a.end ?? LATEST) - (b.end ?? LATEST) || a.start - b.start)
  for (const run of ordered) {
    if (run.end === undefined) {
      if (['never', 'asked', 'cached', 'load-failed'].includes(fate.state)) fate.state = 'open'
      see(fate, [offset(run.start, origin), offset(run.start, origin)])
      continue
    }
    const stale = run.end < origin
    const span: Span = [offset(run.start, origin), offset(run.end, origin)]
    const lazy = !run.cached && run.error === undefined && !run.hasInputs && everHadInputs && fate.state === 'cached'
    judge(fate, run, stale || lazy)
    if (stale) continue
    see(fate, span)
    ;(run.cached || lazy ? touched : worked).push(span)
  }
  fate.inferred = ordered.length > 0 && ordered.every((run) => run.cached && run.end === run.start)
  // What ran is not slower for being looked at again afterwards; what was cached only ever had touches.
  fate.work = merge(fate.state === 'cached' ? touched.filter(([s, e]) => e - s > TOUCH_MS) : worked)
  return fate
}

function judge(fate: Fate, run: Run, hit: boolean): void {
  if (run.error !== undefined && run.cached) {
    fate.evicted = true
    if (fate.state !== 'ran') fate.state = 'load-failed'
  } else if (run.error !== undefined) {
    // A step that another's failure stopped says so; only the others are to blame (docs/internals/progress-stream.md: Failures).
    fate.state = run.error.includes('context canceled') ? 'canceled' : 'failed'
    fate.error = run.error
  } else if (!run.cached && !hit) {
    fate.state = 'ran'
    delete fate.error
  } else if (fate.state !== 'ran') {
    fate.state = 'cached'
    delete fate.error
  }
}

function see(fate: Fate, [start, end]: Span): void {
  fate.seen = fate.seen === undefined ? [start, end] : [Math.min(fate.seen[0], start), Math.max(fate.seen[1], end)]
}

const LATEST = Number.MAX_SAFE_INTEGER

/** Longest time a record holds, 30 days: a broken clock must not make a record that its own schema refuses. */
const LONGEST_MS = 30 * 24 * 3600 * 1000

function offset(time: number, origin: number): number {
  return Math.min(LONGEST_MS, Math.max(0, Math.round(time - origin)))
}

/** Merges overlapping and touching spans; the result is sorted and each span has a length. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged.filter(([start, end]) => end > start)
}

/** Sum of lengths of merged spans, in ms. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0)
}
