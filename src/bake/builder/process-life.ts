import { readFileSync } from 'node:fs'

/** A process that no other one can be taken for: its id may be used again, but not with the same start. */
export interface ProcessId {
  pid: number
  /** Clock ticks from the machine's boot to its start (proc(5): field 22 of stat). */
  start: string
}

/** What Linux says of a process: its name (cut to 15 characters), state, parent and start; undefined where it does not. */
export function processStat(pid: number): { name: string; state: string; parent: number; start: string } | undefined {
  try {
    // The name may hold anything, also a bracket; nothing after the last one does.
    const [, name = '', rest = ''] = /^\d+ \((.*)\) ([^)]*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const fields = rest.split(' ')
    const [state, parent, start] = [fields[0], Number(fields[1]), fields[19]]
    return state === undefined || start === undefined ? undefined : { name, state, parent, start }
  } catch {
    return undefined
  }
}

/** Whether a process runs. One whose parent is gone stays as a zombie where nobody collects it (proc(5): state Z), and runs no more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Another user's process may not be signalled, but is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return processStat(pid)?.state !== 'Z'
}

/** Whether this very process still runs. What Linux hides from us (`hidepid`) counts as running. */
export function stillRuns({ pid, start }: ProcessId): boolean {
  return isAlive(pid) && (processStat(pid)?.start ?? start) === start
}

/**
 * The processes that say whether this job still runs: this one, and the one that lives until the job's end: the runner's
 * worker, or the parent where another program plays the runner. Empty where the parent cannot be seen, as in a container.
 */
export function processesOfJob(): ProcessId[] {
  const above = []
  for (let pid = process.ppid; pid > 0 && above.length < 64;) {
    const stat = processStat(pid)
    if (stat === undefined) break
    above.push({ pid, start: stat.start, name: stat.name })
    pid = stat.parent
  }
  const owner = above.find(({ name }) => name === 'Runner.Worker') ?? above[0]
  const own = processStat(process.pid)
  if (owner === undefined || own === undefined) return []
  return [
    { pid: owner.pid, start: owner.start },
    { pid: process.pid, start: own.start },
  ]
}
