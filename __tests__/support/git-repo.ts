import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** A real git repository in a temporary folder. Use it with `await using`. */
export interface GitRepo extends AsyncDisposable {
  readonly dir: string
  /** Runs git and gives its trimmed output. */
  git(...args: string[]): Promise<string>
  /** Writes files (path → content), by no means committed. */
  write(files: Record<string, string | Buffer>): Promise<void>
  /** Commits everything there is, after writing `files`; gives the commit's sha. An empty commit is fine. */
  commit(message: string, files?: Record<string, string | Buffer>): Promise<string>
  /** Makes a branch at `from` (default: here) and checks it out. */
  branch(name: string, from?: string): Promise<void>
  /** Checks a branch out, or, detached, a commit. */
  checkout(ref: string): Promise<void>
  /** Merges with a merge commit, as GitHub's test merge: first parent is where we are. Gives its sha. */
  merge(ref: string): Promise<string>
  sha(ref?: string): Promise<string>
  /** A clone over file://, as actions/checkout makes it: one commit deep unless told otherwise (0: everything). */
  clone(opts?: { depth?: number; ref?: string }): Promise<GitRepo>
}

/** Makes an empty repository with branch `main`. Identity and dates are fixed, so equal content gives equal shas. */
export async function createGitRepo(): Promise<GitRepo> {
  const repo = at(await mkdtemp(join(tmpdir(), 'git-repo-')))
  await repo.git('init', '--quiet', '--initial-branch=main')
  // A shallow fetch of any commit, as GitHub allows it.
  await repo.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  return repo
}

function at(dir: string): GitRepo {
  // Two commits made in the same second would otherwise have no order.
  let seconds = 1_767_225_600
  const repo: GitRepo = {
    dir,
    async git(...args) {
      const date = `${seconds} +0000`
      const env = {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        HOME: dir,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Octo',
        GIT_AUTHOR_EMAIL: 'octo@example.com',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 'Octo',
        GIT_COMMITTER_EMAIL: 'octo@example.com',
        GIT_COMMITTER_DATE: date,
      }
      const { stdout } = await promisify(execFile)('git', ['-C', dir, ...args], { env, maxBuffer: 1 << 26 })
      return stdout.trimEnd()
    },
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(dir, path)), { recursive: true })
        await writeFile(join(dir, path), content)
      }
    },
    async commit(message, files = {}) {
      await repo.write(files)
      seconds += 60
      await repo.git('add', '--all')
      await repo.git('commit', '--quiet', '--allow-empty', '-m', message)
      return repo.sha()
    },
    branch: async (name, from = 'HEAD') => void (await repo.git('checkout', '--quiet', '-b', name, from)),
    checkout: async (ref) => void (await repo.git('checkout', '--quiet', ref)),
    async merge(ref) {
      seconds += 60
      await repo.git('merge', '--quiet', '--no-ff', '-m', `Merge ${ref}`, ref)
      return repo.sha()
    },
    sha: (ref = 'HEAD') => repo.git('rev-parse', '--verify', ref),
    async clone({ depth = 1, ref = 'HEAD' } = {}) {
      const copy = at(await mkdtemp(join(tmpdir(), 'git-clone-')))
      await copy.git('init', '--quiet', '--initial-branch=main')
      await copy.git('remote', 'add', 'origin', `file://${dir}`)
      const sha = await repo.sha(ref)
      await copy.git('fetch', '--quiet', ...(depth > 0 ? [`--depth=${depth}`] : []), 'origin', sha)
      await copy.git('checkout', '--quiet', '--detach', sha)
      return copy
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  }
  return repo
}
