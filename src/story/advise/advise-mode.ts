import { toldFlaky } from '../../advise/images/flaky-files.ts'
import { ADVICE_VERSION, type AdviceReport } from '../../advise/measured.ts'
import { inOrderOfWorth } from '../../advise/order.ts'
import { runnerFacts } from '../../bake/runner-facts.ts'
import { BuildFailedError, InputError } from '../../errors.ts'
import type { Job } from '../../github/job.ts'
import { openHistory } from '../../history/history.ts'
import type { Inputs } from '../../inputs.ts'
import type { Io } from '../../io.ts'
import { canMeasure } from '../../plan/outputs.ts'
import { defined } from '../../shared/defined.ts'
import { cancellation } from '../backfill/cancellation.ts'
import { letGo, openBuilder, openRun } from '../run.ts'
import { givenPatches, type GivenPatch } from './candidates.ts'
import { runExperiments, type Experiments } from './experiments.ts'
import type { Lab } from './lab.ts'
import { keepPullRequest } from './pull-request/keep-pull-request.ts'
import { keptPromises } from './pull-request/kept-promises.ts'
import { HOW_REPLAYED } from './replay.ts'
import { publishAdvice } from './publish-advice.ts'
import { buildToday, type Today } from './today.ts'

/**
 * `mode: advise`: today's files → what may be better → variants built and measured → a report, and a patch with what pays.
 * Nothing is pushed (but with `advise-pull-request` a branch of our own), nothing of the checkout is changed, and no cache of the
 * repository is written.
 *
 * @throws InputError before anything is built; EngineError when today's files do not build; BuildFailedError when the job was
 *   canceled, once what is known is reported
 */
export async function adviseMode(io: Io, inputs: Inputs, job: Job): Promise<void> {
  const started = performance.now()
  const run = await openRun(io, inputs, job)
  const given = await givenPatches(inputs.adviseCandidates, job.workspace)
  const history = await openHistory(run)
  const { head, git, reader } = history
  if (head === undefined) throw new InputError('mode', 'advise', 'modes of a job with a checkout of a git repository')

  const canceled = cancellation()
  const builder = await openBuilder(run)
  if (!canMeasure(builder)) {
    throw new InputError(
      'driver',
      builder.driver,
      '`docker-container` with `mode: advise`, as the classic image store tells nothing of images that are not loaded',
    )
  }
  const deadline = started + inputs.adviseMinutes * 60_000
  const common = { run, git, reader, head: head.sha, builder, canceled }
  const lab: Lab = {
    ...common,
    started,
    deadline,
    indexes: new Map(),
    builds: 0,
    removal: Promise.resolve(),
    notes: [],
  }
  try {
    const kept = await keptPromises(run, history, lab.notes)
    const report = await advise(lab, given, kept)
    await publishAdvice(run, report)
    await keepPullRequest(lab, report)
  } finally {
    await lab.removal
    letGo(run, builder)
    canceled.close()
  }
  if (canceled.requested()) throw new BuildFailedError('canceled')
}

async function advise(lab: Lab, given: readonly GivenPatch[], kept: AdviceReport['kept']): Promise<AdviceReport> {
  const { inputs } = lab.run
  if (inputs.cacheMounts) {
    lab.notes.push(
      'Cache mounts (`cache-mounts`) are not carried from build to build here: in all of them they start empty.',
    )
  }
  const today = await buildToday(lab)
  const experiments = await runExperiments(lab, today, given)
  return { ...reportOf(lab, today, experiments), kept }
}

function reportOf(
  lab: Lab,
  today: Today,
  { judged, findings, replayed, combined }: Experiments,
): Omit<AdviceReport, 'kept'> {
  const { inputs, io } = lab.run
  const { buildkit } = today.built.record.builder
  const { driver } = lab.builder
  const { cpuModel, cores, os, arch } = runnerFacts(io.env)
  return {
    version: ADVICE_VERSION,
    createdAt: new Date().toISOString(),
    sha: lab.head,
    today: today.built.images.map(({ target, platform, record, uncompressed }) => ({
      target,
      platform,
      ...defined({
        pull: record.compressedBytes,
        uncompressed,
        coldMs: today.again?.record.targets.find(({ name }) => name === target)?.wallMs,
      }),
    })),
    flaky: { paths: toldFlaky(today.flaky), ...defined({ failed: today.failed }) },
    replayed,
    candidates: inOrderOfWorth(judged),
    findings,
    ...defined({ combined }),
    method: {
      minutes: inputs.adviseMinutes,
      usedMinutes: Math.round((performance.now() - lab.started) / 6000) / 10,
      builds: lab.builds,
      builder: buildkit === undefined ? driver : `${driver}, BuildKit ${buildkit}`,
      machine: [cpuModel, `${cores} cores`, `${os}/${arch}`].filter((part) => part !== undefined).join(', '),
      ...(inputs.adviseTest === undefined ? {} : { test: inputs.adviseTest }),
      ...(replayed.length === 0 ? {} : { replay: HOW_REPLAYED }),
    },
    notes: [...new Set(lab.notes)],
  }
}
