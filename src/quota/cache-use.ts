/** How full the repository's cache is, and whose it is. */
import { explain, noAnswer } from '../github/answers.ts'
import type { GitHubApi } from '../github/api.ts'
import type { CacheUse } from '../record/build-record.ts'
import { defined } from '../shared/defined.ts'
import { asCount, asObject } from '../shared/json.ts'
import { listCaches, type ListedCache } from './listed-caches.ts'

/** Refs that the record keeps. */
const REFS = 20

/** Asks GitHub; or says, as the end of a sentence, why that is not known. Never rejects. */
export async function askCacheUse(api: GitHubApi): Promise<{ use: CacheUse } | { why: string }> {
  const [answer, { caches, complete }] = await Promise.all([
    api('GET', 'actions/cache/usage').catch(noAnswer),
    listCaches(api),
  ])
  const data = asObject(answer.data)
  const bytes = asCount(data?.active_caches_size_in_bytes)
  const entries = asCount(data?.active_caches_count)
  if (answer.status !== 200 || bytes === undefined || entries === undefined) {
    return { why: explain(answer, 'actions: read') }
  }
  // Sums over a part of the list would be wrong numbers.
  return { use: defined({ bytes, entries, refs: complete ? byRef(caches).slice(0, REFS) : undefined }) }
}

/** Bytes and entries of each ref, the largest first. */
export function byRef(caches: readonly Pick<ListedCache, 'ref' | 'bytes'>[]): NonNullable<CacheUse['refs']> {
  return [...Map.groupBy(caches, ({ ref }) => ref)]
    .map(([ref, own]) => ({ ref, bytes: own.reduce((sum, it) => sum + it.bytes, 0), entries: own.length }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.ref < b.ref ? -1 : 1))
}
