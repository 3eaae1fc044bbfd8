import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { BUILDKIT_IMAGE, buildkitImageAvailable, docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, type Stage } from '../support/stage.ts'

const possible = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('a builder that is kept between jobs: no docker-container driver on this machine')

/** A step with a cache mount that says how often it ran before; everything else is there to be cached. */
const DOCKERFILE = `FROM scratch AS base
COPY --from=tools busybox /bin/busybox
COPY --from=nonce nonce /nonce
RUN ["/bin/busybox", "--install", "-s", "/bin"]

FROM base AS backend
COPY deps.lock .
RUN --mount=type=cache,target=/visits echo "visits: $(ls /visits | wc -l)" && touch "/visits/$(date +%s%N)"
COPY src ./src
RUN cat src/* > out

FROM base AS frontend
COPY package.lock .
`

/** A machine that no job ran on yet: its jobs share what buildx keeps, and no other machine's builder has the same name. */
interface SelfHosted extends AsyncDisposable {
  stage: Stage
  /** Variables by which docker sees what the machine's jobs see. */
  env: { BUILDX_CONFIG: string }
  /** Names of the builders on it. */
  builders(): Promise<string[]>
}

async function machine(): Promise<SelfHosted> {
  const folder = await mkdtemp(join(tmpdir(), 'self-hosted-'))
  const env = { BUILDX_CONFIG: folder }
  // The engine is one for all machines that tests play: this option is in the builders' names.
  const only = `network=host\nenv.MACHINE=${crypto.randomUUID()}`
  const inputs = { cache: 'none', driver: 'docker-container', 'keep-state': 'true', 'driver-opts': only }
  const stage = await createStage({ inputs, env })
  await stage.repo.commit('Use a cache mount', { Dockerfile: DOCKERFILE })
  const builders = async (): Promise<string[]> =>
    (await readdir(join(folder, 'instances')).catch((): string[] => [])).toSorted()
  return {
    stage,
    env,
    builders,
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]()
      for (const name of await builders()) await docker(['buildx', 'rm', '--force', name], { env })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function recordOf(run: RunResult): Promise<BuildRecord> {
  expect(run.exitCode, run.log).toBe(0)
  return JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
}

/** Time the builder took to boot; undefined when it ran already. */
async function bootOf(run: RunResult): Promise<number | undefined> {
  return (await recordOf(run)).phases.find(({ kind }) => kind === 'boot')?.ms
}

/** What became of the steps, FROM left out. */
async function states(run: RunResult): Promise<Set<string>> {
  const record = await recordOf(run)
  const images = record.targets.flatMap(({ platforms }) => platforms)
  const steps = images.flatMap((image) => image.steps).filter(({ kind }) => kind !== 'from')
  return new Set(steps.map(({ state }) => state))
}

const CACHED = new Set(['cached'])
/** What a run warned of its builder. */
const warnings = (run: RunResult): string[] =>
  run.annotations.map(({ message }) => message).filter((message) => message.includes('builder'))
const containerOf = (builder: string): string => `buildx_buildkit_${builder}0`
const stateOf = async (builder: string): Promise<string> =>
  (await docker(['container', 'inspect', '--format', '{{.State.Status}}', containerOf(builder)])).stdout.trim()

describe.runIf(possible)('a builder that is kept between jobs', () => {
  it('serves two jobs that begin at once on a machine without it, and the next with all steps and mounts', async () => {
    await using self = await machine()
    const { stage } = self
    const both = await Promise.all([stage.push({ machine: 'a' }), stage.push({ machine: 'b' })])
    for (const run of both) {
      expect(run.exitCode, run.log).toBe(0)
      expect(warnings(run)).toEqual([])
      const post = await run.post()
      expect(post.exitCode, post.log).toBe(0)
      expect(post.log).not.toContain('Removed')
    }
    const [builder = '', ...more] = await self.builders()
    expect(builder).toMatch(/^bake-budget-kept-[0-9a-f]{12}$/)
    expect(more).toEqual([])
    expect(await stateOf(builder)).toBe('running')

    const second = await stage.push()
    expect(await states(second)).toEqual(CACHED)
    expect(await bootOf(second)).toBeUndefined()

    await stage.repo.commit('Change dependencies', { 'backend/deps.lock': 'a 10\n' })
    const third = await stage.push({ inputs: { 'cache-mounts': 'true' } })
    expect(third.exitCode, third.log).toBe(0)
    expect(third.log).toMatch(/ visits: [12]$/m)
    // Another job could be at work in them.
    expect(third.log).toContain('Cache mounts are not carried: with `keep-state` they stay in the builder.')
    expect(await self.builders()).toEqual([builder])
  })

  it('is another one for a job that wishes for another, and none for one that does not keep it', async () => {
    await using self = await machine()
    const { stage } = self
    await states(await stage.push())
    const [first] = await self.builders()
    const other = await stage.push({ inputs: { 'buildkitd-flags': '--debug' } })
    expect(await states(other)).not.toContain('cached')
    const two = await self.builders()
    expect(two).toContain(first)
    expect(two.filter((name) => name.startsWith('bake-budget-kept-'))).toHaveLength(2)

    const own = await stage.push({ inputs: { 'keep-state': 'false' } })
    expect(await states(own)).not.toContain('cached')
    const post = await own.post()
    expect(post.log).toContain(`Removed builder ${own.state.builder}.`)
    expect(await self.builders()).toEqual(two)
  })

  it('boots again with its state when it was stopped, its container is gone, or buildx forgot it', async () => {
    await using self = await machine()
    const { stage } = self
    const first = await stage.push()
    expect(await states(first)).not.toContain('cached')
    expect(await bootOf(first)).toBeGreaterThan(0)
    const [builder = ''] = await self.builders()
    const harms = [
      () => docker(['stop', containerOf(builder)]),
      () => docker(['rm', '--force', containerOf(builder)]),
      // As a job in a container, or another user's, which sees the engine but not what buildx wrote down.
      () => rm(join(self.env.BUILDX_CONFIG, 'instances', builder)),
    ]
    for (const harm of harms) {
      await harm()
      const run = await stage.push()
      expect(await states(run)).toEqual(CACHED)
      expect(await bootOf(run)).toBeGreaterThan(0)
      expect(warnings(run)).toEqual([])
    }
    expect(await self.builders()).toEqual([builder])
  })

  it('is made anew when it can start no more, and the build does not fail when that is in vain', async () => {
    await using self = await machine()
    const { stage } = self
    await states(await stage.push())
    const [builder = ''] = await self.builders()
    const replace = async (...args: string[]): Promise<void> => {
      await docker(['rm', '--force', containerOf(builder)])
      await docker(['create', '--name', containerOf(builder), ...args])
    }
    const state = `${containerOf(builder)}_state:/var/lib/buildkit`
    await replace('--volume', state, BUILDKIT_IMAGE, '--no-such-flag')
    const anew = await stage.push()
    expect(await states(anew)).not.toContain('cached')
    expect(warnings(anew)).toEqual([])
    expect(await self.builders()).toEqual([builder])
    expect(await stateOf(builder)).toBe('running')

    // It never ran, so it could be another job's that is just about to start: it is let alone.
    await replace('--entrypoint', '/no/such/program', BUILDKIT_IMAGE)
    const own = await stage.push()
    expect(await states(own)).not.toContain('cached')
    expect(warnings(own)).toEqual([expect.stringContaining(`\`docker buildx rm ${builder}\``)])
    await own.post()
    expect(await self.builders()).toEqual([builder])
  })
})
