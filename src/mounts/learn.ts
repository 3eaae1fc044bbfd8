/** What a run teaches about its mounts. Pure. */
import { KEPT_TIMES, type KeptMount, type KnownStep, type Ledger } from './ledger.ts'

/** What was in a mount when the build began. `unclear`: something else than nothing or what an earlier run kept. */
export type Filling = 'empty' | 'restored' | 'unclear'

/** A step that uses mounts, in this run. */
export interface SeenStep extends Omit<KnownStep, 'coldMs' | 'warmMs'> {
  /** Only of steps that ran to their end. */
  ranMs?: number
}

/** The ledger for the next run: what is not seen any more is left out, times are added to those of the same step. */
export function learn(
  ledger: Ledger | undefined,
  mounts: readonly KeptMount[],
  steps: readonly SeenStep[],
  filling: (id: string) => Filling,
): Ledger {
  const known = new Map(ledger?.steps.map((step) => [keyOf(step), step]))
  return {
    version: 1,
    mounts: [...mounts],
    steps: steps.map(({ ranMs, ...step }) => {
      const before = known.get(keyOf(step))
      const fillings = new Set(step.mounts.map(filling))
      const add = (times: readonly number[] = [], when: Filling): number[] =>
        ranMs !== undefined && fillings.size === 1 && fillings.has(when)
          ? [ranMs, ...times].slice(0, KEPT_TIMES)
          : [...times]
      return { ...step, coldMs: add(before?.coldMs, 'empty'), warmMs: add(before?.warmMs, 'restored') }
    }),
  }
}

/** The same step of the same image with the same price. */
export function keyOf({ target, platform, key }: Pick<KnownStep, 'target' | 'platform' | 'key'>): string {
  return JSON.stringify([target, platform, key])
}
