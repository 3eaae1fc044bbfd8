/** Removes from the Actions cache what nobody needs any more. */
import { explain, noAnswer } from '../github/answers.ts'
import type { ApiAnswer, GitHubApi } from '../github/api.ts'
import { asArray, asCount, asObject } from '../shared/json.ts'
import { choosePrunable, pullOf, type Prunable } from './choose-prunable.ts'
import { listCaches, type ListedCache } from './listed-caches.ts'
import type { Owner } from './our-keys.ts'

/** What was removed. Bytes as GitHub counts them. */
export interface Pruned {
  removed: Prunable[]
  /** How many more could go: the next run's. */
  left: number
  /** Why it ended early: the end of a sentence. */
  stopped?: string
}

/** Bounds of one run: GitHub gives the token of a job 1000 requests an hour. */
export const MOST_REMOVED = 100
const MOST_PULLS_ASKED = 40
const MOST_PAGES_OF_PULLS = 5
const AT_ONCE = 4

/** Lists, asks which pull requests are closed, and deletes by id. The first refusal ends it. Never rejects. */
export async function pruneCaches(api: GitHubApi, owner: Owner, now = Date.now()): Promise<Pruned> {
  const listing = await listCaches(api)
  if (listing.refused !== undefined)
    return { removed: [], left: 0, stopped: explain(listing.refused, 'actions: write') }
  const { closed, refused } = await closedPulls(api, listing.caches)
  const chosen = choosePrunable(listing, { owner, closed, now })
  const pruned = await removeAll(api, chosen)
  const stopped = pruned.stopped ?? (refused && explain(refused, 'pull-requests: read'))
  return stopped === undefined ? pruned : { ...pruned, stopped }
}

/**
 * Which of the pull requests that have entries are closed. Those that GitHub does not list as open are asked about one by one:
 * a list that changes while it is read proves nothing. The largest first.
 */
async function closedPulls(
  api: GitHubApi,
  caches: readonly ListedCache[],
): Promise<{ closed: Set<number>; refused?: ApiAnswer }> {
  const bytes = new Map<number, number>()
  for (const { ref, bytes: own } of caches) {
    const number = pullOf(ref)
    if (number !== undefined) bytes.set(number, (bytes.get(number) ?? 0) + own)
  }
  const closed = new Set<number>()
  if (bytes.size === 0) return { closed }
  for (let page = 1; page <= MOST_PAGES_OF_PULLS; page++) {
    const answer = await api('GET', `pulls?state=open&per_page=100&page=${page}`).catch(noAnswer)
    if (answer.status !== 200) return { closed, refused: answer }
    const open = asArray(answer.data)
    for (const pull of open) bytes.delete(asCount(asObject(pull)?.number) ?? 0)
    if (open.length < 100) break
  }
  const candidates = [...bytes].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_PULLS_ASKED)
  let refused: ApiAnswer | undefined
  await inTurn(candidates, async ([number]) => {
    const answer = await api('GET', `pulls/${number}`).catch(noAnswer)
    const pull = asObject(answer.data)
    if (answer.status === 200 && pull?.number === number && pull.state === 'closed') closed.add(number)
    else if (answer.status !== 200 && answer.status !== 404) refused = answer
    return refused === undefined
  })
  return refused === undefined ? { closed } : { closed, refused }
}

async function removeAll(api: GitHubApi, chosen: readonly Prunable[]): Promise<Pruned> {
  const removed: Prunable[] = []
  let gone = 0
  let refused: ApiAnswer | undefined
  await inTurn(chosen.slice(0, MOST_REMOVED), async (one) => {
    const answer = await api('DELETE', `actions/caches/${one.cache.id}`).catch(noAnswer)
    if (answer.status >= 200 && answer.status < 300) removed.push(one)
    // Another job was faster, or GitHub itself.
    else if (answer.status === 404) gone++
    else refused = answer
    return refused === undefined
  })
  const left = chosen.length - removed.length - gone
  return refused === undefined ? { removed, left } : { removed, left, stopped: explain(refused, 'actions: write') }
}

/** A few at a time, until one says that it was enough. */
async function inTurn<T>(items: readonly T[], act: (item: T) => Promise<boolean>): Promise<void> {
  let next = 0
  let goOn = true
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; goOn && item !== undefined; item = items[next++]) goOn &&= await act(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
