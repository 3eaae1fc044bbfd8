/** What broke, by how much, and what would mend it: the budget's line, or the label that allows the growth. */
import type { Judgement } from '../budget/verdict.ts'
import { code, safeUrl } from './escape.ts'
import { budgetKey, excess, metricNoun } from './judgement-text.ts'
import { bold, link } from './markdown.ts'
import { imageName, list } from './names.ts'
import type { ReportInput } from './report-input.ts'
import { broken } from './state.ts'

/** One line for each broken limit. */
export function mendLines(input: ReportInput): string[] {
  return broken(input).map((judgement) => mendLine(input, judgement))
}

function mendLine(input: ReportInput, judgement: Judgement): string {
  const { target, platform, metric, limit, level } = judgement
  const name = target === 'total' ? 'The total' : imageName(input, target, platform)
  const amount = excess(judgement)
  const need =
    amount === undefined ? `${name} breaks` : `${name} ${needs(judgement, level === 'fail' ? bold(amount) : amount)}`
  const ways = [
    `${limit === 'min' ? 'lower' : 'raise'} ${code(budgetKey(judgement))} (${code(judgement.expression, 60)})${where(input, judgement)}`,
    level === 'fail' && input.overrideLabel !== undefined
      ? `add the label ${code(input.overrideLabel, 60)}`
      : undefined,
  ].filter((way) => way !== undefined)
  const what = amount === undefined ? ` its limit for ${metricNoun(metric)}` : ''
  return `${level === 'fail' ? '❌' : '⚠️'} ${need}${what}${amount === undefined ? ': ' : ', or '}${list(ways).replace(/ and (?=add the label)/, ', or ')}.`
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
