/** The build as a Mermaid gantt: a section per image, a bar per step, the critical path marked. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { PhaseKind } from '../../record/build-record.ts'
import { mermaid } from '../text/escape.ts'
import { nameOf } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'

/** Mermaid draws every bar as a row: more than this and the picture is taller than it is useful. */
const BARS = 60

const PHASES: Record<PhaseKind, string> = {
  boot: 'builder boot',
  definition: 'reading the bake file',
  metadata: 'base image metadata',
  context: 'context',
  'cache-import': 'cache import',
  'cache-export': 'cache export',
  export: 'image export',
  other: 'other work',
}

interface Bar {
  target: TargetComparison
  text: string
  tag: string
  start: number
  end: number
}

/** Mermaid source in its fence, or nothing when no work of visible length was done. */
export function timeline(input: ReportInput, max = BARS): string | undefined {
  const all = input.comparison.targets.flatMap(barsOf)
  const end = Math.max(0, ...all.map((bar) => bar.end))
  const longest = all.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, max)
  const bars = new Set(longest.filter((bar) => bar.end - bar.start >= end / 200))
  if (bars.size === 0) return undefined
  const lines = ['gantt', '  dateFormat x', '  axisFormat %s s']
  for (const target of input.comparison.targets) {
    const own = all.filter((bar) => bar.target === target && bars.has(bar))
    if (own.length === 0) continue
    lines.push(`  section ${nameOf(input, target, (text) => mermaid(text))}`)
    for (const bar of own) lines.push(`  ${bar.text} :${bar.tag}${bar.start}, ${bar.end}`)
  }
  return ['```mermaid', ...lines, '```'].join('\n')
}

function barsOf(target: TargetComparison): Bar[] {
  const { steps, criticalPath = [] } = target.image
  const critical = new Set(criticalPath)
  const work = steps.flatMap((step, at) => {
    const [first] = step.intervals
    const last = step.intervals.at(-1)
    if (first === undefined || last === undefined) return []
    // The prefix keeps an instruction from being read as one of Mermaid's own keywords.
    const text = `${step.line ?? 'step'} ${mermaid(step.instruction)}`
    const tag = critical.has(at) ? 'crit, ' : step.state === 'restored' || step.state === 'cached' ? 'done, ' : ''
    return [bar(target, text, tag, first[0], last[1])]
  })
  const phases = target.record.phases.flatMap((phase) =>
    phase.startMs === undefined
      ? []
      : [bar(target, `· ${PHASES[phase.kind]}`, 'active, ', phase.startMs, phase.startMs + phase.ms)],
  )
  return [...work, ...phases].toSorted((a, b) => a.start - b.start)
}

function bar(target: TargetComparison, text: string, tag: string, start: number, end: number): Bar {
  const from = Math.max(0, Math.round(start))
  return { target, text, tag, start: from, end: Math.max(from + 1, Math.round(end)) }
}
