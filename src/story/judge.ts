import { epochFor, unmatchedEntries, type Budgets } from '../budget/budgets.ts'
import { judgeSince } from '../budget/judge-since.ts'
import { judge, type JudgeContext } from '../budget/judge.ts'
import { didYouMean } from '../budget/near.ts'
import { verdictOf, type Judgement, type Verdict } from '../budget/verdict.ts'
import { compare } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Since } from '../compare/since.ts'
import { sinceEpoch } from '../compare/times/series.ts'
import { openEpochs } from '../history/epochs.ts'
import type { Baseline, History } from '../history/history.ts'
import type { FoundSince } from '../history/since.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { defined } from '../shared/defined.ts'

/** What a verdict depends on besides record, baseline and budgets; more of it is found out when it decides. */
export interface JudgingFacts extends JudgeContext {
  /** The commits whose records may be the baseline, newest first. */
  candidates: readonly string[]
  /** The earlier point of `compare-with`, and the epochs between it and the head. */
  since?: FoundSince & Pick<JudgeContext, 'openEpochs'>
}

/** What the record comes to. */
export interface Judged {
  comparison: Comparison
  verdict: Verdict
  /** One sentence each. */
  notes: string[]
  /** The second comparison, with an earlier point. */
  since?: Since
  /** What could still change the verdict, and has not been asked for: a second measurement, or the pull request's labels. */
  wants?: 'confirmations' | 'labels'
}

/** What can be told before anything is judged: which announced increases lie between baseline and head. */
export async function judgingFacts(
  { rule, reader }: Pick<History, 'rule' | 'reader'>,
  { found, first, since }: Baseline & { since?: FoundSince | undefined },
  record: BuildRecord,
  budgets: Budgets,
): Promise<JudgingFacts> {
  const open = async (baseline: string | undefined): Promise<Pick<JudgeContext, 'openEpochs'>> => {
    const head = record.commit?.sha
    if (baseline === undefined || head === undefined || budgets.epochs.length === 0) return {}
    const commits = budgets.epochs.map(({ commit }) => commit)
    return { openEpochs: await openEpochs(commits, { baseline, head }, reader) }
  }
  return {
    candidates: rule?.candidates ?? [],
    ...(first === true ? { firstRecord: true } : {}),
    ...(await open(found?.record.commit?.sha)),
    ...(since === undefined ? {} : { since: { ...since, ...(await open(since.found?.record.commit?.sha)) } }),
  }
}

/** Record × baseline × budgets → verdict, and what would decide if it were known. */
export function judgeRecord(
  record: BuildRecord,
  { found, history }: Baseline,
  budgets: Budgets,
  facts: JudgingFacts,
): Judged {
  const comparison = compare(record, found, (target, platform) => {
    const epoch = epochFor(budgets, target, platform)
    return epoch === undefined ? history : sinceEpoch(history, facts.candidates, epoch.commit)
  })
  const since = facts.since && secondComparison(record, facts.since)
  const { outcome, judgements } = judge(comparison, budgets, facts)
  const verdict = verdictOf(outcome, [
    ...judgements,
    ...(since === undefined ? [] : sinceJudgements(since, budgets, facts)),
  ])
  const wants =
    facts.confirmations === undefined && verdict.judgements.some(({ confirm }) => confirm === 'wanted')
      ? 'confirmations'
      : facts.labels === undefined && budgets.overrideLabel !== undefined && verdict.judgements.some(isFailure)
        ? 'labels'
        : undefined
  return {
    comparison,
    verdict,
    notes: misspelt(budgets, comparison),
    ...defined({ since }),
    ...(wants === undefined ? {} : { wants }),
  }
}

function secondComparison(record: BuildRecord, { point, name, found, why, excused }: FoundSince): Since {
  return { point, name, comparison: compare(record, found), ...defined({ why, excused }) }
}

function sinceJudgements(since: Since, budgets: Budgets, { labels, since: facts }: JudgingFacts): Judgement[] {
  return judgeSince(since, budgets, defined({ labels, openEpochs: facts?.openEpochs }))
}

/** The same, of a record of which more has become known that no limit is about. */
export function judgedWith(judged: Judged, record: BuildRecord): Judged {
  return { ...judged, comparison: { ...judged.comparison, record } }
}

function isFailure({ level }: Judgement): boolean {
  return level === 'fail'
}

/** One note for every entry of the budget file that matches nothing: its budget would silently never be judged. */
function misspelt(budgets: Budgets, { targets, notBuilt }: Comparison): string[] {
  // A bake of some targets, as in a matrix job, does not make the entries of the others wrong.
  const known = [
    ...targets,
    ...notBuilt.flatMap(({ name, platforms }) => platforms.map(({ platform }) => ({ target: name, platform }))),
  ]
  const names = [...new Set(known.map(({ target }) => target))]
  return unmatchedEntries(budgets, known).map(({ pattern, source: { file, line } }) => {
    const near = didYouMean(pattern.split('@')[0] ?? '', names)
    return `\`${pattern}\` in \`${file}:${line}\` matches no target of this bake, so it limits nothing${near || '.'}`
  })
}
