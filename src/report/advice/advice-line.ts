/** The first line of the advice: how much pays, and what all of it brings together. */
import type { AdviceReport, Judged } from '../../advise/measured.ts'
import { percentDelta, plural } from '../text/format.ts'
import { list } from '../text/names.ts'
import { sumOf, timeOf } from './figures.ts'
import { paying, titleOf } from './writing.ts'

/**
 * The headline without its `##`. What several changes bring is only said of all of them measured together: gains do not add up.
 */
export function adviceLine(report: AdviceReport): string {
  const best = paying(report)
  const [first, ...others] = best
  if (first === undefined) return nothingPays(report)
  if (others.length === 0) return `💡 1 change pays: ${titleOf(first.candidate)}${brings(first, ', ')}`
  const { combined } = report
  if (combined === undefined) return `💡 ${best.length} changes pay; what they bring together was not measured`
  if (combined.outcome !== 'measured') return `💡 ${best.length} changes pay, each alone; not all of them together`
  return `💡 ${best.length} changes pay${brings(combined, ': together ')}`
}

function nothingPays({ candidates, findings, flaky }: AdviceReport): string {
  if (flaky.failed !== undefined) return '⚠️ Nothing can be advised: today’s files did not build a second time'
  const unreached = candidates.filter(({ outcome }) => outcome === 'not-reached').length
  const tried = candidates.length - unreached
  if (unreached > 0)
    return `⏳ Time ran out: ${tried} of ${plural(candidates.length, 'change')} measured, none of them pays`
  const looked = tried === 0 ? '' : `: ${plural(tried, 'change')} measured`
  if (findings.length > 0)
    return `🔎 Nothing found that pays${looked}; ${plural(findings.length, 'finding')} to look at`
  return `✅ Nothing found that pays${looked}`
}

/** `−61.0 % of a pull and −70.0 % of the replay's build time`, of what is beyond doubt; nothing where that is nothing. */
function brings({ images, times }: Judged, before: string): string {
  const pull = share(sumOf(images, 'pull'))
  const update = share(sumOf(images, 'update'))
  const replay = timeOf({ times }, 'replay')
  const cold = timeOf({ times }, 'cold')
  const parts = [
    pull === undefined ? undefined : `${pull} of a pull`,
    pull !== undefined || update === undefined ? undefined : `${update} of an update`,
    replay?.certain === true ? timeShare(replay.pair, 'the replay’s build time') : undefined,
    replay?.certain !== true && cold?.certain === true ? timeShare(cold.pair, 'a cold build') : undefined,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : `${before}${list(parts)}`
}

function timeShare(pair: { today: number; variant: number }, of: string): string | undefined {
  const text = share(pair)
  return text === undefined ? undefined : `${text} of ${of}`
}

function share(pair: { today: number; variant: number } | undefined): string | undefined {
  if (pair === undefined || pair.today <= 0 || pair.today === pair.variant) return undefined
  return percentDelta((pair.variant - pair.today) / pair.today)
}
