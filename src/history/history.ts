import type { CommitReader } from '../git/commit-reader.ts'
import type { BaselineFacts } from '../compare/comparison.ts'
import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import { writesHistory, writesTo, type Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import type { BuildRecord, CommitFacts } from '../record/build-record.ts'
import { baselineCommit, readInTurn, type BaselineCommit, type Situation } from './baseline-commit.ts'
import { gitReader, readHead } from '../git/commits.ts'
import { gitIn, type Git } from '../git/git.ts'
import type { ActionsCache } from '../actions-cache/actions-cache.ts'
import type { GitHubApi } from '../github/api.ts'
import { githubReader } from './github-commits.ts'
import { saveIndexes, type StoredIndexes } from './stores/index-store.ts'
import { keepingStore } from './open-store.ts'
import type { HistoryStore } from './stores/store.ts'
import { errorText } from '../shared/error-text.ts'

/** What this run is compared with. */
export interface Baseline {
  found?: BaselineFacts
  /** Records of the base branch before this run, newest first. */
  history: BuildRecord[]
  /** True when nothing is kept yet and this run's record will be the first: there can be no baseline. */
  first?: true
}

/** The history of this checkout: commits, what is kept of them, and where this run's own record goes. */
export interface History {
  /** The commit that is checked out. */
  head?: CommitFacts
  git: Git
  /** Reads commits, from git and then GitHub. */
  reader: CommitReader
  /** Which commit is the baseline; absent when that could not be found out. */
  rule?: BaselineCommit
  /** Keeps records; absent where the input `baseline` makes one instead. */
  store?: HistoryStore
  /** What the store had; without a record, notes say why there is none although there could be one. */
  baseline: Baseline
  notes: string[]
}

/** Records of earlier runs that are worth looking at for times. */
export const HISTORY = 30

/**
 * Opens the history: which commit is the baseline, and, where records are kept, its record. Never rejects: without one a
 * build is judged by absolute budgets.
 *
 * @param built the commit that was built, where another job did that; absent means what is checked out
 */
export async function openHistory(
  {
    inputs,
    job,
    api,
    cache,
    io,
  }: { inputs: Inputs; job: Job; api: GitHubApi; cache: ActionsCache; io: Pick<Io, 'env'> },
  built?: CommitFacts,
): Promise<History> {
  const notes: string[] = []
  const git = gitIn(job.workspace, io.env)
  const reader = readers(git, api, job)
  const unknown = (error: unknown): undefined => void notes.push(noBaseline(error))

  const head = built?.sha ?? (await readHead(git).catch(() => undefined)) ?? job.sha
  const rule = head === undefined ? undefined : await baselineCommit(situation(job, head), reader).catch(unknown)
  const parents = head === undefined ? undefined : await reader.parents(head).catch(() => undefined)
  const store = keepingStore({ inputs, job, api, cache, warn: once(notes) })
  const kept = store && (await baselineIn(store, rule).catch(unknown))
  const missing = store && kept && kept.found === undefined
  const isEmpty = missing === true && !(await holdsAny(store, kept).catch(() => true))
  if (missing === true) {
    if (rule?.why !== undefined && !writesHistory(job)) notes.push(`No baseline: ${rule.why}.`)
    else if (!isEmpty && rule?.wanted !== undefined) notes.push(notFound(store, rule, inputs.reportId))
  }
  // The first build ever, or that of the first commit: nothing can be compared with it.
  const first = missing === true && (isEmpty || parents?.length === 0) && writesHistory(job)
  return {
    git,
    reader,
    notes,
    baseline: first ? { history: [], first } : (kept ?? { history: [] }),
    ...defined({
      rule,
      store,
      head: head === undefined ? undefined : defined({ sha: head, parents, ref: job.ref }),
    }),
  }
}

/** Why there is no baseline, for the reader. */
export function noBaseline(error: unknown): string {
  return `No baseline: ${errorText(error)}.`
}

/** What the store has for the rule's answer. Outside of git only a single record or a published image can be a baseline. */
export async function baselineIn(store: HistoryStore, rule: BaselineCommit | undefined): Promise<Baseline> {
  const found = await store.find(rule?.candidates ?? [])
  if (found === undefined) return { history: [] }
  const { record, commitsOlder } = found
  const ruled = record.commit === undefined ? { rule: store.name } : { rule: rule?.rule, wantedSha: rule?.wanted }
  const history = inOrderOfCommits(await store.recent(HISTORY), rule?.candidates ?? [])
  return { found: defined({ record, commitsOlder, ...ruled }), history }
}

/** Records of the branch, newest commit first: `mode: backfill` makes records of old commits late. Others stay where they are. */
export function inOrderOfCommits(records: readonly BuildRecord[], candidates: readonly string[]): BuildRecord[] {
  const place = new Map(candidates.map((sha, at) => [sha, at]))
  const placeOf = ({ commit }: BuildRecord): number | undefined => commit && place.get(commit.sha)
  const known = records.filter((it) => placeOf(it) !== undefined).toSorted((a, b) => placeOf(a)! - placeOf(b)!)
  return records.map((it) => (placeOf(it) === undefined ? it : known.shift()!))
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

/**
 * Keeps a run's record, and what is known of its layers, if later runs may be compared with it. Returns what went wrong, if
 * anything did.
 */
export async function keepRecord(
  { store, baseline }: Pick<History, 'store' | 'baseline'>,
  { record, indexes = new Map() }: { record: BuildRecord; indexes?: StoredIndexes },
  { inputs, job }: { inputs: Inputs; job: Job },
): Promise<string | undefined> {
  if (store === undefined || !writesTo(job, inputs.baseline.store) || record.outcome !== 'succeeded') return undefined
  try {
    await both(store.save(record), saveIndexes(store.layers, record, indexes, baseline.found?.record))
    return undefined
  } catch (error) {
    return `This build's record was not kept for later runs: ${errorText(error)}.`
  }
}

/** A store that is read twice, for the baseline and for the history, has the same to say twice. */
export function once(notes: string[]): (message: string) => void {
  return (message) => {
    if (!notes.includes(`${message}.`)) notes.push(`${message}.`)
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
