import type { StepRecord } from '../build-record.ts'

const WORKED = new Set<StepRecord['state']>(['ran', 'evicted', 'failed', 'shared'])

/** True when the builder did the work of the step in this run, for this target or another. */
export function worked({ state }: Pick<StepRecord, 'state'>): boolean {
  return WORKED.has(state)
}

/** True when it did so for this target, and to the end: then `ms` is what the step takes. */
export function executed({ state }: Pick<StepRecord, 'state'>): boolean {
  return state === 'ran' || state === 'evicted'
}
