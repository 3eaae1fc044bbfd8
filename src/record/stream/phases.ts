/**
 * Time that belongs to no Dockerfile step: reading definitions and contexts, importing and exporting caches, exporting
 * images. Names are those of BuildKit and buildx (docs/internals/progress-stream.md: Other vertices).
 */
import type { Phase, PhaseKind } from '../build-record.ts'
import type { VertexWork } from './progress-stream.ts'
import type { TargetStream, TargetVertex } from './target-stream.ts'
import { lengthOf, merge } from './vertex-fate.ts'

const KINDS: [RegExp, PhaseKind][] = [
  [/^booting buildkit/, 'boot'],
  [/^load (local|remote) bake definition/, 'definition'],
  [/^load build definition/, 'definition'],
  [/^load \.dockerignore/, 'definition'],
  [/^(load metadata for|resolve image config for)/, 'metadata'],
  [/pull token for/, 'metadata'],
  [/^(load build context|load from client|load remote build context|load git source)/, 'context'],
  [/^importing cache manifest/, 'cache-import'],
  [/^(exporting cache|preparing layers for inline cache|preparing inline cache)/, 'cache-export'],
  [/^exporting to .*cache/i, 'cache-export'],
  [/^(exporting|importing to docker|pushing)/, 'export'],
]

/** What a vertex that is no step was for. */
export function phaseKindOf({ name }: TargetVertex): PhaseKind | undefined {
  if (name.position !== undefined) return undefined
  return KINDS.find(([pattern]) => pattern.test(name.text))?.[1] ?? 'other'
}

/** buildx fetches the provenance for us after the build is over; it is no part of the target's time. */
export function isAfterwards({ name }: TargetVertex): boolean {
  return name.text.startsWith('resolving provenance')
}

/** One phase of each kind, in the order they began; parallel work of one kind counts once. */
export function phasesOf(stream: TargetStream, work: ReadonlyMap<string, VertexWork>, bakeStart?: number): Phase[] {
  const shift = bakeStart === undefined ? 0 : Math.max(0, Math.round(stream.origin - bakeStart))
  const groups = Map.groupBy(stream.vertices.values(), (vertex) =>
    isAfterwards(vertex) ? undefined : phaseKindOf(vertex),
  )
  const phases: Phase[] = []
  for (const [kind, vertices] of groups) {
    if (kind === undefined) continue
    const started = vertices.flatMap(({ fate }) => (fate.seen === undefined ? [] : [fate.seen[0]]))
    if (started.length === 0) continue
    const phase: Phase = { kind, ms: lengthOf(merge(vertices.flatMap(({ fate }) => fate.work))) }
    phase.startMs = Math.min(...started) + shift
    const bytes = vertices.map(({ digest }) => [...(work.get(digest)?.bytes.values() ?? [])]).flat()
    const sum = bytes.reduce((total, each) => total + each, 0)
    if (sum > 0 && Number.isSafeInteger(sum)) phase.bytes = sum
    const error = vertices.find(({ fate }) => fate.state === 'failed')?.fate.error
    if (error !== undefined) phase.error = error
    phases.push(phase)
  }
  return phases.sort((a, b) => a.startMs! - b.startMs!)
}
