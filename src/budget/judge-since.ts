import type { Since } from '../compare/since.ts'
import type { Budgets } from './budgets.ts'
import { judge, type JudgeContext } from './judge.ts'
import type { Judgement } from './verdict.ts'

/**
 * The judgements of the budgets under `since`, by the rules of all others: what has no record of then is not judged, an epoch
 * accepts what it announced, a label allows.
 */
export function judgeSince(
  { point, name, comparison, why, excused }: Since,
  budgets: Budgets,
  { labels, openEpochs }: Pick<JudgeContext, 'labels' | 'openEpochs'> = {},
): Judgement[] {
  const { since, ...rest } = budgets
  if (since === undefined) return []
  const { defaults, targets, total } = since
  const { judgements } = judge(
    comparison,
    { ...rest, defaults, targets, total, confirm: false },
    {
      ...(labels === undefined ? {} : { labels }),
      ...(openEpochs === undefined ? {} : { openEpochs }),
      ...(why === undefined ? {} : { noBaseline: why }),
      ...(excused === true ? { firstRecord: true } : {}),
    },
  )
  return judgements.map((judgement) => ({ ...judgement, since: { point, name } }))
}
