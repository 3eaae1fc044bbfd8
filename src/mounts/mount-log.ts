import type { CacheMountRecord } from '../record/build-record.ts'
import type { Filling } from './learn.ts'
import type { KeptMount, Ledger } from './ledger.ts'
import type { MountAccess } from './mount-access.ts'
import { mountKey, type Mount } from './mount.ts'

/** What one run knows and says of its mounts, by {@link mountKey}. */
export class MountLog {
  readonly notes: string[] = []
  /** Mounts that stay where they are, because moving them does not pay. */
  readonly rejected = new Set<string>()
  readonly #said = new Map<string, CacheMountRecord>()
  readonly #fillings = new Map<string, Filling>()
  readonly #kept: Map<string, KeptMount>
  readonly #world: Pick<MountAccess, 'clean' | 'present'>

  constructor(ledger: Ledger | undefined, access: Pick<MountAccess, 'clean' | 'present'>) {
    this.#kept = new Map(ledger?.mounts.map((entry) => [mountKey(entry.mount), entry]))
    this.#world = access
  }

  /** Adds to what the record says of a mount; `undefined` takes a word back. */
  update(mount: Mount, more: { [K in keyof CacheMountRecord]?: CacheMountRecord[K] | undefined }): void {
    const before = this.#said.get(mountKey(mount))
    const entries = Object.entries({ ...before, ...more, id: this.#world.clean(mount.id) })
    const merged = Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    this.#said.set(mountKey(mount), merged as unknown as CacheMountRecord)
  }

  recorded(mount: Mount): CacheMountRecord | undefined {
    return this.#said.get(mountKey(mount))
  }

  /** Everything said. */
  get records(): CacheMountRecord[] {
    return [...this.#said.values()]
  }

  /** A sentence for the user about something that went wrong with a mount. */
  warn(mount: Mount, what: string, error: unknown): void {
    const message = error instanceof Error ? error.message.trim().replace(/\.$/, '') : String(error)
    this.notes.push(`The cache mount \`${this.#world.clean(mount.id)}\` was not ${what}: ${message}.`)
  }

  kept(mount: Mount): KeptMount {
    return this.#kept.get(mountKey(mount)) ?? { mount }
  }

  setKept(entry: KeptMount): void {
    this.#kept.set(mountKey(entry.mount), entry)
  }

  filling(mount: Mount): Filling {
    return this.#fillings.get(mountKey(mount)) ?? (this.isPresent(mount) ? 'unclear' : 'empty')
  }

  setFilling(mount: Mount, filling: Filling): void {
    this.#fillings.set(mountKey(mount), filling)
  }

  isPresent({ namespace, id }: Mount): boolean {
    return this.#world.present.has(`${namespace}/${id}`)
  }
}
