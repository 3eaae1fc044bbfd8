import { mkdir, mkdtemp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openCache, type ActionsCache } from '../actions-cache/actions-cache.ts'
import { bakeFolder } from '../bake/bake.ts'
import type { Builder } from '../bake/builder/builder.ts'
import { leaveNote } from '../bake/builder/note.ts'
import { beginRemoval } from '../bake/builder/remove.ts'
import type { Budgets } from '../budget/budgets.ts'
import { dockerIn, type DockerCli } from '../buildkit/docker.ts'
import { InputError } from '../errors.ts'
import { githubApi, type GitHubApi } from '../github/api.ts'
import type { Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import { loadBudgets } from './budget-input.ts'

/** What a job was asked for, and what it has to do it with. */
export interface Run {
  io: Io
  inputs: Inputs
  job: Job
  budgets: Budgets
  /** Of this run alone. */
  tempDir: string
  /** `cwd` is the folder bake runs in. */
  cli: DockerCli
  api: GitHubApi
  cache: ActionsCache
}

/**
 * Opens a run: the budgets are read and a folder for its files is made, before anything else is done.
 *
 * @throws InputError and BudgetError
 */
export async function openRun(io: Io, inputs: Inputs, job: Job): Promise<Run> {
  // A job with `mode: report` may have no checkout.
  const source = inputs.mode === 'report' ? '.' : bakeFolder(inputs.source)
  const folder = join(job.workspace, source)
  if (inputs.mode !== 'report') await checkFolder(folder, inputs.source)
  const budgets = await loadBudgets(inputs.budgets, job.workspace, source)
  await mkdir(job.tempDir, { recursive: true })
  return {
    io,
    inputs,
    job,
    budgets,
    tempDir: await mkdtemp(join(job.tempDir, 'bake-budget-')),
    cli: dockerIn(folder, io.env),
    api: githubApi(io.http, job, inputs.githubToken),
    cache: openCache(io),
  }
}

/** docker would only say that it could not be started. */
async function checkFolder(folder: string, source: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new InputError('source', source, 'a folder of the checkout (there is none of this name), or a Git URL')
  }
}

/** A builder of this run's own is about to be made: post will remove it, or the next job on this machine if this one is killed. */
export async function claim({ io, cli }: Run, name: string): Promise<void> {
  io.saveState('builder', name)
  await leaveNote(cli.env, name)
}

/** Nothing is built any more: a builder of this run's own goes while the rest is done. */
export function letGo({ io, cli, tempDir }: Run, { name, created }: Builder): void {
  if (!created) return
  const log = join(tempDir, 'removal.log')
  const pid = beginRemoval(cli, name, log)
  if (pid === undefined) return
  io.saveState('removal', String(pid))
  io.saveState('removal-log', log)
}
