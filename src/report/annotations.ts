/** What is shown beside the changed lines of the pull request and in the run's log: plain data, plain text. */
import type { Judgement } from '../budget/verdict.ts'
import type { TargetComparison } from '../compare/comparison.ts'
import { findingsOf } from './sections/check-section.ts'
import { oneLine } from './text/escape.ts'
import { bytesDelta, duration } from './text/format.ts'
import { actualAndAllowed, budgetKey, excess, metricNoun, sinceWords } from './text/judgement-text.ts'
import { imageName, list, stepName } from './text/names.ts'
import type { BuildCheck, ReportInput } from './report-input.ts'
import { broken, unjudged } from './state.ts'

/** One annotation; `file` is relative to the repository. Texts are plain: the edge escapes them for workflow commands. */
export interface ReportAnnotation {
  level: 'error' | 'warning' | 'notice'
  title: string
  message: string
  file?: string
  line?: number
}

/** GitHub shows at most ten of a kind per step; more would only hide which ones matter. */
export const MOST = 10

/** One for each failed target, or each broken budget and each reason why a limit was not judged. */
export function annotationsOf(input: ReportInput): ReportAnnotation[] {
  const failed = failures(input)
  if (failed.length > 0) return failed
  return [
    ...broken(input)
      .slice(0, MOST)
      .map((judgement) => ofJudgement(input, judgement)),
    ...ofUnjudged(input),
  ]
}

function failures(input: ReportInput): ReportAnnotation[] {
  return input.comparison.record.targets.slice(0, MOST).flatMap((target) => {
    if (target.failure === undefined) return []
    const { failure } = target
    const image = target.platforms.find((p) => p.platform === failure.platform) ?? target.platforms[0]
    const step = failure.step === undefined ? undefined : image?.steps[failure.step]
    const at = step === undefined ? '' : ` at ${stepName(step, quoted)}`
    const title = `${plainName(input, target.name, failure.platform)} failed to build`
    return [
      {
        level: 'error',
        title,
        message: `Failed${at}: ${oneLine(failure.message, 1000)}`,
        ...placed({ ...step, ...failure }),
      },
    ]
  })
}

function ofJudgement(input: ReportInput, judgement: Judgement): ReportAnnotation {
  const { metric, limit, level, target, platform, source } = judgement
  const name = target === 'total' ? 'total' : plainName(input, target, platform)
  const [actual = 'unknown', allowed = 'unknown'] = actualAndAllowed(judgement)
  const over = excess(judgement)
  const cause = culprit(input, judgement)
  const sentences = [
    `${name}: ${metricNoun(metric)} ${actual}${sinceWords(judgement, oneLine)}, ${limit === 'min' ? 'at least' : 'limit'} ${allowed}${over === undefined ? '' : ` (${over} ${limit === 'min' ? 'short' : 'over'})`}.`,
    cause?.text,
    `Limit: ${budgetKey(judgement)} ${quoted(judgement.expression)}${source === undefined ? '' : ` in ${oneLine(source.file)}:${source.line}`}.`,
    level === 'fail' && input.overrideLabel !== undefined
      ? `The label ${quoted(input.overrideLabel)} allows it.`
      : undefined,
    judgement.overridden === undefined ? undefined : `Allowed by ${oneLine(judgement.overridden)}.`,
  ]
  return {
    level: level === 'fail' ? 'error' : 'warning',
    title: `${level === 'fail' ? 'Over budget' : 'Budget warning'}: ${name} ${metricNoun(metric)}${sinceWords(judgement, oneLine)}`,
    message: sentences.filter((sentence) => sentence !== undefined).join(' '),
    ...placed(cause?.at ?? source ?? {}),
  }
}

/** One for each reason why limits could not be judged, whatever their number. */
function ofUnjudged(input: ReportInput): ReportAnnotation[] {
  const reasons = Map.groupBy(unjudged(input), (j) => JSON.stringify([j.level, j.notJudged]))
  return [...reasons.values()].slice(0, MOST).map((same) => {
    const { level, notJudged, source } = same[0]!
    const names = same.map((judgement) => {
      const { target, platform } = judgement
      return `${budgetKey(judgement)} of ${target === 'total' ? 'the total' : plainName(input, target, platform)}`
    })
    const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names
    return {
      level: level === 'fail' ? 'error' : 'warning',
      title: `Not judged: ${same.length === 1 ? '1 limit' : `${same.length} limits`}`,
      message: `${list(shown)}: ${oneLine(notJudged ?? '', 300)}. A limit that cannot be judged is no pass; "on-missing" says whether it warns or fails.`,
      ...placed(source ?? {}),
    }
  })
}

interface Culprit {
  text: string
  at?: { file: string; line: number }
}

/** The step that did it: the layer that grew most, or the step whose re-run cost most. */
function culprit(input: ReportInput, judgement: Judgement): Culprit | undefined {
  const comparison = judgement.since === undefined ? input.comparison : input.since?.comparison
  const target = comparison?.targets.find(
    (t) => t.target === judgement.target && (judgement.platform ?? t.platform) === t.platform,
  )
  if (target === undefined) return undefined
  if (judgement.metric === 'time' || judgement.metric === 'adjusted-time') return slowest(target)
  if (judgement.metric !== 'size' && judgement.metric !== 'uncompressed') return undefined
  const layer = target.layerChanges.filter((l) => l.delta > 0).toSorted((a, b) => b.delta - a.delta)[0]
  if (layer === undefined) return undefined
  const text = `Most of it: ${layer.fromBase ? 'base image ' : ''}${stepName(layer, quoted)} ${bytesDelta(layer.delta)}.`
  return { text, ...at(layer) }
}

function slowest(target: TargetComparison): Culprit | undefined {
  const steps = target.image.steps.filter((step) => step.ms > 0)
  const step = steps.toSorted((a, b) => b.ms - a.ms)[0]
  return step === undefined
    ? undefined
    : { text: `Slowest step: ${stepName(step, quoted)} ${duration(step.ms)}.`, ...at(step) }
}

function at(where: { file?: string; line?: number }): { at?: { file: string; line: number } } {
  return where.file === undefined || where.line === undefined ? {} : { at: { file: where.file, line: where.line } }
}

/**
 * BuildKit's checks, each finding once however many targets share the Dockerfile. They come after everything of ours, and
 * fill what GitHub still shows; all of them are in the summary.
 *
 * @param room how many more warnings of this step GitHub shows
 */
export function checkAnnotations(all: readonly BuildCheck[], room: number): ReportAnnotation[] {
  return findingsOf(all)
    .slice(0, Math.max(0, room))
    .map((finding) => {
      const targets = finding.targets.map((name) => oneLine(name, 60))
      const shown = targets.length > 5 ? [...targets.slice(0, 5), `${targets.length - 5} more`] : targets
      const url = finding.url === undefined ? '' : ` ${oneLine(finding.url, 300)}`
      return {
        level: 'warning',
        title: `Build check: ${oneLine(finding.rule, 80)}`,
        message: `${oneLine(finding.message, 1000)} (${list(shown)})${url}`,
        ...placed(finding),
      }
    })
}

function plainName(input: ReportInput, target: string, platform: string | undefined): string {
  return imageName(input, target, platform, (text) => oneLine(text, 80))
}

function quoted(text: string): string {
  return `"${oneLine(text, 120)}"`
}

/** A place GitHub can show: a path inside the repository, or nowhere. */
function placed(where: { file?: string; line?: number }): Pick<ReportAnnotation, 'file' | 'line'> {
  const { file, line } = where
  if (file === undefined || file === '' || oneLine(file, 500) !== file || /^\/|(^|\/)\.\.(\/|$)|^\w+:/.test(file))
    return {}
  return line === undefined || !Number.isInteger(line) || line < 1 ? { file } : { file, line }
}
