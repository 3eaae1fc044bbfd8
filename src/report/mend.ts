/** What broke, by how much, and what would mend it: the budget's line, or the label that allows the growth. */
import type { Judgement } from '../budget/verdict.ts'
import { code, safeUrl, sentence } from './escape.ts'
import { budgetKey, excess, metricNoun } from './judgement-text.ts'
import { bold, link } from './markdown.ts'
import { imageName } from './names.ts'
import type { ReportInput } from './report-input.ts'
import { broken } from './state.ts'

/** One line for each broken limit. */
export function mendLines(input: ReportInput): string[] {
  return broken(input).map((judgement) => mendLine(input, judgement))
}

function mendLine(input: ReportInput, judgement: Judgement): string {
  const { target, platform, metric, limit, level } = judgement
  const name = target === 'total' ? 'The total' : imageName(input, target, platform)
  const sign = level === 'fail' ? '❌' : '⚠️'
  const amount = excess(judgement)
  const budget = `${code(budgetKey(judgement))} (${code(judgement.expression, 60)})${where(input, judgement)}`
  if (judgement.overridden !== undefined) {
    const by = amount === undefined ? '' : ` by ${amount}`
    return `${sign} ${name} breaks ${budget}${by}; ${sentence(judgement.overridden)} allows it.`
  }
  const label =
    level === 'fail' && input.overrideLabel !== undefined ? [`add the label ${code(input.overrideLabel, 60)}`] : []
  const ways = [`${limit === 'min' ? 'lower' : 'raise'} ${budget}`, ...label].join(', or ')
  const confirm = CONFIRM[judgement.confirm ?? 'none']
  if (amount === undefined) return `${sign} ${name} breaks its limit for ${metricNoun(metric)}${confirm}: ${ways}.`
  return `${sign} ${name} ${needs(judgement, level === 'fail' ? bold(amount) : amount)}${confirm}, or ${ways}.`
}

/** What a second measurement said, where one was asked for. */
const CONFIRM = {
  none: '',
  wanted: ' (not yet measured a second time)',
  confirmed: ' (a second measurement on one machine confirms it)',
  refuted: ' (a second measurement on one machine does not confirm it)',
}

/** "needs 18.2 MB less", "must build 6 s faster", "needs 12 % more cached steps". */
function needs(judgement: Judgement, amount: string): string {
  if (judgement.metric === 'time' || judgement.metric === 'adjusted-time') return `needs to build ${amount} faster`
  if (judgement.metric === 'size') return `needs ${amount} less`
  return `needs ${amount} ${judgement.limit === 'min' ? 'more' : 'less'} of ${metricNoun(judgement.metric)}`
}

function where(input: ReportInput, judgement: Judgement): string {
  const { source } = judgement
  const url = safeUrl(input.links.budgets)
  if (source !== undefined) {
    const at = code(`${source.file}:${source.line}`, 120)
    return ` in ${link(at, url === undefined ? undefined : `${url.split('#')[0]}#L${source.line}`)}`
  }
  if (input.links.budgets === undefined) return ' in the budgets'
  return ` in ${url === undefined ? code(input.links.budgets, 120) : link('the budget file', url)}`
}
