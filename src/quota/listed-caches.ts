/** The repository's Actions cache as GitHub's REST API lists it: all workflows, all branches. */
import { noAnswer } from '../github/answers.ts'
import type { ApiAnswer, GitHubApi } from '../github/api.ts'
import { asArray, asCount, asObject, asString } from '../shared/json.ts'

/** One entry. */
export interface ListedCache {
  id: number
  /** The ref whose run saved it. */
  ref: string
  key: string
  version: string
  bytes: number
  /** Epoch ms. */
  createdAt: number
  /** When it was last read, epoch ms. */
  usedAt: number
}

/** What was listed; `complete` is false where entries may be missing. `refused` is the answer that ended it. */
export interface Listing {
  caches: ListedCache[]
  complete: boolean
  refused?: ApiAnswer
}

/** GitHub's most per page; with as many pages as this there are 2000 entries, more than 10 GB of layers usually make. */
const PAGE = 100
const MOST_PAGES = 20

/**
 * All entries, oldest first: what is added meanwhile comes at the end and moves nothing. What is removed meanwhile may hide
 * an entry, which the total tells.
 */
export async function listCaches(api: GitHubApi): Promise<Listing> {
  const byId = new Map<number, ListedCache>()
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `actions/caches?per_page=${PAGE}&page=${page}&sort=created_at&direction=asc`
    const answer = await api('GET', path).catch(noAnswer)
    const data = asObject(answer.data)
    const total = asCount(data?.total_count)
    if (answer.status !== 200 || total === undefined)
      return { caches: [...byId.values()], complete: false, refused: answer }
    const listed = asArray(data?.actions_caches)
    for (const cache of listed.flatMap((entry) => readCache(entry) ?? [])) byId.set(cache.id, cache)
    if (listed.length < PAGE) return { caches: [...byId.values()], complete: byId.size >= total }
  }
  return { caches: [...byId.values()], complete: false }
}

/** Undefined for what is not of the documented shape: nothing is decided about it. */
function readCache(value: unknown): ListedCache | undefined {
  const entry = asObject(value)
  const [id, bytes] = [asCount(entry?.id), asCount(entry?.size_in_bytes)]
  const [ref, key, version] = [asString(entry?.ref), asString(entry?.key), asString(entry?.version)]
  const createdAt = Date.parse(asString(entry?.created_at) ?? '')
  const usedAt = Date.parse(asString(entry?.last_accessed_at) ?? '')
  if (id === undefined || bytes === undefined || ref === undefined || key === undefined || version === undefined)
    return undefined
  return Number.isNaN(createdAt) || Number.isNaN(usedAt)
    ? undefined
    : { id, ref, key, version, bytes, createdAt, usedAt }
}
