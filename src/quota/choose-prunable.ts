/** Which entries of the Actions cache may go. Pure. */
import { LIMITS } from '../history/stores/store.ts'
import type { ListedCache, Listing } from './listed-caches.ts'
import { isBlob, mayNeedBlobs, ourEntry, type OurEntry, type Owner } from './our-keys.ts'

/** An entry that may go: its pull request is closed, a newer one has taken its place, or it is beyond what is kept. */
export interface Prunable {
  cache: ListedCache
  why: 'closed' | 'superseded' | 'old'
}

/** A build may have looked up an entry just before a newer one came, and still be reading it. */
const GRACE_MS = 3_600_000
const DAY_MS = 86_400_000

/** How many are kept of a group on a ref, those used last first; losing one more costs reading layers or a mount once. */
const KEPT = { layers: 50, tar: 2 }

/**
 * The entries that may go, in the order in which they should: closed pull requests first, the largest first.
 *
 * @param closed numbers of pull requests that GitHub says are closed
 * @param now epoch ms
 */
export function choosePrunable(
  { caches, complete }: Pick<Listing, 'caches' | 'complete'>,
  { owner, closed, now }: { owner: Owner; closed: ReadonlySet<number>; now: number },
): Prunable[] {
  const ofClosed: { bytes: number; chosen: Prunable[] }[] = []
  const others: Prunable[] = []
  for (const [ref, onRef] of Map.groupBy(caches, (cache) => cache.ref)) {
    const pull = pullOf(ref)
    if (pull !== undefined && closed.has(pull)) {
      const chosen = ofClosedPull(onRef, owner, complete)
      ofClosed.push({ bytes: chosen.reduce((sum, { cache }) => sum + cache.bytes, 0), chosen })
    } else {
      others.push(...outdated(onRef, owner, now))
    }
  }
  return [...ofClosed.toSorted((a, b) => b.bytes - a.bytes).flatMap(({ chosen }) => chosen), ...others]
}

/** The number of the pull request whose runs write to a ref; undefined for every other ref, whatever its name resembles. */
export function pullOf(ref: string): number | undefined {
  const [, number] = /^refs\/pull\/([1-9]\d{0,9})\/merge$/.exec(ref) ?? []
  return number === undefined ? undefined : Number(number)
}

/**
 * Everything of ours, and the layers if nobody else's index may need them. Indexes last: a run that stops half way leaves what
 * tells the next one whose the layers are.
 */
function ofClosedPull(onRef: readonly ListedCache[], owner: Owner, complete: boolean): Prunable[] {
  const indexes = onRef.filter(mayNeedBlobs)
  const ours = onRef.filter((cache) => ourEntry(cache, owner) !== undefined)
  const own = new Set(ours)
  const blobsAreOurs = complete && indexes.length > 0 && indexes.every((cache) => own.has(cache))
  const blobs = blobsAreOurs ? onRef.filter(isBlob) : []
  return [...blobs, ...ours.filter((it) => !mayNeedBlobs(it)), ...ours.filter(mayNeedBlobs)].map((cache) => ({
    cache,
    why: 'closed',
  }))
}

/** What newer entries of the same ref have replaced, and what is beyond what history keeps. */
function outdated(onRef: readonly ListedCache[], owner: Owner, now: number): Prunable[] {
  const ours = onRef.flatMap((cache) => {
    const entry = ourEntry(cache, owner)
    return entry === undefined ? [] : [{ cache, ...entry }]
  })
  return [...Map.groupBy(ours, ({ kind, group }) => `${kind} ${group}`).values()].flatMap((group): Prunable[] => {
    const kind = group[0]?.kind
    const newestFirst = group.toSorted((a, b) => b.cache.createdAt - a.cache.createdAt || b.cache.id - a.cache.id)
    const usedFirst = group.toSorted((a, b) => b.cache.usedAt - a.cache.usedAt || b.cache.id - a.cache.id)
    if (kind === 'layers' || kind === 'tar')
      return usedFirst.slice(KEPT[kind]).map(({ cache }) => ({ cache, why: 'old' }))
    if (kind === 'record') {
      return newestFirst
        .filter(({ cache }, at) => at >= LIMITS.count || now - cache.createdAt > LIMITS.days * DAY_MS)
        .map(({ cache }) => ({ cache, why: 'old' }))
    }
    return group
      .filter((one) => group.some((other) => replaces(other, one, now)))
      .map(({ cache }) => ({ cache, why: 'superseded' }))
  })
}

type Ours = OurEntry & { cache: ListedCache }

/** BuildKit reads the entry that was made last, whose number is the highest; both must say so. */
function replaces(other: Ours, one: Ours, now: number): boolean {
  const higher = one.generation === undefined || other.generation === undefined || other.generation > one.generation
  return higher && other.cache.createdAt > one.cache.createdAt && now - other.cache.createdAt > GRACE_MS
}
