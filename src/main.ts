import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { both } from './both.ts'
import { loadBudgets } from './budget-input.ts'
import { judge } from './budget/judge.ts'
import { analyzeImages } from './build/analyze-images.ts'
import { bake, bakeFolder, printDefinition } from './build/bake.ts'
import { setUpBuilder } from './build/builder.ts'
import { readImages } from './build/images.ts'
import { readContexts } from './build/context-manifest.ts'
import { giveOwnKeys } from './build/own-cache-keys.ts'
import { PlainLog } from './build/plain-log.ts'
import { runnerFacts } from './build/runner-facts.ts'
import { compare } from './compare/compare.ts'
import { defined } from './defined.ts'
import { BuildFailedError, OverBudgetError } from './errors.ts'
import { readJob, runFacts, writesHistory } from './github/job.ts'
import { linksOf } from './github/links.ts'
import { publish } from './github/publish.ts'
import { findBaseline } from './history/find-baseline.ts'
import { loadInputs } from './inputs.ts'
import type { Io } from './io.ts'
import { planOf } from './plan/definition.ts'
import { prepareDefinition } from './plan/prepare.ts'
import { cacheAccess } from './plan/runtime-token.ts'
import { assembleRecord } from './record/assemble.ts'

/**
 * The whole action: inputs → plan → build → record → compare → judge → report → publish.
 *
 * @throws InputError, BudgetError and EngineError before anything is built; BuildFailedError and OverBudgetError when
 *   everything has been reported
 */
export async function main(io: Io): Promise<void> {
  const inputs = loadInputs(io.input)
  const job = await readJob(io.env)
  const budgets = await loadBudgets(inputs.budgets, job.workspace)
  await mkdir(job.tempDir, { recursive: true })
  const tempDir = await mkdtemp(join(job.tempDir, 'bake-budget-'))
  const on = { env: defined(io.env) as Record<string, string>, cwd: join(job.workspace, bakeFolder(inputs.source)) }

  // The baseline is fetched while the builder boots, bake resolves the definition, and the build runs.
  const baselinePending = findBaseline(inputs, job)
  const [printed, builder] = await both(
    printDefinition(on, inputs),
    setUpBuilder(on, inputs, tempDir, (name) => io.saveState('builder', name)),
  )
  const access = cacheAccess(io.env)
  const prepared = prepareDefinition(printed, inputs, builder, access)
  const plan = planOf(prepared.definition)
  const contextsPending = readContexts(plan, on.cwd)

  const log = new PlainLog(io.foreign)
  const { retried, ...built } = await bake(on, prepared.definition, {
    builder: builder.name,
    inputs,
    tempDir,
    onLine: (line) => log.push(line),
  })
  log.end()

  const [images, notRewritten] = await both(
    readImages(on, builder.name, built.metadata),
    giveOwnKeys(prepared.cacheScopes, access, io.env),
  )
  const baseline = await baselinePending
  const { nativePlatform, bootMs, driver, buildkit, engine, store } = builder
  const record = assembleRecord(
    defined({
      ...built,
      reportId: inputs.reportId,
      plan,
      blobs: images.blobs,
      contexts: await contextsPending,
      bootMs,
      builder: defined({ driver, buildkit, engine, store, ...images.builder }),
      runner: runnerFacts(io.env),
      commit: baseline.head,
      run: runFacts(job),
      noCache: inputs.noCache,
      nativePlatform,
      redact: prepared.secrets,
    }),
  )
  const analysis = await analyzeImages(record, {
    mode: inputs.analyze,
    baseline: baseline.found?.record,
    writesHistory: writesHistory(job),
    kept: async () => await baseline.layerIndexes(),
    store: images.store,
  })
  await images.close()
  const comparison = compare(record, baseline.found)
  const verdict = judge(comparison, budgets, { labels: job.pullRequest?.labels ?? [] })
  const remarks = [retried, notRewritten].filter((note) => note !== undefined)
  const notes = [...prepared.notes, ...remarks, ...images.notes, ...analysis.notes, ...baseline.notes]
  const report = defined({
    reportId: inputs.reportId,
    comparison,
    verdict,
    notes,
    links: linksOf(job, record, baseline.found),
    overrideLabel: budgets.overrideLabel,
    now: new Date(),
    runNumber: job.runNumber,
  })
  const to = { inputs, job, tempDir, metadata: built.metadata }
  const [, notKept] = await both(publish(io, report, to), baseline.save(record, analysis.stored))
  for (const message of [...notes, ...(notKept === undefined ? [] : [notKept])]) {
    io.annotate({ level: 'warning', title: 'bake-budget', message })
  }

  if (record.outcome !== 'succeeded') throw new BuildFailedError(`The build ${record.outcome}; its log is above.`)
  if (verdict.level === 'fail') throw new OverBudgetError('At least one budget is broken; see the annotations above.')
}
