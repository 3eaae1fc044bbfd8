import type { ProcessId } from './process-life.ts'

/** What a job writes down of the builder that it makes for itself alone, so that another can tell whether it still runs. */
export interface BuilderNote {
  /** Name of the builder. */
  name: string
  machine: Machine
  /** Processes of which one at least lives as long as the job; empty when none could be seen. */
  processes: ProcessId[]
  /** When it was written, ISO 8601. */
  at: string
}

/** Where a process id means something. */
export interface Machine {
  host: string
  /** machine-id(5): tells machines apart that have the same host name; '' where there is none, as in many containers. */
  id: string
  /** Another one after each boot of the kernel. */
  boot: string
  /** The process id namespace: a container has its own. */
  pids: string
}

/** The names that `createBuilder` gives, and nobody else. */
const NAME = /^bake-budget-[0-9a-f]{12}$/

/** Processes of a job that was killed may live a little longer than it. */
const MIN_AGE_MS = 5 * 60_000

/**
 * Whether a builder was left behind by a job that is certainly over: the machine was booted since, or all its processes are
 * gone. What is noted in a container, on another machine or less than five minutes ago is not known to be.
 *
 * @param here.now milliseconds since 1970
 */
export function isLeftover(
  { name, machine, processes, at }: BuilderNote,
  here: { machine: Machine; now: number; stillRuns: (process: ProcessId) => boolean },
): boolean {
  const age = here.now - Date.parse(at)
  if (!NAME.test(name) || Number.isNaN(age) || age < MIN_AGE_MS) return false
  if (machine.host !== here.machine.host || machine.id !== here.machine.id) return false
  // Two machines without an id may have the same host name.
  if (machine.boot !== here.machine.boot) return machine.id !== ''
  return machine.pids === here.machine.pids && processes.length > 0 && !processes.some(here.stillRuns)
}
