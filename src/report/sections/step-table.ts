/** Every step of an image: what became of it, how long it took, what it weighs. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { StepRecord, StepState } from '../../record/build-record.ts'
import { code } from '../text/escape.ts'
import { bytes, duration } from '../text/format.ts'
import { table } from '../text/markdown.ts'
import { place, stepName } from '../text/names.ts'
import { msBefore } from '../../compare/times/time-moved.ts'
import { why } from './time-section.ts'

const WORDS: Record<StepState, string> = {
  ran: '▶️ ran',
  cached: '✅ cached',
  restored: '📥 restored',
  shared: '🔗 shared',
  evicted: '♻️ evicted, ran',
  failed: '💥 failed',
  canceled: '⏹️ canceled',
  'not-reached': '⏭️ not reached',
  unknown: '❔ unknown',
}

/** The table of at most `max` steps, in build order; `FROM` is resolved, not run, and left out. */
export function fullStepTable(target: TargetComparison, max: number): string {
  const { image } = target
  const critical = new Set(image.criticalPath)
  const steps = [...image.steps.entries()].filter(([, step]) => step.kind !== 'from')
  const rows = steps
    .slice(0, max)
    .map(([at, step]) => [
      `${critical.has(at) ? '🔸 ' : ''}${stepName(step, code, 90)}`,
      place(step) ?? '',
      WORDS[step.state],
      step.ms > 0 ? duration(step.ms) : '',
      was(target, step),
      layerSize(target, at),
      why(target, step),
    ])
  const figures = true
  const columns = [
    { head: 'Step' },
    { head: 'Where' },
    { head: 'State' },
    { head: 'Time', figures },
    { head: 'Baseline', figures },
    { head: 'Layer', figures },
    { head: 'Why it ran' },
  ]
  return table(columns, rows)
}

function was(target: TargetComparison, step: StepRecord): string {
  const before = msBefore(target, step)
  return before === undefined ? '' : duration(before)
}

function layerSize(target: TargetComparison, step: number): string {
  const layers = target.image.layers?.filter((layer) => layer.step === step) ?? []
  return layers.length === 0 ? '' : bytes(layers.reduce((sum, layer) => sum + layer.compressedBytes, 0))
}
