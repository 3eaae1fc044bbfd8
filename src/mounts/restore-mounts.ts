/** Before the build: fetches the mounts that are worth it and fills them. */
import { defined } from '../shared/defined.ts'
import { decide, type Decision } from './decide.ts'
import { fingerprint } from './feeds.ts'
import type { KnownStep, Ledger } from './ledger.ts'
import { mountKey } from './mount.ts'
import type { MountAccess } from './mount-access.ts'
import { MountLog } from './mount-log.ts'

/** What was brought in, and what is known of the mounts since. */
export interface RestoredMounts {
  ledger?: Ledger
  log: MountLog
  restoreMs: number
}

/** The `why` of a mount that was not fetched because no step was expected to want it. */
export const NOT_NEEDED = 'nothing that a step with it is made from changed'

/** Never rejects: a mount that cannot be brought in is empty, as it would be without the input. */
export async function restoreMounts(access: MountAccess): Promise<RestoredMounts> {
  const started = performance.now()
  const ledger = await access.store.ledger().catch(() => undefined)
  const log = new MountLog(ledger, access)
  const decisions = ledger === undefined ? [] : decide(ledger, (step) => willRun(step, access))
  await Promise.all(decisions.map((decision) => restore(decision, access, log)))
  return { log, restoreMs: Math.round(performance.now() - started), ...defined({ ledger }) }
}

async function restore({ kept, not }: Decision, access: MountAccess, log: MountLog): Promise<void> {
  const { mount, content = '', bytes } = kept
  if (log.isPresent(mount)) return
  if (not?.reason === 'start-over') return log.setKept({ mount })
  if (not?.reason === 'not-worth-it') {
    log.rejected.add(mountKey(mount))
    log.setKept({ ...kept, rejections: (kept.rejections ?? 0) + 1 })
    return log.update(mount, {
      bytes,
      why: `moving it takes ${seconds(not.costsMs)} and saves ${seconds(not.savesMs)}`,
    })
  }
  if (not !== undefined) return log.update(mount, { bytes, why: NOT_NEEDED })
  const started = performance.now()
  try {
    if (!(await access.store.fetch(mount, content))) return
    // Until all of it is in.
    log.setFilling(mount, 'unclear')
    await access.transfer.in(mount, access.store.fileOf(mount))
    log.setFilling(mount, 'restored')
    const restoredMs = Math.round(performance.now() - started)
    const { rejections: _, ...rest } = kept
    log.setKept({ ...rest, inMs: restoredMs })
    log.update(mount, { bytes, restoredMs })
  } catch (error) {
    log.warn(mount, 'restored', error)
  }
}

function willRun(step: KnownStep, { definitions, uncached, contexts }: MountAccess): boolean {
  if (!definitions.has(step.target)) return false
  if (uncached.has(step.target) || step.fingerprint === undefined) return true
  return fingerprint(step.feeds, contexts, definitions.get(step.target)) !== step.fingerprint
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
