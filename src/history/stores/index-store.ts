/** Where the stored indexes of layers are kept, so that no later run reads a layer again that a baseline knows. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActionsCache } from '../../actions-cache/actions-cache.ts'
import { MAX_BUNDLE, packIndexes, unpackIndexes } from '../../layers/index-bundle.ts'
import type { BuildRecord } from '../../record/build-record.ts'

/** Keeps files of bytes by key. Both reject when the place cannot be reached. */
export interface IndexStore {
  load(key: string): Promise<Uint8Array | undefined>
  save(key: string, bytes: Uint8Array): Promise<void>
}

/** Compact layer indexes (see layers/stored-index.ts) by blob digest. */
export type StoredIndexes = ReadonlyMap<string, Uint8Array>

/**
 * The name under which the indexes of a record's layers are kept: a hash of the layers it analyzed, so that records of the
 * same images share them and nothing is uploaded twice. Undefined when the record analyzed none.
 */
export function indexesKey(record: BuildRecord): string | undefined {
  const layers = record.targets.flatMap(({ platforms }) => platforms.flatMap((image) => image.layers ?? []))
  const known = new Set(layers.filter((layer) => layer.uncompressedBytes !== undefined).map(({ digest }) => digest))
  if (known.size === 0) return undefined
  return createHash('sha256')
    .update([...known].toSorted().join('\n'))
    .digest('hex')
}

/** The indexes kept for a record; empty when there are none. Rejects when the store cannot be reached or what it has is broken. */
export async function loadIndexes(store: IndexStore | undefined, record: BuildRecord): Promise<StoredIndexes> {
  const key = indexesKey(record)
  const bytes = key === undefined ? undefined : await store?.load(key)
  return bytes === undefined ? new Map() : unpackIndexes(bytes)
}

/** Keeps the indexes of a record's layers, unless those of the baseline are the same. */
export async function saveIndexes(
  store: IndexStore | undefined,
  record: BuildRecord,
  indexes: StoredIndexes,
  baseline: BuildRecord | undefined,
): Promise<void> {
  const key = indexesKey(record)
  if (key === undefined || indexes.size === 0 || store === undefined) return
  if (baseline === undefined || indexesKey(baseline) !== key) await store.save(key, packIndexes(indexes))
}

/** An entry of the Actions cache per key, beside those of the records; only fetched when an image changed. */
export function cacheIndexStore(cache: ActionsCache): IndexStore {
  return {
    load: async (key) => (await cache.load([layersKey(key)], MAX_BUNDLE))?.content,
    // There already: another record of the same layers has put it there.
    save: async (key, bytes) => void (await cache.save(layersKey(key), bytes)),
  }
}

/** The key of a bundle's entry. */
export function layersKey(key: string): string {
  return `bake-budget-layers-v1-${key}`
}

/** As many files are kept beside a history file; the ones used longest ago go first. */
const KEPT_FILES = 10

/** A folder beside the history file, `<file>.layers`. */
export function folderIndexStore(folder: string): IndexStore {
  return {
    async load(key) {
      const bytes = await readBounded(join(folder, key))
      const now = new Date()
      // The base branch's is saved once and read by every pull request: theirs must not push it out.
      if (bytes !== undefined) await utimes(join(folder, key), now, now).catch(() => undefined)
      return bytes
    },
    async save(key, bytes) {
      await mkdir(folder, { recursive: true })
      const temporary = join(folder, `${key}.${process.pid}.tmp`)
      await writeFile(temporary, bytes)
      await rename(temporary, join(folder, key))
      const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))
      const dated = await Promise.all(
        names.map(async (name) => ({
          name,
          at: await stat(join(folder, name)).then(
            (s) => s.mtimeMs,
            () => 0,
          ),
        })),
      )
      const old = dated.toSorted((a, b) => b.at - a.at).slice(KEPT_FILES)
      await Promise.all(old.map(async ({ name }) => await rm(join(folder, name), { force: true })))
    },
  }
}

async function readBounded(file: string): Promise<Uint8Array | undefined> {
  const size = await stat(file).then(
    (s) => s.size,
    () => undefined,
  )
  return size === undefined || size > MAX_BUNDLE ? undefined : await readFile(file)
}
