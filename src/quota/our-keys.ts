/** Which entries of the Actions cache are ours: by their whole key and version, never by a part of it. Pure. */
import { BUILDKIT_VERSION, OWN_VERSION } from '../actions-cache/versions.ts'
import { indexKey } from '../bake/own-cache-keys.ts'
import { cacheKey } from '../history/stores/cache-store.ts'
import { layersKey } from '../history/stores/index-store.ts'
import { ledgersKey, tarsKey } from '../mounts/mount-store.ts'
import type { ListedCache } from './listed-caches.ts'

/** What makes keys ours. */
export interface Owner {
  /** The scopes of this run's targets, whole. Those of targets that are gone are nobody's: they expire. */
  scopes: readonly string[]
  /** The input `cache-scope`. */
  prefix: string
  reportId: string
}

/** What an entry of ours is. Entries of one `group` on one ref replace each other. */
export interface OurEntry {
  kind: 'index' | 'record' | 'layers' | 'ledger' | 'tar'
  group: string
  /** Of an index: higher is newer. */
  generation?: number
}

const HEX_16 = '[0-9a-f]{16}'
const SHA_256 = '[0-9a-f]{64}'
const COMMIT = new RegExp(`^(?:[0-9a-f]{40}|${SHA_256})$`)
const CONTENT = new RegExp(`^${SHA_256}$`)
const LEDGER = new RegExp(`^(${HEX_16})-[1-9]\\d{12,13}$`)
const TAR = new RegExp(`^(${HEX_16})-${SHA_256}$`)
const NUMBER = /^(?:0|[1-9]\d{0,14})$/
const BLOB = new RegExp(`^buildkit-blob-1-sha256:${SHA_256}$`)

/** What an entry of ours is; undefined for everybody else's. */
export function ourEntry(
  { key, version, ref }: Pick<ListedCache, 'key' | 'version' | 'ref'>,
  owner: Owner,
): OurEntry | undefined {
  if (version === BUILDKIT_VERSION) {
    for (const scope of owner.scopes) {
      const number = after(key, indexKey(scope, ref))
      if (number !== undefined && NUMBER.test(number))
        return { kind: 'index', group: scope, generation: Number(number) }
    }
    return undefined
  }
  if (version !== OWN_VERSION) return undefined
  if (COMMIT.test(after(key, cacheKey(owner.reportId, '')) ?? '')) return { kind: 'record', group: 'record' }
  if (CONTENT.test(after(key, layersKey('')) ?? '')) return { kind: 'layers', group: 'layers' }
  const [, bake] = LEDGER.exec(after(key, ledgersKey(owner.prefix)) ?? '') ?? []
  if (bake !== undefined) return { kind: 'ledger', group: `ledger ${bake}` }
  const [, mount] = TAR.exec(after(key, tarsKey(owner.prefix)) ?? '') ?? []
  return mount === undefined ? undefined : { kind: 'tar', group: `tar ${mount}` }
}

/** A layer of BuildKit: of all scopes of its ref together, whoever exported them. */
export function isBlob({ key, version }: Pick<ListedCache, 'key' | 'version'>): boolean {
  return version === BUILDKIT_VERSION && BLOB.test(key)
}

/** An index of anybody, or whatever else BuildKit keeps beside layers: it may need the layers of its ref. */
export function mayNeedBlobs(cache: Pick<ListedCache, 'key' | 'version'>): boolean {
  return (cache.version === BUILDKIT_VERSION && !isBlob(cache)) || cache.key.startsWith('index-')
}

function after(key: string, start: string): string | undefined {
  return key.startsWith(start) ? key.slice(start.length) : undefined
}
