/**
 * States of all steps of a bake. Work that several targets or platforms share is charged to one of them (docs/internals/steps.md: What a step did,
 * rules 2 and 3): the first whose own graph holds the vertex that ran; the others are `shared`.
 */
import type { StepRecord, StepState } from '../build-record.ts'
import { mergedInto } from './merged-work.ts'
import type { VertexWork } from '../stream/progress-stream.ts'
import type { PlatformDraft, StepDraft } from './step-draft.ts'
import type { TargetVertex } from '../stream/target-stream.ts'
import { lengthOf, merge, type Span } from '../stream/vertex-fate.ts'

/** How it went with a step. */
export interface StepOutcome {
  state: StepState
  /** As StepRecord.intervals: empty unless this step is charged with the work. */
  intervals: Span[]
  ms: number
  bytes?: number
  error?: string
  /** Who got the result, or for a shared step who did the work. */
  sharedWith?: Set<string>
  /** When its result was there for this target, and what it waited for: like `intervals`, but also for shared work. */
  work: Span[]
}

/** What decides about steps that never started. */
export interface StateInput {
  platforms: readonly PlatformDraft[]
  work: ReadonlyMap<string, VertexWork>
  /** Targets that did not come to their end, so that steps which never started were not reached. */
  unfinished: ReadonlySet<string>
}

interface Seen {
  platform: PlatformDraft
  step: StepDraft
  outcome: StepOutcome
}

/** One list of outcomes for each platform, in the order of its steps. */
export function stepOutcomes({ platforms, work, unfinished }: StateInput): StepOutcome[][] {
  const ranDigests = digestsThatRan(platforms)
  const owners = new Map<string, Seen>()
  const all: Seen[][] = platforms.map((platform) =>
    platform.steps.map((step) => ({ platform, step, outcome: { state: 'unknown', intervals: [], ms: 0, work: [] } })),
  )
  const seen = all.flat()
  for (const entry of seen) claim(entry, ranDigests, owners)
  const bySameWork = new Map<string, Seen>()
  for (const entry of seen) {
    const { sameWork } = entry.step
    if (sameWork !== undefined && isCharged(entry) && !bySameWork.has(sameWork)) bySameWork.set(sameWork, entry)
  }
  const mergedWith = mergedInto(all, isCharged, unfinished)
  const restored = new Set<string>()
  for (const entry of seen) {
    if (!isCharged(entry)) settle(entry, { ranDigests, owners, bySameWork, mergedWith, restored, work, unfinished })
    else charge(entry, work)
  }
  return all.map((list) => list.map(({ outcome }) => outcome))
}

/** Digests that ran under any name: under a second name the same vertex may look cached, or be over already. */
function digestsThatRan(platforms: readonly PlatformDraft[]): Set<string> {
  const digests = new Set<string>()
  for (const { stream } of platforms) {
    for (const vertex of stream?.vertices.values() ?? []) if (vertex.fate.state === 'ran') digests.add(vertex.digest)
  }
  return digests
}

/** A step whose own vertex ran, and that is the first to have it, did the work. FROM only works when it pulls. */
function claim(entry: Seen, ranDigests: Set<string>, owners: Map<string, Seen>): void {
  const { step, outcome } = entry
  const own = step.vertices.find((vertex) => vertex.digest === step.digest)
  if (step.facts.kind === 'from' || own === undefined || own.fate.state !== 'ran') return
  if (!ranDigests.has(own.digest) || owners.has(own.digest)) return
  owners.set(own.digest, entry)
  outcome.state = own.fate.evicted ? 'evicted' : 'ran'
}

function isCharged({ outcome }: Seen): boolean {
  return outcome.state === 'ran' || outcome.state === 'evicted'
}

function charge({ step, outcome }: Seen, work: ReadonlyMap<string, VertexWork>): void {
  const own = step.vertices.find((vertex) => vertex.digest === step.digest)!
  spend(outcome, own, work)
}

/** Puts a vertex's time and bytes on a step. */
function spend(outcome: StepOutcome, vertex: TargetVertex, work: ReadonlyMap<string, VertexWork>): void {
  outcome.intervals = vertex.fate.work
  outcome.work = vertex.fate.work
  outcome.ms = lengthOf(vertex.fate.work)
  const bytes = [...(work.get(vertex.digest)?.bytes.values() ?? [])].reduce((sum, each) => sum + each, 0)
  if (bytes > 0 && Number.isSafeInteger(bytes)) outcome.bytes = bytes
}

interface Known {
  ranDigests: ReadonlySet<string>
  owners: Map<string, Seen>
  bySameWork: ReadonlyMap<string, Seen>
  /** Who did the work of the steps that were merged away. */
  mergedWith: ReadonlyMap<Seen, Seen>
  /** Digests whose download has been charged to a step. */
  restored: Set<string>
  work: ReadonlyMap<string, VertexWork>
  unfinished: ReadonlySet<string>
}

/** Finds the state of a step that did not do its work itself. */
function settle(entry: Seen, known: Known): void {
  const { step, outcome, platform } = entry
  const states = step.vertices.map((vertex) => vertex.fate.state)
  // In a target that came to its end, BuildKit canceled a vertex because it found another one to be the same work.
  const merged = states.includes('canceled') && !known.unfinished.has(platform.target)
  const broken =
    step.vertices.find(({ fate }) => fate.state === 'failed') ??
    (merged ? undefined : step.vertices.find(({ fate }) => fate.state === 'canceled'))
  outcome.work = merge(step.vertices.flatMap(({ fate }) => fate.work))
  const doer = step.facts.kind === 'from' ? undefined : (doerOf(entry, known) ?? known.mergedWith.get(entry))
  if (doer !== undefined && broken === undefined) {
    if (doer === entry) return
    outcome.state = 'shared'
    outcome.sharedWith = new Set([nameFor(doer.platform, platform)])
    doer.outcome.sharedWith ??= new Set()
    doer.outcome.sharedWith.add(nameFor(platform, doer.platform))
    if (outcome.work.length === 0) outcome.work = shifted(doer, platform)
  } else if (broken !== undefined) {
    outcome.state = broken.fate.state === 'failed' ? 'failed' : 'canceled'
    if (broken.fate.error !== undefined) outcome.error = broken.fate.error
    spend(outcome, broken, known.work)
  } else if (states.includes('open')) {
    outcome.state = known.unfinished.has(platform.target) ? 'canceled' : 'unknown'
  } else if (states.includes('cached') || (step.facts.kind === 'from' && states.includes('ran'))) {
    hit(entry, known)
  } else if (states.includes('asked') && !known.unfinished.has(platform.target)) {
    // Found in the cache, and nobody needed it: what builds on it was cached as well.
    outcome.state = 'cached'
  } else {
    outcome.state = known.unfinished.has(platform.target) ? 'not-reached' : 'unknown'
  }
}

/** Who ran what this step got: the owner of one of its vertices, or a step of another target with the same key. */
function doerOf(entry: Seen, { ranDigests, owners, bySameWork }: Known): Seen | undefined {
  const { step, outcome } = entry
  for (const vertex of step.vertices) {
    const owner = owners.get(vertex.digest)
    if (owner !== undefined) return owner
    if (!ranDigests.has(vertex.digest) || vertex.fate.state !== 'ran') continue
    // It ran, under a label nobody owns (a cut stream): the first who needs it is charged.
    owners.set(vertex.digest, entry)
    outcome.state = vertex.fate.evicted ? 'evicted' : 'ran'
    outcome.intervals = vertex.fate.work
    outcome.ms = lengthOf(vertex.fate.work)
    return entry
  }
  const same = step.sameWork === undefined ? undefined : bySameWork.get(step.sameWork)
  // One that was told to ignore the cache ran although its result may have been there for the others.
  return same?.step.facts.noCache === true && step.facts.noCache !== true ? undefined : same
}

/** Cached, or restored when a layer came down for it. FROM "runs" when it pulls its image (docs/internals/progress-stream.md: Other vertices). */
function hit({ step, outcome }: Seen, { restored, work }: Known): void {
  outcome.state = 'cached'
  const own = step.vertices.find((vertex) => vertex.digest === step.digest) ?? step.vertices[0]
  if (own === undefined || work.get(own.digest)?.layers !== true || own.fate.work.length === 0) return
  if (restored.has(own.digest)) {
    if (step.facts.kind === 'from') outcome.state = 'shared'
    return
  }
  restored.add(own.digest)
  outcome.state = step.facts.kind === 'from' ? 'ran' : 'restored'
  spend(outcome, own, work)
}

/** A target as another one calls it; another platform of the same target is named with its platform. */
function nameFor(other: PlatformDraft, self: PlatformDraft): string {
  return other.target === self.target ? `${other.target} ${other.platform}` : other.target
}

/** Another target's work on this target's clock; nothing when the clocks cannot be compared (docs/internals/times.md: Clocks). */
function shifted(doer: Seen, platform: PlatformDraft): Span[] {
  const shift = (doer.platform.stream?.origin ?? 0) - (platform.stream?.origin ?? 0)
  return merge(
    doer.outcome.work.map(([start, end]): Span => [
      Math.max(0, Math.round(start + shift)),
      Math.max(0, Math.round(end + shift)),
    ]),
  )
}

/** The fields of the record; absent stays absent. */
export function outcomeFields({
  state,
  intervals,
  ms,
  bytes,
  error,
  sharedWith,
}: StepOutcome): Partial<StepRecord> & Pick<StepRecord, 'state' | 'intervals' | 'ms'> {
  return {
    state,
    intervals,
    ms,
    ...(bytes === undefined ? {} : { bytes }),
    ...(error === undefined ? {} : { error }),
    ...(sharedWith === undefined ? {} : { sharedWith: [...sharedWith] }),
  }
}
