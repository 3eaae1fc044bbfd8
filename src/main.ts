import { NO_CHECK, withCheck, type Check } from './github/check.ts'
import { githubApi } from './github/api.ts'
import { readJob, runFacts, writesHistory, type Job } from './github/job.ts'
import { keepRecord, openHistory } from './history/history.ts'
import { loadIndexes } from './history/stores/index-store.ts'
import { loadInputs, type Inputs } from './inputs.ts'
import type { Io } from './io.ts'
import { carryForward } from './record/merge/carry-forward.ts'
import { buildChecks } from './report/build-checks.ts'
import { both } from './shared/both.ts'
import { defined } from './shared/defined.ts'
import { analyzeImages } from './story/analyze/analyze-images.ts'
import { backfillMode } from './story/backfill/backfill-mode.ts'
import { bakeDefinition, recordBake } from './story/build.ts'
import { decideCacheWrite } from './story/cache-write.ts'
import { conclude } from './story/conclude.ts'
import { handOver } from './story/publish/hand-over.ts'
import { judgedWith } from './story/judge.ts'
import { baselineFor, findSince, sinceFor } from './story/make-baseline.ts'
import { measureAgain } from './story/measure-again.ts'
import { planMode } from './story/plan-mode.ts'
import { prune } from './story/prune.ts'
import { publishWhatPassed } from './story/push/publish-images.ts'
import { planPushes, printDefinitions, withBakedPushes } from './story/push/push-plan.ts'
import { reachVerdict } from './story/reach-verdict.ts'
import { reportMode } from './story/report-mode.ts'
import { letGo, openBuilder, openRun } from './story/run.ts'
import { watchCache, withCacheUse } from './story/watch-cache.ts'

/**
 * The whole action: inputs → plan → bake → record → baseline → analysis → verdict → push → report. With `mode: build` it ends at
 * the record, with `mode: report` it begins there; `mode: plan` ends before the bake, `mode: backfill` builds records of the past,
 * `mode: advise` variants (its code is loaded only then).
 *
 * @throws InputError, BudgetError and EngineError before anything is built; BuildFailedError and OverBudgetError when
 *   everything has been reported
 */
export async function main(io: Io): Promise<void> {
  const inputs = loadInputs(io.input)
  const job = await readJob(io.env)
  if (inputs.mode === 'plan') return planMode(io, inputs, job)
  if (inputs.mode === 'report') return reportMode(io, inputs, job)
  if (inputs.mode === 'backfill') return backfillMode(io, inputs, job)
  if (inputs.mode === 'advise') return (await import('./story/advise/advise-mode.ts')).adviseMode(io, inputs, job)
  if (inputs.mode === 'build') return bakeAndReport(io, inputs, job, NO_CHECK)
  const api = githubApi(io.http, job, inputs.githubToken)
  return withCheck(io, api, { inputs, job }, (check) => bakeAndReport(io, inputs, job, check))
}

async function bakeAndReport(io: Io, inputs: Inputs, job: Job, check: Check): Promise<void> {
  const run = await openRun(io, inputs, job)

  // The baseline is fetched while the builder boots, bake resolves the definition, and the build runs.
  const historyPending = openHistory(run)
  const sincePending = historyPending.then((history) => findSince(run, history))
  const usePending = watchCache(run)
  const [printed, builder] = await both(printDefinitions(run), openBuilder(run))
  const setup = { ...run, builder, cacheWrite: await decideCacheWrite(run, printed.asked, historyPending) }
  const pushing = planPushes(run, builder, printed)
  const baked = await bakeDefinition(setup, printed.asked, pushing.now)
  const history = await historyPending
  const about = defined({ commit: history.head, run: runFacts(job) })
  const recorded = await recordBake(baked, about)
  const own = withBakedPushes(recorded.record, pushing, baked.metadata)
  const notes = [...recorded.notes, ...pushing.notes]
  const pruning = prune(run, baked.ownScopes)

  const baseline = await baselineFor(run, history, own, setup)
  // Nothing was to be built: what is known of the targets stays known.
  const built = own.targets.length === 0 ? carryForward(own, baseline.found?.record) : own
  const record = await withCacheUse(built, usePending)
  if (own.targets.length === 0) io.info('Nothing to build: the definition names no target.')

  const before = baseline.found?.record
  const analysis = await analyzeImages(record, {
    mode: inputs.analyze,
    baseline: before,
    writesHistory: inputs.mode !== 'build' && writesHistory(job),
    // Only fetched when an image changed.
    kept: async () => (before === undefined ? new Map() : await loadIndexes(history.store?.layers, before)),
    store: baked.store,
  })
  await baked.close()
  // A second measurement needs it once more, and so do images that wait for the verdict.
  const keepsBuilder = run.budgets.confirm || pushing.held !== undefined
  if (!keepsBuilder) letGo(run, builder)
  if (analysis.bytesRead > 0) io.info(`Read ${analysis.bytesRead} bytes of layers that no baseline knows.`)
  await pruning
  const checks = buildChecks(baked.metadata, baked.stream, baked.plan)
  if (inputs.mode === 'build') {
    const bake = { checks, ...defined({ metadata: baked.metadata }) }
    return handOver(run, record, { ...bake, notes: [...notes, ...analysis.notes, ...history.notes] })
  }

  const since = await sinceFor(run, history, await sincePending, own, setup)
  const verdict = await reachVerdict(run, { history, baseline, since, record }, (it) =>
    measureAgain(setup, history.git, it),
  )
  const out = await publishWhatPassed(setup, pushing, { ...verdict.judged, metadata: baked.metadata })
  if (keepsBuilder) letGo(run, builder)
  const judged = judgedWith(verdict.judged, out.record)
  const keeping = keepRecord({ ...history, baseline }, { record: out.record, indexes: analysis.stored }, run)
  const all = [...notes, ...analysis.notes, ...history.notes, ...verdict.notes, ...out.notes]
  const { problems } = out
  const published = { checks, ...defined({ metadata: out.metadata }) }
  await conclude(run, { judged, baseline, notes: all, problems, check, bake: published }, keeping)
}
