import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DockerCli } from '../../buildkit/docker.ts'
import { asObject } from '../../shared/json.ts'
import type { BuilderNote } from './leftovers.ts'
import { thisMachine } from './machine.ts'
import { processesOfJob, type ProcessId } from './process-life.ts'

type Env = DockerCli['env']

/**
 * The folder of our notes: within that of buildx, because only who shares that one sees, and can remove, the same builders
 * (buildx `confutil.ConfigDir`).
 */
function folderOf(env: Env): string | undefined {
  const given = (name: string): string | undefined => env[name] || undefined
  const home = given('HOME')
  const docker = given('DOCKER_CONFIG') ?? (home === undefined ? undefined : join(home, '.docker'))
  const buildx = given('BUILDX_CONFIG') ?? (docker === undefined ? undefined : join(docker, 'buildx'))
  return buildx === undefined ? undefined : join(buildx, 'bake-budget')
}

/** Writes down who makes a builder, before it is made. Without the note it is made all the same, and no other job will remove it. */
export async function leaveNote(env: Env, name: string): Promise<void> {
  const [folder, machine] = [folderOf(env), thisMachine()]
  if (folder === undefined || machine === undefined) return
  const note: BuilderNote = { name, machine, processes: processesOfJob(), at: new Date().toISOString() }
  try {
    // As docker makes its own folder.
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${name}.json`), JSON.stringify(note), { mode: 0o600 })
  } catch {
    // A read-only home: buildx will say so.
  }
}

/** Takes the note of a builder away that is gone. */
export async function dropNote(env: Env, name: string): Promise<void> {
  const folder = folderOf(env)
  if (folder !== undefined) await rm(join(folder, `${name}.json`), { force: true }).catch(() => undefined)
}

/** The notes of this machine's builders that can be read. Costs one look into a folder where there are none. */
export async function readNotes(env: Env): Promise<BuilderNote[]> {
  const folder = folderOf(env)
  const files = folder === undefined ? [] : await readdir(folder).catch(() => [])
  const notes = await Promise.all(
    files.map(async (file) => parseNote(await readFile(join(folder ?? '', file), 'utf8').catch(() => ''), file)),
  )
  return notes.filter((note) => note !== undefined)
}

/** A note as {@link leaveNote} wrote it to a file of that name; undefined for anything else. */
export function parseNote(text: string, file: string): BuilderNote | undefined {
  try {
    const { name, machine, processes, at } = asObject(JSON.parse(text)) ?? {}
    const { host, id, boot, pids } = asObject(machine) ?? {}
    const texts = [name, host, id, boot, pids, at]
    if (!texts.every((value) => typeof value === 'string') || file !== `${String(name)}.json`) return undefined
    if (!Array.isArray(processes) || !processes.every(isProcessId)) return undefined
    return { name, machine: { host, id, boot, pids }, processes, at } as BuilderNote
  } catch {
    return undefined
  }
}

/** A process that would be taken for gone because its id is none could cost a running job its builder. */
function isProcessId(value: unknown): value is ProcessId {
  const { pid, start } = asObject(value) ?? {}
  return Number.isSafeInteger(pid) && Number(pid) > 0 && typeof start === 'string' && /^\d+$/.test(start)
}
