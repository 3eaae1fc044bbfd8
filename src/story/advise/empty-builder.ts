import type { Builder } from '../../bake/builder/builder.ts'
import { dropNote, leaveNote } from '../../bake/builder/note.ts'
import { removeBuilder } from '../../bake/builder/remove.ts'
import { setUpBuilder } from '../../bake/builder/set-up.ts'
import { EngineError } from '../../errors.ts'
import { both } from '../../shared/both.ts'
import { errorText } from '../../shared/error-text.ts'
import type { Lab } from './lab.ts'

/**
 * Runs something on a new builder with the user's options, which knows nothing of any build, and removes it in any case. Should
 * this process be killed meanwhile, the post step removes it.
 *
 * @throws EngineError where no empty builder can be had
 */
export async function onEmptyBuilder<T>(
  lab: Pick<Lab, 'run' | 'notes' | 'removal'>,
  work: (builder: Builder) => Promise<T>,
): Promise<T> {
  const { run } = lab
  const { cli, inputs, tempDir, io } = run
  const { driver, endpoint, driverOpts, buildkitdFlags, buildkitdConfigInline } = inputs
  if (driver === 'remote') {
    throw new EngineError('a builder of the driver `remote` cannot be had empty; leave `driver` and `endpoint` empty')
  }
  const booting = setUpBuilder(
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
      warn: (message) => void lab.notes.push(message),
    },
  )
  // Nothing else goes on while something is measured.
  const [builder] = await both(booting, lab.removal)
  try {
    return await work(builder)
  } finally {
    lab.removal = remove(lab, builder.name)
  }
}

async function remove({ run, notes }: Pick<Lab, 'run' | 'notes'>, name: string): Promise<void> {
  const gone = await removeBuilder(run.cli, name).catch((error: unknown) => ({ problem: errorText(error) }))
  if (typeof gone === 'object') notes.push(`Builder ${name} could not be removed: ${gone.problem}.`)
  else await dropNote(run.cli.env, name)
}
