import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, complaint, runDocker, type DockerCli } from '../../buildkit/docker.ts'
import { isAlive } from './process-life.ts'

/**
 * Begins to remove a builder that was created for this job, in a process of its own that nobody waits for: it takes half
 * a second, and the report needs no builder. {@link endRemoval} in the post step makes sure that it is gone.
 *
 * @param log file for what it says
 * @returns the process's id, if it could be started
 */
export function beginRemoval(cli: DockerCli, name: string, log: string): number | undefined {
  const [program, args] = commandOf(cli, ['buildx', 'rm', '--force', name])
  const file = openSync(log, 'w')
  const child = spawn(program, args, { cwd: cli.cwd, env: cli.env, stdio: ['ignore', file, file], detached: true })
  closeSync(file)
  // The post step will try again.
  child.on('error', () => undefined)
  child.unref()
  return child.pid
}

/**
 * Waits for a removal that {@link beginRemoval} began, half a minute at most.
 *
 * @returns true when it says that the builder is gone
 */
export async function endRemoval(name: string, { pid, log }: { pid: number; log: string }): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && isAlive(pid);) await sleep(20)
  return (await readFile(log, 'utf8').catch(() => '')).includes(`${name} removed`)
}

/** What became of a builder that was to be removed: it was there, it was not, or what went wrong. */
export type Removal = 'removed' | 'absent' | { problem: string }

/** Removes a builder that was created for one job. */
export async function removeBuilder(cli: DockerCli, name: string): Promise<Removal> {
  const result = await runDocker(cli, ['buildx', 'rm', '--force', name])
  if (result.exitCode === 0) return 'removed'
  return result.stderr.includes('no builder') ? 'absent' : { problem: complaint(result) }
}
