/**
 * Evidence in, BuildRecord out. The only place that knows all parts of the record; a pure function.
 */
import { RECORD_VERSION, type BuildRecord, type RunnerFacts, type TargetRecord } from './build-record.ts'
import { cacheFacts } from './cache-facts.ts'
import type { Evidence } from './evidence.ts'
import { culpritOf, outcomeOf, printedErrors } from './failure.ts'
import { asObject } from './json.ts'
import { phasesOf } from './phases.ts'
import { chainsByWork, platformRecord, type PlatformInput } from './platform-record.ts'
import { ProgressReader } from './progress-stream.ts'
import { redactRecord } from './redact-record.ts'
import { stepOutcomes, type StepOutcome } from './step-states.ts'
import type { PlatformDraft } from './step-draft.ts'
import { splitByTarget } from './target-stream.ts'
import { failureOf } from './target-failure.ts'
import { dockerfilePath, draftTarget, linkedFirst, type TargetDraft } from './targets.ts'
import { wallOf } from './timeline.ts'

/** Makes the record of one bake. Never throws for what an engine left out or wrote wrongly: that is named in `unknown`. */
export function assembleRecord(evidence: Evidence): BuildRecord {
  const progress = new ProgressReader()
  for (const line of evidence.stream) progress.push(line)
  const names = evidence.plan.targets.map(({ name }) => name)
  const { byTarget, bake } = splitByTarget(progress, names)
  const drafts = evidence.plan.targets.map((planned) =>
    draftTarget(
      planned,
      evidence.nativePlatform,
      byTarget.get(planned.name),
      asObject(evidence.metadata?.[planned.name]),
    ),
  )
  const outcome = bakeOutcome(evidence.exitCode)
  const outcomes = new Map(
    drafts.map(({ planned, stream }) => [planned.name, outcome === 'succeeded' ? outcome : outcomeOf(stream)]),
  )
  const platforms = linkedFirst(drafts).flatMap((draft) => draft.platforms)
  const unfinished = new Set([...outcomes].flatMap(([name, ended]) => (ended === 'succeeded' ? [] : [name])))
  const states = stepOutcomes({ platforms, work: progress.work, unfinished })
  const stateOf = new Map<PlatformDraft, StepOutcome[]>(platforms.map((platform, at) => [platform, states[at]!]))

  const record: BuildRecord = {
    bakeBudget: RECORD_VERSION,
    reportId: evidence.reportId,
    createdAt: new Date(evidence.startedAt).toISOString(),
    runner: runnerFacts(evidence.runner, drafts),
    builder: evidence.builder,
    outcome,
    wallMs: Math.max(0, Math.round(evidence.endedAt - evidence.startedAt)),
    cache: { from: [], to: [], errors: [] },
    phases: phasesOf(bake, progress.work, evidence.startedAt),
    targets: [],
    unknown: [],
  }
  if (evidence.commit !== undefined) record.commit = evidence.commit
  if (evidence.run !== undefined) record.run = evidence.run
  const boot = record.phases.find(({ kind }) => kind === 'boot')
  if (boot !== undefined) record.wallMs = Math.max(0, record.wallMs - boot.ms)
  else if (evidence.bootMs !== undefined)
    record.phases.unshift({ kind: 'boot', ms: Math.max(0, Math.round(evidence.bootMs)) })

  const input: PlatformInput = {
    blobs: evidence.blobs,
    chains: chainsByWork(platforms),
    stateOf,
    unknown: record.unknown,
    failed: outcome !== 'succeeded',
  }
  const printed = printedErrors(progress.text)
  for (const draft of drafts) {
    const { planned, stream } = draft
    const target: TargetRecord = {
      name: planned.name,
      outcome: outcomes.get(planned.name)!,
      phases: stream === undefined ? [] : phasesOf(stream, progress.work),
      platforms: draft.platforms.map((platform) => platformRecord(draft, platform, input)),
    }
    const dockerfile = dockerfilePath(planned)
    if (dockerfile !== undefined) target.dockerfile = dockerfile
    const wallMs = stream === undefined ? undefined : wallOf(stream)
    if (wallMs !== undefined) target.wallMs = wallMs
    if (target.outcome === 'failed') {
      target.failure = failureOf(target, draft, stream === undefined ? undefined : culpritOf(stream), printed)
    }
    record.targets.push(target)
    if (stream === undefined)
      record.unknown.push({ what: `steps of ${planned.name}`, why: 'the progress stream does not mention the target' })
  }
  if (progress.skipped > 0) {
    record.unknown.push({
      what: 'part of the progress stream',
      why: `${progress.skipped} of its lines could not be read`,
    })
  }
  record.cache = cacheFacts(evidence, record)
  return redactRecord(record, evidence.redact)
}

/** 130 and 143 are what a shell reports for SIGINT and SIGTERM. */
function bakeOutcome(exitCode: number | null): BuildRecord['outcome'] {
  if (exitCode === 0) return 'succeeded'
  return exitCode === null || exitCode === 130 || exitCode === 143 ? 'canceled' : 'failed'
}

function runnerFacts(runner: RunnerFacts, drafts: TargetDraft[]): RunnerFacts {
  const samples = drafts.flatMap(({ provenances }) => provenances.flatMap(({ cpuPressure }) => cpuPressure ?? []))
  if (runner.cpuPressure !== undefined || samples.length === 0) return runner
  return { ...runner, cpuPressure: Math.max(...samples) }
}
