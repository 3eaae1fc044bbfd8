import { join } from 'node:path'
import { defined } from '../shared/defined.ts'
import { EngineError } from '../errors.ts'
import type { Git } from '../git/git.ts'
import { withoutEffects, workingAgain } from './measure-only.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { bakeFolder, isRemote, printDefinition } from '../bake/bake.ts'
import { bakeDefinition, recordBake, type Baked, type BuildSetup } from './build.ts'

/** What was to be built again did not build. */
export class NotBuiltError extends EngineError {
  /** The builder's own words, where it had any. */
  readonly failure: string | undefined
  constructor(about: string, { targets }: BuildRecord) {
    super(`${about} did not build, see the log (only what is in git is there to build from)`)
    this.failure = targets.find(({ failure }) => failure !== undefined)?.failure?.message
  }
}

/**
 * Builds what is checked out in a folder as this run builds its own checkout, on the same builder and only to measure:
 * nothing is pushed, loaded, tagged or exported. What ran in `head` runs again.
 *
 * The cache is read as before, because layers that a build took from it lazily have no other source; what that takes is no
 * part of adjusted times.
 *
 * @param about for the log
 * @param head absent where what the builder has may be used
 * @param canceled asked right before the build: from then on the build itself gets the signal
 * @param look done with the record while the builder's layers can still be read
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
    canceled = () => false,
    look,
  }: {
    cwd: string
    targets?: string[]
    sha: string
    head?: BuildRecord
    about: string
    canceled?: () => boolean
    look?: (record: BuildRecord, store: Baked['store']) => Promise<void>
  },
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
  if (canceled()) throw new EngineError(`${about} was not built: the job was canceled`)
  const again = { ...setup, cli, inputs, cacheWrite: false, builder }
  const baked = await bakeDefinition(again, printed, (it) => (head === undefined ? it : workingAgain(it, head)))
  const { record } = await recordBake(baked, { commit: { sha } })
  if (record.outcome === 'succeeded') await look?.(record, baked.store)
  await baked.close()
  if (record.outcome !== 'succeeded') throw new NotBuiltError(about, record)
  return record
}

/** The folder bake runs in, in another checkout of the same repository. */
export async function folderIn(worktree: string, git: Git, source: string): Promise<string> {
  if (isRemote(source)) throw new EngineError(`the input "source" is the remote definition ${source}, not a checkout`)
  const prefix = (await git(['rev-parse', '--show-prefix'])).trim()
  return join(worktree, prefix, bakeFolder(source))
}
