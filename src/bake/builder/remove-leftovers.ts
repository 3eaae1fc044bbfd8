import type { DockerCli } from '../../buildkit/docker.ts'
import { isLeftover } from './leftovers.ts'
import { thisMachine } from './machine.ts'
import { dropNote, readNotes } from './note.ts'
import { stillRuns } from './process-life.ts'
import { removeBuilder } from './remove.ts'

/**
 * Removes the builders that killed jobs left behind on this machine. Never one that this action did not note, nor one of a
 * job that may still run.
 *
 * @returns what was done or could not be done, one sentence each
 */
export async function removeLeftovers(cli: DockerCli): Promise<string[]> {
  const notes = await readNotes(cli.env)
  const machine = notes.length === 0 ? undefined : thisMachine()
  if (machine === undefined) return []
  const said: string[] = []
  for (const note of notes) {
    if (!isLeftover(note, { machine, now: Date.now(), stillRuns })) continue
    const { name } = note
    const removal = await removeBuilder(cli, name)
    if (typeof removal === 'object') {
      said.push(`Builder ${name}, which a killed job left behind, could not be removed: ${removal.problem}`)
      continue
    }
    await dropNote(cli.env, name)
    if (removal === 'removed') said.push(`Removed builder ${name}, which a killed job left behind.`)
  }
  return said
}
