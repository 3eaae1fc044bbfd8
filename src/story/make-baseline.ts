import { dockerText } from '../buildkit/docker.ts'
import { baselineIn, noBaseline, once, type Baseline, type History } from '../history/history.ts'
import { keepingStore } from '../history/open-store.ts'
import { findPoint, withRecord, type FoundSince } from '../history/since.ts'
import { imageStore } from '../history/stores/image-store.ts'
import { rebuildStore } from '../history/stores/rebuild-store.ts'
import type { HistoryStore } from '../history/stores/store.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { buildAgain, folderIn } from './build-again.ts'
import type { BuildSetup } from './build.ts'
import type { Run } from './run.ts'

/**
 * The baseline that a record is compared with: what the history keeps, or, with the inputs `baseline: rebuild` and `image:`,
 * what is made now that this run's own build is over. Never rejects: notes of the history say why there is none.
 *
 * @param setup how to build; absent in a job that does not
 */
export async function baselineFor(
  run: Run,
  history: History,
  record: BuildRecord,
  setup?: BuildSetup,
): Promise<Baseline> {
  const making = record.outcome === 'succeeded' ? makingStore(run, history, record, setup) : undefined
  if (making === undefined) return history.baseline
  try {
    return await baselineIn(making, history.rule)
  } catch (error) {
    history.notes.push(noBaseline(error))
    return { history: [] }
  }
}

/**
 * The earlier point that this run is compared with besides its baseline (`compare-with`), with its record where records are
 * kept. Never rejects; notes of the history say what is missing.
 */
export async function findSince(run: Run, history: History): Promise<FoundSince | undefined> {
  const { point, inputs } = run
  if (point === undefined || inputs.mode === 'build') return undefined
  const since = await findPoint(point, history, run)
  // A store of its own: what a store has read last is what it keeps beside this run's record.
  const store = keepingStore({ ...run, warn: once(history.notes) })
  if (store !== undefined) return withRecord(since, store, history)
  if (since.sha !== undefined && inputs.baseline.store === 'image') {
    history.notes.push(
      `Nothing to compare with since \`${since.name}\`: \`baseline: image\` has one image, that of now.`,
    )
  }
  return { why: `no record of \`${since.name}\``, ...since }
}

/** The same with the record that `baseline: rebuild` makes, now that this run's own build is over. Never rejects. */
export async function sinceFor(
  run: Run,
  history: History,
  since: FoundSince | undefined,
  record: BuildRecord,
  setup?: BuildSetup,
): Promise<FoundSince | undefined> {
  if (since === undefined || record.outcome !== 'succeeded' || run.inputs.baseline.store !== 'rebuild') return since
  const store = makingStore(run, history, record, setup)
  return store === undefined ? since : withRecord(since, store, history)
}

/** The store that makes a baseline instead of keeping it, if the input names one. */
function makingStore(
  { inputs, job, cli }: Run,
  { git, notes }: History,
  record: BuildRecord,
  setup: BuildSetup | undefined,
): HistoryStore | undefined {
  const { baseline, reportId } = inputs
  const warn = once(notes)
  if (baseline.store === 'image') {
    const targets = record.targets.map(({ name }) => name)
    const docker = async (args: readonly string[]): Promise<string> => await dockerText(cli, args)
    return imageStore({ reportId, warn, ref: baseline.ref, targets, docker })
  }
  if (baseline.store !== 'rebuild') return undefined
  const build = async (dir: string, sha: string): Promise<BuildRecord> => {
    if (setup === undefined) throw new Error('`baseline: rebuild` needs a job that builds')
    const cwd = await folderIn(dir, git, inputs.source)
    return await buildAgain(setup, { cwd, sha, head: record, about: 'the baseline' })
  }
  return rebuildStore({ git, tempDir: job.tempDir, build, warn })
}
