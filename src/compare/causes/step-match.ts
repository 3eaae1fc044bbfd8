import type { StepRecord } from '../../record/build-record.ts'

/** A step of the baseline that is the same place of the Dockerfile, and how sure that is. */
export interface Match {
  step: StepRecord
  /** Index in the baseline's steps. */
  index: number
  /** `same`: the same instruction; `edited`: another one in its place; `moved`: the same instruction elsewhere. */
  how: 'same' | 'edited' | 'moved'
}

/**
 * Pairs the steps of a build with those of its baseline. Stage by stage, equal instructions are paired in order; then those
 * that stand elsewhere; what is left between two pairs is the same place edited. The rest is new.
 *
 * @returns by index of `now`; a step without an entry is new, and a step of `before` in no entry was removed
 */
export function matchSteps(now: readonly StepRecord[], before: readonly StepRecord[]): Map<number, Match> {
  const matches = new Map<number, Match>()
  const used = new Set<number>()
  const pair = (at: number, index: number, how: Match['how']): void => {
    const step = before[index]
    if (step === undefined || matches.has(at) || used.has(index)) return
    matches.set(at, { step, index, how })
    used.add(index)
  }
  const stages = [...new Set(now.map(stageOf))].map((stage) => ({
    here: [...now.keys()].filter((at) => stageOf(now[at]) === stage),
    there: [...before.keys()].filter((at) => stageOf(before[at]) === stage),
  }))
  for (const { here, there } of stages) {
    const same = longestCommon(
      here.map((at) => text(now[at])),
      there.map((at) => text(before[at])),
    )
    for (const [i, j] of same) pair(here[i] ?? -1, there[j] ?? -1, 'same')
  }
  for (const [at, step] of now.entries()) {
    const free = [...before.keys()].filter((index) => !used.has(index) && text(before[index]) === text(step))
    const moved = free.find((index) => stageOf(before[index]) === stageOf(step))
    // A stage that got another name has the same operations.
    const elsewhere = free.find((index) => before[index]?.ownKey !== undefined && before[index]?.ownKey === step.ownKey)
    if (moved !== undefined) pair(at, moved, 'moved')
    else if (elsewhere !== undefined) pair(at, elsewhere, 'same')
  }
  for (const { here, there } of stages) {
    for (const gap of gaps(here, there, matches)) {
      for (const [at, index] of alikeFirst(gap, now, before)) pair(at, index, 'edited')
    }
  }
  return matches
}

interface Gap {
  here: number[]
  there: number[]
}

/** What lies between two steps of a stage that are the same in both builds. */
function gaps(here: readonly number[], there: readonly number[], matches: ReadonlyMap<number, Match>): Gap[] {
  const found: Gap[] = []
  let gap: Gap = { here: [], there: [] }
  let next = 0
  for (const at of here) {
    const match = matches.get(at)
    const position = match?.how === 'same' ? there.indexOf(match.index) : -1
    if (position < 0) {
      if (match === undefined) gap.here.push(at)
      continue
    }
    found.push({ ...gap, there: there.slice(next, position) })
    gap = { here: [], there: [] }
    next = position + 1
  }
  return [...found, { ...gap, there: there.slice(next) }]
}

/** All pairs of one kind, those with the most words in common first. */
function alikeFirst(
  { here, there }: Gap,
  now: readonly StepRecord[],
  before: readonly StepRecord[],
): [number, number][] {
  return here
    .flatMap((at) => there.map((index) => ({ at, index, alike: alikeness(now[at], before[index]) })))
    .filter(({ alike }) => alike >= 0)
    .sort((a, b) => b.alike - a.alike || a.at - b.at || a.index - b.index)
    .map(({ at, index }) => [at, index])
}

/** Share of common words, 2 for the same operation, -1 for another kind of step. */
function alikeness(a: StepRecord | undefined, b: StepRecord | undefined): number {
  if (a === undefined || b === undefined || a.kind !== b.kind) return -1
  if (a.ownKey !== undefined && a.ownKey === b.ownKey) return 2
  const words = (step: StepRecord): Set<string> => new Set(step.instruction.split(/\s+/))
  const [ours, theirs] = [words(a), words(b)]
  return [...ours].filter((word) => theirs.has(word)).length / Math.max(ours.size, theirs.size)
}

function stageOf(step: StepRecord | undefined): string {
  return step?.stage ?? ''
}

function text(step: StepRecord | undefined): string {
  return `${step?.kind} ${step?.instruction}`
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
