/** After the build: keeps the mounts that a step worked in, and what this run taught. */
import { executed } from '../record/steps/step-work.ts'
import { rm, stat } from 'node:fs/promises'
import { defined } from '../shared/defined.ts'
import type { BuildRecord, CacheMountFacts } from '../record/build-record.ts'
import { NOT_NEEDED, type RestoredMounts } from './restore-mounts.ts'
import { savingOf } from './decide.ts'
import { feedsOf, fingerprint } from './feeds.ts'
import { graphMounts } from './graph-mounts.ts'
import { keyOf, learn, type Filling, type SeenStep } from './learn.ts'
import type { KeptMount, Ledger } from './ledger.ts'
import { mountKey, type Mount } from './mount.ts'
import { contentOf } from './mount-store.ts'
import type { MountAccess } from './mount-access.ts'
import type { MountLog } from './mount-log.ts'

/**
 * Never rejects; what went wrong is in the log's notes.
 *
 * @param metadata of a bake that succeeded. Without it there is no build graph, and what earlier runs learnt stays: what a
 *   failed step left half done is not worth keeping
 */
export async function saveMounts(
  { ledger, log, restoreMs }: RestoredMounts,
  access: MountAccess,
  record: BuildRecord,
  metadata: Record<string, unknown> | undefined,
): Promise<CacheMountFacts> {
  const started = performance.now()
  const { mounts, fromImage } = graphMounts(metadata ?? {})
  const steps = stepsWithMounts(record, mounts, access)
  const used = new Set(steps.filter(({ ranMs }) => ranMs !== undefined).flatMap((step) => step.mounts))
  const fillingOf = (id: string): Filling => {
    const [first, ...more] = new Set(mounts.filter((mount) => mount.id === id).map((mount) => log.filling(mount)))
    return first === undefined || more.length > 0 ? 'unclear' : first
  }
  const kept = await Promise.all(mounts.map((mount) => keep(mount, used.has(mount.id), access, log)))
  for (const id of fromImage) log.update({ id, namespace: '' }, { why: 'it starts from an image or a stage' })
  if (metadata !== undefined && mounts.length > 0 && access.mayKeep) {
    const learnt = learn(ledger, kept, steps, fillingOf)
    if (JSON.stringify(learnt) !== JSON.stringify(ledger)) {
      await access.store.saveLedger(learnt).catch((error: unknown) => {
        log.notes.push(`What was learnt about cache mounts was not kept: ${String(error)}.`)
      })
    }
  }
  return {
    mounts: log.records,
    restoreMs,
    keepMs: Math.round(performance.now() - started),
    ...defined({ warm: gain(steps, ledger, fillingOf) }),
  }
}

/** @returns what the next run should know of the mount */
async function keep(mount: Mount, wasUsed: boolean, access: MountAccess, log: MountLog): Promise<KeptMount> {
  const before = log.kept(mount)
  if (log.rejected.has(mountKey(mount))) return before
  if (log.isPresent(mount)) log.update(mount, { why: 'the builder has it already' })
  else if (!wasUsed)
    log.update(mount, {
      why: log.recorded(mount) === undefined ? 'no step that uses it ran' : log.recorded(mount)?.why,
    })
  else if (!access.mayKeep) log.update(mount, { why: 'this job may not write the cache' })
  else {
    const started = performance.now()
    const file = access.store.fileOf(mount)
    if (log.recorded(mount)?.why === NOT_NEEDED) log.update(mount, { why: 'no step with it was expected to run' })
    try {
      await access.transfer.out(mount, file)
      const content = await contentOf(file)
      if (content === before.content) return before
      const { size: bytes } = await stat(file)
      await access.store.save(mount, content)
      const outMs = Math.round(performance.now() - started)
      log.update(mount, { bytes, keptMs: outMs })
      return { ...before, content, bytes, outMs }
    } catch (error) {
      log.warn(mount, 'kept', error)
    } finally {
      await rm(file, { force: true })
    }
  }
  return before
}

/** Steps of this run that use mounts; one that was shared is counted where it ran. */
function stepsWithMounts(record: BuildRecord, mounts: readonly Mount[], access: MountAccess): SeenStep[] {
  // The record's ids have passed the redaction.
  const ids = new Map(mounts.map(({ id }) => [access.clean(id), id]))
  return record.targets.flatMap(({ name: target, platforms }) =>
    platforms.flatMap((image) =>
      image.steps.flatMap((step, at): SeenStep[] => {
        const used = (step.cacheMounts ?? []).flatMap((id) => ids.get(id) ?? [])
        if (used.length === 0) return []
        const feeds = feedsOf(target, image, at)
        const print = fingerprint(feeds, access.contexts, access.definitions.get(target))
        const ranMs = executed(step) ? step.ms : undefined
        const key = step.ownKey ?? step.instruction
        return [
          { target, platform: image.platform, key, mounts: used, feeds, ...defined({ fingerprint: print, ranMs }) },
        ]
      }),
    ),
  )
}

/** What restored mounts saved, over the steps whose price with empty mounts is known. */
function gain(
  steps: readonly SeenStep[],
  ledger: Ledger | undefined,
  fillingOf: (id: string) => Filling,
): CacheMountFacts['warm'] {
  const known = new Map(ledger?.steps.map((step) => [keyOf(step), step]))
  const warm = steps.flatMap(({ ranMs, mounts, ...step }) => {
    const { coldMs } = known.get(keyOf(step)) ?? { coldMs: [] }
    const saved = ranMs === undefined ? undefined : savingOf({ coldMs, warmMs: [ranMs] })
    if (ranMs === undefined || saved === undefined || !mounts.every((id) => fillingOf(id) === 'restored')) return []
    return [{ ms: ranMs, coldMs: ranMs + saved }]
  })
  if (warm.length === 0) return undefined
  const sum = (key: 'ms' | 'coldMs'): number => warm.reduce((total, it) => total + it[key], 0)
  return { steps: warm.length, ms: sum('ms'), coldMs: sum('coldMs') }
}
