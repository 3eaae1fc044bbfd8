import type { BuildRecord, PlatformRecord, StepRecord } from '../record/build-record.ts'
import type { Cause } from './comparison.ts'
import { changedReads } from './context-diff.ts'
import { matchSteps, type Match } from './step-match.ts'

/** States in which the builder did the work of a step in this run, for this target or another. */
const WORKED = new Set<StepRecord['state']>(['ran', 'evicted', 'failed', 'shared'])

/** Parts of an operation that a step takes over from the steps before it: a change of theirs is not its own. */
const INHERITED = /^(env|arg):|^(workdir|user)$/

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
  const { now, before } = sides
  const matches = matchSteps(now.steps, before.steps)
  /** Root that each step's work is charged to. */
  const rootOf = new Map<number, number>()
  /** What the roots above a step changed for everything below them. */
  const passedOn = new Map<number, Set<string>>()
  const causes: Cause[] = []
  const movedBases = new Map<number, Cause>()
  for (const [at, step] of now.steps.entries()) {
    const above = new Set(step.inputs.flatMap((input) => [...(passedOn.get(input) ?? [])]))
    const match = matches.get(at)
    const changed = match === undefined ? [] : changedParts(step, match.step)
    passedOn.set(at, new Set([...above, ...changed.filter((part) => INHERITED.test(part))]))
    if (step.kind === 'from') {
      const moved = baseMoved(at, step, match, sides)
      if (moved !== undefined) movedBases.set(at, moved)
      continue
    }
    if (!WORKED.has(step.state)) continue
    const base = step.inputs.find((input) => movedBases.has(input))
    const followed = step.inputs.map((input) => rootOf.get(input)).find((root) => root !== undefined)
    const own = ownCauses(
      at,
      step,
      match,
      changed.filter((part) => !above.has(part)),
      sides,
    )
    causes.push(...own)
    if (own.length > 0) rootOf.set(at, at)
    if (base !== undefined) {
      const moved = movedBases.get(base)
      if (moved !== undefined && !causes.includes(moved)) causes.push(moved)
      if (own.length === 0) {
        causes.push({ kind: 'follows', step: at, text: step.instruction, follows: base })
        rootOf.set(at, base)
      }
    } else if (own.length === 0 && followed !== undefined) {
      causes.push({ kind: 'follows', step: at, text: step.instruction, follows: followed })
      rootOf.set(at, followed)
    } else if (own.length === 0) {
      causes.push(unexplained(at, step, sides))
      rootOf.set(at, at)
    }
  }
  return withCosts(causes, now, rootOf)
}

/** Names of the parts of the operation that differ; parts of only one side differ. */
function changedParts(now: StepRecord, before: StepRecord): string[] {
  if (now.ownKey === before.ownKey) return []
  const names = new Set([...Object.keys(now.parts ?? {}), ...Object.keys(before.parts ?? {})])
  return [...names].filter((name) => now.parts?.[name] !== before.parts?.[name])
}

/** A base whose tag now means another image. Another name in the FROM line is an edited instruction instead. */
function baseMoved(at: number, step: StepRecord, match: Match | undefined, { now, before }: Sides): Cause | undefined {
  if (match === undefined) return { kind: 'step-new', step: at, text: step.instruction }
  const changed = changedParts(step, match.step)
  if (changed.includes('base')) return { kind: 'instruction-changed', step: at, text: step.instruction }
  const here = now.bases.find(({ line }) => line === step.line)
  const there = before.bases.find((base) => base.name === here?.name)
  if (here?.digest === undefined || there?.digest === undefined || here.digest === there.digest) return undefined
  return {
    kind: 'base-moved',
    step: at,
    text: step.instruction,
    base: { name: here.name, before: there.digest, now: here.digest },
  }
}

/** Causes that lie in the step itself: its instruction, its values, its files. */
function ownCauses(
  at: number,
  step: StepRecord,
  match: Match | undefined,
  changed: string[],
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
  const named = (prefix: string): string[] =>
    changed.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length))
  if (changed.some((part) => !/^(env|arg):|^base-digest$/.test(part))) causes.push(cause('instruction-changed'))
  const [args, envs] = [named('arg:'), named('env:')]
  if (args.length > 0) causes.push(cause('arg-changed', { names: args }))
  if (envs.length > 0) causes.push(cause('env-changed', { names: envs }))
  if (causes.length === 0 && match.how === 'moved') causes.push(cause('step-moved'))
  const files = changedReads(step, target, record, baseline)
  if (files !== undefined && files.length > 0) {
    causes.push(cause('files-changed', { files, names: files.map(({ path }) => path) }))
  }
  return causes
}

/** Nothing the step depends on changed: then its result was not in the cache. Says why as far as that is known. */
function unexplained(at: number, step: StepRecord, sides: Sides): Cause {
  const { record, baseline, target } = sides
  const base = { step: at, text: step.instruction }
  // Without provenance or a list of files, "nothing changed" is not known.
  const filesUnknown = step.reads !== undefined && changedReads(step, target, record, baseline) === undefined
  if (step.key === undefined || filesUnknown) return { kind: 'unknown', ...base }
  return { kind: 'cache-absent', ...base, why: whyAbsent(step, sides) }
}

function whyAbsent(step: StepRecord, { record, baseline, target }: Sides): NonNullable<Cause['why']> {
  if (record.cache.noCache === true) return 'no-cache'
  if (step.state === 'evicted') return 'evicted'
  if (record.cache.from.length === 0) return 'no-import'
  const imports = record.targets
    .find(({ name }) => name === target)
    ?.phases.filter(({ kind }) => kind === 'cache-import')
  if (imports?.some(({ error }) => error !== undefined) === true) return 'import-error'
  if (baseline.cache.to.length === 0) return 'first-run'
  return 'unexplained'
}

/** Adds to every root what it cost: its own time and that of the steps that followed it. */
function withCosts(causes: Cause[], image: PlatformRecord, rootOf: Map<number, number>): Cause[] {
  const cost = new Map<number, number>()
  for (const [step, root] of rootOf) cost.set(root, (cost.get(root) ?? 0) + (image.steps[step]?.ms ?? 0))
  return causes.map((cause) =>
    cause.kind === 'follows' ? cause : { ...cause, ms: Math.round(cost.get(cause.step) ?? 0) },
  )
}
