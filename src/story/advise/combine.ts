import { inOrderOfWorth } from '../../advise/order.ts'
import type { Candidate, Judged } from '../../advise/measured.ts'
import type { Lab } from './lab.ts'
import { applyPatch, DoesNotApply, inVariant, stagedPatch } from './variant.ts'

/**
 * All that pay as one patch, applied in the order of their worth. What conflicts with those before it is left out, and said.
 *
 * @returns undefined where fewer than two go together: then there is nothing new to measure
 */
export async function combine(lab: Lab, judged: readonly Judged[]): Promise<Candidate | undefined> {
  const paying = inOrderOfWorth(judged.filter(({ pays }) => pays)).map(({ candidate }) => candidate)
  if (paying.length < 2) return undefined
  return inVariant(lab, { sha: lab.head, patches: [] }, async (worktree) => {
    const parts: Candidate[] = []
    for (const candidate of paying) {
      try {
        await applyPatch(worktree, candidate.patch, lab.run.tempDir)
        parts.push(candidate)
      } catch (error) {
        if (!(error instanceof DoesNotApply)) throw error
        lab.notes.push(
          `\`${candidate.id}\` pays, but conflicts with what pays more (${error.message}): it is not part of the combined patch.`,
        )
      }
    }
    if (parts.length < 2) return undefined
    return {
      id: 'combined',
      source: 'combined',
      title: `Take ${parts.length} changes at once`,
      targets: [...new Set(parts.flatMap(({ targets }) => targets))],
      patch: await stagedPatch(worktree),
      // Nobody said what a person's patch may touch, so nobody did of the whole.
      ...(parts.every(({ touches }) => touches !== undefined)
        ? { touches: parts.flatMap((it) => it.touches ?? []) }
        : {}),
      parts: parts.map(({ id }) => id),
    }
  })
}
