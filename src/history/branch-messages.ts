/** Commit messages of a branch: from git where the clone is whole, else from GitHub, as a checkout usually is one commit deep. */
import type { Git } from '../git/git.ts'
import { isWhole } from '../git/tags.ts'
import { gitMessages, type CommitMessage } from '../git/messages.ts'
import { patiently } from '../github/answers.ts'
import type { GitHubApi } from '../github/api.ts'

const PAGE = 100

/**
 * The newest commits that a tip contains, with those that were merged, newest first and at most `max`. Never rejects: of what is
 * not known there is none.
 *
 * @param api absent outside of GitHub
 */
export async function branchMessages(
  tip: string,
  max: number,
  { git, api }: { git: Git; api?: GitHubApi },
): Promise<CommitMessage[]> {
  const local = await gitMessages(git, tip, max).catch(() => [])
  if (api === undefined || local.length >= max || (await isWhole(git))) return local
  const found: CommitMessage[] = []
  for (let page = 1; found.length < max; page++) {
    const query = `commits?sha=${encodeURIComponent(tip)}&per_page=${PAGE}&page=${page}`
    const { status, data } = await patiently(['GET', query], { api })
    if (status !== 200 || !Array.isArray(data)) break
    found.push(...data.flatMap((it: Listed | null) => messageOf(it) ?? []))
    if (data.length < PAGE) break
  }
  return found.length > local.length ? found.slice(0, max) : local
}

interface Listed {
  sha?: unknown
  parents?: { sha?: unknown }[]
  commit?: { message?: unknown }
}

function messageOf(listed: Listed | null): CommitMessage | undefined {
  const { sha, parents, commit } = listed ?? {}
  if (typeof sha !== 'string' || typeof commit?.message !== 'string' || !Array.isArray(parents)) return undefined
  return {
    sha,
    message: commit.message,
    parents: parents.flatMap((it) => (typeof it.sha === 'string' ? [it.sha] : [])),
  }
}
