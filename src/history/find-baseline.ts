import type { CommitReader } from '../git/commit-reader.ts'
import { getExecOutput } from '@actions/exec'
import type { BaselineFacts } from '../compare/comparison.ts'
import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import { writesHistory, writesTo, type Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import type { BuildRecord, CommitFacts } from '../record/build-record.ts'
import { baselineCommit, readInTurn, type BaselineCommit, type Situation } from './baseline-commit.ts'
import { gitReader, readHead, type Git } from '../git/git.ts'
import type { ActionsCache } from '../actions-cache/actions-cache.ts'
import type { GitHubApi } from '../github/api.ts'
import { githubReader } from './github-commits.ts'
import { loadIndexes, saveIndexes, type StoredIndexes } from './stores/layer-shelf.ts'
import { keepingStore, makingStore, type Makers, type World } from './open-store.ts'
import type { HistoryStore } from './stores/store.ts'

/** What this run is compared with. */
export interface Baseline {
  found?: BaselineFacts
  /** Records of the base branch before this run, newest first. */
  history: BuildRecord[]
  /** True when nothing is kept yet and this run's record will be the first: there can be no baseline. */
  first?: true
}

/** The history of this checkout: what this run is compared with, and where its own record goes. */
export interface Past {
  /** The commit that is checked out. */
  head?: CommitFacts
  git: Git
  api: GitHubApi
  /** Reads commits, from git and then GitHub. */
  reader: CommitReader
  /** The commits whose records may be the baseline, newest first. */
  candidates: string[]
  /** Why there is no baseline although there could be one. */
  notes: string[]
  /**
   * The baseline. Stores that keep records have been asked by now; those that make one do it here, so call it when this
   * run's own build is over. Never rejects: without one the build is judged by absolute budgets, and the notes say why.
   */
  baseline(makers: Makers): Promise<Baseline>
  /** What is known of the layers of the found record; empty without one. Rejects when it cannot be fetched. */
  layerIndexes(): Promise<StoredIndexes>
  /**
   * Keeps this run's record, and what is known of its layers, if later runs may be compared with it. Returns what went wrong,
   * if anything did.
   */
  save(record: BuildRecord, indexes: StoredIndexes): Promise<string | undefined>
}

/** Records of earlier runs that are worth looking at for times. */
const HISTORY = 30

/**
 * Opens the history: which commit is the baseline, and, where records are kept, its record. Never rejects.
 *
 * @param built the commit that was built, where another job did that; absent means what is checked out
 */
export async function openHistory(
  inputs: Inputs,
  job: Job,
  { api, cache }: { api: GitHubApi; cache: ActionsCache },
  built?: CommitFacts,
): Promise<Past> {
  const notes: string[] = []
  const git = gitIn(job.workspace)
  const world: World = { inputs, job, git, api, cache, warn: once(notes) }
  const reader = readers(git, api, job)
  const unknown = (error: unknown): undefined => {
    notes.push(`No baseline: ${error instanceof Error ? error.message : String(error)}.`)
  }

  const head = built?.sha ?? (await readHead(git).catch(() => undefined)) ?? job.sha
  const rule = head === undefined ? undefined : await baselineCommit(situation(job, head), reader).catch(unknown)
  const parents = head === undefined ? undefined : await reader.parents(head).catch(() => undefined)
  const keeping = keepingStore(world)
  const kept = keeping && (await find(keeping, rule).catch(unknown))
  let known = kept?.found?.record
  const isEmpty = keeping && kept && kept.found === undefined && !(await holdsAny(keeping, kept).catch(() => true))
  if (keeping && kept && kept.found === undefined) {
    if (rule?.why !== undefined && !writesHistory(job)) notes.push(`No baseline: ${rule.why}.`)
    else if (isEmpty === false && rule?.wanted !== undefined) notes.push(notFound(keeping, rule, inputs.reportId))
  }
  return {
    ...(head === undefined ? {} : { head: defined({ sha: head, parents, ref: job.ref }) }),
    git,
    api,
    reader,
    candidates: rule?.candidates ?? [],
    notes,
    async baseline(makers) {
      const making = makers.record.outcome === 'succeeded' ? makingStore(world, makers) : undefined
      const baseline = making === undefined ? kept : await find(making, rule).catch(unknown)
      known = baseline?.found?.record
      if (making === undefined && isEmpty === true && writesHistory(job)) return { history: [], first: true }
      return baseline ?? { history: [] }
    },
    layerIndexes: async () => (known === undefined ? new Map() : await loadIndexes(keeping?.layers, known)),
    save: async (record, indexes) => keeping && (await keep(keeping, { record, indexes, known }, job, inputs)),
  }
}

/** What the store has for the rule's answer. Outside of git only a single record or a published image can be a baseline. */
async function find(store: HistoryStore, rule: BaselineCommit | undefined): Promise<Baseline> {
  const found = await store.find(rule?.candidates ?? [])
  if (found === undefined) return { history: [] }
  const { record, commitsOlder } = found
  const ruled = record.commit === undefined ? { rule: store.name } : { rule: rule?.rule, wantedSha: rule?.wanted }
  return { found: defined({ record, commitsOlder, ...ruled }), history: await store.recent(HISTORY) }
}

/** Tells the first build ever from one whose baseline is missing. */
async function holdsAny(store: HistoryStore, { history }: Baseline): Promise<boolean> {
  return history.length > 0 || ((await store.holdsAny?.()) ?? (await store.recent(1)).length > 0)
}

/** There are records, so one was to be expected: whoever trusts the gate must know what was looked for. */
function notFound({ name }: HistoryStore, { wanted, rule, candidates }: BaselineCommit, reportId: string): string {
  const older = candidates.length > 1 ? ` or of the ${candidates.length - 1} commits before it` : ''
  return (
    `No baseline: \`${name}\` holds records of the report id \`${reportId}\`, but none of ${wanted?.slice(0, 7)} (${rule})${older}. ` +
    'They are kept by runs for pushes to the base branch, and GitHub deletes those that nobody used for a week.'
  )
}

async function keep(
  store: HistoryStore,
  { record, indexes, known }: { record: BuildRecord; indexes: StoredIndexes; known: BuildRecord | undefined },
  job: Job,
  inputs: Inputs,
): Promise<string | undefined> {
  if (!writesTo(job, inputs.baseline.store) || record.outcome !== 'succeeded') return undefined
  try {
    await both(store.save(record), saveIndexes(store.layers, record, indexes, known))
    return undefined
  } catch (error) {
    return `This build's record was not kept for later runs: ${error instanceof Error ? error.message : String(error)}.`
  }
}

/** A store that is read twice, for the baseline and for the history, has the same to say twice. */
function once(notes: string[]): (message: string) => void {
  return (message) => {
    if (!notes.includes(`${message}.`)) notes.push(`${message}.`)
  }
}

/**
 * The checkout is what this job was told to build, whoever owns it: in a container job git would refuse to read it
 * ("dubious ownership"), and with it the baseline.
 */
const TRUSTING = ['-c', 'safe.directory=*']

function gitIn(folder: string): Git {
  return async (args) => {
    const { exitCode, stdout, stderr } = await getExecOutput('git', [...TRUSTING, '-C', folder, ...args], {
      silent: true,
      ignoreReturnCode: true,
    })
    if (exitCode !== 0) throw new Error(stderr.trim())
    return stdout
  }
}

/** git first, because it is here; GitHub for what a shallow clone, or no clone, does not know. */
function readers(git: Git, api: GitHubApi, job: Job): CommitReader {
  return readInTurn(gitReader(git), ...(job.repository === undefined ? [] : [githubReader(api)]))
}

function situation(job: Job, head: string): Situation {
  const mergeGroup = job.payload.merge_group as { base_sha?: string } | undefined
  const pull = job.pullRequest
  return defined({
    event: job.event,
    ref: job.ref,
    head,
    pullRequest:
      pull === undefined ? undefined : defined({ headSha: pull.headSha, baseRef: pull.baseRef, baseSha: pull.baseSha }),
    mergeGroupBase: mergeGroup?.base_sha,
  })
}
