/**
 * In which order the arms of a replay are built: there and back, commit by commit, so that a machine that gets slower or faster
 * meanwhile favours none.
 */
export function inTurns<T>(arms: readonly T[], commit: number): T[] {
  return commit % 2 === 0 ? [...arms] : arms.toReversed()
}
