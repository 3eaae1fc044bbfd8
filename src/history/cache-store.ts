/** Records in GitHub's Actions cache: needs no permission, and pull requests can read what the base branch saved. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { CacheClient } from '../github/cache-client.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { cacheShelf } from './layer-shelf.ts'
import { lineOf, pick, readLines, slim } from './record-lines.ts'
import type { HistoryStore, StoreOptions } from './store.ts'

export interface CacheStoreOptions extends StoreOptions {
  /** `RUNNER_TEMP`. The cache finds an entry only under the very path it was saved from, so nothing random goes into it. */
  tempDir: string
  /** Loads `@actions/cache`; by default only once it is needed, because that takes a third of a second. */
  load?: () => Promise<CacheClient>
}

/** GitHub takes ten keys in one look-up. */
const KEYS = 10
/** Records of earlier runs that each entry carries along, so that times have a history. */
const CARRIED = 30

/**
 * One entry per report id and commit, immutable, found by the exact commit and never by "the newest". Its first line is
 * the commit's record; the lines below are the history it was saved with.
 */
export function cacheStore(options: CacheStoreOptions): HistoryStore {
  const { reportId, tempDir, warn, load = () => import('@actions/cache') } = options
  const file = join(tempDir, 'bake-budget-history', 'record.jsonl')
  let history: BuildRecord[] = []

  return {
    name: 'cache',
    layers: cacheShelf(tempDir, load),

    async find(candidates) {
      const cache = await load()
      if (!cache.isFeatureAvailable()) throw new Error('the Actions cache is not available on this runner')
      for (let at = 0; at < candidates.length; at += KEYS) {
        const [first = '', ...more] = candidates.slice(at, at + KEYS).map((sha) => cacheKey(reportId, sha))
        await rm(file, { force: true })
        const hit = await cache.restoreCache([file], first, more)
        if (hit === undefined) continue
        const text = await readFile(file, 'utf8').catch(() => undefined)
        if (text === undefined) {
          warn(`The cache entry ${hit} was saved on a machine with other folders and was skipped`)
          continue
        }
        const records = readLines(text, `the cache entry ${hit}`, options)
        const found = pick(records, candidates)
        if (!found) continue
        history = records
        return found
      }
      return undefined
    },

    recent: async (count) => history.slice(0, count),

    async save(record) {
      const sha = record.commit?.sha
      if (sha === undefined) throw new Error('the record does not say which commit it is of')
      const cache = await load()
      if (!cache.isFeatureAvailable()) throw new Error('the Actions cache is not available on this runner')
      const earlier = history.filter((it) => it.commit?.sha !== sha).slice(0, CARRIED)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, [lineOf(record), ...earlier.map((it) => lineOf(slim(it)))].join('\n'))
      // -1: the entry exists (a re-run), or the cache said no; @actions/cache has then logged why.
      await cache.saveCache([file], cacheKey(reportId, sha))
    },
  }
}

/** The key of a commit's entry. Keys may hold no comma and 512 characters. */
export function cacheKey(reportId: string, sha: string): string {
  return `bake-budget-v1-${encodeURIComponent(reportId).slice(0, 400)}-${sha}`
}
