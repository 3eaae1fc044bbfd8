/** What a pull request proposes of a report: one change that pays, or all together. */
import { defined } from '../../shared/defined.ts'
import type { AdviceReport, Candidate, Judged } from '../measured.ts'
import { sureGains } from '../worth.ts'
import type { Promised } from './trailers.ts'

/** A line of a commit message is no place for more, in UTF-16 units. */
const MOST_ID = 200

/** One advice under the same name in every run: the candidate's id; of a combined one with its parts, as they are what differs. */
export function adviceId({ id, parts }: Pick<Candidate, 'id' | 'parts'>): string {
  return [id, ...(parts ?? [])].join('+').slice(0, MOST_ID).toWellFormed()
}

/** What was measured of it, as the trailers keep it; a sure loss is told as well, below zero. */
export function promiseOf(judged: Judged): Promised {
  const { ms, bytes } = sureGains(judged)
  const known = (value: number): number | undefined => (Math.round(value) === 0 ? undefined : Math.round(value))
  return { id: adviceId(judged.candidate), ...defined({ ms: known(ms), bytes: known(bytes) }) }
}

/** What was there when a proposal is chosen. */
export interface Standing {
  /** Id of the advice that an open pull request has. */
  open?: string
  /** Ids of those that somebody closed without merging. */
  declined: ReadonlySet<string>
}

/**
 * The advice to propose. An open pull request keeps its own as long as that pays: ranks of close candidates change from run to
 * run, and reviewers would be left with another change. Else it is the best one that nobody declined.
 *
 * @param all whether all that pay are wanted as one; where there is no such patch that pays, the best one is taken
 */
export function chooseProposal(
  { candidates, combined }: Pick<AdviceReport, 'candidates' | 'combined'>,
  { open, declined }: Standing,
  all: boolean,
): Judged | undefined {
  const paying = candidates.filter(({ pays }) => pays)
  const wanted = all && combined?.pays === true ? [combined] : paying
  const id = ({ candidate }: Judged): string => adviceId(candidate)
  return wanted.find((it) => id(it) === open) ?? wanted.find((it) => !declined.has(id(it)))
}

/** Ids of what pays and would be proposed, had nobody declined it. */
export function declinedAgain(
  { candidates, combined }: Pick<AdviceReport, 'candidates' | 'combined'>,
  declined: ReadonlySet<string>,
  all: boolean,
): string[] {
  const wanted = all && combined?.pays === true ? [combined] : candidates.filter(({ pays }) => pays)
  return wanted.map(({ candidate }) => adviceId(candidate)).filter((id) => declined.has(id))
}
