/**
 * The progress stream as one target lived it: its vertices, by its own clock.
 */
import type { ProgressReader, VertexTrack } from './progress-stream.ts'
import { fateOf, type Fate } from './vertex-fate.ts'
import { keywordOf, parseVertexName, type VertexName } from './vertex-name.ts'

/** A vertex under one target. */
export interface TargetVertex {
  digest: string
  name: VertexName
  inputs: string[]
  /** True when it is part of the target's own graph, not merely replayed because work was merged with another's. */
  announced: boolean
  order: number
  fate: Fate
}

/** All vertices of one target. */
export interface TargetStream {
  /** Name of the target; absent for vertices that belong to the whole bake. */
  target?: string
  /** Epoch ms of the target's first event; times in fates count from here. */
  origin: number
  /** By digest, in the order of the stream. */
  vertices: Map<string, TargetVertex>
  /** Names and inputs by digest over all targets: work merged into another target's has inputs that are only there. */
  everywhere: ReadonlyMap<string, Pick<TargetVertex, 'name' | 'inputs'>>
}

/** Vertices of the whole bake when there is one target, whose own vertices then have no prefix either. */
const OF_THE_BAKE = /^\[internal\] (load (local|remote) bake definitions?|booting buildkit)/

/** Splits what was read by target. Targets that the stream never mentions are absent from the map. */
export function splitByTarget(
  progress: ProgressReader,
  targets: readonly string[],
): { byTarget: Map<string, TargetStream>; bake: TargetStream } {
  const known = new Set(targets)
  const only = targets.length === 1 ? targets[0] : undefined
  const everywhere = new Map<string, Pick<TargetVertex, 'name' | 'inputs'>>()
  const groups = new Map<string | undefined, { track: VertexTrack; name: VertexName }[]>()
  for (const track of progress.tracks.values()) {
    const name = parseVertexName(track.name, known)
    const target = name.target ?? (OF_THE_BAKE.test(track.name) ? undefined : only)
    if ((everywhere.get(track.digest)?.inputs.length ?? -1) < track.inputs.length) {
      everywhere.set(track.digest, { name, inputs: track.inputs })
    }
    const group = groups.get(target)
    if (group === undefined) groups.set(target, [{ track, name }])
    else group.push({ track, name })
  }
  const byTarget = new Map<string, TargetStream>()
  for (const target of targets) {
    const group = groups.get(target)
    if (group !== undefined) byTarget.set(target, { ...streamOf(group, everywhere), target })
  }
  return { byTarget, bake: streamOf(groups.get(undefined) ?? [], everywhere) }
}

function streamOf(
  group: { track: VertexTrack; name: VertexName }[],
  everywhere: TargetStream['everywhere'],
): TargetStream {
  const origin = originOf(group.map(({ track }) => track))
  const vertices = new Map<string, TargetVertex>()
  for (const { track, name } of group) {
    const same = vertices.get(track.digest)
    const fate = fateOf(track.runs.values(), track.inputs.length > 0, origin, isFileOperation(name))
    // One digest under two labels of one target: keep the one that tells more.
    if (same !== undefined && tells(same.fate) >= tells(fate)) continue
    const { digest, inputs, announced, order } = track
    vertices.set(digest, { digest, name, inputs, announced: announced || same?.announced === true, order, fate })
  }
  // Whatever started had what it builds on, and did not need to have it made.
  const used = new Set([...vertices.values()].flatMap(({ fate, inputs }) => (fate.state === 'never' ? [] : inputs)))
  for (const { digest, fate } of vertices.values())
    if (fate.state === 'asked' && used.has(digest)) fate.state = 'cached'
  return { origin, vertices, everywhere }
}

function tells({ state }: Fate): number {
  return state === 'never' ? 0 : state === 'asked' ? 1 : 2
}

/** A step that is no source: images and downloads have no inputs either, and do their work while they are looked up. */
function isFileOperation({ position, text }: VertexName): boolean {
  return position !== undefined && !['from', 'add'].includes(keywordOf(text))
}

/**
 * The first moment of a target: the start of the first vertex that started, which buildx maps to the moment the target
 * began. A smaller start further on is that of a vertex shared with an older job, 18 minutes early in one recording.
 */
function originOf(tracks: VertexTrack[]): number {
  for (const track of tracks) {
    if (track.runs.size > 0) return Math.min(...[...track.runs.values()].map((run) => run.start))
  }
  return 0
}
