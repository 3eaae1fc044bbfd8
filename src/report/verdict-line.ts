/** The first line: what the reader's e-mail shows, and all that many readers read. */
import type { Judgement } from '../budget/verdict.ts'
import type { TargetComparison } from '../compare/comparison.ts'
import { code, sentence } from './text/escape.ts'
import { bytes, durationDelta, plural, sizeDelta } from './text/format.ts'
import { metricNoun, missed } from './text/judgement-text.ts'
import { imageName, list, mergeLines, nameOf, place, stepName } from './text/names.ts'
import type { ReportInput } from './report-input.ts'
import { broken, moved, sizeOf, sizeUnknown, stateOf, timeMoved, unjudged } from './state.ts'
import type { State } from './state.ts'

/** How many images a headline names before it counts the rest. */
const NAMED = 3

const LINES: Record<State, (input: ReportInput) => string> = {
  failed: (input) => `💥 Build failed: ${failures(input)}`,
  canceled: () => '⏹️ Build canceled',
  over: (input) => `❌ Over budget: ${brokenOnes(input, 'fail')}${rest(input)}`,
  warn: (input) => `⚠️ ${warning(input)}: ${brokenOnes(input, 'warn')}${rest(input)}`,
  unjudged: (input) => `${input.verdict.level === 'fail' ? '❌' : '⚠️'} Not judged: ${unjudgedOnes(input)}`,
  nothing: (input) => `✅ ${nothing(input)}`,
  'first-run': (input) => `🆕 No baseline yet${judged(input) ? ', within budget' : ''}: ${sizes(input)}`,
  changed: (input) => `${judged(input) ? '✅ Within budget' : noBudget(input)}: ${changes(input)}${rest(input)}`,
  unchanged: (input) => `✅ ${judged(input) ? 'Within budget, nothing' : 'Nothing'} changed${rest(input)}`,
}

/** The headline without its `###`: emoji, verdict in words, what it is about. */
export function verdictLine(input: ReportInput): string {
  return LINES[stateOf(input)](input)
}

/** Of a bake without a single image to compare: a group that is empty, or targets that only ask or check. */
function nothing({ comparison }: ReportInput): string {
  const asked = comparison.record.targets.filter(({ outcome }) => outcome !== 'not-built').map(({ name }) => code(name))
  if (asked.length === 0) return 'Nothing to build'
  return `${shortList(asked)} ${asked.length === 1 ? 'makes no image' : 'make no images'}, nothing to compare`
}

function warning(input: ReportInput): string {
  return broken(input).some((j) => j.overridden !== undefined) ? 'Over budget, but allowed' : 'Budget warning'
}

function noBudget(input: ReportInput): string {
  return input.verdict.judgements.length > 0 ? 'ℹ️ No limit judged' : 'ℹ️ No budget set'
}

/** How many limits could not be judged, whatever the reason: not judged is not passed. */
function rest(input: ReportInput): string {
  const skipped = input.comparison.record.targets.filter(({ outcome }) => outcome === 'not-built')
  const names = new Set(skipped.map(({ name }) => name))
  const open = input.verdict.judgements.filter((j) => j.notJudged !== undefined && !names.has(j.target))
  return open.length === 0 ? '' : `, ${plural(open.length, 'limit')} not judged`
}

/** "`backend` and `frontend` image (no baseline)": the limits that have no figures, images of which the same is said once. */
function unjudgedOnes(input: ReportInput): string {
  const lines = byImage(unjudged(input)).map((judgements) => {
    const reasons = Map.groupBy(judgements, (judgement) => judgement.notJudged!)
    const text = [...reasons].map(([reason, same]) => {
      const nouns = list([...new Set(same.map(({ metric }) => metricNoun(metric)))])
      return `${nouns} (${sentence(reason, 80)})`
    })
    return { target: judgements[0]!.target, platform: judgements[0]!.platform, text: text.join(', ') }
  })
  const same = Map.groupBy(mergeLines(input, lines), ({ text }) => text)
  return shortened([...same].map(([text, ones]) => `${shortList(ones.map(({ name }) => name))} ${text}`))
}

function shortList(names: readonly string[]): string {
  return list(names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names)
}

function byImage(judgements: readonly Judgement[]): Judgement[][] {
  return [...Map.groupBy(judgements, ({ target, platform }) => JSON.stringify([target, platform])).values()]
}

/** True when at least one limit was really compared with a figure. */
function judged(input: ReportInput): boolean {
  return input.verdict.judgements.some((j) => j.notJudged === undefined)
}

function failures(input: ReportInput): string {
  const failed = input.comparison.record.targets.filter((target) => target.outcome === 'failed')
  const first = failed.find((target) => target.failure !== undefined) ?? failed[0]
  if (first === undefined) return 'the bake did not finish'
  const { failure } = first
  const platform = first.platforms.find((p) => p.platform === failure?.platform) ?? first.platforms[0]
  const step = failure?.step === undefined ? undefined : platform?.steps[failure.step]
  const at = step === undefined ? '' : ` at ${stepName(step)}`
  const where = failure === undefined ? undefined : place({ ...step, ...failure })
  const more = failed.length > 1 ? ` and ${plural(failed.length - 1, 'more target')}` : ''
  return `${imageName(input, first.name, failure?.platform)}${at}${where === undefined ? '' : ` (${where})`}${more}`
}

function brokenOnes(input: ReportInput, level: 'fail' | 'warn'): string {
  const ones = broken(input).filter((judgement) => judgement.level === level)
  const lines = byImage(ones).map((judgements) => {
    const [worst] = judgements
    const more = judgements.length > 1 ? ` and ${plural(judgements.length - 1, 'more limit')}` : ''
    return { target: worst!.target, platform: worst!.platform, text: `${missed(worst!)}${more}` }
  })
  return shortened(mergeLines(input, lines).map(({ name, text }) => `${name} ${text}`))
}

/** The first two, and how many more there are. */
function shortened(parts: readonly string[]): string {
  const rest = parts.length - 2
  return rest > 0 ? `${parts.slice(0, 2).join(' · ')} · ${rest} more` : parts.join(' · ')
}

function sizes(input: ReportInput): string {
  const parts = input.comparison.targets.map((target) => {
    const size = target.compressed ?? target.uncompressed
    if (target.record.noImage !== undefined) return nameOf(input, target)
    return `${nameOf(input, target)} ${size === undefined ? '(size unknown)' : bytes(size.now)}`
  })
  return named(parts)
}

function changes(input: ReportInput): string {
  const targets = input.comparison.targets.filter((target) => moved(input, target))
  if (targets.length === 0)
    return list([`${plural(input.comparison.notBuilt.length, 'target')} not built, nothing else changed`])
  return named(targets.toSorted((a, b) => weight(b) - weight(a)).map((target) => changeOf(input, target)))
}

function weight(target: TargetComparison): number {
  return Math.abs(sizeOf(target)?.change.delta ?? 0)
}

function changeOf(input: ReportInput, target: TargetComparison): string {
  const name = nameOf(input, target)
  if (target.before === undefined)
    return `${name} is new${target.compressed ? `, ${bytes(target.compressed.now)}` : ''}`
  const size = sizeOf(target)
  const parts = [
    target.sizeMoved !== undefined && size !== undefined ? sizeDelta(size) : undefined,
    sizeUnknown(target) ? 'has a size that is not known' : undefined,
    timeMoved(input, target) && target.time?.delta !== undefined
      ? `${durationDelta(target.time.delta)} to build`
      : undefined,
  ].filter((part) => part !== undefined)
  return `${name} ${parts.join(', ') || 'changed, with the same size'}`
}

function named(parts: readonly string[]): string {
  const rest = parts.length - NAMED
  return rest > 0 ? `${parts.slice(0, NAMED).join(' · ')} · ${rest} more` : parts.join(' · ')
}
