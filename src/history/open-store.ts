import { isAbsolute, join } from 'node:path'
import type { ActionsCache } from '../actions-cache/actions-cache.ts'
import type { Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { readRecord } from '../record/schema/validate.ts'
import { branchStore } from './stores/branch-store.ts'
import { cacheStore } from './stores/cache-store.ts'
import { fileStore } from './stores/file-store.ts'
import type { Git } from '../git/git.ts'
import type { GitHubApi } from '../github/api.ts'
import { imageStore, type Docker } from './stores/image-store.ts'
import { rebuildStore } from './stores/rebuild-store.ts'
import type { HistoryStore } from './stores/store.ts'

/** What stores need that make a baseline instead of keeping it. */
export interface Makers {
  /** This run's record. */
  record: BuildRecord
  docker: Docker
  /** Builds what is checked out in `dir` as this run built its own checkout. */
  build: (dir: string, sha: string) => Promise<BuildRecord>
}

/** What every store may need of the world. */
export interface World {
  inputs: Inputs
  job: Job
  git: Git
  api: GitHubApi
  cache: ActionsCache
  warn: (message: string) => void
}

/** The store that the `baseline` input names, if it keeps records. */
export function keepingStore({ inputs, job, api, cache, warn }: World): HistoryStore | undefined {
  const options = { reportId: inputs.reportId, readRecord, warn }
  const { baseline } = inputs
  if (baseline.store === 'cache') return cacheStore({ ...options, cache })
  if (baseline.store === 'branch') return branchStore({ ...options, api })
  if (baseline.store !== 'file') return undefined
  const { path } = baseline
  return fileStore({ ...options, path: isAbsolute(path) ? path : join(job.workspace, path) })
}

/** The store that the `baseline` input names, if it makes the baseline: it can only do so after this run's build. */
export function makingStore({ inputs, job, git, warn }: World, makers: Makers): HistoryStore | undefined {
  const { baseline, reportId } = inputs
  if (baseline.store === 'rebuild') return rebuildStore({ git, tempDir: job.tempDir, build: makers.build, warn })
  if (baseline.store !== 'image') return undefined
  const targets = makers.record.targets.map(({ name }) => name)
  return imageStore({ reportId, warn, ref: baseline.ref, targets, docker: makers.docker })
}
