/**
 * GitHub's Actions cache of one repository, as far as its limits go: 10 GB, what was used longest ago goes first, and what
 * nobody used for seven days goes, too. Whatever is looked up counts as used. Times are epoch ms.
 */
import { BUILDKIT_VERSION } from '../../../src/actions-cache/versions.ts'
import { indexKey } from '../../../src/bake/own-cache-keys.ts'
import type { ListedCache } from '../../../src/quota/listed-caches.ts'
import { CACHE_LIMIT_BYTES } from '../../../src/record/cache-limit.ts'
import type { Layer } from './recorded-project.ts'

const UNUSED_MS = 7 * 86_400_000
/** Of one index; those of the samples have 2 to 5 kB, and the marks we add (docs/caching.md) half as much again. */
const INDEX_BYTES = 8000

/** What an index tells: the layers of each step by its key. */
export type Index = ReadonlyMap<string, readonly Layer[]>

export class LimitedCache {
  bytes = 0
  /** Entries in the order of their last use: a map keeps the order in which they were put. */
  readonly #entries = new Map<string, ListedCache>()
  readonly #indexes = new Map<number, Index>()
  readonly #newest = new Map<string, number>()
  readonly #onEvicted: (entry: ListedCache) => void
  #lastId = 0

  /** @param onEvicted told of every entry that the limit pushed out */
  constructor(onEvicted: (entry: ListedCache) => void) {
    this.#onEvicted = onEvicted
  }

  /** True when a ref that may be read has the layer. */
  hasLayer(refs: readonly string[], { digest }: Layer, now: number): boolean {
    return refs.some((ref) => this.#use(ref, blobKey(digest), now) !== undefined)
  }

  saveLayer(ref: string, { digest, bytes }: Layer, now: number): void {
    this.#save(ref, blobKey(digest), bytes, now)
  }

  /** The newest index of a scope on a ref. */
  index(ref: string, scope: string, now: number): Index | undefined {
    const prefix = indexKey(scope, ref)
    const entry = this.#use(ref, `${prefix}${this.#newest.get(prefix) ?? 0}`, now)
    return entry && this.#indexes.get(entry.id)
  }

  saveIndex(ref: string, scope: string, index: Index, now: number): void {
    const prefix = indexKey(scope, ref)
    const generation = (this.#newest.get(prefix) ?? 0) + 1
    this.#newest.set(prefix, generation)
    this.#indexes.set(this.#save(ref, `${prefix}${generation}`, INDEX_BYTES, now).id, index)
  }

  /** Drops what nobody used for seven days. */
  expire(now: number): void {
    for (const entry of this.#entries.values()) {
      if (now - entry.usedAt < UNUSED_MS) return
      this.#drop(entry)
    }
  }

  list(): ListedCache[] {
    return [...this.#entries.values()]
  }

  remove(entry: ListedCache): void {
    this.#drop(entry)
  }

  #use(ref: string, key: string, now: number): ListedCache | undefined {
    const id = `${ref} ${key}`
    const entry = this.#entries.get(id)
    if (entry === undefined) return undefined
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    entry.usedAt = now
    return entry
  }

  #save(ref: string, key: string, bytes: number, now: number): ListedCache {
    const entry: ListedCache = {
      id: ++this.#lastId,
      ref,
      key,
      version: BUILDKIT_VERSION,
      bytes,
      createdAt: now,
      usedAt: now,
    }
    this.#entries.set(`${ref} ${key}`, entry)
    this.bytes += bytes
    for (const oldest of this.#entries.values()) {
      if (this.bytes <= CACHE_LIMIT_BYTES) break
      this.#drop(oldest)
      this.#onEvicted(oldest)
    }
    return entry
  }

  #drop(entry: ListedCache): void {
    if (!this.#entries.delete(`${entry.ref} ${entry.key}`)) return
    this.#indexes.delete(entry.id)
    this.bytes -= entry.bytes
  }
}

export function blobKey(digest: string): string {
  return `buildkit-blob-1-${digest}`
}
