import { isAbsolute, join } from 'node:path'
import type { ActionsCache } from '../actions-cache/actions-cache.ts'
import type { Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import { readRecord } from '../record/schema/validate.ts'
import { branchStore } from './stores/branch-store.ts'
import { cacheStore } from './stores/cache-store.ts'
import { fileStore } from './stores/file-store.ts'
import type { GitHubApi } from '../github/api.ts'
import type { HistoryStore } from './stores/store.ts'

/** What a store that keeps records needs. */
export interface Keeping {
  inputs: Inputs
  job: Job
  api: GitHubApi
  cache: ActionsCache
  warn: (message: string) => void
}

/** The store that the `baseline` input names, if it keeps records. */
export function keepingStore({ inputs, job, api, cache, warn }: Keeping): HistoryStore | undefined {
  const options = { reportId: inputs.reportId, readRecord, warn }
  const { baseline } = inputs
  if (baseline.store === 'cache') return cacheStore({ ...options, cache })
  if (baseline.store === 'branch') return branchStore({ ...options, api })
  if (baseline.store !== 'file') return undefined
  const { path } = baseline
  return fileStore({ ...options, path: isAbsolute(path) ? path : join(job.workspace, path) })
}
