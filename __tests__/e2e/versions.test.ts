/**
 * The same project on every version of buildx and BuildKit that this machine has. It takes half a minute a pair, so it
 * runs only when asked for: CONTRIBUTING.md, "Old and new engines". fixtures/versions holds recordings of it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StepState, BuildRecord, PlatformRecord } from '../../src/record/build-record.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { docker, dockerAvailable, registryAddress, skipLoudly } from '../support/engine.ts'
import { servedImages } from '../support/registry.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, type Stage } from '../support/stage.ts'
import { PROJECT } from '../support/versions-project.ts'
import { dockerConfigWith, installedBuildkit, installedBuildx, type Installed } from '../support/versions.ts'
import { rootsOf } from './perturbation-build.ts'

const asked = process.env.BAKE_BUDGET_VERSIONS === '1'
const registry = asked && (await dockerAvailable()) ? await registryAddress() : undefined
const buildxes = registry === undefined ? [] : await installedBuildx()
const buildkits = registry === undefined ? [] : await installedBuildkit()
const pairs = buildxes.flatMap((buildx) => [undefined, ...buildkits].map((buildkit) => pairOf(buildx, buildkit)))

if (!asked) skipLoudly('versions of buildx and BuildKit: only with BAKE_BUDGET_VERSIONS=1')
else if (pairs.length === 0) skipLoudly('versions of buildx and BuildKit: needs script/engine up and registry up')
else if (pairs.length < 9) {
  skipLoudly(`all versions: there are only ${[...buildxes, ...buildkits].map(({ at }) => at).join(', ')}`)
}

/** A plugin and a builder for it: a docker-container of that image, or the engine's own BuildKit. */
interface Pair {
  name: string
  plugin: string
  inputs: Record<string, string>
  /** Versions as the record must say them. */
  expected: { buildx: string; buildkit?: string; driver: string }
}

function pairOf(buildx: Installed, buildkit: Installed | undefined): Pair {
  const bare = ({ version }: Installed): string => version.replace(/^v/, '')
  return {
    name: `buildx ${bare(buildx)} with ${buildkit === undefined ? "the engine's BuildKit" : `BuildKit ${bare(buildkit)}`}`,
    plugin: buildx.at,
    inputs:
      buildkit === undefined
        ? { driver: 'docker' }
        : { driver: 'docker-container', 'driver-opts': `network=host\nimage=${buildkit.at}` },
    expected:
      buildkit === undefined
        ? { driver: 'docker', buildx: bare(buildx) }
        : { driver: 'docker-container', buildx: bare(buildx), buildkit: bare(buildkit) },
  }
}

async function recordOf(run: RunResult): Promise<BuildRecord> {
  return readRecord(JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')))
}

function images(record: BuildRecord): [string, PlatformRecord][] {
  return record.targets.flatMap(({ name, platforms }) =>
    platforms.map((image): [string, PlatformRecord] => [`${name} ${image.platform}`, image]),
  )
}

/** By target and platform: what each step is, in order. */
function stepsOf<T>(record: BuildRecord, what: (step: PlatformRecord['steps'][number]) => T): Record<string, T[]> {
  return Object.fromEntries(images(record).map(([name, { steps }]) => [name, steps.map(what)]))
}

const IMAGES = ['app linux/amd64', 'app linux/arm64', 'site linux/amd64', 'site linux/arm64']

/** Keys of the first pair; all others must give the same. */
let keys: { by: string; steps: Record<string, unknown[]> } | undefined

describe.each(pairs)('$name', ({ name, plugin, inputs, expected }) => {
  const cleanup = new AsyncDisposableStack()
  const path = `bake-budget-e2e/versions-${crypto.randomUUID().slice(0, 8)}`
  let stage: Stage
  let cold: BuildRecord
  let warm: BuildRecord

  const push = { push: 'true', vars: `TAGS=${registry}/${path}` }

  beforeAll(async () => {
    const { env } = cleanup.use(await dockerConfigWith(plugin))
    stage = cleanup.use(await createStage({ inputs, env }))
    await stage.repo.write(PROJECT)
    // The engine's own BuildKit keeps its cache over all tests.
    await stage.repo.write({ 'common/nonce': crypto.randomUUID(), 'src/nonce': crypto.randomUUID() })
    await stage.repo.commit('Build for two platforms')
  })
  afterAll(async () => await cleanup.disposeAsync())

  it('builds: sizes are those of the registry, keys those of every other version', async () => {
    const run = await stage.push({ inputs: push })
    expect(run.exitCode, run.log).toBe(0)
    cold = await recordOf(run)
    expect(cold.builder).toMatchObject(expected)
    expect(images(cold).map(([image]) => image)).toEqual(IMAGES)
    expect(cold.unknown).toEqual([])
    for (const [image, recorded] of images(cold)) {
      const [target, platform] = image.split(' ')
      const served = (await servedImages(registry ?? '', `${path}/${target}`, '1')).find(
        (each) => each.platform === platform,
      )
      expect(recorded.manifestDigest, image).toBe(served?.digest)
      expect(
        recorded.layers?.map(({ digest, compressedBytes }) => ({ digest, size: compressedBytes })),
        image,
      ).toEqual(served?.layers)
      expect(
        recorded.layers?.every(({ step }) => step !== undefined),
        image,
      ).toBe(true)
    }
    const steps = stepsOf(cold, ({ key, instruction, line }) => [key, instruction, line])
    keys ??= { by: name, steps }
    expect(steps, `as ${keys.by}`).toEqual(keys.steps)
    expect(
      Object.values(steps)
        .flat()
        .filter(([key]) => !/^[0-9a-f]{16,}$/.test(String(key))),
    ).toEqual([])
    const states = new Set(images(cold).flatMap(([, { steps: all }]) => all.map(({ state }) => state)))
    // The engine's own BuildKit keeps its cache over all tests; WORKDIR reads nothing that is this test's own.
    const usual = expected.driver === 'docker' ? ['ran'] : ['ran', 'shared']
    expect(usual.filter((state) => !states.has(state as StepState))).toEqual([])
    expect(expected.driver === 'docker' ? [] : [...states].filter((state) => !usual.includes(state))).toEqual([])
  })

  it('builds again: every step was cached, and the sizes stay', async () => {
    const run = await stage.push({ inputs: push })
    expect(run.exitCode, run.log).toBe(0)
    warm = await recordOf(run)
    const states = images(warm).flatMap(([, { steps }]) => steps.map(({ state }) => state))
    expect(states.filter((state) => state !== 'cached' && state !== 'restored')).toEqual([])
    const sizes = (record: BuildRecord): unknown => images(record).map(([, image]) => image.compressedBytes)
    expect(sizes(warm)).toEqual(sizes(cold))
    expect(stepsOf(warm, ({ key }) => key)).toEqual(stepsOf(cold, ({ key }) => key))
    // A fresh builder downloaded no layers, so none can be read; the sizes are the manifests'.
    expect(warm.unknown.filter(({ what }) => !what.startsWith('files and uncompressed size of'))).toEqual([])
  })

  it('tells which file made a step run', async () => {
    const run = await stage.pull({ 'src/a.txt': 'other\n' })
    expect(run.exitCode, run.log).toBe(0)
    const record = await recordOf(run)
    // BuildKit itself runs a step again now and then whose cache entry a warm bake did not export; that is said as such.
    const roots = rootsOf(record, warm).filter((line) => !line.endsWith('| cache-absent unexplained'))
    expect(roots).toEqual([
      'app: COPY src /src | files-changed src/a.txt:content',
      'app arm64: COPY src /src | files-changed src/a.txt:content',
    ])
  })

  it('gives the same keys when one platform is built alone', async () => {
    const run = await stage.push({ inputs: { set: '*.platform=linux/amd64' } })
    expect(run.exitCode, run.log).toBe(0)
    const record = await recordOf(run)
    const both = stepsOf(cold, ({ key, line }) => [key, line])
    expect(stepsOf(record, ({ key, line }) => [key, line])).toEqual({
      'app linux/amd64': both['app linux/amd64'],
      'site linux/amd64': both['site linux/amd64'],
    })
  })

  it('says what failed, and what was not reached', async () => {
    const run = await stage.pull({ 'src/b.txt': 'other\n' }, { inputs: { targets: 'app,broken' } })
    expect(run.exitCode).toBe(1)
    const record = await recordOf(run)
    expect(record.outcome).toBe('failed')
    const broken = record.targets.find((target) => target.name === 'broken')
    expect(broken?.failure?.message).toContain('exit code: 3')
    expect(broken?.platforms.flatMap(({ steps }) => steps.map(({ state }) => state))).toContain('failed')
    expect(record.unknown.map(({ why }) => why)).toContain('buildx writes no metadata when a bake fails')
  })
})

describe('a builder of two nodes, one for each platform', () => {
  const cleanup = new AsyncDisposableStack()
  const path = `bake-budget-e2e/nodes-${crypto.randomUUID().slice(0, 8)}`
  let stage: Stage

  beforeAll(async () => {
    if (pairs.length === 0) return
    const name = `bake-budget-nodes-${crypto.randomUUID().slice(0, 8)}`
    const env = { BUILDX_CONFIG: await mkdtemp(join(tmpdir(), 'buildx-')) }
    cleanup.defer(async () => await rm(env.BUILDX_CONFIG, { recursive: true, force: true }))
    const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', '--driver-opt', 'network=host']
    cleanup.defer(async () => void (await docker(['buildx', 'rm', '--force', name], { env })))
    await docker([...create, '--platform', 'linux/amd64', 'unix:///var/run/docker.sock'], { env })
    // The same engine under another name: buildx wants an endpoint for each node.
    await docker([...create, '--append', '--platform', 'linux/arm64', 'unix:///run/docker.sock'], { env })
    await docker(['buildx', 'inspect', '--bootstrap', name], { env })
    stage = cleanup.use(await createStage({ inputs: { builder: name, cache: 'none' }, env }))
    await stage.repo.write(PROJECT)
    await stage.repo.commit('Build for two platforms')
  })
  afterAll(async () => await cleanup.disposeAsync())

  it.skipIf(pairs.length === 0)('knows everything of a platform that is built alone, on either node', async () => {
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      const set = `*.platform=${platform}`
      const run = await stage.push({ inputs: { set, push: 'true', vars: `TAGS=${registry}/${path}` } })
      expect(run.exitCode, run.log).toBe(0)
      const record = await recordOf(run)
      expect(record.unknown).toEqual([])
      for (const [image, recorded] of images(record)) {
        const served = await servedImages(registry ?? '', `${path}/${image.split(' ')[0]}`, '1')
        expect([recorded.manifestDigest, recorded.platform]).toEqual([served[0]?.digest, served[0]?.platform])
      }
    }
  })

  it.skipIf(pairs.length === 0)('says what it does not know of both together', async () => {
    for (const push of ['false', 'true']) {
      const run = await stage.push({ inputs: { push, vars: `TAGS=${registry}/${path}` } })
      expect(run.exitCode, run.log).toBe(0)
      expect(run.log).toContain('has 2 nodes')
      const record = await recordOf(run)
      const unknown = record.unknown
        .filter(({ what }) => what.startsWith('compressed size of '))
        .map(({ what }) => what)
      const missing = images(record).filter(([, image]) => image.compressedBytes === undefined)
      expect(missing.length).toBeGreaterThanOrEqual(push === 'true' ? 4 : 2)
      for (const [image] of missing) expect(unknown.join()).toContain(image)
    }
  })
})

it.runIf(asked)('is played on the oldest versions the README names, and on newer ones', () => {
  expect(buildxes.map(({ version }) => version.split('.').slice(0, 2).join('.'))).toContain('v0.21')
  expect(buildkits.map(({ version }) => version.split('.').slice(0, 2).join('.'))).toContain('v0.20')
  expect(pairs.length).toBeGreaterThanOrEqual(9)
})
