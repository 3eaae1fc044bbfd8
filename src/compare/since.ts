import type { Comparison } from './comparison.ts'

/** The second comparison: with an earlier point, so that many small steps do not pass unseen. */
export interface Since {
  /** As it was named: `release`, `v2.*`, `30d`. */
  point: string
  /** The tag, or the beginning of the commit's id; the point itself where no commit was found. Foreign text. */
  name: string
  /** Without a baseline where there is nothing to compare with. */
  comparison: Comparison
  /** Why there is nothing to compare with, as the end of a sentence. */
  why?: string
  /** True where there can be nothing by nature, such as before the first release. */
  excused?: true
}
