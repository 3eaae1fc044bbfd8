import type { CommitReader } from '../git/commit-reader.ts'

/**
 * The epoch commits (as a budget file writes them) that `head` contains and `baseline` does not: increases between the
 * two were announced. Whatever cannot be found out is not among them, so it is judged.
 */
export async function openEpochs(
  commits: readonly string[],
  { baseline, head }: { baseline: string; head: string },
  reader: CommitReader,
): Promise<string[]> {
  const contains = async (sha: string, epoch: string) => (await reader.mergeBase(epoch, sha))?.startsWith(epoch)
  const open: string[] = []
  for (const epoch of new Set(commits)) {
    if ((await contains(baseline, epoch)) === false && (await contains(head, epoch)) === true) open.push(epoch)
  }
  return open
}
