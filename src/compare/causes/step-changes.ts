/**
 * What of a step's operation is its own change, and what it only takes over from the steps before it: a changed ENV is in
 * the operation of every later RUN, but only one place of the Dockerfile was edited.
 */
import type { StepRecord } from '../../record/build-record.ts'
import type { Match } from './step-match.ts'

/** The changes of one step. */
export interface StepChanges {
  /** The instruction's text or an option of it differs, or something around it that is no value (SHELL, USER). */
  instruction: boolean
  /** Names of args and of env whose values differ. */
  args: string[]
  envs: string[]
  /** What the steps after it take over, with what it took over itself. */
  passedOn: ReadonlySet<string>
}

/** Passed on by a FROM that means another image: its ENV, WORKDIR and USER. */
const BASE = 'base'

/** Parts of an operation that hold for all steps after it. */
const INHERITED = /^(env|base-env|arg):|^(workdir|user)$/

/** Splits the differences to the matched step. `above` is what its inputs pass on. */
export function stepChanges(step: StepRecord, match: Match | undefined, above: ReadonlySet<string>): StepChanges {
  const changed = match === undefined ? [] : changedParts(step, match.step)
  const sameText = match?.step.instruction === step.instruction
  const taken = (part: string): boolean =>
    above.has(part) ||
    (above.has(BASE) && (part.startsWith('base-env:') || part === 'workdir' || part === 'user')) ||
    (sameText && part === 'copy-destination' && above.has('workdir'))
  const own = changed.filter((part) => !taken(part))
  const named = (pattern: RegExp): string[] => own.flatMap((part) => pattern.exec(part)?.[1] ?? [])
  const [args, envs] = [named(/^arg:(.*)/s), named(/^(?:base-)?env:(.*)/s)]
  const rest = own.filter((part) => !/^(env|base-env|arg):/.test(part) && part !== 'base-digest')
  const variables = rest.length > 0 && sameText ? expanded(step, rest) : []
  const fresh = variables.filter((name) => !['arg', 'env', 'var'].some((kind) => above.has(`${kind}:${name}`)))
  const passedOn = new Set([
    ...above,
    ...changed.filter((part) => sameText || INHERITED.test(part)),
    ...variables.map((name) => `var:${name}`),
    ...(step.kind === 'workdir' && (match === undefined || changed.length > 0) ? ['workdir'] : []),
    ...(step.kind === 'from' && (match === undefined || changed.length > 0) ? [BASE] : []),
  ])
  const inEnv = (name: string): boolean => step.parts?.[`env:${name}`] !== undefined
  return {
    instruction: rest.length > 0 && variables.length === 0,
    args: [...new Set([...args, ...fresh.filter((name) => !inEnv(name))])],
    envs: [...new Set([...envs, ...fresh.filter(inEnv)])],
    passedOn,
  }
}

/** Names of the parts of the operation that differ; parts of only one side differ. */
export function changedParts(now: StepRecord, before: StepRecord): string[] {
  if (now.ownKey === before.ownKey) return []
  const names = new Set([...Object.keys(now.parts ?? {}), ...Object.keys(before.parts ?? {})])
  return [...names].filter((name) => now.parts?.[name] !== before.parts?.[name])
}

/**
 * Variables that BuildKit puts into an instruction: everywhere but in the command of a RUN, which the shell expands. When the
 * text is the same and the operation is not, one of them has another value.
 */
function expanded(step: StepRecord, changed: readonly string[]): string[] {
  if (step.kind === 'run' && !changed.includes('mounts')) return []
  const text = step.kind === 'run' ? (/^RUN\s+((?:--\S+\s+)*)/i.exec(step.instruction)?.[1] ?? '') : step.instruction
  return [...new Set([...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name!))]
}
