import type { BuildRecord, PlatformRecord, StepRecord } from '../record/build-record.ts'
import { baseCause } from './base-cause.ts'
import { changedReads } from './context-diff.ts'
import type { Cause } from './comparison.ts'
import { stepChanges, type StepChanges } from './step-changes.ts'
import { matchSteps, type Match } from './step-match.ts'
import { isTold, whyUnexplained } from './why-absent.ts'

/** States in which the builder did the work of a step in this run, for this target or another. */
const WORKED = new Set<StepRecord['state']>(['ran', 'evicted', 'failed', 'shared'])

/** The two records and the image in each of them. */
export interface Sides {
  target: string
  now: PlatformRecord
  before: PlatformRecord
  record: BuildRecord
  baseline: BuildRecord
}

/**
 * Why each step ran, against the baseline's record (explain-advise.md 3d), in the order of the steps. Root causes carry
 * what they cost; a step that only follows another names the root it follows. Independent second causes are kept: a step
 * that would have run anyway is a root even below another one.
 */
export function causesOf(sides: Sides): Cause[] {
  const { steps } = sides.now
  const matches = matchSteps(steps, sides.before.steps)
  /** Root that each step's work is charged to. */
  const rootOf = new Map<number, number>()
  const passedOn = new Map<number, ReadonlySet<string>>()
  const bases = new Map<number, Cause>()
  /** What changed about steps whose new result was in the cache already, and about images; and which of them a step is made of. */
  const quiet = new Map<number, Cause[]>()
  const madeOf = new Map<number, number>()
  const causes: Cause[] = []
  for (const [at, step] of steps.entries()) {
    const above = new Set(step.inputs.flatMap((input) => [...(passedOn.get(input) ?? [])]))
    const match = matches.get(at)
    const changes = stepChanges(step, match, above)
    passedOn.set(at, changes.passedOn)
    if (step.kind === 'from') {
      const cause = baseCause(at, step, match?.step, sides)
      if (cause === undefined) continue
      bases.set(at, cause)
      if (!hasSameLayers(sides)) quiet.set(at, [cause])
      madeOf.set(at, at)
      continue
    }
    const inputs = inputsOf(step, steps)
    const changed = inputs.map((input) => madeOf.get(input)).find((root) => quiet.has(root ?? -1))
    const own = [...ownCauses(at, step, match, changes, sides), ...goneBefore(at, sides, match, matches)]
    if (!WORKED.has(step.state)) {
      if (own.length > 0) quiet.set(at, own)
      const root = own.length > 0 ? at : changed
      if (root !== undefined) madeOf.set(at, root)
      continue
    }
    const base = inputs.find((input) => bases.has(input))
    const followed = base ?? inputs.map((input) => rootOf.get(input)).find((root) => root !== undefined)
    const moved = inputs.flatMap((input) => bases.get(input) ?? []).filter((cause) => !causes.includes(cause))
    causes.push(...moved, ...own)
    // An earlier build with the same change may have got further than the baseline, but not to this step.
    const before = followed === undefined && !isTold(step, sides) ? changed : followed
    if (followed === undefined && before !== undefined && own.length === 0) {
      causes.push(...quiet.get(before)!.filter((cause) => !causes.includes(cause)))
    }
    rootOf.set(at, own.length > 0 || before === undefined ? at : before)
    if (own.length > 0) continue
    if (before === undefined) causes.push(whyUnexplained(at, step, match?.step, sides))
    else causes.push({ kind: 'follows', step: at, text: step.instruction, follows: before })
  }
  return withCosts(causes, sides.now, rootOf)
}

/** Whether the image that moved has the layers it had: then nothing but its settings can have made a step run. */
function hasSameLayers({ now, before }: Sides): boolean {
  const [ours, theirs] = [now, before].map(({ layers = [] }) =>
    layers.filter(({ fromBase }) => fromBase === true).map(({ digest }) => digest),
  ) as [string[], string[]]
  return now.bases.length === 1 && ours.length > 0 && JSON.stringify(ours) === JSON.stringify(theirs)
}

/** A merge of `COPY --link` that did no work of its own hands on what it merges. */
function inputsOf({ inputs }: StepRecord, steps: readonly StepRecord[]): number[] {
  return inputs.flatMap((input) => {
    const step = steps[input]
    return step?.kind === 'link' && !WORKED.has(step.state) ? [input, ...step.inputs] : [input]
  })
}

/** Causes that lie in the step itself: its instruction, its values, its files. */
function ownCauses(
  at: number,
  step: StepRecord,
  match: Match | undefined,
  { instruction, args, envs }: StepChanges,
  { target, record, baseline }: Sides,
): Cause[] {
  const cause = (kind: Cause['kind'], more: Partial<Cause> = {}): Cause => ({
    kind,
    step: at,
    text: step.instruction,
    ...more,
  })
  if (match === undefined) return [cause('step-new')]
  const causes: Cause[] = []
  // What else differs about a step that moved comes from where it stands now.
  if (match.how === 'moved') causes.push(cause('step-moved'))
  else {
    if (instruction) causes.push(cause('instruction-changed'))
    if (args.length > 0) causes.push(cause('arg-changed', { names: args }))
    if (envs.length > 0) causes.push(cause('env-changed', { names: envs }))
  }
  const files = changedReads(step, target, record, baseline) ?? []
  if (files.length > 0) causes.push(cause('files-changed', { files, names: files.map(({ path }) => path) }))
  return causes
}

/**
 * A step that was removed, or now stands elsewhere, makes the next one run. Where another came in its place, that one is
 * the cause.
 */
function goneBefore(
  at: number,
  { now: { steps }, before }: Sides,
  match: Match | undefined,
  matches: ReadonlyMap<number, Match>,
): Cause[] {
  const step = steps[at]
  if (step === undefined || match === undefined || match.how === 'moved') return []
  if (step.inputs.some((input) => (matches.get(input)?.how ?? 'moved') === 'moved')) return []
  const still = new Set([...ancestors(at, steps)].map((input) => matches.get(input)?.index))
  const gone = match.step.inputs.filter((index) => !still.has(index)).flatMap((index) => before.steps[index] ?? [])
  const names = gone.filter(({ kind }) => kind !== 'from').map(({ instruction }) => instruction)
  return names.length === 0 ? [] : [{ kind: 'step-removed', step: at, text: step.instruction, names }]
}

/** All steps below one. */
function ancestors(at: number, steps: readonly StepRecord[]): Set<number> {
  const found = new Set<number>()
  const open = [...(steps[at]?.inputs ?? [])]
  for (let input = open.pop(); input !== undefined; input = open.pop()) {
    if (found.has(input)) continue
    found.add(input)
    open.push(...(steps[input]?.inputs ?? []))
  }
  return found
}

/** Adds to every root what it cost: its own time and that of the steps that followed it. */
function withCosts(causes: Cause[], image: PlatformRecord, rootOf: Map<number, number>): Cause[] {
  const cost = new Map<number, number>()
  for (const [step, root] of rootOf) cost.set(root, (cost.get(root) ?? 0) + (image.steps[step]?.ms ?? 0))
  return causes.map((cause) =>
    cause.kind === 'follows' ? cause : { ...cause, ms: Math.round(cost.get(cause.step) ?? 0) },
  )
}
