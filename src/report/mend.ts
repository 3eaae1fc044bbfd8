/** What broke, by how much, and what would mend it: the budget's line, or the label that allows the growth. */
import type { Judgement } from '../budget/verdict.ts'
import { code, safeUrl, sentence } from './text/escape.ts'
import { budgetKey, excess, metricNoun } from './text/judgement-text.ts'
import { bold, link } from './text/markdown.ts'
import { list, mergeLines } from './text/names.ts'
import type { ReportInput } from './report-input.ts'
import { broken, unjudged } from './state.ts'

/** One line for each broken limit; `NAME` stands for the image until lines that say the same are merged. */
export function mendLines(input: ReportInput): string[] {
  const lines = broken(input).map((judgement) => ({
    target: judgement.target,
    platform: judgement.platform,
    text: JSON.stringify(mend(input, judgement)),
  }))
  const mends = mergeLines(input, lines).map(({ name, text }) => {
    const [before, after] = JSON.parse(text) as [string, string]
    return `${before} ${name === 'total' ? 'the total' : name} ${after}`
  })
  return [...mends, ...missingLines(input)]
}

/** What the limits are that have no figures, one line for each reason, and that this is the file's own choice. */
function missingLines(input: ReportInput): string[] {
  const reasons = Map.groupBy(unjudged(input), (j) => JSON.stringify([j.level, j.notJudged, j.overridden]))
  return [...reasons.values()].map((same) => {
    const { level, notJudged = '', overridden } = same[0]!
    const keys = list([...new Set(same.map((judgement) => code(budgetKey(judgement))))])
    const images = mergeLines(
      input,
      same.map(({ target, platform }) => ({ target, platform, text: '' })),
    ).map(({ name }) => (name === 'total' ? 'the total' : name))
    const allowed =
      overridden === undefined ? '' : ` ${code('on-missing')} makes that a failure; ${sentence(overridden)} allows it.`
    return `${level === 'fail' ? '❌' : '⚠️'} Not judged for ${list([...new Set(images)])}: ${keys} (${sentence(notJudged, 120)}).${allowed}`
  })
}

/** What stands before the image's name, and what after it. */
function mend(input: ReportInput, judgement: Judgement): [string, string] {
  const { limit, level } = judgement
  const sign = level === 'fail' ? '❌' : '⚠️'
  const amount = excess(judgement)
  const budget = `${code(budgetKey(judgement))} (${code(judgement.expression, 60)})${where(input, judgement)}`
  if (judgement.overridden !== undefined) {
    const by = amount === undefined ? '' : ` by ${amount}`
    return [sign, `breaks ${budget}${by}; ${sentence(judgement.overridden)} allows it.`]
  }
  const confirm = CONFIRM[judgement.confirm ?? 'none']
  if (amount === undefined) return [sign, `breaks ${budget}${confirm}.`]
  const label =
    level === 'fail' && input.overrideLabel !== undefined ? [`add the label ${code(input.overrideLabel, 60)}`] : []
  const ways = [`${limit === 'min' ? 'lower' : 'raise'} ${budget}`, ...label].join(', or ')
  const [before, after] = ask(judgement, level === 'fail' ? bold(amount) : amount)
  return [`${sign} ${before}`, `${after}${confirm}, or ${ways}.`]
}

/** What a second measurement said, where one was asked for. */
const CONFIRM = {
  none: '',
  wanted: ' (not yet measured a second time)',
  confirmed: ' (a second measurement on one machine confirms it)',
  refuted: ' (a second measurement on one machine does not confirm it)',
}

/** "Make `backend` 18.2 MB smaller", "Make `backend` build 6 s faster", "Take 3 layers out of `backend`". */
function ask(judgement: Judgement, amount: string): [string, string] {
  const { metric, limit } = judgement
  if (metric === 'size') return ['Make', `${amount} smaller`]
  if (metric === 'update-size') return ['Make the update of', `${amount} smaller`]
  if (metric === 'uncompressed') return ['Make', `${amount} smaller uncompressed`]
  if (metric === 'time' || metric === 'adjusted-time') return ['Make', `build ${amount} faster`]
  if (limit === 'min') return ['Give', `${amount} more ${metricNoun(metric)}`]
  return ['Take', `down by ${amount} ${metricNoun(metric)}`]
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
