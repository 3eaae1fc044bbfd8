import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { startCacheService } from './cache-service.ts'
import type { CacheService, Scope } from './cache-service.ts'
import { createGitRepo } from './git-repo.ts'
import type { GitRepo } from './git-repo.ts'
import { startGitHub } from './github-api.ts'
import type { GitHub } from './github-api.ts'
import { ROOT, runAction } from './runner.ts'
import type { RunOptions, RunResult } from './runner.ts'

/** What a run may change of the usual. */
export interface RunChanges {
  inputs?: Record<string, string>
  env?: Record<string, string>
  /** GitHub token (default: one that may write). */
  token?: string
  /** Scopes of the cache token (default: as GitHub gives them for the event); null for a job without a cache service. */
  scopes?: Scope[] | null
  labels?: string[]
  signal?: AbortSignal
  /** Done to the checkout just before and after the step. */
  before?: (dir: string) => Promise<void>
  after?: (dir: string) => Promise<void>
  /** A runner with folders of its own (default: the same for all, as GitHub's are). */
  machine?: string
  /** Checks out one commit and no more, as actions/checkout does: what GitHub tests, or a pull request's head. */
  shallow?: 'default' | 'head'
  /** The node to run with (default: that of node_modules). */
  nodePath?: string
  /** True for a job of the run before, as in a matrix. */
  sameRun?: boolean
}

/** A repository with the quickstart in it, on an embedded GitHub with a cache service: where whole stories are played. */
export interface Stage extends AsyncDisposable {
  readonly repo: GitRepo
  readonly github: GitHub
  readonly cache: CacheService
  /** Runs the action as a push of the checked out commit to main. */
  push(changes?: RunChanges): Promise<RunResult>
  /**
   * Opens a pull request (or, with `number`, pushes to it) with the given files changed on top of main's tip, checks out
   * its test merge, and runs the action.
   */
  pull(
    files: Record<string, string>,
    changes?: PullChanges,
  ): Promise<RunResult & { number: number; head: string; branch: string }>
  /** Runs the action for any event on what is checked out. */
  run(event: RunOptions['event'], ref: string, scopes: Scope[], changes?: RunChanges): Promise<RunResult>
}

/** What a pull request's run may change of the usual. */
export interface PullChanges extends RunChanges {
  number?: number
  /** `owner/name` of the fork that the pull request comes from; its token can only read. */
  fork?: string
  /** More jobs of the same run on the same checkout, one after the other; their results go there. */
  jobs?: { changes: RunChanges; done: (result: RunResult) => unknown }[]
}

/** Inputs for the driver under test. docker-container must reach servers on loopback; both bake the quickstart. */
export const DRIVERS = {
  docker: { driver: 'docker' },
  'docker-container': { driver: 'docker-container', 'driver-opts': 'network=host' },
} as const

/**
 * Sets the stage: a project as the first commit on `main`, and all servers up.
 *
 * @param project writes the project's files (default: the quickstart)
 */
export async function createStage(
  defaults: RunChanges = {},
  project: (repo: GitRepo) => Promise<void> = quickstart,
): Promise<Stage> {
  const repo = await createGitRepo()
  await project(repo)
  await repo.commit('Start')
  const cache = await startCacheService()
  const github = await startGitHub({ gitDir: join(repo.dir, '.git'), artifacts: cache.artifacts, caches: cache })
  let runId = 1000
  const jobs: RunResult[] = []

  const tempDirs = new Set<string>()
  const tempDirOf = (machine = ''): string => {
    const dir = `${repo.dir}-temp${machine}`
    tempDirs.add(dir)
    return dir
  }
  const run = async (
    event: RunOptions['event'],
    ref: string,
    scopes: Scope[],
    changes: RunChanges = {},
  ): Promise<RunResult> => {
    const merged = { ...defaults, ...changes }
    const allowed = merged.scopes === undefined ? scopes : merged.scopes
    if (merged.sameRun !== true) runId += 1
    const env = {
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_NUMBER: String(runId - 1000),
      ...defaults.env,
      ...changes.env,
    }
    await using copy = merged.shallow === undefined ? undefined : await repo.clone()
    // What a workflow's step would have put there: git does not know it.
    if (copy !== undefined) await cp(join(repo.dir, 'tools'), join(copy.dir, 'tools'), { recursive: true })
    const sha = await repo.sha()
    await merged.before?.(copy?.dir ?? repo.dir)
    const result = await runAction({
      inputs: { ...defaults.inputs, ...changes.inputs },
      env,
      event,
      ref,
      sha,
      repository: 'octo/hello',
      workspace: copy?.dir ?? repo.dir,
      tempDir: tempDirOf(merged.machine),
      ...(allowed === null
        ? {}
        : { cache: { service: cache, token: cache.token(allowed, { runId: env.GITHUB_RUN_ID }) } }),
      github: { url: github.url, token: merged.token ?? github.writeToken },
      ...(merged.signal === undefined ? {} : { signal: merged.signal }),
      ...(merged.nodePath === undefined ? {} : { nodePath: merged.nodePath }),
    })
    await merged.after?.(copy?.dir ?? repo.dir)
    jobs.push(result)
    return result
  }

  return {
    repo,
    github,
    cache,
    run,
    push: (changes = {}) =>
      run(
        { name: 'push', payload: { ref: 'refs/heads/main', repository: { default_branch: 'main' } } },
        'refs/heads/main',
        [{ scope: 'refs/heads/main', permission: 3 }],
        changes,
      ),
    async pull(files, { number, fork, jobs = [], ...changes } = {}) {
      const branch = number === undefined ? `change-${crypto.randomUUID().slice(0, 8)}` : `pull-${number}`
      const base = await repo.sha('main')
      if (number === undefined) await repo.branch(branch, 'main')
      else await repo.checkout(branch)
      const head = await repo.commit('Change something', files)
      await repo.git('checkout', '--quiet', '--detach', 'main')
      const mergeSha = await repo.merge(branch)
      const pull =
        number ??
        (await github.addPull({
          head: { ref: branch, sha: head, ...(fork === undefined ? {} : { repository: fork }) },
          base: { ref: 'main', sha: base },
          mergeSha,
          ...(changes.labels === undefined ? {} : { labels: changes.labels }),
        }))
      if (number === undefined) await repo.git('branch', '--move', branch, `pull-${pull}`)
      const payload = {
        action: number === undefined ? 'opened' : 'synchronize',
        number: pull,
        pull_request: {
          number: pull,
          head: { ref: branch, sha: head, repo: { full_name: fork ?? 'octo/hello' } },
          base: { ref: 'main', sha: base, repo: { full_name: 'octo/hello' } },
          labels: (changes.labels ?? []).map((name) => ({ name })),
        },
        repository: { default_branch: 'main' },
      }
      const ref = `refs/pull/${pull}/merge`
      if (changes.shallow === 'head') await repo.checkout(head)
      const job = (more: RunChanges): Promise<RunResult> =>
        run({ name: 'pull_request', payload }, ref, pullScopes(ref), {
          ...(fork === undefined ? {} : { token: github.readOnlyToken }),
          ...more,
          env: { GITHUB_SHA: mergeSha, ...more.env },
        })
      const result = await job(changes)
      for (const { changes: more, done } of jobs) await done(await job({ ...more, sameRun: true }))
      await repo.checkout('main')
      return Object.assign(result, { number: pull, head, branch })
    },
    async [Symbol.asyncDispose]() {
      // The runner runs every job's post step; without it builders would pile up on this machine.
      for (const job of jobs) {
        if (job.state.builder !== undefined) await (await job.post())[Symbol.asyncDispose]()
        await job[Symbol.asyncDispose]()
      }
      await Promise.all([github.close(), cache.close()])
      await Promise.all([repo.dir, ...tempDirs].map((dir) => rm(dir, { recursive: true, force: true })))
    },
  }
}

/** The quickstart, with a step of its own so that no other test's cache can hit. */
async function quickstart(repo: GitRepo): Promise<void> {
  await cp(join(ROOT, 'examples/quickstart'), repo.dir, { recursive: true })
  await mkdir(join(repo.dir, 'tools'), { recursive: true })
  await copyFile('/bin/busybox', join(repo.dir, 'tools/busybox'))
  const dockerfile = await readFile(join(repo.dir, 'Dockerfile'), 'utf8')
  await repo.write({
    'nonce/nonce': crypto.randomUUID(),
    Dockerfile: dockerfile.replace('FROM scratch AS base\n', 'FROM scratch AS base\nCOPY --from=nonce nonce /nonce\n'),
    'docker-bake.hcl': (await readFile(join(repo.dir, 'docker-bake.hcl'), 'utf8')).replace(
      'contexts = {',
      'contexts = {\n    nonce = "nonce"',
    ),
  })
}

/** What GitHub lets a pull request's job do with the cache: write its own scope, read the base branch's. */
function pullScopes(ref: string): Scope[] {
  return [
    { scope: ref, permission: 3 },
    { scope: 'refs/heads/main', permission: 1 },
  ]
}

/** Runs docker with the distribution's client, for looking behind the action's back. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, {
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}` },
    maxBuffer: 1 << 28,
  })
  return stdout.trim()
}
