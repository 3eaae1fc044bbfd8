import type { BuildRecord, CacheUse } from '../record/build-record.ts'
import { CACHE_LIMIT_BYTES, isNearLimit } from '../record/cache-limit.ts'
import { writesHistory } from '../github/job.ts'
import { warning } from '../io.ts'
import { within } from '../shared/by-now.ts'
import { askCacheUse } from '../quota/cache-use.ts'
import type { Run } from './run.ts'

/**
 * What the repository keeps in GitHub's cache. Only asked on runs of a branch: pull requests pay nothing for it. Never
 * rejects: what is not known is one line of the log.
 */
export async function watchCache({ io, inputs, job, api }: Run): Promise<CacheUse | undefined> {
  const asks = inputs.mode !== 'build' && inputs.cache === 'gha' && inputs.githubToken !== undefined
  if (!asks || job.repository === undefined || !writesHistory(job)) return undefined
  const answer = await askCacheUse(api)
  if ('why' in answer) {
    io.info(`How much of GitHub's cache is in use is not known: ${answer.why}.`)
    return undefined
  }
  if (isNearLimit(answer.use)) io.annotate(warning(nearLimit(answer.use)))
  return answer.use
}

/** How long the rest of the run waits for it: it is asked while the bake runs, and nobody needs it more than that. */
const PATIENCE_MS = 2000

/** The record with the use in it, if that has come. */
export async function withCacheUse(record: BuildRecord, pending: Promise<CacheUse | undefined>): Promise<BuildRecord> {
  const use = await within(PATIENCE_MS, pending)
  return use === undefined ? record : { ...record, cache: { ...record.cache, use } }
}

function nearLimit({ bytes, refs = [] }: CacheUse): string {
  const gigabytes = (value: number): string => `${(value / 1e9).toFixed(1)} GB`
  const most = refs[0] === undefined ? '' : `, most of it of ${refs[0].ref} (${gigabytes(refs[0].bytes)})`
  return (
    `This repository's caches hold ${gigabytes(bytes)} of the ${gigabytes(CACHE_LIMIT_BYTES)} that GitHub keeps${most}. Beyond, GitHub deletes what was ` +
    'used longest ago, and steps of the base branch run again. `cache-prune: true` removes what closed pull requests left behind.'
  )
}
