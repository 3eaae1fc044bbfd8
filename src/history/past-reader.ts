/** Reading tags and dates: from git where the clone is whole, else from GitHub, as a checkout usually is one commit deep. */
import type { CommitReader } from '../git/commit-reader.ts'
import type { Git } from '../git/git.ts'
import { gitCommitBefore, gitTags, isWhole, type Tag } from '../git/tags.ts'
import { patiently } from '../github/answers.ts'
import type { GitHubApi } from '../github/api.ts'

/** Every answer may be undefined: neither git nor GitHub tells. */
export interface PastReader {
  tags(): Promise<Tag[] | undefined>
  /** The newest first-parent commit of `tip` that was committed at this time or before; `none` when all are younger. */
  commitBefore(tip: string, time: Date): Promise<{ sha: string } | 'none' | undefined>
}

const PAGE = 100
/** A thousand tags; GitHub lists those of the highest names first. */
const MOST_PAGES = 10
/** How far back first parents are followed where git does not have them. */
const MOST_COMMITS = 800

/** @param api absent outside of GitHub */
export function pastReader(git: Git, reader: CommitReader, api?: GitHubApi): PastReader {
  const get = async (path: string): Promise<unknown> => {
    if (api === undefined) return undefined
    const answer = await patiently(['GET', path], { api })
    return answer.status === 200 ? answer.data : undefined
  }
  return {
    async tags() {
      const local = await gitTags(git)
      // A whole clone may have been fetched without its tags.
      if (local.length > 0 && (await isWhole(git))) return local
      const listed = await githubTags(get)
      return listed ?? (local.length > 0 || (await isWhole(git)) ? local : undefined)
    },

    async commitBefore(tip, time) {
      if (await isWhole(git)) {
        const found = await gitCommitBefore(git, tip, time).catch(() => false as const)
        if (found !== false) return found === undefined ? 'none' : { sha: found }
      }
      const query = `sha=${encodeURIComponent(tip)}&until=${encodeURIComponent(time.toISOString())}`
      const older = await get(`commits?${query}&per_page=${PAGE}`)
      if (!Array.isArray(older)) return undefined
      if (older.length === 0) return 'none'
      // GitHub lists what was merged, too: only first parents were ever the branch.
      const known = new Set(older.map((commit: { sha?: unknown }) => commit.sha))
      const sha = (await reader.firstParents(tip, MOST_COMMITS)).find((it) => known.has(it))
      return sha === undefined ? undefined : { sha }
    },
  }
}

async function githubTags(get: (path: string) => Promise<unknown>): Promise<Tag[] | undefined> {
  const tags: Tag[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const listed = await get(`tags?per_page=${PAGE}&page=${page}`)
    if (!Array.isArray(listed)) return page === 1 ? undefined : tags
    for (const { name, commit } of listed as { name?: unknown; commit?: { sha?: unknown } }[]) {
      if (typeof name === 'string' && typeof commit?.sha === 'string') tags.push({ name, sha: commit.sha })
    }
    if (listed.length < PAGE) break
  }
  return tags
}
