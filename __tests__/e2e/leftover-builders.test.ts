import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { buildkitImageAvailable, docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import { ROOT } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const possible = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('builders that killed jobs leave behind: no docker-container driver on this machine')

/** A build that ends when its job is killed. */
const ENDLESS = `FROM scratch AS frontend
COPY --from=tools busybox /bin/busybox
RUN ["/bin/busybox", "sleep", "600"]

FROM scratch AS backend
`

/** Plays the runner's worker: starts the action, and lives on when that is killed. (A shell would drop `INPUT_DRIVER-OPTS`.) */
const WORKER = `
const action = require('node:child_process').spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' })
require('node:fs').writeFileSync(process.argv[1] + '.pids', process.pid + ' ' + action.pid)
action.on('exit', (code) => (code === null ? setTimeout(() => {}, 600_000) : process.exit(code)))
`

/** A job that builds, with a process of its own in the runner's place. */
interface RunningJob extends AsyncDisposable {
  builder: string
  /** Ends all its processes, as a crash would; or the action alone, as when its step is over and others follow. */
  kill(what: 'job' | 'step'): Promise<void>
}

/** Starts the action below a worker of its own, and waits until its builder runs. */
async function startJob(stage: Stage, folder: string, machine: string): Promise<RunningJob> {
  const before = await buildersIn(folder)
  const worker = join(folder, `worker-${machine}`)
  await writeFile(worker, `#!${join(ROOT, 'node_modules/node/bin/node')}\n${WORKER}`)
  await chmod(worker, 0o755)
  const done = stage.push({ inputs: DRIVERS['docker-container'], nodePath: worker, machine })
  const builder = await eventually(async () => {
    const name = (await buildersIn(folder)).find((other) => !before.includes(other))
    return name !== undefined && (await stateOf(name)) === 'running' ? name : undefined
  })
  const [workerPid = 0, mainPid = 0] = (await readFile(`${worker}.pids`, 'utf8')).split(' ').map(Number)
  let over = false
  const end: RunningJob['kill'] = async (what) => {
    if (over) return
    over = what === 'job'
    for (const pid of [...(over ? [workerPid] : []), ...(await family(mainPid))]) kill(pid)
    if (over) await done
  }
  return { builder, kill: end, [Symbol.asyncDispose]: () => end('job') }
}

/** A process and all below it, as the kernel lists them; none when it is gone. */
async function family(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => undefined)
  if (text === undefined) return []
  const below = await Promise.all(text.split(' ').filter(Boolean).map(Number).map(family))
  return [pid, ...below.flat()]
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was faster.
  }
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
  throw new Error('It did not happen within a minute.')
}

const buildersIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'instances')).catch((): string[] => [])).toSorted()
const stateOf = (builder: string): Promise<string> =>
  docker(['container', 'inspect', '--format', '{{.State.Status}}', `buildx_buildkit_${builder}0`]).then(
    ({ stdout }) => stdout.trim(),
    () => 'none',
  )

describe.runIf(possible)('builders that killed jobs left behind', () => {
  it('are removed by the next job: they alone, and none of a job that runs, of another machine or of somebody else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leftovers-'))
    const env = { BUILDX_CONFIG: folder }
    const noteOf = (name: string): string => join(folder, 'bake-budget', `${name}.json`)
    const rewrite = async (from: string, to: string, changes: object): Promise<void> => {
      const note = JSON.parse(await readFile(noteOf(from), 'utf8')) as object
      await writeFile(noteOf(to), JSON.stringify({ ...note, name: to, ...changes }))
    }
    const create = async (...args: string[]): Promise<void> => {
      await docker(['buildx', 'create', '--driver', 'docker-container', ...args], { env })
    }
    {
      await using stage = await createStage({ env, inputs: { driver: 'docker', cache: 'none' } })
      const next = await stage.push({ machine: 'next' })
      const clean = async (): Promise<string[]> => {
        const { exitCode, log, annotations } = await next.post()
        expect([exitCode, annotations], log).toEqual([0, []])
        return log.split('\n').filter((line) => line.includes('uilder'))
      }
      expect(await clean()).toEqual([])

      await stage.repo.commit('Build without end', { Dockerfile: ENDLESS })
      await using killed = await startJob(stage, folder, 'killed')
      await using running = await startJob(stage, folder, 'running')
      await killed.kill('job')
      // As ours, but without a note, noted elsewhere, or of a name that is none of ours.
      const [unknown, elsewhere, named] = ['bake-budget-0123456789ab', 'bake-budget-ba9876543210', 'bake-budget-mine']
      for (const name of [unknown, elsewhere, named]) await create('--name', name)
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
      const { machine } = JSON.parse(await readFile(noteOf(killed.builder), 'utf8')) as { machine: object }
      await rewrite(killed.builder, elsewhere, { machine: { ...machine, host: 'another' }, at: hourAgo })
      await rewrite(killed.builder, named, { at: hourAgo })

      // It was killed a moment ago.
      expect(await clean()).toEqual([])
      expect(await stateOf(killed.builder)).toBe('running')

      await rewrite(killed.builder, killed.builder, { at: hourAgo })
      await rewrite(running.builder, running.builder, { at: hourAgo })
      expect(await clean()).toEqual([`Removed builder ${killed.builder}, which a killed job left behind.`])
      const others = [unknown, elsewhere, named, running.builder].toSorted()
      expect(await buildersIn(folder)).toEqual(others)
      expect([await stateOf(killed.builder), await stateOf(running.builder)]).toEqual(['none', 'running'])
      expect(await clean()).toEqual([])

      // Between the step and its post step other steps of the job may use the builder.
      await running.kill('step')
      expect(await clean()).toEqual([])
      expect(await stateOf(running.builder)).toBe('running')

      await running.kill('job')
      expect(await clean()).toEqual([`Removed builder ${running.builder}, which a killed job left behind.`])
      expect(await buildersIn(folder)).toEqual(others.filter((name) => name !== running.builder))
      expect((await readdir(join(folder, 'bake-budget'))).toSorted()).toEqual([`${elsewhere}.json`, `${named}.json`])
    }
    await rm(folder, { recursive: true, force: true })
  })
})
