/** Findings → the patch that makes them so. */
import type { Finding } from './advice.ts'
import { combine, type Combined } from './patch/combine.ts'
import { unifiedDiff } from './patch/unified-diff.ts'

/** A patch of several findings. */
export interface Patch extends Combined {
  /** For `git apply`, paths from the repository's root; '' when there is nothing to change. */
  diff: string
}

/** All findings that have edits as one patch; where two meet, the first of the list is taken and the other named. */
export function patchOf(findings: readonly Finding[]): Patch {
  const combined = combine(findings)
  return { ...combined, diff: unifiedDiff(combined.edits) }
}
