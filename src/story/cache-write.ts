import { writesHistory, type Job } from '../github/job.ts'
import { cacheAccess } from '../github/runtime-token.ts'
import type { History } from '../history/history.ts'
import type { BakeDefinition } from '../plan/definition.ts'
import { decideWrite, type WriteQuestion } from '../quota/decide-write.ts'
import { pastBuilds } from '../quota/past-builds.ts'
import { byNow } from '../shared/by-now.ts'
import { defined } from '../shared/defined.ts'
import { isClosing } from './prune.ts'
import type { Run } from './run.ts'

/**
 * Whether the bake exports to the cache. With `cache-write: auto` earlier records decide, as far as they have come while the
 * builder booted: nothing is waited for. One line of the log says what was decided and why. Never rejects.
 */
export async function decideCacheWrite(
  { io, inputs, job }: Pick<Run, 'io' | 'inputs' | 'job'>,
  printed: BakeDefinition,
  historyPending: Promise<History>,
): Promise<boolean> {
  if (inputs.cacheWrite !== 'auto') return inputs.cacheWrite
  // Where nothing can be written, that is said when the definition is prepared.
  if (inputs.cache !== 'gha' || !cacheAccess(io.env).writable) return true
  const readers = readersOf(job)
  const { baseline } = (readers === 'pull' ? await byNow(historyPending) : undefined) ?? {}
  const found = baseline?.found?.record
  const records = found && [found, ...baseline.history.filter(({ createdAt }) => createdAt !== found.createdAt)]
  const past = records && pastBuilds(records, new Set(Object.keys(printed.target)))
  const { write, why, gainMs, exportMs } = decideWrite(
    defined({ readers, past: baseline === undefined ? undefined : (past ?? []), usedBytes: found?.cache.use?.bytes }),
  )
  const figures =
    gainMs === undefined || exportMs === undefined
      ? ''
      : ` (${seconds(gainMs)} gained for ${seconds(exportMs)} of exports)`
  io.info(`Cache export: ${write ? 'yes' : 'no'}, because ${why}${figures}.`)
  return write
}

/** Who can read what this run writes: GitHub shows a cache to its own ref, and that of a branch to those based on it. */
export function readersOf(job: Job): WriteQuestion['readers'] {
  if (writesHistory(job)) return 'branch'
  // The last run of a pull request.
  if (isClosing(job)) return 'nobody'
  if (job.pullRequest !== undefined) return 'pull'
  return /^refs\/(tags|heads\/gh-readonly-queue)\//.test(job.ref ?? '') ? 'nobody' : 'branch'
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
