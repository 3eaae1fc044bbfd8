import { writesHistory, type Job } from '../github/job.ts'
import { warning } from '../io.ts'
import { pruneCaches, type Pruned } from '../quota/prune-caches.ts'
import type { Run } from './run.ts'

/**
 * `cache-prune: true`: removes from GitHub's cache what closed pull requests left behind and what newer entries of ours have
 * replaced. On runs of a branch and when a pull request is closed. Never rejects.
 *
 * @param scopes of this bake's targets, whole: only their indexes are ours
 */
export async function prune({ io, inputs, job, api }: Run, scopes: readonly string[]): Promise<void> {
  if (!inputs.cachePrune || job.repository === undefined || !(writesHistory(job) || isClosing(job))) return
  const owner = { scopes, prefix: inputs.cacheScope, reportId: inputs.reportId }
  const pruned = await pruneCaches(api, owner)
  io.info(summaryOf(pruned))
  if (pruned.stopped !== undefined) io.annotate(warning(`GitHub's cache was not pruned to the end: ${pruned.stopped}.`))
}

/** True for the run that GitHub starts when a pull request is merged or closed. */
export function isClosing({ event, payload }: Pick<Job, 'event' | 'payload'>): boolean {
  return event === 'pull_request' && payload.action === 'closed'
}

function summaryOf({ removed, left }: Pruned): string {
  if (removed.length === 0) return "Nothing was removed from GitHub's cache."
  const bytes = removed.reduce((sum, { cache }) => sum + cache.bytes, 0)
  const closed = removed.filter(({ why }) => why === 'closed').length
  const rest = left === 0 ? '' : `; ${left} more are left for the next run`
  return (
    `Removed ${removed.length} entries (${(bytes / 1e6).toFixed(1)} MB) from GitHub's cache: ${closed} of closed pull requests, ` +
    `${removed.length - closed} that newer ones have replaced${rest}.`
  )
}
