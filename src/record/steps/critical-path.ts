/**
 * The chain of work that decided how long a target took (docs/internals/times.md: Critical path): from the last thing that ended back to
 * whatever it waited for, each time to the input that ended last. Its parts sum to the wall time by construction.
 */
import type { TimeSplit } from '../build-record.ts'
import { lengthOf, type Span } from '../stream/vertex-fate.ts'

/** One piece of work: a step or a phase. */
export interface PathNode {
  /** Where its time is booked. */
  part: keyof TimeSplit
  /** Merged spans in ms after the target's first event. */
  work: Span[]
  /** Indices of nodes it needed, each smaller than its own. */
  needs: number[]
  /** Index of the step, absent for phases. */
  step?: number
  /** Other work that went on within it and is booked elsewhere: layers that only come down when the image is unpacked. */
  within?: { part: keyof TimeSplit; work: Span[] }[]
}

/** The path and the slack of each node. */
export interface CriticalPath {
  /** Steps on the path, first to last. */
  steps: number[]
  split: TimeSplit
  /** By node: how much later it could have ended without the target ending later, in ms. */
  slack: number[]
}

/** `wallMs` is the end of the last node or later; what is after it counts as waiting. Every node stands after its needs. */
export function criticalPath(nodes: readonly PathNode[], wallMs: number): CriticalPath {
  const split: TimeSplit = {
    basePullMs: 0,
    cacheRestoreMs: 0,
    contextMs: 0,
    stepsMs: 0,
    exportMs: 0,
    cacheExportMs: 0,
    waitMs: 0,
  }
  const steps: number[] = []
  const needs = needsWithWork(nodes)
  let clock = wallMs
  // What the work on the path waited for, and was not visited yet. All of it stays in question: a cached result is loaded
  // late, when another input of the same step is done, and what came before that moment is then the other input.
  const waitedFor = new Set<number>()
  // Each node is visited once, so the walk ends; the clock only goes down, so nothing is counted twice.
  for (let at = lastEnded(nodes, nodes.keys(), wallMs); at !== undefined;) {
    waitedFor.delete(at)
    const node = nodes[at]!
    for (const [start, end] of node.work.toReversed()) {
      if (start >= clock) continue
      split.waitMs += clock - Math.min(clock, end)
      book(split, node, [start, Math.min(clock, end)])
      clock = start
    }
    if (node.step !== undefined) steps.push(node.step)
    for (const need of needs[at]!) waitedFor.add(need)
    at = lastEnded(nodes, waitedFor, clock)
  }
  split.waitMs += clock
  return { steps: steps.reverse(), split, slack: slackOf(nodes) }
}

/** Books a span of a node's work; what went on within it counts at most once. */
function book(split: TimeSplit, { part, within = [] }: PathNode, [start, end]: Span): void {
  let rest = end - start
  for (const other of within) {
    const inside = other.work.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
      0,
    )
    const ms = Math.min(rest, inside)
    split[other.part] += ms
    rest -= ms
  }
  split[part] += rest
}

/** Needs of each node with those that did no work (cached steps) replaced by theirs. */
function needsWithWork(nodes: readonly PathNode[]): number[][] {
  const all: number[][] = []
  for (const { needs } of nodes) {
    all.push([...new Set(needs.flatMap((need) => (nodes[need]!.work.length > 0 ? [need] : all[need]!)))])
  }
  return all
}

/** The one that ended last, not counting what began only at `clock` or later. */
function lastEnded(nodes: readonly PathNode[], among: Iterable<number>, clock: number): number | undefined {
  let best: number | undefined
  let bestEnd = -1
  for (const index of among) {
    const { work } = nodes[index]!
    const first = work[0]
    if (first === undefined || first[0] >= clock) continue
    const end = Math.min(clock, work.at(-1)![1])
    if (end >= bestEnd) {
      best = index
      bestEnd = end
    }
  }
  return best
}

/** Longest chain through the whole graph less the longest chain through the node, by work alone, without waiting. */
function slackOf(nodes: readonly PathNode[]): number[] {
  const weight = nodes.map(({ work }) => lengthOf(work))
  const to = nodes.map(() => 0)
  for (const [at, { needs }] of nodes.entries()) {
    to[at] = weight[at]! + Math.max(0, ...needs.map((need) => to[need]!))
  }
  const from = [...weight]
  for (let at = nodes.length - 1; at >= 0; at--) {
    for (const need of nodes[at]!.needs) from[need] = Math.max(from[need]!, weight[need]! + from[at]!)
  }
  const longest = Math.max(0, ...to)
  return nodes.map((_, at) => longest - (to[at]! + from[at]! - weight[at]!))
}
