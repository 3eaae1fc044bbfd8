/** Which commits of a branch took an advice. */
import { readTrailers, type Promised } from './trailers.ts'

/** A commit with what it says. */
export interface Message {
  sha: string
  /** First parent first. */
  parents: readonly string[]
  message: string
}

/** An advice that was taken. */
export interface Taken extends Promised {
  /** What the commit calls it. */
  title: string
  /** The first-parent commit of the branch with which it came: the squash, the merge, or the commit itself. */
  sha: string
}

/**
 * What was taken, newest first and each id once: of one that was taken again the last time counts, and what was reverted since is
 * none.
 *
 * @param messages commits of the branch with those that were merged into it, newest first, as far back as known
 * @param branch ids of the branch's first-parent commits, newest first
 */
export function takenAdvice(messages: readonly Message[], branch: readonly string[]): Taken[] {
  const bySha = new Map(messages.map((it) => [it.sha, it]))
  const cameWith = arrivals(bySha, branch)
  const reverted = new Set(
    messages
      .filter(({ sha }) => cameWith.has(sha))
      .flatMap(({ message }) =>
        [...message.matchAll(/^This reverts commit ([0-9a-f]{40,64})\b/gm)].map(([, sha]) => sha),
      ),
  )
  const taken: Taken[] = []
  for (const { sha, message } of messages) {
    const came = cameWith.get(sha)
    if (came === undefined || reverted.has(sha) || reverted.has(came)) continue
    for (const promised of readTrailers(message)) {
      if (taken.some(({ id }) => id === promised.id)) continue
      taken.push({ ...promised, title: titleOf(message), sha: came })
    }
  }
  return taken.toSorted((a, b) => branch.indexOf(a.sha) - branch.indexOf(b.sha))
}

/** For every known commit the one of the branch with which it came: the oldest that contains it. */
function arrivals(bySha: ReadonlyMap<string, Message>, branch: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const tip of branch.toReversed()) {
    const waiting = [tip]
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      if (found.has(sha) || !bySha.has(sha)) continue
      found.set(sha, tip)
      waiting.push(...bySha.get(sha)!.parents)
    }
  }
  return found
}

/** The subject without what GitHub adds to it, and without the gain that a pull request's title ends with. */
function titleOf(message: string): string {
  const [subject = ''] = message.split('\n', 1)
  return subject
    .replace(/ \(#\d+\)\s*$/, '')
    .replace(/: (up to )?[−+]<?\d.*$/, '')
    .trim()
}
