import { endRemoval, removeBuilder } from './bake/builder.ts'
import { dockerIn } from './buildkit/docker.ts'
import type { Io } from './io.ts'

/** Cleans up after main: removes the builder it created. Trouble here is a warning; the job's verdict stands. */
export async function post(io: Io): Promise<void> {
  // An experiment's builder, in a job that was killed; else it is gone.
  const left = io.state('lab-builder')
  if (left !== '') await removeBuilder(dockerIn(process.cwd(), io.env), left)
  const builder = io.state('builder')
  if (builder === '') return
  // Main has begun with it; a job with more steps never waits here.
  const [pid, log] = [io.state('removal'), io.state('removal-log')]
  const gone = log !== '' && (await endRemoval(builder, { pid: Number(pid), log }))
  const problem = gone ? undefined : await removeBuilder(dockerIn(process.cwd(), io.env), builder)
  if (problem === undefined) io.info(`Removed builder ${builder}.`)
  else io.annotate({ level: 'warning', message: `Builder ${builder} could not be removed: ${problem}` })
}
