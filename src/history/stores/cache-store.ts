/** Records in GitHub's Actions cache: needs no permission, and pull requests can read what the base branch saved. */
import type { ActionsCache } from '../../actions-cache/actions-cache.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { cacheIndexStore } from './index-store.ts'
import { lineOf, pick, readLines, slim } from './record-lines.ts'
import type { HistoryStore, StoreOptions } from './store.ts'

export interface CacheStoreOptions extends StoreOptions {
  cache: ActionsCache
}

/** GitHub takes ten keys in one look-up. */
const KEYS = 10
/** Records of earlier runs that each entry carries along, so that times have a history. */
const CARRIED = 30
/** Unpacked; a record is at most 64 MiB (validate.ts), and those carried along are slim. */
const MAX_BYTES = 128 * 1024 * 1024

/**
 * One entry per report id and commit, immutable, found by the exact commit and never by "the newest". Its first line is
 * the commit's record; the lines below are the history it was saved with.
 */
export function cacheStore(options: CacheStoreOptions): HistoryStore {
  const { reportId, cache } = options
  let history: BuildRecord[] = []
  const read = async (keys: readonly string[]): Promise<BuildRecord[]> => {
    const hit = await cache.load(keys, MAX_BYTES)
    return hit === undefined ? [] : readLines(hit.content.toString('utf8'), `the cache entry ${hit.key}`, options)
  }

  return {
    name: 'cache',
    layers: cacheIndexStore(cache),

    async find(candidates) {
      for (let at = 0; at < candidates.length; at += KEYS) {
        const records = await read(candidates.slice(at, at + KEYS).map((sha) => cacheKey(reportId, sha)))
        const found = pick(records, candidates)
        if (!found) continue
        history = records
        return found
      }
      return undefined
    },

    async holdsAny() {
      return (await cache.find([cacheKey(reportId, '')])) !== undefined
    },

    recent: async (count) => history.slice(0, count),

    async save(record) {
      const sha = record.commit?.sha
      if (sha === undefined) throw new Error('the record does not say which commit it is of')
      const earlier = history.filter((it) => it.commit?.sha !== sha).slice(0, CARRIED)
      const text = [lineOf(record), ...earlier.map((it) => lineOf(slim(it)))].join('\n')
      if (await cache.save(cacheKey(reportId, sha), Buffer.from(text))) return
      // A re-run of the same commit changes nothing; other targets under the same id would be lost.
      const [kept] = await read([cacheKey(reportId, sha)])
      const missing = namesOf(record).filter((name) => kept !== undefined && !namesOf(kept).includes(name))
      if (missing.length > 0) throw new Error(otherTargets(reportId, missing))
    },
  }
}

function namesOf(record: BuildRecord): string[] {
  return record.targets.map(({ name }) => name)
}

function otherTargets(reportId: string, missing: readonly string[]): string {
  return (
    `another job has kept a record of this commit under the report id \`${reportId}\`, without ${missing.join(', ')}. ` +
    'Give the jobs `mode: build` and one job after them `mode: report`, or each job a `report-id` of its own'
  )
}

/** The key of a commit's entry. Keys may hold no comma and 512 characters; an encoded id holds no slash. */
export function cacheKey(reportId: string, sha: string): string {
  return `bake-budget-v1-${encodeURIComponent(reportId).slice(0, 400)}/${sha}`
}
