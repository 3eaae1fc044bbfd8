/**
 * Evidence in, BuildRecord out. The only place that knows all parts of the record; a pure function.
 */
import { defined } from '../shared/defined.ts'
import { RECORD_VERSION, type BuildRecord, type RunnerFacts } from './build-record.ts'
import { layerBytes } from './cache-export.ts'
import { cacheFacts } from './cache-facts.ts'
import type { Evidence } from './evidence.ts'
import { errorOf, outcomeOf, outcomeOfCall, printedErrors } from './stream/failure.ts'
import { asObject } from '../shared/json.ts'
import { nameContextOwners, stepOwners } from './steps/linked-reads.ts'
import { mergeUnknown } from './merge/merge-unknown.ts'
import { markUncached } from './steps/no-cache.ts'
import { phasesOf } from './stream/phases.ts'
import { chainsByWork } from './platform-record.ts'
import { ProgressReader } from './stream/progress-stream.ts'
import { redactRecord } from './redact-record.ts'
import { stepOutcomes } from './steps/step-states.ts'
import { targetRecord, type TargetInput } from './target-record.ts'
import { splitByTarget } from './stream/target-stream.ts'
import { draftTarget, linkedFirst, type TargetDraft } from './targets.ts'

/** Makes the record of one bake. Never throws for what an engine left out or wrote wrongly: that is named in `unknown`. */
export function assembleRecord(evidence: Evidence): BuildRecord {
  const progress = new ProgressReader()
  for (const line of evidence.stream) progress.push(line)
  const names = evidence.plan.targets.map(({ name }) => name)
  const { byTarget, bake } = splitByTarget(progress, names)
  const drafts = evidence.plan.targets.map((planned) => {
    const metadata = asObject(evidence.metadata?.[planned.name])
    return draftTarget(planned, evidence.nativePlatform, byTarget.get(planned.name), metadata)
  })

  const outcome = bakeOutcome(evidence.exitCode)
  const printed = outcome === 'succeeded' ? [] : printedErrors(progress.text)
  const ownError = (target: string): ReturnType<typeof errorOf> => errorOf(target, names.length === 1, printed)
  const outcomes = new Map(
    drafts.map(({ planned: { name }, stream, metadata }) => [
      name,
      outcome === 'succeeded' ? outcome : (outcomeOfCall(metadata) ?? outcomeOf(stream, ownError(name))),
    ]),
  )
  const unfinished = new Set(names.filter((name) => outcomes.get(name) !== 'succeeded'))
  const ordered = linkedFirst(drafts)
  const ownerOf = stepOwners(ordered)
  nameContextOwners(ownerOf)
  markUncached(ordered, ownerOf)
  const platforms = ordered.flatMap((draft) => draft.platforms)
  const states = stepOutcomes({ platforms, work: progress.work, unfinished })

  const record: BuildRecord = {
    bakeBudget: RECORD_VERSION,
    reportId: evidence.reportId,
    createdAt: new Date(evidence.startedAt).toISOString(),
    ...defined({ commit: evidence.commit, run: evidence.run, contexts: evidence.contexts?.manifests }),
    runner: runnerFacts(evidence.runner, drafts),
    builder: evidence.builder,
    outcome,
    ...bakeTimes(evidence, phasesOf(bake, progress.work, evidence.startedAt)),
    cache: { from: [], to: [], errors: [] },
    targets: [],
    unknown: [],
  }
  const input: TargetInput = {
    blobs: evidence.blobs,
    work: progress.work,
    writes: progress.writes,
    layerBytes: layerBytes(drafts),
    chains: chainsByWork(platforms),
    stateOf: new Map(platforms.map((platform, at) => [platform, states[at]!])),
    unknown: record.unknown,
    failed: outcome !== 'succeeded',
    outcomes,
    contextsOf: (target) => evidence.contexts?.byTarget[target],
    definitionOf: (target) => evidence.definitions?.get(target),
    errorOf: ownError,
  }
  record.targets = drafts.map((draft) => targetRecord(draft, input))
  const said = printed.at(-1)
  if (outcome === 'failed' && said !== undefined && !record.targets.some((target) => target.outcome === 'failed')) {
    record.unknown.push({ what: 'the target that failed the bake', why: `buildx only said: ${said.message}` })
  }
  if (progress.skipped > 0) {
    const why = `${progress.skipped} of its lines could not be read`
    record.unknown.push({ what: 'part of the progress stream', why })
  }
  record.unknown = mergeUnknown(record.unknown)
  record.cache = cacheFacts(evidence, record)
  return redactRecord(record, evidence.redact)
}

/** A builder that boots within the bake is seen in the stream, one that was booted before it was timed by the caller. */
function bakeTimes(
  { startedAt, endedAt, bootMs }: Evidence,
  seen: BuildRecord['phases'],
): Pick<BuildRecord, 'wallMs' | 'phases'> {
  const boot = seen.find(({ kind }) => kind === 'boot')
  const before = boot === undefined && bootMs !== undefined ? Math.max(0, Math.round(bootMs)) : undefined
  return {
    wallMs: Math.max(0, Math.round(endedAt - startedAt) - (boot?.ms ?? 0)),
    phases: [...(before === undefined ? [] : [{ kind: 'boot' as const, ms: before }]), ...seen],
  }
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
