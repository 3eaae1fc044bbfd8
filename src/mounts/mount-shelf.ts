/** Where mounts and the ledger are kept between runs: entries of the GitHub Actions cache. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CacheClient } from '../github/cache-client.ts'
import { readLedger, type Ledger } from './ledger.ts'
import { mountKey, type Mount } from './mount.ts'

/** Keeps tars by mount and content. What cannot be fetched is absent; what cannot be kept throws. */
export interface MountShelf {
  ledger(): Promise<Ledger | undefined>
  saveLedger(ledger: Ledger): Promise<void>
  /** Path the tar of a mount is at when it was fetched, and is put to before it is kept. */
  fileOf(mount: Mount): string
  /** True when the tar is at its path now. */
  fetch(mount: Mount, content: string): Promise<boolean>
  /** Keeps the file at the mount's path. */
  keep(mount: Mount, content: string): Promise<void>
}

/**
 * @param fixedDir `RUNNER_TEMP`: the cache finds an entry only under the very path it was saved from
 * @param scope prefix of the entries' keys; what tells this bake's ledger from another's goes into `bake`
 * @param arch of the builder: what is compiled for one is useless on another
 * @param load loads `@actions/cache`, which takes a third of a second
 */
export function mountShelf({
  fixedDir,
  scope,
  bake,
  arch,
  load,
}: {
  fixedDir: string
  scope: string
  bake: string
  arch: string
  load: () => Promise<CacheClient>
}): MountShelf {
  const folder = join(fixedDir, 'bake-budget-mounts')
  const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
  const ledgerFile = join(folder, 'ledger.json')
  const ledgerPrefix = `${scope}-mounts-v1-${short(`${bake}\0${arch}`)}-`
  const nameOf = (mount: Mount): string => short(`${mountKey(mount)}\0${arch}`)
  const fileOf = (mount: Mount): string => join(folder, `${nameOf(mount)}.tar`)
  const keyOf = (mount: Mount, content: string): string => `${scope}-mount-v1-${nameOf(mount)}-${content}`
  return {
    async ledger() {
      const cache = await load()
      await rm(ledgerFile, { force: true })
      const hit = await cache.restoreCache([ledgerFile], ledgerPrefix, [ledgerPrefix])
      if (hit === undefined) return undefined
      return readLedger(await readFile(ledgerFile, 'utf8').catch(() => ''))
    },
    async saveLedger(ledger) {
      const cache = await load()
      await mkdir(folder, { recursive: true })
      await writeFile(ledgerFile, JSON.stringify(ledger))
      // Entries cannot be changed; the newest one with the prefix is found.
      await cache.saveCache([ledgerFile], `${ledgerPrefix}${Date.now()}`)
    },
    fileOf,
    async fetch(mount, content) {
      const cache = await load()
      const file = fileOf(mount)
      await rm(file, { force: true })
      if ((await cache.restoreCache([file], keyOf(mount, content))) === undefined) return false
      if ((await contentOf(file)) === content) return true
      await rm(file, { force: true })
      return false
    },
    async keep(mount, content) {
      const cache = await load()
      const [file, key] = [fileOf(mount), keyOf(mount, content)]
      if ((await cache.saveCache([file], key)) !== -1) return
      // -1: another job kept the same content at this moment, or the cache said no.
      if ((await cache.restoreCache([file], key, [], { lookupOnly: true })) === undefined) {
        throw new Error('the Actions cache did not take it, see the log')
      }
    },
  }
}

/** SHA-256 of a file, hex. */
export async function contentOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
