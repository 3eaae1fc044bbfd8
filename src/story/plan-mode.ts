import { imageDigests } from '../bake/image-digest.ts'
import { bakeFolder, printDefinition } from '../bake/bake.ts'
import { runnerFacts } from '../bake/runner-facts.ts'
import { movingBases, whyBuild, type CheckoutNow, type TargetNow } from '../compare/touched.ts'
import { readContexts } from '../contexts/context-manifest.ts'
import { definitionHashes } from '../contexts/definition-hash.ts'
import { runFacts, type Job } from '../github/job.ts'
import { openHistory, type History } from '../history/history.ts'
import type { Inputs } from '../inputs.ts'
import { warning, type Io } from '../io.ts'
import { planOf } from '../plan/definition.ts'
import { levelsOf } from '../plan/levels.ts'
import type { PlannedTarget } from '../plan/plan.ts'
import { RECORD_VERSION, type BuildRecord } from '../record/build-record.ts'
import { planSummary, type Decision } from '../report/plan-summary.ts'
import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import { setPlanOutputs } from './publish/outputs.ts'
import { uploadRecord } from './publish/hand-over.ts'
import { openRun, type Run } from './run.ts'

/**
 * `mode: plan`: which targets the jobs of this run have to build, so that those that a change cannot have touched are left
 * out. Nothing is built. What is not known for certain is built.
 *
 * @throws InputError and EngineError
 */
export async function planMode(io: Io, inputs: Inputs, job: Job): Promise<void> {
  const run = await openRun(io, inputs, job)
  const [definition, history] = await both(printDefinition(run.cli, inputs), openHistory(run))
  const plan = planOf(definition, bakeFolder(inputs.source))
  const [contexts, definitions] = await both(readContexts(plan, run.cli), definitionHashes(definition, run.cli.cwd))
  const baseline = history.baseline.found?.record
  const requested = plan.targets.filter((target) => target.requested)
  const names = new Set(requested.map(({ name }) => name))
  const now: CheckoutNow = {
    targets: plan.targets.map((target): TargetNow => ({
      ...defined({ definition: definitions.get(target.name), contexts: contexts.byTarget[target.name] }),
      name: target.name,
      platforms: target.platforms,
      remote: remoteContexts(target),
      noCache: inputs.noCache || target.noCache || target.noCacheStages !== undefined,
    })),
    contexts: contexts.manifests,
    digests: baseline === undefined ? new Map() : await imageDigests(run.cli, movingBases(baseline, names)),
  }
  const decisions = requested.map(({ name }): Decision => ({
    name,
    ...defined({ why: whyBuild(name, now, baseline) }),
  }))
  for (const { name, why } of decisions) {
    io.info(why === undefined ? `${name}: not built, nothing it is made of has changed.` : `${name}: built, as ${why}.`)
  }
  const built = decisions.flatMap(({ name, why }) => (why === undefined ? [] : [name]))
  setPlanOutputs(io, levelsOf(built, definition))
  if (built.length === 0) await leaveEmptyRecord(run, history)
  await io.summary(planSummary(decisions, baseline?.commit?.sha))
  for (const note of history.notes) io.annotate(warning(note))
}

/** No job will leave a record, and the report would not know why: an empty one says that everything is as it was. */
async function leaveEmptyRecord({ io, inputs, job }: Run, { head }: History): Promise<void> {
  const record: BuildRecord = {
    bakeBudget: RECORD_VERSION,
    reportId: inputs.reportId,
    createdAt: new Date().toISOString(),
    ...defined({ commit: head, run: runFacts(job) }),
    runner: runnerFacts(io.env),
    builder: {},
    outcome: 'succeeded',
    wallMs: 0,
    cache: { from: [], to: [], errors: [] },
    phases: [],
    targets: [],
    unknown: [],
  }
  const left = await uploadRecord(io, record)
  io.info(
    'why' in left ? `No record was left for a report: ${left.why}.` : `The record is in the artifact ${left.name}.`,
  )
}

/** Contexts whose content nobody here can see, and that no digest holds still. */
function remoteContexts({ context, contexts }: PlannedTarget): string[] {
  return [context, ...Object.values(contexts)].filter(
    (place) => /^(?:[a-z-]+:\/\/|git@|github\.com\/)/.test(place) && !place.startsWith('docker-image://'),
  )
}
