import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { complaint, runDocker, type DockerCli, type Output } from '../../buildkit/docker.ts'
import type { Builder, BuilderWish } from './builder.ts'
import { createCommand, TRANSIENT } from './create.ts'
import { parseInspect } from './inspect.ts'
import { machineId } from './machine.ts'

/** Whether a builder that has to be created can outlive the job. That of `remote` is only an address: BuildKit keeps its state where it is. */
export function canBeKept({ keepState, driver }: BuilderWish): boolean {
  return keepState && driver !== 'remote'
}

/**
 * The name of the builder that all jobs share which wish for the same; jobs that wish for another never meet it. Logs show the
 * name, and driver options may hold a proxy's password: without the machine's id nobody can try guesses of it.
 *
 * @param machine the id of {@link machineId}
 */
export function keptName(wish: BuilderWish, env: DockerCli['env'], machine: string): string {
  const { driver = 'docker-container', endpoint, driverOpts, buildkitdFlags = '', buildkitdConfigInline = '' } = wish
  // buildx fixes the engine when it creates a builder.
  const engine = endpoint ?? [env.DOCKER_HOST, env.DOCKER_CONTEXT].find((name) => (name ?? '') !== '') ?? ''
  const decisive = JSON.stringify([driver, engine, driverOpts, buildkitdFlags, buildkitdConfigInline])
  return `bake-budget-kept-${createHmac('sha256', machine).update(decisive).digest('hex').slice(0, 12)}`
}

/**
 * Without these, buildx from 0.30 on copies the job's event into a container it makes, and BuildKit adds it to the provenance of
 * every image built there (`githubActionsEvent` in buildx `driver/docker-container`): of all later jobs, of any repository.
 */
const NO_EVENT = { GITHUB_EVENT_NAME: '', GITHUB_EVENT_PATH: '' }

/**
 * Takes the builder of {@link keptName} as it runs, boots it, or creates it. Any number of jobs may do so at once; none ever
 * removes or stops one that answers.
 *
 * @param tempDir where files are written to that buildx reads
 * @param pauseMs before it tries again, and as much longer each time
 * @returns a sentence when it cannot be had
 */
export async function useKept(
  cli: DockerCli,
  wish: BuilderWish,
  tempDir: string,
  pauseMs = 1000,
): Promise<Builder | string> {
  const name = keptName(wish, cli.env, machineId())
  const buildx = (args: string[]): Promise<Output> => runDocker(cli, ['buildx', ...args], { env: NO_EVENT })
  const started = performance.now()
  let booted = false
  let problem = ''
  for (let attempt = 1; attempt <= 5; attempt++) {
    const found = await buildx(['inspect', '--bootstrap', name])
    const { error, ...facts } = parseInspect(found.stdout)
    booted ||= found.stderr.includes('booting buildkit')
    if (found.exitCode === 0 && error === undefined) {
      const bootMs = Math.round(performance.now() - started)
      return { ...facts, created: false, kept: true, ...(booted ? { bootMs } : {}) }
    }
    problem = error ?? complaint(found)
    if (found.stderr.includes('no builder')) {
      const made = await buildx((await createCommand(cli, wish, tempDir, name)).args)
      booted = true
      // Another job was faster: the builder is there, and may still boot.
      if (made.exitCode === 0 || made.stderr.includes('existing instance')) continue
      problem = complaint(made)
    }
    // What another job does at the same moment, or an engine that just starts, may be in the way once.
    if (attempt === 1 || TRANSIENT.test(problem)) await sleep(attempt * pauseMs)
    else if (!(await removeDead(cli, name))) break
  }
  return `The kept builder ${name} cannot be used, so this job has one of its own. \`docker buildx rm ${name}\` on the runner makes room for a new one. buildx says: ${problem}`
}

/**
 * Removes a builder whose container cannot run, its state included: what broke it is in one of both. A container that runs
 * may be at work for another job, and one that was only created is about to be started by another.
 */
async function removeDead(cli: DockerCli, name: string): Promise<boolean> {
  // buildx names a builder's only node after it, and the container after the node.
  const { stdout } = await runDocker(cli, [
    'container',
    'inspect',
    '--format',
    '{{.State.Status}}',
    `buildx_buildkit_${name}0`,
  ])
  if (!['exited', 'restarting', 'dead'].includes(stdout.trim())) return false
  const { exitCode } = await runDocker(cli, ['buildx', 'rm', '--force', name])
  return exitCode === 0
}
