import { isAbsolute, join } from 'node:path'
import { getExecOutput } from '@actions/exec'
import type { BaselineFacts } from '../compare/comparison.ts'
import { both } from '../both.ts'
import { defined } from '../defined.ts'
import { writesHistory, type Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import type { BuildRecord, CommitFacts } from '../record/build-record.ts'
import { readRecord } from '../record/validate.ts'
import { baselineCommit, readInTurn, type CommitReader, type Situation } from './baseline-commit.ts'
import { branchStore } from './branch-store.ts'
import { cacheStore } from './cache-store.ts'
import { fileStore } from './file-store.ts'
import { gitReader, readHead, type Git } from './git.ts'
import { githubApi } from './github-api.ts'
import { githubReader } from './github-commits.ts'
import { loadIndexes, saveIndexes, type StoredIndexes } from './layer-shelf.ts'
import type { HistoryStore } from './store.ts'

/** What this run is compared with, and where its own record goes. */
export interface Baseline {
  /** The commit that is checked out. */
  head?: CommitFacts
  found?: BaselineFacts
  /** Records of the base branch before this run, newest first. */
  history: BuildRecord[]
  /** Why there is no baseline although there could be one. */
  notes: string[]
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

/** Finds the baseline. Never rejects: without one the build is judged by absolute budgets, and the notes say why. */
export async function findBaseline(inputs: Inputs, job: Job): Promise<Baseline> {
  const notes: string[] = []
  const git: Git = async (args) => {
    const { exitCode, stdout, stderr } = await getExecOutput('git', ['-C', job.workspace, ...args], {
      silent: true,
      ignoreReturnCode: true,
    })
    if (exitCode !== 0) throw new Error(stderr.trim())
    return stdout
  }
  const store = storeOf(inputs, job, (message) => notes.push(`${message}.`))
  let known: BuildRecord | undefined
  const nothing = {
    history: [],
    notes,
    layerIndexes: async () => (known === undefined ? new Map() : await loadIndexes(store.layers, known)),
    save: async (record: BuildRecord, indexes: StoredIndexes) => await keep(store, { record, indexes, known }, job),
  }
  try {
    const head = (await readHead(git).catch(() => undefined)) ?? job.sha
    if (head === undefined) {
      const found = await withoutCommits(store)
      known = found?.record
      return { ...nothing, ...defined({ found }) }
    }
    const reader = readers(git, inputs, job)
    const [rule, parents] = await Promise.all([baselineCommit(situation(job, head), reader), reader.parents(head)])
    const commit = defined({ sha: head, parents, ref: job.ref })
    const found = await store.find(rule.candidates)
    if (found === undefined) {
      if (rule.why !== undefined && !writesHistory(job)) notes.push(`No baseline: ${rule.why}.`)
      return { ...nothing, head: commit }
    }
    const { record, commitsOlder } = found
    known = record
    return {
      ...nothing,
      head: commit,
      found: defined({ record, wantedSha: rule.wanted, commitsOlder, rule: rule.rule }),
      history: await store.recent(HISTORY),
    }
  } catch (error) {
    notes.push(`No baseline: ${error instanceof Error ? error.message : String(error)}.`)
    return { ...nothing, ...defined({ head: job.sha === undefined ? undefined : { sha: job.sha } }) }
  }
}

/** Outside of git only a store that needs no commits can have a baseline: a file that is one record. */
async function withoutCommits(store: HistoryStore): Promise<BaselineFacts | undefined> {
  const found = await store.find([])
  return found === undefined ? undefined : { record: found.record }
}

async function keep(
  store: HistoryStore,
  { record, indexes, known }: { record: BuildRecord; indexes: StoredIndexes; known: BuildRecord | undefined },
  job: Job,
): Promise<string | undefined> {
  if (!writesHistory(job) || record.outcome !== 'succeeded') return undefined
  try {
    await both(store.save(record), saveIndexes(store.layers, record, indexes, known))
    return undefined
  } catch (error) {
    return `This build's record was not kept for later runs: ${error instanceof Error ? error.message : String(error)}.`
  }
}

function storeOf(inputs: Inputs, job: Job, warn: (message: string) => void): HistoryStore {
  const options = { reportId: inputs.reportId, readRecord, warn }
  const { baseline } = inputs
  if (baseline.store === 'cache') return cacheStore({ ...options, tempDir: job.tempDir })
  if (baseline.store === 'branch') return branchStore({ ...options, api: api(inputs, job) })
  const { path } = baseline
  return fileStore({ ...options, path: isAbsolute(path) ? path : join(job.workspace, path) })
}

function api(inputs: Inputs, job: Job): ReturnType<typeof githubApi> {
  return githubApi({ apiUrl: job.apiUrl, repository: job.repository ?? '', token: inputs.githubToken ?? '' })
}

/** git first, because it is here; GitHub for what a shallow clone, or no clone, does not know. */
function readers(git: Git, inputs: Inputs, job: Job): CommitReader {
  return readInTurn(gitReader(git), ...(job.repository === undefined ? [] : [githubReader(api(inputs, job))]))
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
