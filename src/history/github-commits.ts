/** Reading commits from GitHub's API, for shallow clones and checkouts without git. Needs `contents: read`. */
import type { CommitReader } from '../git/commit-reader.ts'
import { patiently } from '../github/answers.ts'
import type { GitHubApi } from '../github/api.ts'

const PAGE = 100
/** A long-lived branch hides its first parents among merged commits; more pages than this are not worth the wait. */
const MOST_PAGES = 8

interface Commit {
  sha?: unknown
  parents?: { sha?: unknown }[]
}

/** A reader over GitHub's API. What GitHub refuses or cannot be asked is unknown; it never rejects. */
export function githubReader(api: GitHubApi): CommitReader {
  const known = new Map<string, string[]>()
  const get = async (path: string): Promise<unknown> => {
    const answer = await patiently(['GET', path], { api })
    return answer.status === 200 ? answer.data : undefined
  }

  async function parents(sha: string): Promise<string[] | undefined> {
    if (!known.has(sha)) learn(await get(`git/commits/${encodeURIComponent(sha)}`))
    return known.get(sha)
  }

  function learn(data: unknown): void {
    for (const commit of [data].flat() as (Commit | undefined)[]) {
      if (typeof commit?.sha !== 'string' || !Array.isArray(commit.parents)) continue
      known.set(
        commit.sha,
        commit.parents.flatMap(({ sha }) => (typeof sha === 'string' ? [sha] : [])),
      )
    }
  }

  return {
    parents,

    // Compare takes branch names, too. One commit per page keeps the answer small.
    async mergeBase(a, b) {
      const data = await get(`compare/${encodeURIComponent(a)}...${encodeURIComponent(b)}?per_page=1`)
      const sha = (data as { merge_base_commit?: Commit } | undefined)?.merge_base_commit?.sha
      return typeof sha === 'string' ? sha : undefined
    },

    async firstParents(tip, max) {
      const chain: string[] = []
      let next: string | undefined = tip
      for (let pages = 0; next !== undefined && chain.length < max;) {
        if (!known.has(next) && pages++ < MOST_PAGES) {
          learn(await get(`commits?sha=${encodeURIComponent(next)}&per_page=${PAGE}`))
        }
        const parentsOfNext: string[] | undefined = known.get(next)
        if (parentsOfNext === undefined) break
        chain.push(next)
        next = parentsOfNext[0]
      }
      return chain
    },
  }
}
