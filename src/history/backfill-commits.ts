/** Which commits `mode: backfill` builds: the newest of the branch, or those of its releases. */
import { MOST_BUILDS, type Backfill } from '../inputs.ts'
import type { CommitReader } from '../git/commit-reader.ts'
import { globMatches } from '../shared/glob.ts'
import type { PastReader } from './past-reader.ts'
import { isRelease, newestFirst } from './tag-order.ts'

/** A commit to build, and its tag where tags were asked for. */
export interface PastCommit {
  sha: string
  tag?: string
}

/**
 * The commits, oldest first, each once. Commits are first parents of `head`, itself included; tags are those that `head`
 * contains, of the highest versions.
 *
 * @throws Error where neither git nor GitHub tells them
 */
export async function pastCommits(
  what: Backfill,
  head: string,
  { reader, past }: { reader: CommitReader; past: PastReader },
): Promise<PastCommit[]> {
  if ('commits' in what) return (await reader.firstParents(head, what.commits)).toReversed().map((sha) => ({ sha }))
  const { tags: point } = what
  const tags = await past.tags()
  if (tags === undefined) throw new Error('neither git nor GitHub tells the tags')
  const matching = tags.filter(({ name }) =>
    point.kind === 'release' ? isRelease(name) : globMatches(point.glob, name),
  )
  const found = new Map<string, PastCommit>()
  for (const { name, sha } of newestFirst(matching)) {
    if (found.size === MOST_BUILDS) break
    if (!found.has(sha) && (await reader.mergeBase(sha, head)) === sha) found.set(sha, { sha, tag: name })
  }
  return [...found.values()].toReversed()
}
