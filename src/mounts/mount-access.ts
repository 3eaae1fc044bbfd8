import type { Contexts } from '../contexts/context-manifest.ts'
import type { MountStore } from './mount-store.ts'
import type { Transfer } from './transfer.ts'

/** Everything outside that carrying mounts needs. */
export interface MountAccess {
  store: MountStore
  transfer: Transfer
  /** `<namespace>/<id>` of the mounts that the builder had before. */
  present: ReadonlySet<string>
  contexts: Contexts
  /** What is written about each target that is built, see definitions.ts. */
  definitions: ReadonlyMap<string, string | undefined>
  /** Targets that import no cache: on a builder that starts empty all their steps run. */
  uncached: ReadonlySet<string>
  mayKeep: boolean
  /** Removes secrets, as from the record. */
  clean: (text: string) => string
}
