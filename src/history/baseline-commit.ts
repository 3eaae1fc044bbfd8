/**
 * Which commit a build is compared with. It follows what was checked out, never the event's `base.sha` as it stands: that
 * is the tip of the base branch at some time, and its changes would be charged to the pull request (docs/history.md: Which commit).
 */
import type { CommitReader } from '../git/commit-reader.ts'

/** What is known before any commit is read. */
export interface Situation {
  /** The event's name, e.g. `pull_request`. */
  event: string
  /** The event's ref, e.g. `refs/pull/7/merge`. */
  ref?: string
  /** The commit that is checked out. */
  head: string
  pullRequest?: {
    /** The pull request's own last commit, by the event. */
    headSha?: string
    /** Name of the base branch. */
    baseRef?: string
    /** The event's `base.sha`; only used to find merge bases when the base branch does not help. */
    baseSha?: string
  }
  /** `merge_group.base_sha`. */
  mergeGroupBase?: string
}

/** The rule's answer. */
export interface BaselineCommit {
  /** The commit to compare with; absent when it cannot be found out, and `why` then says so. */
  wanted?: string
  /** How it was found, for a reader: `first parent of the test merge`, `merge base`, … */
  rule: string
  /** The wanted commit and its first-parent ancestors, newest first: where to look for a record. At most {@link MOST}. */
  candidates: string[]
  why?: string
}

/** How many first-parent commits back a record may be. */
export const MOST = 50

/** Applies the rule. Rejects only if the reader does. */
export async function baselineCommit(situation: Situation, reader: CommitReader): Promise<BaselineCommit> {
  const { wanted, rule } = await choose(situation, reader)
  if (wanted === undefined) {
    return { rule, candidates: [], why: `the ${rule} of ${situation.head.slice(0, 7)} is not known` }
  }
  const found = await reader.firstParents(wanted, MOST)
  return { wanted, rule, candidates: found.length > 0 ? found : [wanted] }
}

type Choice = Pick<BaselineCommit, 'wanted' | 'rule'>

async function choose(situation: Situation, reader: CommitReader): Promise<Choice> {
  const { event, ref, head, mergeGroupBase } = situation
  if (event === 'merge_group') {
    if (mergeGroupBase !== undefined) return { wanted: mergeGroupBase, rule: 'base of the merge queue' }
    return firstParent(head, 'first parent', reader)
  }
  if (situation.pullRequest) return ofPullRequest(situation, situation.pullRequest, reader)
  if (event === 'push' && ref?.startsWith('refs/tags/') !== true) return firstParent(head, 'first parent', reader)
  // Nothing was changed by whoever started these runs: the last record of the same commit is the best comparison.
  return { wanted: head, rule: 'nearest earlier record' }
}

async function ofPullRequest(
  { ref, head }: Situation,
  { headSha, baseRef, baseSha }: NonNullable<Situation['pullRequest']>,
  reader: CommitReader,
): Promise<Choice> {
  const parents = head === headSha ? undefined : await reader.parents(head)
  const [first, second] = parents ?? []
  const isTestMerge =
    second !== undefined && (headSha === undefined ? /^refs\/pull\/\d+\/merge$/.test(ref ?? '') : second === headSha)
  if (isTestMerge && first !== undefined) return { wanted: first, rule: 'first parent of the test merge' }

  // The branch's tip finds the right merge base even if the event's base.sha is stale. But once the pull request is
  // merged the tip contains the head, and a re-run would be compared with itself: then the event's base has to do.
  let contained = false
  for (const base of [baseRef, baseSha]) {
    const wanted = base === undefined ? undefined : await reader.mergeBase(base, head)
    if (wanted === undefined) continue
    if (wanted !== head) return { wanted, rule: 'merge base' }
    contained = true
  }
  if (contained) return firstParent(head, 'first parent', reader)
  return { rule: 'merge base' }
}

async function firstParent(head: string, rule: string, reader: CommitReader): Promise<Choice> {
  const wanted = (await reader.parents(head))?.[0]
  return wanted === undefined ? { rule } : { wanted, rule }
}

/** Asks several readers in turn: the first that knows answers, and a chain that breaks off is continued by the next. */
export function readInTurn(...readers: readonly CommitReader[]): CommitReader {
  async function firstKnown<T>(ask: (reader: CommitReader) => Promise<T | undefined>): Promise<T | undefined> {
    for (const reader of readers) {
      const answer = await ask(reader)
      if (answer !== undefined) return answer
    }
    return undefined
  }
  return {
    parents: (sha) => firstKnown((reader) => reader.parents(sha)),
    mergeBase: (a, b) => firstKnown((reader) => reader.mergeBase(a, b)),
    async firstParents(sha, max) {
      const chain: string[] = []
      let next: string | undefined = sha
      for (const reader of readers) {
        if (next === undefined || chain.length >= max) break
        chain.push(...(await reader.firstParents(next, max - chain.length)))
        const last = chain.at(-1)
        next = last === undefined ? sha : (await firstKnown((it) => it.parents(last)))?.[0]
      }
      if (next !== undefined && chain.length > 0 && chain.length < max) chain.push(next)
      return chain
    },
  }
}
