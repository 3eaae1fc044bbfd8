import { printDefinition } from './bake/bake.ts'
import { setUpBuilder } from './bake/builder/set-up.ts'
import { NO_CHECK, withCheck, type Check } from './github/check.ts'
import { githubApi } from './github/api.ts'
import { readJob, runFacts, writesHistory, type Job } from './github/job.ts'
import { currentLabels } from './github/labels.ts'
import { keepRecord, openHistory } from './history/history.ts'
import { loadIndexes } from './history/stores/index-store.ts'
import { loadInputs, type Inputs } from './inputs.ts'
import { warning, type Io } from './io.ts'
import { carryForward } from './record/merge/carry-forward.ts'
import { buildChecks } from './report/build-checks.ts'
import { both } from './shared/both.ts'
import { defined } from './shared/defined.ts'
import { analyzeImages } from './story/analyze/analyze-images.ts'
import { bakeDefinition, recordBake } from './story/build.ts'
import { conclude } from './story/conclude.ts'
import { handOver } from './story/publish/hand-over.ts'
import { judgeRecord, judgingFacts } from './story/judge.ts'
import { baselineFor } from './story/make-baseline.ts'
import { measureAgain } from './story/measure-again.ts'
import { reportMode } from './story/report-mode.ts'
import { claim, letGo, openRun } from './story/run.ts'

/**
 * The whole action: inputs → plan → bake → record → baseline → analysis → verdict → report. With `mode: build` it ends at
 * the record, with `mode: report` it begins there.
 *
 * @throws InputError, BudgetError and EngineError before anything is built; BuildFailedError and OverBudgetError when
 *   everything has been reported
 */
export async function main(io: Io): Promise<void> {
  const inputs = loadInputs(io.input)
  const job = await readJob(io.env)
  if (inputs.mode === 'report') return reportMode(io, inputs, job)
  if (inputs.mode === 'build') return bakeAndReport(io, inputs, job, NO_CHECK)
  const api = githubApi(io.http, job, inputs.githubToken)
  return withCheck(io, api, { inputs, job }, (check) => bakeAndReport(io, inputs, job, check))
}

async function bakeAndReport(io: Io, inputs: Inputs, job: Job, check: Check): Promise<void> {
  const run = await openRun(io, inputs, job)

  // The baseline is fetched while the builder boots, bake resolves the definition, and the build runs.
  const historyPending = openHistory(run)
  const [printed, builder] = await both(
    printDefinition(run.cli, inputs),
    setUpBuilder(run.cli, inputs, {
      tempDir: run.tempDir,
      onCreate: (name) => claim(run, name),
      warn: (message) => io.annotate(warning(message)),
    }),
  )
  const setup = { ...run, builder }
  const baked = await bakeDefinition(setup, printed)
  const history = await historyPending
  const about = defined({ commit: history.head, run: runFacts(job) })
  const { record: own, notes } = await recordBake(baked, about)

  const baseline = await baselineFor(run, history, own, setup)
  // Nothing was to be built: what is known of the targets stays known.
  const record = own.targets.length === 0 ? carryForward(own, baseline.found?.record) : own
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
  // A second measurement needs it once more.
  if (!run.budgets.confirm) letGo(run, builder)
  if (analysis.bytesRead > 0) io.info(`Read ${analysis.bytesRead} bytes of layers that no baseline knows.`)
  const checks = buildChecks(baked.metadata, baked.stream, baked.plan)
  const bake = { checks, ...defined({ metadata: baked.metadata }) }
  if (inputs.mode === 'build') {
    return handOver(run, record, { ...bake, notes: [...notes, ...analysis.notes, ...history.notes] })
  }

  let facts = await judgingFacts(history, baseline, record, run.budgets)
  let judged = judgeRecord(record, baseline, run.budgets, facts)
  if (judged.wants === 'confirmations') {
    const again = await measureAgain(setup, history.git, judged)
    notes.push(...again.notes)
    facts = { ...facts, confirmations: again.confirmations }
    judged = judgeRecord(record, baseline, run.budgets, facts)
  }
  if (judged.wants === 'labels') {
    judged = judgeRecord(record, baseline, run.budgets, { ...facts, labels: await currentLabels(job, run.api) })
  }

  if (run.budgets.confirm) letGo(run, builder)
  const keeping = keepRecord({ ...history, baseline }, { record, indexes: analysis.stored }, run)
  const all = [...notes, ...analysis.notes, ...history.notes]
  await conclude(run, { judged, baseline, notes: all, check, bake }, keeping)
}
