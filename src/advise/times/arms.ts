/** The arms of a replay: today's files, and candidates beside them. */

/**
 * In which order the arms of a replay are built: there and back, commit by commit, so that a machine that gets slower or faster
 * meanwhile favours none.
 */
export function inTurns<T>(arms: readonly T[], commit: number): T[] {
  return commit % 2 === 0 ? [...arms] : arms.toReversed()
}

/**
 * How many candidates to replay together, as they share the builds of today's files: as many as there is time for, when as much is
 * left as measuring takes what pays together. The first ones are begun in any case.
 *
 * @param buildMs what one build may take; absent where that is not known
 */
export function atOnce(it: { leftMs: number; commits: number; buildMs: number | undefined; isFirst: boolean }): number {
  const { leftMs, commits, buildMs, isFirst } = it
  if (leftMs === 0) return 0
  if (buildMs === undefined) return 1
  const rows = Math.floor(leftMs / (commits * buildMs))
  // A row of builds for each, one for today's files, and two for all that pay.
  return Math.max(isFirst ? 1 : 0, rows - 3)
}
