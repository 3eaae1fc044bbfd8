/** ⏱️ Where the time went: the split along the critical path, then the dearest steps and why they ran. */
import type { Cause, TargetComparison } from '../../compare/comparison.ts'
import { msBefore } from '../../compare/times/time-moved.ts'
import type { StepRecord, TimeSplit } from '../../record/build-record.ts'
import { reason } from '../causes.ts'
import { code } from '../text/escape.ts'
import { duration, plural } from '../text/format.ts'
import { blocks, details, table } from '../text/markdown.ts'
import { inBrackets, nameOf, place, stepName } from '../text/names.ts'
import { phaseMs } from './phases.ts'
import type { ReportInput } from '../report-input.ts'

/** Steps shorter than this are not worth a line in a comment. */
const WORTH_A_LINE = 500

/** The folded section, or nothing when no step ran. */
export function timeSection(input: ReportInput, max: number): string | undefined {
  const { targets } = input.comparison
  const dear = targets.flatMap((target) => dearSteps(target).map((step) => ({ target, step })))
  const ran = targets.reduce((sum, target) => sum + target.steps.ran, 0)
  const spent = dear.reduce((sum, { step }) => sum + step.ms, 0)
  const exported = phaseMs(input.comparison.record, 'cache-export')
  if (dear.length === 0 && exported === 0) return undefined
  const parts = [
    ran > 0 ? `${plural(ran, 'step')} ran${spent > 0 ? ` (${duration(spent)})` : ''}` : 'no step ran',
    exported >= WORTH_A_LINE ? `cache export ${duration(exported)}` : undefined,
  ].filter((part) => part !== undefined)
  const body = blocks(splitTable(input), stepTable(input, dear, max))
  return body === '' ? undefined : details(`⏱️ <b>Where the time went</b>: ${parts.join(', ')}`, body)
}

function dearSteps(target: TargetComparison): StepRecord[] {
  return target.image.steps.filter((step) => step.ms >= WORTH_A_LINE)
}

const SPLIT: readonly [keyof TimeSplit, string][] = [
  ['stepsMs', 'Steps'],
  ['basePullMs', 'Base pull'],
  ['cacheRestoreMs', 'Cache restore'],
  ['contextMs', 'Context'],
  ['exportMs', 'Image export'],
  ['cacheExportMs', 'Cache export'],
  ['waitMs', 'Waiting'],
]

/** What the wall time of each image was spent on, along its critical path. */
export function splitTable(input: ReportInput): string | undefined {
  const images = input.comparison.targets.filter((target) => target.image.timeSplit !== undefined)
  if (images.length === 0) return undefined
  const rows = images.map((target) => {
    const split = target.image.timeSplit!
    const cells = SPLIT.map(([key]) => (split[key] === 0 ? '' : duration(split[key])))
    return [nameOf(input, target), ...cells]
  })
  return table([{ head: 'Critical path' }, ...SPLIT.map(([, head]) => ({ head, figures: true }))], rows)
}

function stepTable(
  input: ReportInput,
  dear: readonly { target: TargetComparison; step: StepRecord }[],
  max: number,
): string | undefined {
  if (dear.length === 0 || max === 0) return undefined
  const several = input.comparison.targets.length > 1
  const sorted = dear.toSorted((a, b) => b.step.ms - a.step.ms)
  const rows = sorted.slice(0, max).map(({ target, step }) => {
    const owner = several ? `${nameOf(input, target)} ` : ''
    const before = msBefore(target, step)
    return [
      `${owner}${stepName(step, code, 80)}${inBrackets(place(step))}`,
      duration(step.ms),
      before === undefined ? usually(target, step) : duration(before),
      why(target, step),
    ]
  })
  const rest = dear.length - max
  return blocks(
    table(
      [
        { head: 'Step' },
        { head: 'This run', figures: true },
        { head: 'Baseline', figures: true },
        { head: 'Why it ran' },
      ],
      rows,
    ),
    rest > 0 ? `${plural(rest, 'more step')} in the summary.` : undefined,
  )
}

/** What a step that the baseline had from the cache takes when it runs, where the history tells. */
export function usually(target: TargetComparison, step: StepRecord): string {
  const missed = target.missed?.find((it) => target.image.steps[it.step] === step)
  return missed?.usualMs === undefined ? '' : `cached, usually ${duration(missed.usualMs)}`
}

/** Why a step ran, for a table cell: its own cause, or the step it follows. */
export function why(target: TargetComparison, step: StepRecord): string {
  if (step.state === 'restored') return 'cached; its layer was downloaded'
  if (step.state === 'evicted') return 'its cached layer was gone'
  if (step.state === 'failed') return 'failed'
  const at = target.image.steps.indexOf(step)
  const cause = target.causes.find((c) => c.step === at)
  if (cause === undefined) return ''
  if (cause.kind !== 'follows') return reason(cause)
  const root = rootOf(target, cause)
  return root === undefined ? 'follows an earlier step' : `follows ${stepName({ instruction: root.text }, code, 50)}`
}

function rootOf(target: TargetComparison, cause: Cause): Cause | undefined {
  return target.causes.find((c) => c.step === cause.follows && c.kind !== 'follows')
}
