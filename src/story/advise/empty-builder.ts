import type { Builder } from '../../bake/builder/builder.ts'
import { dropNote, leaveNote } from '../../bake/builder/note.ts'
import { removeBuilder } from '../../bake/builder/remove.ts'
import { setUpBuilder } from '../../bake/builder/set-up.ts'
import { EngineError } from '../../errors.ts'
import type { Lab } from './lab.ts'

/**
 * Runs something on a new builder with the user's options, which knows nothing of any build, and removes it in any case. Should
 * this process be killed meanwhile, the post step removes it.
 *
 * @throws EngineError where no empty builder can be had
 */
export async function onEmptyBuilder<T>(
  { run, notes }: Pick<Lab, 'run' | 'notes'>,
  work: (builder: Builder) => Promise<T>,
): Promise<T> {
  const { cli, inputs, tempDir, io } = run
  const { driver, endpoint, driverOpts, buildkitdFlags, buildkitdConfigInline } = inputs
  if (driver === 'remote') {
    throw new EngineError('a builder of the driver `remote` cannot be had empty; leave `driver` and `endpoint` empty')
  }
  const builder = await setUpBuilder(
    cli,
    {
      // The engine's own builder keeps its cache; a container beside it has none.
      driver: driver === 'kubernetes' ? driver : 'docker-container',
      driverOpts,
      keepState: false,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(buildkitdFlags === undefined ? {} : { buildkitdFlags }),
      ...(buildkitdConfigInline === undefined ? {} : { buildkitdConfigInline }),
    },
    {
      tempDir,
      async onCreate(name) {
        io.saveState('lab-builder', name)
        await leaveNote(cli.env, name)
      },
      warn: (message) => void notes.push(message),
    },
  )
  try {
    return await work(builder)
  } finally {
    const gone = await removeBuilder(cli, builder.name)
    if (typeof gone === 'object') notes.push(`Builder ${builder.name} could not be removed: ${gone.problem}.`)
    else await dropNote(cli.env, builder.name)
  }
}
