/**
 * One platform of one target, put together from its draft, its steps' states and its image's blobs.
 */
import type { BaseImage, PlatformRecord, StepRecord, TimeSplit, Unknown } from './build-record.ts'
import { criticalPath } from './steps/critical-path.ts'
import { imageSizes, mainPath } from './image/layers.ts'
import { manifestFor, manifestsOf } from './image/manifest.ts'
import type { Descriptor } from './steps/provenance.ts'
import type { PlatformDraft } from './steps/step-draft.ts'
import { outcomeFields, type StepOutcome } from './steps/step-states.ts'
import type { TargetDraft } from './targets.ts'
import { pathNodes, wallOf } from './steps/timeline.ts'
import { withoutCommand } from './redact.ts'

/** What is known of the whole bake. `unknown` is added to. */
export interface PlatformInput {
  blobs: ReadonlyMap<string, unknown>
  chains: ReadonlyMap<string, Descriptor[]>
  stateOf: ReadonlyMap<PlatformDraft, StepOutcome[]>
  unknown: Unknown[]
  /** The bake failed or was stopped: then there is no metadata file. */
  failed: boolean
}

/** Builds the record of one platform. */
export function platformRecord(target: TargetDraft, draft: PlatformDraft, input: PlatformInput): PlatformRecord {
  const outcomes = input.stateOf.get(draft) ?? []
  const record: PlatformRecord = {
    platform: draft.platform,
    steps: draft.steps.map(({ facts }, at): StepRecord => ({ ...facts, ...outcomeFields(outcomes[at]!) })),
    bases: basesOf(draft),
  }
  for (const step of record.steps) if (step.error !== undefined) step.error = withoutCommand(step.error)
  addSizes(record, target, draft, input)
  addPath(record, draft, outcomes)
  const where = `${target.planned.name} ${draft.platform}`
  if (draft.steps.length > 0 && draft.steps.every(({ facts }) => facts.key === undefined)) {
    const why =
      input.failed && target.metadata === undefined
        ? 'buildx writes no metadata when a bake fails'
        : 'the metadata file has no provenance for it'
    input.unknown.push({ what: `instructions and lines of ${where}`, why })
  }
  if (draft.steps.length === 0 && [...(draft.stream?.vertices.values() ?? [])].some(({ name }) => name.position)) {
    // As for a RUN on `scratch`, whose label has no platform.
    input.unknown.push({
      what: `steps of ${where}`,
      why: 'the progress stream does not say which are for this platform',
    })
  }
  const unclear = record.steps.filter(({ state }) => state === 'unknown').length
  if (unclear > 0)
    input.unknown.push({
      what: `state of ${unclear} steps of ${where}`,
      why: 'the progress stream does not say how they ended',
    })
  return record
}

function addSizes(record: PlatformRecord, target: TargetDraft, draft: PlatformDraft, input: PlatformInput): void {
  if (target.planned.noImage !== undefined) return
  const what = `compressed size of ${target.planned.name} ${draft.platform}`
  if (target.metadata === undefined) {
    if (input.failed) input.unknown.push({ what, why: 'buildx writes no metadata when a bake fails' })
    return
  }
  const manifest = manifestFor(manifestsOf(target.metadata, input.blobs), draft.platform)
  const sizes = imageSizes(draft, manifest, (step) => step.chain ?? input.chains.get(step.sameWork ?? ''))
  Object.assign(record, sizes.fields)
  if (sizes.why !== undefined) input.unknown.push({ what, why: sizes.why })
}

/**
 * Layers by StepDraft.sameWork: a step merged into another target's has none of its own in the provenance
 * (docs/internals/times.md: Critical path).
 */
export function chainsByWork(platforms: readonly PlatformDraft[]): Map<string, Descriptor[]> {
  const chains = new Map<string, Descriptor[]>()
  for (const { sameWork, chain } of platforms.flatMap(({ steps }) => steps)) {
    if (sameWork !== undefined && chain !== undefined && !chains.has(sameWork)) chains.set(sameWork, chain)
  }
  return chains
}

function addPath(record: PlatformRecord, draft: PlatformDraft, outcomes: readonly StepOutcome[]): void {
  const wallMs = draft.stream === undefined ? undefined : wallOf(draft.stream)
  if (draft.stream === undefined || wallMs === undefined || draft.steps.length === 0) return
  const nodes = pathNodes(draft, outcomes, draft.stream)
  const path = criticalPath(nodes, wallMs)
  record.timeSplit = path.split satisfies TimeSplit
  record.criticalPath = path.steps
  for (const [at, node] of nodes.entries()) {
    if (node.step !== undefined && node.work.length > 0) record.steps[node.step]!.slackMs = path.slack[at]!
  }
}

/**
 * Images the steps start or copy from, each once, the one under the image itself last: BuildKit lists stages in no order that
 * would tell. The tag is part of the name as well.
 */
function basesOf(draft: PlatformDraft): BaseImage[] {
  const bases = new Map<string, BaseImage>()
  for (const { image, facts } of draft.steps) {
    if (image === undefined) continue
    const base: BaseImage = { name: image.name }
    const tag = /:([^/:]+)$/.exec(image.name)?.[1]
    if (tag !== undefined) base.tag = tag
    if (image.digest !== undefined) base.digest = image.digest
    if (facts.line !== undefined) base.line = facts.line
    bases.set(`${image.name} ${image.digest}`, bases.get(`${image.name} ${image.digest}`) ?? base)
  }
  const under = draft.steps[mainPath(draft)[0] ?? -1]?.image
  const own = under && bases.get(`${under.name} ${under.digest}`)
  return [...bases.values()].toSorted((a, b) => Number(a === own) - Number(b === own))
}
