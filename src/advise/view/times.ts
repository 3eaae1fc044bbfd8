/**
 * What a change of steps' times can bring: the longest way through the graph of steps, now and with the change. A step beside the critical path brings nothing, however long it takes.
 */
import type { PlatformRecord, StepRecord } from '../../record/build-record.ts'
import type { DockerfileText, Instruction } from '../dockerfile/document.ts'
import { chainOf } from '../dockerfile/stages.ts'
import { stageOf, type View } from './view.ts'

/** States in which the step's own work was done in this build, so that its time is known. */
const RAN = new Set<StepRecord['state']>(['ran', 'evicted'])

/** Length in ms of the longest chain of steps; inputs may be given anew, in any order without circles. */
export function longestPath(
  { steps }: PlatformRecord,
  msOf: (step: StepRecord, at: number) => number = ({ ms }) => ms,
  inputsOf: (step: StepRecord, at: number) => readonly number[] = ({ inputs }) => inputs,
): number {
  const ends = new Map<number, number>()
  const endOf = (at: number): number => {
    const known = ends.get(at)
    const step = steps[at]
    if (known !== undefined || step === undefined) return known ?? 0
    ends.set(at, 0)
    const end = Math.max(0, ...inputsOf(step, at).map(endOf)) + msOf(step, at)
    ends.set(at, end)
    return end
  }
  return Math.max(0, ...steps.map((_, at) => endOf(at)))
}

/** The platform whose steps took longest: it decides how long the target takes. */
export function slowestPlatform({ target }: View): PlatformRecord | undefined {
  return target.record.platforms.toSorted((a, b) => longestPath(b) - longestPath(a))[0]
}

/** Index of the step of an instruction, by its line. */
export function stepOf(platform: PlatformRecord, file: string, { line, keyword }: Instruction): number | undefined {
  const at = platform.steps.findIndex(
    (step) =>
      step.line === line &&
      (step.file === undefined || step.file === file) &&
      (keyword === 'FROM') === (step.kind === 'from'),
  )
  return at < 0 ? undefined : at
}

/**
 * Milliseconds of the longest way that could be saved if each of the instructions took the share of its time that is given;
 * 0 beside the critical path, nothing where one of them did not run in this build, so that its time is not known.
 */
export function savedMs(view: View, shares: ReadonlyMap<Instruction, number>): number | undefined {
  const platform = slowestPlatform(view)
  if (platform === undefined) return undefined
  const shareOf = new Map<number, number>()
  for (const [instruction, share] of shares) {
    const at = stepOf(platform, view.file, instruction)
    const step = at === undefined ? undefined : platform.steps[at]
    if (at === undefined || step === undefined || !RAN.has(step.state)) return undefined
    shareOf.set(at, share)
  }
  const now = longestPath(platform)
  return Math.round(now - longestPath(platform, ({ ms }, at) => ms * (shareOf.get(at) ?? 1)))
}

/** A place where RUNs could stand above COPYs. */
interface Moving {
  copies: readonly Instruction[]
  runs: readonly Instruction[]
}

/** Milliseconds of the longest way that are saved when RUNs of a stage stand above COPYs; nothing where one of them did not run. */
export function savedByMoving(view: View, { copies, runs }: Moving): number | undefined {
  const platform = slowestPlatform(view)
  if (platform === undefined) return undefined
  const indexOf = (each: Instruction): number => stepOf(platform, view.file, each) ?? -1
  const oldOrder = [...copies, ...runs].map(indexOf).sort((a, b) => a - b)
  const newOrder = [...runs, ...copies].map(indexOf)
  if (oldOrder.includes(-1) || runs.some((run) => msOf(view, run) === undefined)) return undefined
  const stage = copies[0] === undefined ? undefined : stageOf(view, copies[0])
  const below = stage === undefined ? [] : chainOf(stage).flatMap(({ from, instructions }) => [from, ...instructions])
  const chain = new Set(below.map(indexOf))
  const isChain = (input: number): boolean => chain.has(input)
  const first = platform.steps[oldOrder[0] ?? 0]?.inputs.filter(isChain) ?? []
  const last = oldOrder.at(-1) ?? -1
  const inputsOf = ({ inputs }: StepRecord, at: number): readonly number[] => {
    const place = newOrder.indexOf(at)
    if (place < 0) return inputs.map((input) => (input === last ? (newOrder.at(-1) ?? input) : input))
    return [...(place === 0 ? first : [newOrder[place - 1] ?? 0]), ...inputs.filter((input) => !isChain(input))]
  }
  return Math.round(longestPath(platform) - longestPath(platform, ({ ms }) => ms, inputsOf))
}

/** Time of an instruction's step in ms, where it ran in this build. */
export function msOf(view: View, instruction: Instruction): number | undefined {
  const platform = slowestPlatform(view)
  const at = platform === undefined ? undefined : stepOf(platform, view.file, instruction)
  const step = at === undefined ? undefined : platform?.steps[at]
  return step !== undefined && RAN.has(step.state) ? step.ms : undefined
}

/** Instructions that run something and come after one, in its stage or in what is built from it: what runs again with it. */
export function runsAfter(view: View, instruction: Instruction): Instruction[] {
  const platform = slowestPlatform(view)
  const first = platform === undefined ? undefined : stepOf(platform, view.file, instruction)
  if (platform === undefined || first === undefined) return []
  const reached = new Set([first])
  for (const [at, { inputs }] of platform.steps.entries())
    if (inputs.some((input) => reached.has(input))) reached.add(at)
  return instructionsOf(view.document).filter((each) => {
    const at = stepOf(platform, view.file, each)
    return each.keyword === 'RUN' && at !== undefined && reached.has(at)
  })
}

function instructionsOf({ instructions }: DockerfileText): readonly Instruction[] {
  return instructions
}
