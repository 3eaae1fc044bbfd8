import { dropNote } from './bake/builder/note.ts'
import { endRemoval, removeBuilder } from './bake/builder/remove.ts'
import { removeLeftovers } from './bake/builder/remove-leftovers.ts'
import { dockerIn, type DockerCli } from './buildkit/docker.ts'
import type { Io } from './io.ts'
import { errorText } from './shared/error-text.ts'

/**
 * Cleans up after main: removes the builder it created. Then after jobs that had no post step, because they were killed: here,
 * where no build waits for it and none is measured. Trouble here is a warning; the job's verdict stands.
 */
export async function post(io: Io): Promise<void> {
  const cli = dockerIn(process.cwd(), io.env)
  // An experiment's builder, in a job that was killed; else it is gone.
  const left = io.state('lab-builder')
  if (left !== '') await removeBuilder(cli, left)
  await removeOwn(io, cli)
  const said = await removeLeftovers(cli).catch((error: unknown) => [
    `Builders of killed jobs could not be looked for: ${errorText(error)}`,
  ])
  for (const sentence of said) io.info(sentence)
}

async function removeOwn(io: Io, cli: DockerCli): Promise<void> {
  const builder = io.state('builder')
  if (builder === '') return
  // Main has begun with it; a job with more steps never waits here.
  const [pid, log] = [io.state('removal'), io.state('removal-log')]
  const gone = log !== '' && (await endRemoval(builder, { pid: Number(pid), log }))
  const removal = gone ? 'removed' : await removeBuilder(cli, builder)
  if (typeof removal === 'object') {
    io.annotate({ level: 'warning', message: `Builder ${builder} could not be removed: ${removal.problem}` })
    return
  }
  await dropNote(cli.env, builder)
  io.info(`Removed builder ${builder}.`)
}
