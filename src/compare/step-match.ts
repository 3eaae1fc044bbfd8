import type { StepRecord } from '../record/build-record.ts'

/** A step of the baseline that is the same place of the Dockerfile, and how sure that is. */
export interface Match {
  step: StepRecord
  /** `same`: the very operation; `edited`: the same place with another operation; `moved`: the same operation elsewhere. */
  how: 'same' | 'edited' | 'moved'
}

/**
 * Pairs the steps of a build with those of its baseline, stage by stage: equal operations first, in order; equal
 * instructions with other arguments next; what is left between two pairs is the same place edited. The rest is new.
 *
 * @returns by index of `now`; a step without an entry is new
 */
export function matchSteps(now: readonly StepRecord[], before: readonly StepRecord[]): Map<number, Match> {
  const matches = new Map<number, Match>()
  const used = new Set<number>()
  const pair = (at: number, other: number, how: Match['how']): void => {
    const step = before[other]
    if (step === undefined) return
    matches.set(at, { step, how })
    used.add(other)
  }
  for (const stage of new Set(now.map((step) => step.stage ?? ''))) {
    const here = [...now.keys()].filter((at) => (now[at]?.stage ?? '') === stage)
    const there = [...before.keys()].filter((at) => (before[at]?.stage ?? '') === stage)
    const anchors = longestCommon(
      here.map((at) => identity(now[at])),
      there.map((at) => identity(before[at])),
    )
    for (const [i, j] of anchors) pair(here[i] ?? -1, there[j] ?? -1, 'same')
  }
  // The same operation out of order, or in a stage that was renamed.
  for (const [at, step] of now.entries()) {
    if (matches.has(at)) continue
    const other = before.findIndex((old, i) => !used.has(i) && identity(old) === identity(step))
    if (other >= 0) pair(at, other, before[other]?.stage === step.stage ? 'moved' : 'same')
  }
  for (const alike of [sameInstruction, samePlace]) {
    for (const [at, step] of now.entries()) {
      if (matches.has(at)) continue
      const other = before.findIndex((old, i) => !used.has(i) && alike(step, old))
      if (other >= 0) pair(at, other, 'edited')
    }
  }
  return matches
}

function identity(step: StepRecord | undefined): string {
  return step?.ownKey ?? `${step?.kind} ${step?.instruction}`
}

function sameInstruction(a: StepRecord, b: StepRecord): boolean {
  return a.stage === b.stage && a.instruction === b.instruction
}

/** An edited instruction keeps its kind and stage. */
function samePlace(a: StepRecord, b: StepRecord): boolean {
  return a.stage === b.stage && a.kind === b.kind
}

/** Index pairs of a longest common subsequence. Stages are short; a quadratic table is fine. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const length = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i] as number[]
      row[j] = a[i] === b[j] ? (length[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(length[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if ((length[i + 1]?.[j] ?? 0) >= (length[i]?.[j + 1] ?? 0)) i++
    else j++
  }
  return pairs
}
