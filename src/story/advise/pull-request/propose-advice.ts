import type { AdviceReport, Judged, Outcome } from '../../../advise/measured.ts'
import { adviceId, chooseProposal, declinedAgain } from '../../../advise/promise/proposal.ts'
import { readTrailers } from '../../../advise/promise/trailers.ts'
import type { GitHubApi } from '../../../github/api.ts'
import { RefusedError } from '../../../github/proposal/ask.ts'
import { makeCommit, type FileChange, type GitCommit } from '../../../github/proposal/make-commit.ts'
import { isThereAlready, readOwnBranch, writeOwnBranch, type OwnBranch } from '../../../github/proposal/own-branch.ts'
import { keepPull, ownPulls, updatePull, type OwnPull } from '../../../github/proposal/own-pull.ts'
import { noGainNotice, adviceCommitMessage, pullRequestBody } from '../../../report/advice/pull-request-text.ts'
import { markedAdvice, withNotice } from '../../../report/advice/pull-request-marker.ts'
import { pullRequestTitle } from '../../../report/advice/pull-request-gains.ts'

/** Where advice is proposed. */
export interface ProposalPlace {
  api: GitHubApi
  /** `owner/name`. */
  repository: string
  /** Ours, and the branch that was analyzed. */
  branch: string
  base: string
}

/** What became of the proposal: a pull request that is as it should be, or the reason why there is none or it was left alone. */
export type Proposed =
  | {
      done: 'created' | 'updated' | 'unchanged' | 'no-gain'
      number: number
      /** Ids of what pays too, and was closed by a person. */
      passedOver?: string[]
    }
  | { done: 'none'; why: string }
  | LeftAlone
interface LeftAlone {
  done: 'left'
  why: string
}

/**
 * Keeps one pull request open with the advice that pays most: makes it, updates it in place, and leaves it alone where a person has
 * taken over its branch or has closed it.
 *
 * @param all whether all that pay are wanted as one
 * @param filesOf what a candidate changes of the analyzed commit
 * @throws RefusedError
 */
export async function proposeAdvice(
  place: ProposalPlace,
  report: AdviceReport,
  { all, filesOf }: { all: boolean; filesOf: (judged: Judged) => Promise<FileChange[]> },
): Promise<Proposed> {
  const { api, base } = place
  const pulls = await ownPulls(api, place)
  const open = pulls.find(({ state }) => state === 'open')
  if (open !== undefined && open.base !== base) {
    return {
      done: 'left',
      why: `#${open.number} is open for ${open.base}, and there is one at a time; a \`report-id\` of its own gives ${base} another`,
    }
  }
  const declined = new Set(pulls.flatMap(({ state, body }) => (state === 'declined' ? (markedAdvice(body) ?? []) : [])))
  const standing = open && markedAdvice(open.body)
  if (open !== undefined && standing !== undefined && outcomeOf(report, standing) === 'not-reached') {
    return { done: 'left', why: `the time was not enough to measure what #${open.number} is about` }
  }
  const chosen = chooseProposal(report, { declined, ...(standing === undefined ? {} : { open: standing }) }, all)
  const again = declinedAgain(report, declined, all)
  if (chosen === undefined) {
    if (open !== undefined && standing !== undefined) return withoutGain(place, report, open, standing)
    return { done: 'none', why: again.length === 0 ? 'nothing pays' : closedByPerson(again) }
  }

  const message = adviceCommitMessage(chosen)
  const commit = await makeCommit(api, { parent: report.sha, message, files: await filesOf(chosen) })
  const written = await writeBranch(place, commit)
  if ('why' in written) return written
  const kept = await keepPull(api, place, textOf(report, chosen), open)
  const done = kept.done === 'unchanged' && written.moved ? 'updated' : kept.done
  return { done, number: kept.number, ...(again.length === 0 ? {} : { passedOver: again }) }
}

/** A person's decision, for the log. */
export function closedByPerson(ids: readonly string[]): string {
  return `\`${ids.join('`, `')}\` pays, but its pull request was closed without merging`
}

/** What became of an advice in this report; absent when it is not in it. */
function outcomeOf({ candidates, combined }: AdviceReport, id: string): Outcome | undefined {
  const all = [...candidates, ...(combined === undefined ? [] : [combined])]
  return all.find(({ candidate }) => adviceId(candidate) === id)?.outcome
}

/** Brings the branch to the commit, unless somebody else has worked on it. */
async function writeBranch(place: ProposalPlace, commit: GitCommit): Promise<{ moved: boolean } | LeftAlone> {
  const { api, branch } = place
  for (let attempt = 1; ; attempt++) {
    // Right before it is written: the less time passes in between, the better.
    const there = await readOwnBranch(api, place, { says: isAdvice, like: commit })
    if (there.state === 'foreign') return leftAlone(branch, there)
    if (isThereAlready(there, commit)) return { moved: false }
    try {
      await writeOwnBranch(api, branch, there, commit.sha)
      return { moved: true }
    } catch (error) {
      // Another job has made it meanwhile, or GitHub's answer to our own first try was lost.
      const isThere = there.state === 'absent' && error instanceof RefusedError && error.answer.status === 422
      if (!isThere || attempt > 1) throw error
    }
  }
}

function textOf(report: AdviceReport, chosen: Judged): { title: string; body: string } {
  return { title: pullRequestTitle(chosen), body: pullRequestBody(report, chosen) }
}

function isAdvice(message: string): boolean {
  return readTrailers(message).length > 0
}

function leftAlone(branch: string, { why }: Extract<OwnBranch, { state: 'foreign' }>): LeftAlone {
  return {
    done: 'left',
    why: `somebody has worked on the branch ${branch} (${why}); without that branch a new one is made`,
  }
}

/**
 * Nothing pays any more. Closing is a person's decision, and one who reads the figures must know that they are old: the body says
 * so at its top, the title and the branch stay.
 */
async function withoutGain(
  { api, branch, base }: ProposalPlace,
  report: AdviceReport,
  open: OwnPull,
  id: string,
): Promise<Proposed> {
  const there = await readOwnBranch(api, { branch, base }, { says: isAdvice })
  if (there.state === 'foreign') return leftAlone(branch, there)
  const { title, body } = open
  const { number } = await updatePull(api, open, { title, body: withNotice(body, noGainNotice(report, id)) })
  return { done: 'no-gain', number }
}
