import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import type { BakeDefinition } from '../plan/definition.ts'
import type { DockerCli } from '../buildkit/docker.ts'
import { bake, type BakeResult } from './bake.ts'
import { PlainLog } from './plain-log.ts'

/**
 * Bakes a resolved definition with its log shown as it comes.
 *
 * @param how.noRecord as in `bake`
 * @param how.onLine is told every line of the progress stream
 * @throws ConsentError as `bake` does
 */
export async function loggedBake(
  cli: DockerCli,
  definition: BakeDefinition,
  how: {
    builder: string
    inputs: Inputs
    tempDir: string
    io: Pick<Io, 'foreign'>
    noRecord?: boolean
    stop?: AbortSignal
    onLine?: (line: string) => void
  },
): Promise<BakeResult & { retried?: string }> {
  const { io, onLine, ...options } = how
  const log = new PlainLog(io.foreign)
  const baked = await bake(cli, definition, {
    ...options,
    onAnswer: io.foreign,
    onLine(line) {
      log.push(line)
      onLine?.(line)
    },
  })
  log.end()
  return baked
}
