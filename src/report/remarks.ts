/** What a reader must know to read the figures rightly: a missing or old baseline, times that do not compare, gaps. */
import { code, codeBlock, oneLine, prose, sentence } from './text/escape.ts'
import { plural, short } from './text/format.ts'
import { budgetKey } from './text/judgement-text.ts'
import { imageName, inBrackets, place, stepName } from './text/names.ts'
import type { ReportInput } from './report-input.ts'
import { pushRemarks } from './sections/pushes.ts'

/** Short lines about the comparison, for the open part of the report. */
export function remarks(input: ReportInput): string[] {
  const { baseline, timesNotComparable, sizesCaution, runnerFactor, record } = input.comparison
  const lines: string[] = []
  if (baseline === undefined && record.outcome === 'succeeded') {
    lines.push(
      '🆕 Nothing to compare with yet: the first build of the base branch records the baseline. Limits on growth are not judged until then.',
    )
  }
  const older = baseline?.commitsOlder ?? 0
  if (older > 0) {
    const from = baseline?.record.commit?.sha
    const wanted = baseline?.wantedSha === undefined ? 'the one wanted' : code(short(baseline.wantedSha))
    const which = from === undefined ? 'The baseline' : `The baseline ${code(short(from))}`
    lines.push(
      `🕰️ ${which} is ${plural(older, 'commit')} older than ${wanted}, so changes of those commits count as yours.`,
    )
  }
  if (timesNotComparable !== undefined) {
    lines.push(
      `⏱️ Build times are not comparable with the baseline: ${sentence(timesNotComparable).replace(/\.$/, '')}.`,
    )
  }
  if (runnerFactor !== undefined && runnerFactor.factor > 1) {
    const times = runnerFactor.factor.toFixed(2)
    lines.push(
      `🐢 The runner was slow: ${plural(runnerFactor.steps, 'step')} that earlier builds ran in the same way took ${times}× as long now.`,
    )
  }
  lines.push(...refuted(input), ...pushRemarks(input))
  if (sizesCaution !== undefined) lines.push(`⚖️ Read sizes with care: ${sentence(sizesCaution).replace(/\.$/, '')}.`)
  return lines
}

/** Time budgets that looked broken until baseline and head were built once more. */
function refuted(input: ReportInput): string[] {
  const cleared = input.verdict.judgements.filter(({ confirm }) => confirm === 'refuted')
  return cleared.map((judgement) => {
    const name = imageName(input, judgement.target, judgement.platform)
    return `🔁 ${name} looked slower than ${code(budgetKey(judgement))} allows; a second measurement of baseline and change on one machine does not confirm it.`
  })
}

/** The notes and what the record could not know, as a list; most useful last in the report. */
export function gaps(input: ReportInput): string[] {
  const unknown = input.comparison.record.unknown.map(({ what, why }) => `${prose(what)}: unknown, ${prose(why)}`)
  const failed = input.comparison.record.cache.errors.map((error) => `Cache: ${code(error, 300)}`)
  return [...input.notes.map((note) => sentence(note)), ...unknown, ...failed]
}

/** What failed in the builder's own words, each with its place when the headline cannot name them all. */
export function failureBlocks(input: ReportInput): string[] {
  const failed = input.comparison.record.targets.filter((target) => target.failure !== undefined)
  return failed.slice(0, 5).map((target) => {
    const failure = target.failure!
    const image = target.platforms.find((p) => p.platform === failure.platform) ?? target.platforms[0]
    const step = failure.step === undefined ? undefined : image?.steps[failure.step]
    const at = step === undefined ? '' : ` at ${stepName(step, code, 120)}`
    const where = inBrackets(place({ ...step, ...failure }))
    const message = oneLine(failure.message) === '' ? '' : `\n\n${codeBlock(failure.message)}`
    if (failed.length === 1) return message.trimStart()
    return `${imageName(input, target.name, failure.platform)} failed${at}${where}:${message}`
  })
}
