/** Where mounts and the ledger are kept between runs: entries of the GitHub Actions cache. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ActionsCache } from '../actions-cache/actions-cache.ts'
import { readLedger, type Ledger } from './ledger.ts'
import { mountKey, type Mount } from './mount.ts'

/** Keeps tars by mount and content. What cannot be fetched is absent; what cannot be kept throws. */
export interface MountStore {
  ledger(): Promise<Ledger | undefined>
  saveLedger(ledger: Ledger): Promise<void>
  /** Path the tar of a mount is at when it was fetched, and is put to before it is kept. */
  fileOf(mount: Mount): string
  /** True when the tar is at its path now. */
  fetch(mount: Mount, content: string): Promise<boolean>
  /** Keeps the file at the mount's path. */
  save(mount: Mount, content: string): Promise<void>
}

/** Unpacked bytes of a ledger: a line per mount and run. */
const MAX_LEDGER = 16 * 1024 * 1024

/**
 * @param folder where tars are put
 * @param scope prefix of the entries' keys; what tells this bake's ledger from another's goes into `bake`
 * @param arch of the builder: what is compiled for one is useless on another
 */
export function mountStore({
  folder,
  scope,
  bake,
  arch,
  cache,
}: {
  folder: string
  scope: string
  bake: string
  arch: string
  cache: ActionsCache
}): MountStore {
  const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
  const ledgerPrefix = `${ledgersKey(scope)}${short(`${bake}\0${arch}`)}-`
  const nameOf = (mount: Mount): string => short(`${mountKey(mount)}\0${arch}`)
  const fileOf = (mount: Mount): string => join(folder, `${nameOf(mount)}.tar`)
  const keyOf = (mount: Mount, content: string): string => `${tarsKey(scope)}${nameOf(mount)}-${content}`
  return {
    async ledger() {
      const hit = await cache.load([ledgerPrefix], MAX_LEDGER)
      return hit === undefined ? undefined : readLedger(hit.content.toString('utf8'))
    },
    async saveLedger(ledger) {
      // Entries cannot be changed; the newest one with the prefix is found.
      await cache.save(`${ledgerPrefix}${Date.now()}`, Buffer.from(JSON.stringify(ledger)))
    },
    fileOf,
    async fetch(mount, content) {
      const file = fileOf(mount)
      await mkdir(folder, { recursive: true })
      await rm(file, { force: true })
      if (!(await cache.loadFile(keyOf(mount, content), file))) return false
      if ((await contentOf(file)) === content) return true
      await rm(file, { force: true })
      return false
    },
    async save(mount, content) {
      // There already: another job kept the same content at this moment.
      await cache.saveFile(keyOf(mount, content), fileOf(mount))
    },
  }
}

/** What the keys of ledgers begin with; 16 hex digits that tell bakes apart, and when it was written in ms, follow. */
export function ledgersKey(scope: string): string {
  return `${scope}-mounts-v1-`
}

/** What the keys of tars begin with; 16 hex digits that tell mounts apart, and the SHA-256 of the content, follow. */
export function tarsKey(scope: string): string {
  return `${scope}-mount-v1-`
}

/** SHA-256 of a file, hex. */
export async function contentOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
