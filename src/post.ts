import { removeBuilder } from './build/builder.ts'
import type { Io } from './io.ts'

/** Cleans up after main: removes the builder it created. Trouble here is a warning; the job's verdict stands. */
export async function post(io: Io): Promise<void> {
  const builder = io.state('builder')
  if (builder === '') return
  const env = Object.fromEntries(
    Object.entries(io.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const problem = await removeBuilder({ env, cwd: process.cwd() }, builder)
  if (problem === undefined) io.info(`Removed builder ${builder}.`)
  else io.annotate({ level: 'warning', message: `Builder ${builder} could not be removed: ${problem}` })
}
