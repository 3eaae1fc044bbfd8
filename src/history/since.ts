import type { BaselineFacts } from '../compare/comparison.ts'
import type { Point } from '../shared/point.ts'
import { defined } from '../shared/defined.ts'
import { errorText } from '../shared/error-text.ts'
import type { Job } from '../github/job.ts'
import type { GitHubApi } from '../github/api.ts'
import { MOST } from './baseline-commit.ts'
import type { History } from './history.ts'
import { pastReader } from './past-reader.ts'
import { sinceCommit, type SinceCommit } from './since-commit.ts'
import type { HistoryStore } from './stores/store.ts'

/** The earlier point of `compare-with`: its commit, and the record of it or of the nearest commit before it. */
export interface FoundSince {
  point: string
  /** The tag or commit id; the point itself where no commit was found. */
  name: string
  sha?: string
  found?: BaselineFacts
  /** Why there is no record, as the end of a sentence; `excused` where there can be none by nature. */
  why?: string
  excused?: true
}

/** Finds the commit of an earlier point. Never rejects; a note says why there is none although there could be one. */
export async function findPoint(
  point: Point,
  { git, reader, head, rule, notes }: Pick<History, 'git' | 'reader' | 'head' | 'rule' | 'notes'>,
  { job, api }: { job: Job; api: GitHubApi },
): Promise<FoundSince> {
  const found = await commitOf().catch((error: unknown): SinceCommit => ({ why: errorText(error) }))
  if ('why' in found && found.excused !== true) {
    notes.push(`Nothing to compare with since \`${point.text}\`: ${found.why}.`)
  }
  return { point: point.text, name: point.text, ...found }

  async function commitOf(): Promise<SinceCommit> {
    if (head === undefined) return { why: 'it is not known which commit was built' }
    const past = pastReader(git, reader, job.repository === undefined ? undefined : api)
    return sinceCommit(point, { head: head.sha, from: rule?.wanted ?? head.sha }, { past, reader })
  }
}

/**
 * Adds the record of a point's commit, else that of the nearest commit before it. Never rejects: notes say what is missing,
 * and how to mend it.
 *
 * @param store one that nobody else reads: what it has read last decides what it keeps beside a record
 */
export async function withRecord(
  since: FoundSince,
  store: HistoryStore,
  { reader, notes }: Pick<History, 'reader' | 'notes'>,
): Promise<FoundSince> {
  const { sha, name } = since
  if (sha === undefined) return since
  try {
    const ancestors = await reader.firstParents(sha, MOST)
    const found = await store.find(ancestors.length > 0 ? ancestors : [sha])
    // A single file is the baseline whatever its commit is, and no record of this one.
    if (found?.commitsOlder !== undefined) {
      const { record, commitsOlder } = found
      const { why: _why, ...known } = since
      return { ...known, found: defined({ record, commitsOlder, wantedSha: sha, rule: `since ${since.point}` }) }
    }
    notes.push(notKept(name, sha, store.name))
  } catch (error) {
    notes.push(`Nothing to compare with since \`${name}\`: ${errorText(error)}.`)
  }
  return { ...since, why: `no record of \`${name}\`` }
}

function notKept(name: string, sha: string, store: string): string {
  const which = sha.startsWith(name) ? `\`${name}\`` : `\`${name}\` (${sha.slice(0, 7)})`
  const lasting =
    store === 'cache'
      ? ', and `baseline: branch` keeps it: GitHub deletes cache entries that nobody used for a week'
      : ''
  return (
    `Nothing to compare with since ${which}: \`${store}\` holds no record of that commit or of the ${MOST - 1} before it. ` +
    `A run with \`mode: backfill\` makes it${lasting}.`
  )
}
