import { RULES } from '../../advise/rules.ts'
import type { AdviceReport, Judged } from '../../advise/measured.ts'
import type { Finding } from '../../advise/advice.ts'
import { inOrderOfPromise } from '../../advise/order.ts'
import { defined } from '../../shared/defined.ts'
import { errorText } from '../../shared/error-text.ts'
import { foundCandidates, givenCandidates, type GivenPatch } from './candidates.ts'
import { combine } from './combine.ts'
import { timeLeft, type Lab } from './lab.ts'
import { timeCandidates } from './time-candidates.ts'
import type { Today } from './today.ts'
import { tryCandidate } from './try-candidate.ts'

/** What came of all candidates. */
export interface Experiments extends Pick<AdviceReport, 'replayed' | 'combined'> {
  judged: Judged[]
  findings: Finding[]
}

/**
 * candidates → sizes and sameness of each → times of those that stand, best first → all that pay, together. What the time is not
 * enough for is `not-reached`.
 */
export async function runExperiments(lab: Lab, today: Today, given: readonly GivenPatch[]): Promise<Experiments> {
  const targets = today.built.record.targets.map(({ name }) => name)
  const found = await foundCandidates(lab, today.project, RULES)
  const candidates = inOrderOfPromise([...givenCandidates(given, targets), ...found.candidates])
  const tried: Judged[] = []
  for (const candidate of candidates) tried.push(await tryCandidate(lab, candidate, today))

  const commits = await commitsToReplay(lab)
  const opts = { commits, buildMs: today.againMs }
  const timed = await timeCandidates(lab, tried, opts)
  const together = await combine(lab, timed.judged).catch((error: unknown) => {
    lab.notes.push(`What pays was not measured together: ${errorText(error)}.`)
    return undefined
  })
  const combined = together && (await timeCandidates(lab, [await tryCandidate(lab, together, today)], opts))
  const longest = [timed, ...(combined === undefined ? [] : [combined])].toSorted(
    (a, b) => b.replayed.length - a.replayed.length,
  )[0]
  return {
    judged: timed.judged,
    findings: found.findings,
    replayed: (longest?.replayed ?? []).map(({ sha, kind }) => ({ sha, kind })),
    ...defined({ combined: combined?.judged[0] }),
  }
}

/** The newest commits of the branch, oldest first. */
async function commitsToReplay({ reader, head, run, notes, ...lab }: Lab): Promise<string[]> {
  const wanted = run.inputs.replay
  if (wanted === 0 || timeLeft(lab) === 0) return []
  const found = await reader.firstParents(head, wanted)
  if (found.length < wanted) {
    notes.push(
      `Only ${found.length} of ${wanted} commits are known here: with \`fetch-depth: 0\` at actions/checkout all are, if there are more.`,
    )
  }
  return found.toReversed()
}
