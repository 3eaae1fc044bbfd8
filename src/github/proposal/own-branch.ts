/** A branch of our own, which is forced from one state to the next as long as nobody else has worked on it. */
import { meaningOf, patiently } from '../answers.ts'
import type { GitHubApi } from '../api.ts'
import { ask, RefusedError } from './ask.ts'
import type { GitCommit, Signature } from './make-commit.ts'

/** The branch as it is: not there, with nothing but our commit, or with somebody else's. */
export type OwnBranch = { state: 'absent' } | { state: 'ours'; commit?: GitCommit } | { state: 'foreign'; why: string }

/** How to tell our commits. */
export interface OurCommits {
  /** True for a message as ours are. */
  says: (message: string) => boolean
  /** A commit of this run: ours have its author and committer. Absent where none was made; then these are not compared. */
  like?: GitCommit
}

const READING = { doing: 'the branch could not be read', permission: 'contents: read' }
/** Ours is one commit; of more it is enough to name some. */
const PAGE = 30

/**
 * Looks at the commits that the branch has and its base has not.
 *
 * @throws RefusedError
 */
export async function readOwnBranch(
  api: GitHubApi,
  { branch, base }: { branch: string; base: string },
  ours: OurCommits,
): Promise<OwnBranch> {
  const ref = await patiently(['GET', `git/ref/heads/${encoded(branch)}`], { api })
  if (ref.status === 404) return { state: 'absent' }
  if (meaningOf(ref) !== 'ok') throw new RefusedError(READING.doing, ref, READING.permission)
  const tip = (ref.data as { object: { sha: string } }).object.sha
  const between = await patiently(['GET', `compare/${encodeURIComponent(base)}...${tip}?per_page=${PAGE}`], { api })
  if (between.status === 404) return { state: 'foreign', why: `it has nothing in common with ${base}` }
  if (meaningOf(between) !== 'ok') throw new RefusedError(READING.doing, between, READING.permission)
  const { commits: listed, total_commits } = between.data as Compared
  const commits = listed.map(({ sha, parents, commit }) => ({ ...commit, sha, parents }))
  const theirs = commits.find((it) => !isOurs(it, ours))
  if (theirs !== undefined) return { state: 'foreign', why: `${theirs.sha.slice(0, 7)} is not by this action` }
  // Ours is always a single one, on a commit of the base.
  if (total_commits > 1) return { state: 'foreign', why: `it has ${total_commits} commits` }
  const [commit] = commits
  return { state: 'ours', ...(commit === undefined ? {} : { commit }) }
}

interface Compared {
  total_commits: number
  commits: { sha: string; parents: { sha: string }[]; commit: Omit<GitCommit, 'sha' | 'parents'> }[]
}

/** An amended or rebased commit keeps its message and author; its committer, or the time of it, is another. */
function isOurs({ message, author, committer }: GitCommit, { says, like }: OurCommits): boolean {
  const untouched = author?.date !== undefined && author.date === committer?.date
  return (
    untouched &&
    says(message) &&
    (like === undefined || (sameOne(author, like.author) && sameOne(committer, like.committer)))
  )
}

function sameOne(a: Signature | null | undefined, b: Signature | null | undefined): boolean {
  return a?.email === b?.email && a?.name === b?.name
}

/** True when the branch already is what the commit would make of it. */
export function isThereAlready(branch: OwnBranch, { tree, parents, message }: GitCommit): boolean {
  const there = branch.state === 'ours' ? branch.commit : undefined
  return (
    there !== undefined &&
    there.tree.sha === tree.sha &&
    there.parents[0]?.sha === parents[0]?.sha &&
    there.message.trimEnd() === message.trimEnd()
  )
}

/**
 * Makes the branch, or forces it to the commit. Only to be called for one that {@link readOwnBranch} has just found to be ours or
 * absent: GitHub has no way to ask for both at once.
 *
 * @throws RefusedError
 */
export async function writeOwnBranch(
  api: GitHubApi,
  branch: string,
  { state }: Pick<OwnBranch, 'state'>,
  sha: string,
): Promise<void> {
  const writing = { doing: `the branch ${branch} was not written`, permission: 'contents: write' }
  const request: Parameters<GitHubApi> =
    state === 'absent'
      ? ['POST', 'git/refs', { body: { ref: `refs/heads/${branch}`, sha } }]
      : ['PATCH', `git/refs/heads/${encoded(branch)}`, { body: { sha, force: true } }]
  await ask(api, request, writing)
}

/** A branch's name in a path keeps its slashes. */
function encoded(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/')
}
