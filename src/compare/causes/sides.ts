import type { BuildRecord, PlatformRecord } from '../../record/build-record.ts'

/** The two records, and one image as it is in each of them. */
export interface Sides {
  /** Name of the image's target. */
  target: string
  now: PlatformRecord
  before: PlatformRecord
  record: BuildRecord
  baseline: BuildRecord
}
