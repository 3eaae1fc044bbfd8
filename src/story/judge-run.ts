import { epochFor, unmatchedEntries, type Budgets } from '../budget/budgets.ts'
import { judge, type JudgeContext } from '../budget/judge.ts'
import { didYouMean } from '../budget/near.ts'
import type { Verdict } from '../budget/verdict.ts'
import type { Again } from './measure-again.ts'
import { compare } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import { sinceEpoch } from '../compare/times/series.ts'
import { openEpochs } from '../history/epochs.ts'
import type { Baseline, Past } from '../history/find-baseline.ts'
import type { BuildRecord } from '../record/build-record.ts'

/** What the record comes to. */
export interface Judged {
  comparison: Comparison
  verdict: Verdict
  /** One sentence each. */
  notes: string[]
}

/** What judging may ask for once it needs it. */
export interface Ask {
  /** The labels of the pull request, as they are now. */
  labels: () => Promise<readonly string[]>
  /** A second measurement of the targets whose judgement wants one. */
  measureAgain: (comparison: Comparison, verdict: Verdict) => Promise<Again>
}

/** Record × baseline × budgets → verdict, with a second measurement and the override label only where they decide. */
export async function judgeRun(
  record: BuildRecord,
  { found, history, first }: Baseline,
  budgets: Budgets,
  past: Pick<Past, 'candidates' | 'reader'>,
  ask: Ask,
): Promise<Judged> {
  const comparison = compare(record, found, (target, platform) => {
    const epoch = epochFor(budgets, target, platform)
    return epoch === undefined ? history : sinceEpoch(history, past.candidates, epoch.commit)
  })
  const notes = misspelt(budgets, comparison)
  const [baseline, head] = [found?.record.commit?.sha, record.commit?.sha]
  const context: JudgeContext = first === true ? { firstRecord: true } : {}
  if (baseline !== undefined && head !== undefined && budgets.epochs.length > 0) {
    const commits = budgets.epochs.map(({ commit }) => commit)
    context.openEpochs = await openEpochs(commits, { baseline, head }, past.reader)
  }
  let verdict = judge(comparison, budgets, context)
  if (verdict.judgements.some(({ confirm }) => confirm === 'wanted')) {
    const again = await ask.measureAgain(comparison, verdict)
    notes.push(...again.notes)
    context.confirmations = again.confirmations
    verdict = judge(comparison, budgets, context)
  }
  if (verdict.judgements.some(({ level }) => level === 'fail') && budgets.overrideLabel !== undefined) {
    verdict = judge(comparison, budgets, { ...context, labels: await ask.labels() })
  }
  return { comparison, verdict, notes }
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
