import { mkdir, mkdtemp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openCache, type ActionsCache } from '../actions-cache/actions-cache.ts'
import { bakeFolder } from '../bake/bake.ts'
import type { Builder } from '../bake/builder/builder.ts'
import { leaveNote } from '../bake/builder/note.ts'
import { beginRemoval } from '../bake/builder/remove.ts'
import { setUpBuilder } from '../bake/builder/set-up.ts'
import type { Budgets } from '../budget/budgets.ts'
import type { Point } from '../shared/point.ts'
import { dockerIn, type DockerCli } from '../buildkit/docker.ts'
import { InputError } from '../errors.ts'
import { githubApi, type GitHubApi } from '../github/api.ts'
import type { Job } from '../github/job.ts'
import type { Inputs } from '../inputs.ts'
import { warning, type Io } from '../io.ts'
import { loadBudgets } from './budget-input.ts'

/** What a job was asked for, and what it has to do it with. */
export interface Run {
  io: Io
  inputs: Inputs
  job: Job
  budgets: Budgets
  /** What is compared with besides the baseline. */
  point?: Point
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
  const point = pointOf(inputs, budgets)
  await mkdir(job.tempDir, { recursive: true })
  return {
    ...(point === undefined ? {} : { point }),
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

/** The point that the input names, or the budget file: one that limits the growth since another would never be judged. */
function pointOf({ compareWith }: Inputs, { since, file }: Budgets): Point | undefined {
  if (compareWith !== undefined && since !== undefined && compareWith.text !== since.point.text) {
    throw new InputError(
      'compare-with',
      compareWith.text,
      `\`${since.point.text}\`, as \`since\` in ${file} limits the growth since that, or nothing, which means the same`,
    )
  }
  return compareWith ?? since?.point
}

/** docker would only say that it could not be started. */
async function checkFolder(folder: string, source: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new InputError('source', source, 'a folder of the checkout (there is none of this name), or a Git URL')
  }
}

/**
 * Finds or makes the builder of this run. One of its own goes with post, or by the next job on this machine if this one is killed.
 *
 * @throws EngineError when there is none and none can be made
 */
export async function openBuilder({ io, cli, inputs, tempDir }: Run): Promise<Builder> {
  return await setUpBuilder(cli, inputs, {
    tempDir,
    async onCreate(name) {
      io.saveState('builder', name)
      await leaveNote(cli.env, name)
    },
    warn: (message) => io.annotate(warning(message)),
  })
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
