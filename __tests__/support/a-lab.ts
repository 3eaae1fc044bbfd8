import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gitReader } from '../../src/git/commits.ts'
import { gitIn } from '../../src/git/git.ts'
import { loadInputs } from '../../src/inputs.ts'
import type { Lab } from '../../src/story/advise/lab.ts'
import { createGitRepo, type GitRepo } from './git-repo.ts'

/** A lab over a real repository, without an engine: whatever builds something fails. */
export interface TestLab extends AsyncDisposable {
  repo: GitRepo
  /** Of the commit that is checked out now. */
  lab(): Promise<Lab>
}

/** Files of the first commit; the lab has 30 minutes from now on, unless told otherwise. */
export async function createLab(files: Record<string, string>, { minutes = 30 } = {}): Promise<TestLab> {
  const repo = await createGitRepo()
  await repo.commit('Start', files)
  const tempDir = await mkdtemp(join(tmpdir(), 'lab-'))
  const git = gitIn(repo.dir, process.env)
  const run = {
    tempDir,
    inputs: loadInputs(() => ''),
    io: { env: process.env, info: () => undefined },
    job: { workspace: repo.dir },
    cli: { cwd: repo.dir, env: { PATH: '/nowhere' } },
  } as unknown as Lab['run']
  return {
    repo,
    async lab() {
      const started = performance.now()
      return {
        run,
        git,
        reader: gitReader(git),
        head: await repo.sha(),
        builder: {} as Lab['builder'],
        canceled: { requested: () => false },
        started,
        deadline: started + minutes * 60_000,
        indexes: new Map(),
        builds: 0,
        removal: Promise.resolve(),
        notes: [],
      }
    },
    async [Symbol.asyncDispose]() {
      await rm(tempDir, { recursive: true, force: true })
      await repo[Symbol.asyncDispose]()
    },
  }
}

/** A patch as `git diff` writes it, of files changed on top of what is checked out. */
export async function patchOf(repo: GitRepo, files: Record<string, string>): Promise<string> {
  await repo.write(files)
  await repo.git('add', '--all')
  const text = await repo.git('diff', '--cached')
  await repo.git('reset', '--quiet', '--hard')
  return `${text}\n`
}
