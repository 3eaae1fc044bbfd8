/** Which commit an earlier point is: the newest release, a tag, or the base branch some days ago. */
import type { Point } from '../shared/point.ts'
import type { CommitReader } from '../git/commit-reader.ts'
import type { Tag } from '../git/tags.ts'
import { globMatches } from '../shared/glob.ts'
import type { PastReader } from './past-reader.ts'
import { isRelease, newestFirst } from './tag-order.ts'

/** The commit, or why there is none; `excused` where there can be none by nature. */
export type SinceCommit = { name: string; sha: string } | { why: string; excused?: true }

/** Tags of other branches are passed over; this many are looked at. */
const MOST_TAGS = 30
const DAY_MS = 86_400_000

/**
 * Finds the commit. A tag counts when `from` contains it; one at `head` itself is the release that is being made, and is
 * compared with the one before it.
 *
 * @param from the baseline's commit, or the head's where there is none
 */
export async function sinceCommit(
  point: Point,
  { head, from, now = new Date() }: { head: string; from: string; now?: Date },
  { past, reader }: { past: PastReader; reader: CommitReader },
): Promise<SinceCommit> {
  if (point.kind === 'age') {
    const found = await past.commitBefore(from, new Date(now.getTime() - point.days * DAY_MS))
    if (found === undefined) return { why: `neither git nor GitHub tells the commit of ${point.days} days ago` }
    if (found === 'none') return { why: `the branch is younger than ${point.days} days`, excused: true }
    return { name: found.sha.slice(0, 7), sha: found.sha }
  }
  const tags = await past.tags()
  if (tags === undefined) return { why: 'neither git nor GitHub tells the tags' }
  const matching = tags.filter(({ name, sha }) => {
    if (sha === head) return false
    return point.kind === 'release' ? isRelease(name) : globMatches(point.glob, name)
  })
  const found = await newestWithin(newestFirst(matching).slice(0, MOST_TAGS), from, reader)
  if (found !== undefined) return found
  // A glob that matches nothing may be a slip; a repository without a release is none.
  return point.kind === 'release'
    ? { why: 'no release yet', excused: true }
    : { why: `no tag before this commit matches \`${point.glob}\`` }
}

async function newestWithin(
  tags: readonly Tag[],
  from: string,
  reader: CommitReader,
): Promise<SinceCommit | undefined> {
  let unknown: Tag | undefined
  for (const tag of tags) {
    const base = await reader.mergeBase(tag.sha, from)
    if (base === tag.sha) return tag
    if (base === undefined) unknown ??= tag
  }
  return unknown && { why: `neither git nor GitHub tells whether \`${unknown.name}\` is before this commit` }
}
