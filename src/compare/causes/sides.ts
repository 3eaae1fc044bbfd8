import type { BuildRecord, PlatformRecord, StepRecord } from '../../record/build-record.ts'

/** The two records, and one image as it is in each of them. */
export interface Sides {
  /** Name of the image's target. */
  target: string
  now: PlatformRecord
  before: PlatformRecord
  record: BuildRecord
  baseline: BuildRecord
}

/** States in which the builder did the work of a step in this run, for this target or another. */
const WORKED = new Set<StepRecord['state']>(['ran', 'evicted', 'failed', 'shared'])

/** True when the builder did the work of the step in this run, for this target or another. */
export function worked({ state }: StepRecord): boolean {
  return WORKED.has(state)
}
