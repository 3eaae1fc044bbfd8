import { mkdir, mkdtemp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openCache } from './actions-cache/actions-cache.ts'
import { both } from './shared/both.ts'
import { loadBudgets } from './story/budget-input.ts'
import { analyzeImages } from './story/analyze-images.ts'
import { bakeFolder, printDefinition } from './bake/bake.ts'
import { buildAgain, folderIn } from './story/build-again.ts'
import { buildAndRecord } from './story/build-record.ts'
import { setUpBuilder } from './bake/builder.ts'
import { dockerIn, dockerText } from './buildkit/docker.ts'
import { measureAgain } from './story/measure-again.ts'
import { conclude } from './story/conclude.ts'
import { defined } from './shared/defined.ts'
import { NO_CHECK, withCheck, type Check } from './github/check.ts'
import { githubApi } from './github/api.ts'
import { handOver } from './story/hand-over.ts'
import { readJob, runFacts, writesHistory, type Job } from './github/job.ts'
import { currentLabels } from './github/labels.ts'
import { openHistory } from './history/find-baseline.ts'
import { InputError } from './errors.ts'
import { loadInputs, type Inputs } from './inputs.ts'
import type { Io } from './io.ts'
import { judgeRun } from './story/judge-run.ts'
import { carryForward } from './record/merge/carry-forward.ts'
import { buildChecks } from './report/build-checks.ts'
import { reportMode } from './story/report-mode.ts'

/**
 * The whole action: inputs → plan → build → record → compare → judge → report → publish. With `mode: build` it ends at the
 * record, with `mode: report` it begins there.
 *
 * @throws InputError, BudgetError and EngineError before anything is built; BuildFailedError and OverBudgetError when
 *   everything has been reported
 */
export async function main(io: Io): Promise<void> {
  const inputs = loadInputs(io.input)
  const job = await readJob(io.env)
  if (inputs.mode === 'report') return reportMode(io, inputs, job)
  if (inputs.mode === 'build') return buildHere(io, inputs, job, NO_CHECK)
  return withCheck(io, githubApi(io.http, job, inputs.githubToken), { inputs, job }, (check) =>
    buildHere(io, inputs, job, check),
  )
}

async function buildHere(io: Io, inputs: Inputs, job: Job, check: Check): Promise<void> {
  const folder = join(job.workspace, bakeFolder(inputs.source))
  await checkFolder(folder, inputs.source)
  const budgets = await loadBudgets(inputs.budgets, job.workspace, bakeFolder(inputs.source))
  await mkdir(job.tempDir, { recursive: true })
  const tempDir = await mkdtemp(join(job.tempDir, 'bake-budget-'))
  const on = dockerIn(folder, io.env)

  // The baseline is fetched while the builder boots, bake resolves the definition, and the build runs.
  const pastPending = openHistory(inputs, job, {
    api: githubApi(io.http, job, inputs.githubToken),
    cache: openCache(io),
  })
  const [printed, builder] = await both(
    printDefinition(on, inputs),
    setUpBuilder(on, inputs, tempDir, (name) => io.saveState('builder', name)),
  )
  const site = { on, inputs, builder, tempDir, io }
  const built = await buildAndRecord(site, printed, async () =>
    defined({ commit: (await pastPending).head, run: runFacts(job) }),
  )
  const { record: baked } = built
  const past = await pastPending
  const baseline = await past.baseline({
    record: baked,
    docker: async (args) => await dockerText(on, args),
    build: async (dir, sha) => {
      const cwd = await folderIn(dir, past.git, inputs.source)
      return await buildAgain(site, { cwd, sha, head: baked, about: 'the baseline' })
    },
  })
  // Nothing was to be built: what is known of the targets stays known.
  const record = baked.targets.length === 0 ? carryForward(baked, baseline.found?.record) : baked
  if (baked.targets.length === 0) io.info('Nothing to build: the definition names no target.')
  const analysis = await analyzeImages(record, {
    mode: inputs.analyze,
    baseline: baseline.found?.record,
    writesHistory: inputs.mode !== 'build' && writesHistory(job),
    kept: async () => await past.layerIndexes(),
    store: built.store,
  })
  await built.close()
  if (analysis.bytesRead > 0) io.info(`Read ${analysis.bytesRead} bytes of layers that no baseline knows.`)
  const notes = [...built.notes, ...analysis.notes, ...past.notes]
  const checks = buildChecks(built.metadata, built.stream, built.plan)
  const { metadata } = built
  if (inputs.mode === 'build') return handOver(io, record, { inputs, tempDir, metadata, checks, notes })
  const judged = await judgeRun(record, baseline, budgets, past, {
    labels: async () => await currentLabels(job, past.api),
    measureAgain: async (...screened) => await measureAgain(site, past.git, ...screened),
  })
  await conclude(io, {
    inputs,
    job,
    tempDir,
    budgets,
    baseline,
    judged,
    notes,
    check,
    checks,
    ...defined({ metadata }),
    save: async () => await past.save(record, analysis.stored),
  })
}

/** docker would only say that it could not be started. */
async function checkFolder(folder: string, source: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new InputError('source', source, 'a folder of the checkout (there is none of this name), or a Git URL')
  }
}
