/**
 * The nodes of a platform's critical path: its steps, and the phases before and after them. The stream has no edges
 * between a phase and the rest; those of docs/internals/times.md: Critical path are put in.
 */
import type { PhaseKind, TimeSplit } from '../build-record.ts'
import type { PathNode } from './critical-path.ts'
import { isAfterwards, phaseKindOf } from '../stream/phases.ts'
import type { PlatformDraft } from './step-draft.ts'
import type { StepOutcome } from './step-states.ts'
import type { TargetStream, TargetVertex } from '../stream/target-stream.ts'
import { merge, type Span } from '../stream/vertex-fate.ts'

const PARTS: Record<PhaseKind, keyof TimeSplit> = {
  boot: 'waitMs',
  definition: 'contextMs',
  metadata: 'basePullMs',
  context: 'contextMs',
  'cache-import': 'cacheRestoreMs',
  export: 'exportMs',
  'cache-export': 'cacheExportMs',
  other: 'contextMs',
}

/** Last moment of the target in ms after its first, without what buildx does after the build. */
export function wallOf(stream: TargetStream): number | undefined {
  let last: number | undefined
  for (const vertex of stream.vertices.values()) {
    if (isAfterwards(vertex) || vertex.fate.seen === undefined) continue
    last = Math.max(last ?? 0, vertex.fate.seen[1])
  }
  return last
}

/** Nodes in an order in which each stands after what it needs: before the steps, the steps, after them. */
export function pathNodes(draft: PlatformDraft, outcomes: readonly StepOutcome[], stream: TargetStream): PathNode[] {
  const nodes: PathNode[] = []
  const byDigest = new Map<string, number>()
  const { before, exports, cacheExports } = phaseVertices(stream)
  for (const vertex of before) {
    byDigest.set(vertex.digest, nodes.length)
    const needs = nodes.flatMap((node, at) =>
      (node.work.at(-1)?.[1] ?? 0) <= (vertex.fate.work[0]?.[0] ?? 0) ? [at] : [],
    )
    nodes.push({ part: PARTS[phaseKindOf(vertex) ?? 'other'], work: vertex.fate.work, needs })
  }
  const early = nodes.map((_, at) => at)
  const first = nodes.length
  for (const [at, { facts, waitsFor }] of draft.steps.entries()) {
    const { state, work } = outcomes[at]!
    const contexts = waitsFor.flatMap((digest) => byDigest.get(digest) ?? [])
    const inputs = facts.inputs.filter((input) => input < at).map((input) => first + input)
    const needs = inputs.length + contexts.length === 0 ? early : [...inputs, ...contexts]
    nodes.push({ part: partOf(facts.kind, state), work, needs, step: at })
  }
  const result = draft.result === undefined ? early : [first + draft.result]
  const exported = exports.map((vertex) => {
    nodes.push({ part: 'exportMs', work: vertex.fate.work, needs: result, within: lateLayers(draft, outcomes) })
    return nodes.length - 1
  })
  for (const vertex of cacheExports)
    nodes.push({ part: 'cacheExportMs', work: vertex.fate.work, needs: [...result, ...exported] })
  return nodes
}

/** Layers that came down for this platform, which with a lazy store happens while the image is exported. */
function lateLayers(draft: PlatformDraft, outcomes: readonly StepOutcome[]): NonNullable<PathNode['within']> {
  const layers = (kind: 'from' | 'step'): Span[] =>
    merge(
      outcomes.flatMap(({ state, intervals }, at) => {
        const pulled =
          draft.steps[at]!.facts.kind === 'from' ? kind === 'from' : kind === 'step' && state === 'restored'
        return pulled ? intervals : []
      }),
    )
  return [
    { part: 'basePullMs', work: layers('from') },
    { part: 'cacheRestoreMs', work: layers('step') },
  ]
}

function partOf(kind: string, state: StepOutcome['state']): keyof TimeSplit {
  if (kind === 'from') return 'basePullMs'
  return state === 'restored' || state === 'cached' ? 'cacheRestoreMs' : 'stepsMs'
}

function phaseVertices(stream: TargetStream): {
  before: TargetVertex[]
  exports: TargetVertex[]
  cacheExports: TargetVertex[]
} {
  const before: TargetVertex[] = []
  const exports: TargetVertex[] = []
  const cacheExports: TargetVertex[] = []
  for (const vertex of stream.vertices.values()) {
    const kind = phaseKindOf(vertex)
    if (kind === undefined || isAfterwards(vertex) || vertex.fate.work.length === 0) continue
    if (kind === 'export') exports.push(vertex)
    else if (kind === 'cache-export') cacheExports.push(vertex)
    else before.push(vertex)
  }
  return { before: before.sort(byStart), exports: exports.sort(byStart), cacheExports: cacheExports.sort(byStart) }
}

function byStart(a: TargetVertex, b: TargetVertex): number {
  return a.fate.work[0]![0] - b.fate.work[0]![0]
}
