/** Which mounts are worth moving. Pure. */
import { median } from '../compare/times/statistics.ts'
import type { KeptMount, KnownStep, Ledger } from './ledger.ts'
import { mountKey } from './mount.ts'

/** What to do with a mount of the ledger. */
export interface Decision {
  kept: KeptMount
  /** Absent: bring it in. */
  not?: Against
}

/**
 * Why not. `start-over`: it was not worth it for so long that what is kept is forgotten, and filled and judged anew. Caches
 * grow with every version they have seen, and a new one is smaller.
 */
export type Against =
  | { reason: 'not-needed' | 'start-over' }
  | { reason: 'not-worth-it'; savesMs: number; costsMs: number }

/** Runs after which a judgement is given up. */
const PATIENCE = 10

/**
 * Judges the kept mounts before a build. Mounts that one step uses are judged together, because nobody can tell which of them
 * made it faster. They are brought in when a step that uses them is expected to run, unless the times of those steps with and
 * without them are known and differ by less than moving takes; what is not known yet is tried.
 *
 * @param willRun the forecast for a step
 */
export function decide(ledger: Ledger, willRun: (step: KnownStep) => boolean): Decision[] {
  return groups(ledger).flatMap(({ mounts, steps }) => {
    const not = reasonAgainst(mounts, steps.filter(willRun))
    return mounts.filter(({ content }) => content !== undefined).map((kept) => (not ? { kept, not } : { kept }))
  })
}

function reasonAgainst(mounts: KeptMount[], steps: KnownStep[]): Against | undefined {
  if (steps.length === 0) return { reason: 'not-needed' }
  const saves = steps.map(savingOf)
  const costs = mounts.map(({ inMs, outMs }) => (inMs === undefined ? undefined : inMs + (outMs ?? 0)))
  if (saves.includes(undefined) || costs.includes(undefined)) return undefined
  const [savesMs, costsMs] = [sum(saves), sum(costs)]
  if (savesMs > costsMs) return undefined
  if (mounts.some(({ rejections = 0 }) => rejections >= PATIENCE)) return { reason: 'start-over' }
  return { reason: 'not-worth-it', savesMs: Math.max(0, savesMs), costsMs }
}

/** How much faster a step is with its mounts restored, in ms; undefined until it ran both ways. */
export function savingOf({ coldMs, warmMs }: Pick<KnownStep, 'coldMs' | 'warmMs'>): number | undefined {
  return coldMs.length === 0 || warmMs.length === 0 ? undefined : Math.round(median(coldMs) - median(warmMs))
}

/** Mounts that are connected by steps which use several. */
function groups({ mounts, steps }: Ledger): { mounts: KeptMount[]; steps: KnownStep[] }[] {
  const group = new Map(mounts.map(({ mount }) => [mount.id, new Set([mount.id])]))
  for (const step of steps) {
    const joined = new Set(step.mounts.flatMap((id) => [...(group.get(id) ?? [])]))
    for (const id of joined) group.set(id, joined)
  }
  return [...new Set(group.values())].map((ids) => ({
    mounts: mounts
      .filter(({ mount }) => ids.has(mount.id))
      .toSorted((a, b) => (mountKey(a.mount) < mountKey(b.mount) ? -1 : 1)),
    steps: steps.filter((step) => step.mounts.some((id) => ids.has(id))),
  }))
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
