import { join } from 'node:path'
import { defined } from '../shared/defined.ts'
import { EngineError } from '../errors.ts'
import type { Git } from '../git/git.ts'
import { withoutEffects, workingAgain } from './measure-only.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { bakeFolder, isRemote, printDefinition } from '../bake/bake.ts'
import { bakeDefinition, recordBake, type BuildSetup } from './build.ts'

/**
 * Builds what is checked out in a folder as this run built its own checkout, on the same builder and only to measure:
 * nothing is pushed, loaded, tagged or exported. What ran in `head` runs again.
 *
 * The cache is read as before, because layers that a build took from it lazily have no other source; what that takes is no
 * part of adjusted times.
 *
 * @param about for the log
 * @throws EngineError when it does not build
 */
export async function buildAgain(
  setup: BuildSetup,
  {
    cwd,
    targets,
    sha,
    head,
    about,
  }: { cwd: string; targets?: string[]; sha: string; head: BuildRecord; about: string },
): Promise<BuildRecord> {
  setup.io.info(`Measuring ${about}:`)
  const { bootMs: _, ...builder } = setup.builder
  const cli = { ...setup.cli, cwd }
  const inputs = {
    ...setup.inputs,
    push: false,
    load: false,
    cacheMounts: false,
    ...defined({ targets }),
  }
  const printed = withoutEffects(await printDefinition(cli, inputs), builder)
  const baked = await bakeDefinition({ ...setup, cli, inputs, cacheWrite: false, builder }, printed, (it) =>
    workingAgain(it, head),
  )
  const { record } = await recordBake(baked, { commit: { sha } })
  await baked.close()
  if (record.outcome !== 'succeeded')
    throw new EngineError(`${about} did not build, see the log (only what is in git is there to build from)`)
  return record
}

/** The folder bake runs in, in another checkout of the same repository. */
export async function folderIn(worktree: string, git: Git, source: string): Promise<string> {
  if (isRemote(source)) throw new EngineError(`the input "source" is the remote definition ${source}, not a checkout`)
  const prefix = (await git(['rev-parse', '--show-prefix'])).trim()
  return join(worktree, prefix, bakeFolder(source))
}
