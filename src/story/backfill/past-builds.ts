import { stat } from 'node:fs/promises'
import { strides, type PastBuild } from '../../compare/along.ts'
import type { Git } from '../../git/git.ts'
import type { PastCommit } from '../../history/backfill-commits.ts'
import { keepRecord } from '../../history/history.ts'
import { loadIndexes, type StoredIndexes } from '../../history/stores/index-store.ts'
import { inWorktree } from '../../history/stores/rebuild-store.ts'
import type { HistoryStore } from '../../history/stores/store.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { strideLine } from '../../report/backfill-report.ts'
import { oneLine } from '../../report/text/escape.ts'
import { short } from '../../report/text/format.ts'
import { errorText } from '../../shared/error-text.ts'
import { analyzeImages } from '../analyze/analyze-images.ts'
import { buildAgain, folderIn, NotBuiltError } from '../build-again.ts'
import type { BuildSetup } from '../build.ts'
import type { Run } from '../run.ts'
import type { Cancellation } from './cancellation.ts'

/** What the commits are built with, and where their records go. */
export interface PastSetup {
  setup: BuildSetup
  run: Run
  store: HistoryStore
  git: Git
  /** Takes one sentence each. */
  notes: string[]
  canceled: Pick<Cancellation, 'requested'>
}

/** A commit's record, and what is known of its layers. */
interface Made {
  record: BuildRecord
  indexes?: StoredIndexes
}

/**
 * Builds commits one after the other, oldest first, and keeps each record as soon as there is one: whenever the job ends, what
 * was built stays. Commits that have a record are not built again, those that do not build are named and passed over.
 */
export async function buildPast(commits: readonly PastCommit[], past: PastSetup): Promise<PastBuild[]> {
  const builds: PastBuild[] = []
  let before: Made | undefined
  let keeps = true
  for (const [at, commit] of commits.entries()) {
    if (past.canceled.requested()) break
    try {
      const there = await recordOf(commit, past.store)
      const made: Made =
        there === undefined
          ? await build(commit, before, `${at + 1} of ${commits.length}, ${short(commit.sha)}`, past)
          : { record: there }
      if (there === undefined && keeps) keeps = await keep(made, before, builds, past)
      builds.push({ ...commit, record: made.record, ...(there === undefined ? {} : { wasThere: true }) })
      before = made
    } catch (error) {
      // What was stopped did not fail.
      if (past.canceled.requested()) break
      builds.push({ ...commit, why: whyNot(error) })
    }
    past.run.io.foreign(strideLine(strides(builds).at(-1)!))
  }
  return builds
}

function whyNot(error: unknown): string {
  if (!(error instanceof NotBuiltError)) return errorText(error)
  return `it did not build${error.failure === undefined ? ', see the log' : `: ${oneLine(error.failure)}`}`
}

async function recordOf({ sha }: PastCommit, store: HistoryStore): Promise<BuildRecord | undefined> {
  const found = await store.find([sha])
  return found?.commitsOlder === 0 ? found.record : undefined
}

async function build(
  { sha }: PastCommit,
  before: Made | undefined,
  which: string,
  { setup, run, store, git, notes, canceled }: PastSetup,
): Promise<Made> {
  const { inputs, tempDir } = run
  const warn = (message: string): void => void notes.push(`${message}.`)
  let indexes: StoredIndexes | undefined
  const record = await inWorktree({ git, tempDir, warn, sha }, async (dir) => {
    const cwd = await folderIn(dir, git, inputs.source)
    // docker would only say that it could not be started.
    if (!(await isFolder(cwd))) throw new Error(`it has no folder \`${inputs.source}\``)
    return buildAgain(setup, {
      cwd,
      sha,
      about: `commit ${which}`,
      canceled: () => canceled.requested(),
      async look(record, blobs) {
        const analysis = await analyzeImages(record, {
          mode: inputs.analyze,
          baseline: before?.record,
          writesHistory: true,
          kept: async () => before?.indexes ?? (before ? await loadIndexes(store.layers, before.record) : new Map()),
          store: blobs,
        })
        notes.push(...analysis.notes)
        indexes = analysis.stored
      },
    })
  })
  return { record, ...(indexes === undefined ? {} : { indexes }) }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

/** Keeps a record; when that fails once, no other is tried: building on still tells which commit it was. */
async function keep(
  { record, indexes }: Made,
  before: Made | undefined,
  builds: readonly PastBuild[],
  { store, run, notes }: PastSetup,
): Promise<boolean> {
  // The Actions cache keeps a record with those that it was found with.
  const earlier = builds.flatMap((it) => (it.record === undefined ? [] : [it.sha])).toReversed()
  if (earlier.length > 0) await store.find(earlier.slice(0, 1)).catch(() => undefined)
  const baseline = { history: [], ...(before === undefined ? {} : { found: { record: before.record } }) }
  const problem = await keepRecord({ store, baseline }, { record, ...(indexes === undefined ? {} : { indexes }) }, run)
  if (problem !== undefined) notes.push(`${problem} The commits after it are built, but not kept either.`)
  return problem === undefined
}
