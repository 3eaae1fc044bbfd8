/**
 * Steps of a target from the labels of the stream: all there is when the bake failed (buildx then writes no metadata)
 * or when the engine gave no provenance, as for several platforms before buildx 0.31.
 */
import { plainPlatform } from '../image/manifest.ts'
import { signatures } from '../stream/stream-signature.ts'
import type { PlatformDraft, StepDraft, StepFacts } from './step-draft.ts'
import type { TargetStream, TargetVertex } from '../stream/target-stream.ts'
import { splitImage } from './step-keys.ts'
import { keywordOf } from '../stream/vertex-name.ts'

const KINDS: Record<string, StepFacts['kind']> = {
  from: 'from',
  run: 'run',
  copy: 'copy',
  add: 'add',
  workdir: 'workdir',
  link: 'link',
}

/** Steps per platform, in the order given. Labels of shared steps may be another target's; positions then are too. */
export function labelSteps(target: string, platforms: readonly string[], stream: TargetStream): PlatformDraft[] {
  const steps = ownSteps(stream)
  const sinks = sinksOf(steps, stream)
  return platforms.map((platform) => {
    const roots = platforms.length === 1 ? sinks : sinks.filter((sink) => samePlatform(sink.name.platform, platform))
    const digests = reachable(roots, stream, steps)
    return draftOf(
      target,
      platform,
      stream,
      steps.filter((own) => digests.has(own.vertex.digest)),
    )
  })
}

interface OwnStep {
  vertex: TargetVertex
  merged: TargetVertex[]
}

/** Steps of the target's own graph, each with the vertices it was merged into. */
function ownSteps(stream: TargetStream): OwnStep[] {
  const steps = [...stream.vertices.values()].filter((vertex) => vertex.name.position !== undefined)
  const shape = signatures(stream)
  const groups = Map.groupBy(steps, (vertex) => shape(vertex.digest))
  return [...groups.values()].map((group) => {
    const own = group.find((vertex) => vertex.announced) ?? group[0]!
    return { vertex: own, merged: group.filter((vertex) => vertex !== own) }
  })
}

function sinksOf(steps: OwnStep[], stream: TargetStream): TargetVertex[] {
  const used = new Set([...stream.vertices.values()].flatMap((vertex) => vertex.inputs))
  return steps
    .filter(({ vertex, merged }) => ![vertex, ...merged].some(({ digest }) => used.has(digest)))
    .map(({ vertex }) => vertex)
}

function reachable(roots: TargetVertex[], stream: TargetStream, steps: OwnStep[]): Set<string> {
  const own = new Map(steps.flatMap(({ vertex, merged }) => [vertex, ...merged].map(({ digest }) => [digest, vertex])))
  const found = new Set<string>()
  const open = roots.map(({ digest }) => digest)
  for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
    if (found.has(digest)) continue
    found.add(digest)
    const vertex = stream.vertices.get(digest)
    open.push(...(vertex?.inputs ?? []).map((input) => own.get(input)?.digest ?? input))
  }
  return found
}

function draftOf(target: string, platform: string, stream: TargetStream, steps: OwnStep[]): PlatformDraft {
  const ordered = sorted(steps)
  const index = new Map(
    ordered.flatMap(({ vertex, merged }, at) => [vertex, ...merged].map(({ digest }) => [digest, at])),
  )
  const drafts = ordered.map(({ vertex, merged }, at): StepDraft => {
    const inputs = vertex.inputs.flatMap((digest) => index.get(digest) ?? []).filter((input) => input < at)
    const draft: StepDraft = {
      facts: factsOf(vertex, [...new Set(inputs)]),
      vertices: [vertex, ...merged],
      digest: vertex.digest,
      waitsFor: vertex.inputs.filter((digest) => !index.has(digest)),
    }
    const parent = parentOf(draft.facts.kind, vertex, index)
    if (parent !== undefined && parent < at) draft.parent = parent
    if (draft.facts.kind === 'from') draft.image = splitImage(vertex.name.text.replace(/^FROM\s+/i, '').split(' ')[0]!)
    return draft
  })
  const draft: PlatformDraft = { target, platform, stream, steps: drafts }
  if (drafts.length > 0) draft.result = drafts.length - 1
  return draft
}

/**
 * The step whose file system a step changes is its first input. A copy with a single input copies onto nothing: that
 * input is its source.
 */
function parentOf(
  kind: StepFacts['kind'],
  { inputs }: TargetVertex,
  index: ReadonlyMap<string, number>,
): number | undefined {
  const copies = kind === 'copy' || kind === 'add'
  return copies && inputs.length < 2 ? undefined : index.get(inputs[0] ?? '')
}

/** Inputs first. BuildKit announces a graph from its end, so the order of the stream is of no use. */
function sorted(steps: OwnStep[]): OwnStep[] {
  const byDigest = new Map(steps.flatMap((step) => [step.vertex, ...step.merged].map(({ digest }) => [digest, step])))
  const done = new Set<OwnStep>()
  const visit = (step: OwnStep): void => {
    if (done.has(step)) return
    done.add(step)
    for (const input of step.vertex.inputs) {
      const below = byDigest.get(input)
      if (below !== undefined) visit(below)
    }
    ordered.push(step)
  }
  const ordered: OwnStep[] = []
  for (const step of steps) visit(step)
  return ordered
}

/** Without the Dockerfile's text only keyword and position are safe to keep: the label has its ARGs expanded. */
function factsOf({ name }: TargetVertex, inputs: number[]): StepFacts {
  const keyword = keywordOf(name.text)
  const facts: StepFacts = {
    kind: KINDS[keyword] ?? 'other',
    instruction: `${(KINDS[keyword] === undefined ? 'step' : keyword).toUpperCase()} (${[name.stage, name.position].join(' ').trim()})`,
    inputs,
  }
  if (name.stage !== undefined) facts.stage = name.stage
  return facts
}

function samePlatform(label: string | undefined, platform: string): boolean {
  return label !== undefined && plainPlatform(label) === plainPlatform(platform)
}
