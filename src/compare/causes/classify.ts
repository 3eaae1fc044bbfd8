import type { StepRecord } from '../../record/build-record.ts'
import type { Cause } from '../comparison.ts'
import { baseCauses } from './base-causes.ts'
import { changedReads } from './changed-reads.ts'
import type { Sides } from './sides.ts'
import { worked } from '../../record/steps/step-work.ts'
import { stepChanges, type StepChanges } from './step-changes.ts'
import { matchSteps, type Match } from './step-match.ts'

/** One step of the image with what is known of it by itself; its index is that of the step. */
export interface ClassifiedStep {
  step: StepRecord
  /** The baseline's step of the same place; absent for a new one. */
  match?: Match
  /** Indexes of the steps it is made from. */
  inputs: number[]
  /** What changed about the step itself, or about the image that a FROM names; never what it takes over from others. */
  changes: Cause[]
}

/**
 * First pass: what changed about each step itself.
 *
 * The rule: a step is matched with the one that stood in its place, and what differs is its own change unless a step above
 * it hands the same difference down.
 */
export function classify(sides: Sides): ClassifiedStep[] {
  const { steps } = sides.now
  const matches = matchSteps(steps, sides.before.steps)
  const passedOn: ReadonlySet<string>[] = []
  return steps.map((step, at) => {
    const match = matches.get(at)
    const above = new Set(step.inputs.flatMap((input) => [...(passedOn[input] ?? [])]))
    const changes = stepChanges(step, match, above)
    passedOn[at] = changes.passedOn
    return {
      step,
      ...(match === undefined ? {} : { match }),
      inputs: inputsOf(step, steps),
      changes:
        step.kind === 'from'
          ? baseCauses(at, step, match?.step, sides)
          : [...ownCauses(at, step, match, changes, sides), ...goneBefore(at, sides, match, matches)],
    }
  })
}

/** A merge of `COPY --link` that did no work of its own hands on what it merges. */
function inputsOf({ inputs }: StepRecord, steps: readonly StepRecord[]): number[] {
  return inputs.flatMap((input) => {
    const step = steps[input]
    return step?.kind === 'link' && !worked(step) ? [input, ...step.inputs] : [input]
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
