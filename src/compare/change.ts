import type { Change } from './comparison.ts'

/** A figure beside its former value; undefined when it is not known now. */
export function change(now: number | undefined, before: number | undefined): Change | undefined {
  if (now === undefined) return undefined
  if (before === undefined) return { now }
  const delta = now - before
  return before === 0 ? { now, before, delta } : { now, before, delta, ratio: delta / before }
}
