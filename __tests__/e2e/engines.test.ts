import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BuildRecord, PlatformRecord } from '../../src/record/build-record.ts'
import {
  BUILDKIT_IMAGE,
  buildkitImageAvailable,
  classicSocket,
  createBuilder,
  docker,
  dockerAvailable,
  imageStore,
  registryAddress,
  skipLoudly,
  type Builder,
} from '../support/engine.ts'
import { freePort } from '../support/free-port.ts'
import { servedImages, uncompressedBytes, type ServedImage } from '../support/registry.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, type RunChanges, type Stage } from '../support/stage.ts'

const engine = (await dockerAvailable()) && (await imageStore()) === 'containerd'
const registry = await registryAddress()
const container = engine && (await buildkitImageAvailable())
const classic = engine ? await classicSocket() : undefined

/** An image per platform whose contents differ, so that a mix-up of platforms shows. */
const PLATFORMS = `
target "static" {
  context = "static"
  dockerfile-inline = <<EOT
FROM scratch
ARG TARGETARCH
COPY common /common
COPY $TARGETARCH /data
EOT
  platforms = ["linux/amd64", "linux/arm64"]
}
`

async function recordOf(run: RunResult): Promise<BuildRecord> {
  return JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
}

/** What a record and a registry both tell of an image. */
interface Sizes {
  compressedBytes: number | undefined
  configBytes: number | undefined
  layers: { digest: string; size: number }[] | undefined
}

function recorded(image: PlatformRecord | undefined): Sizes {
  return {
    compressedBytes: image?.compressedBytes,
    configBytes: image?.configBytes,
    layers: image?.layers?.map(({ digest, compressedBytes }) => ({ digest, size: compressedBytes })),
  }
}

function served({ configBytes, layers }: ServedImage): Sizes {
  return { configBytes, layers, compressedBytes: layers.reduce((sum, { size }) => sum + size, configBytes) }
}

/** A driver under test, and how the action is pointed to it. */
interface Driver {
  inputs: Record<string, string>
  env: Record<string, string>
  /** The driver's name as the record says it. */
  name: string
  platforms: boolean
}

describe.each(['docker', 'docker-container', 'remote'] as const)('sizes on the %s driver', (name) => {
  const runs = registry !== undefined && (name === 'docker' ? engine : container)
  if (!runs) skipLoudly(`sizes on the ${name} driver: needs the engine, BuildKit's image and script/engine registry up`)
  const address = registry ?? ''
  const path = `bake-budget-e2e/${name}-${crypto.randomUUID().slice(0, 8)}`
  const cleanup = new AsyncDisposableStack()
  let stage: Stage
  let driver: Driver
  let pushed: Map<string, Sizes>

  beforeAll(async () => {
    if (!runs) return
    driver = await startDriver(name, cleanup)
    stage = cleanup.use(await createStage({ inputs: { cache: 'none', ...driver.inputs }, env: driver.env }))
    await stage.repo.write({
      'docker-platforms.hcl': PLATFORMS,
      'static/common': 'c'.repeat(3000),
      'static/amd64/file': crypto.randomUUID(),
      'static/arm64/file': crypto.randomUUID().repeat(1000),
    })
    await stage.repo.commit('Add an image for two platforms')
  })
  afterAll(async () => await cleanup.disposeAsync())

  const tags = (tag: string): string =>
    ['backend', 'frontend'].map((target) => `${target}.tags=${address}/${path}/${target}:${tag}`).join('\n')
  const run = async (changes: RunChanges): Promise<BuildRecord> => {
    const result = await stage.push(changes)
    expect(result.exitCode, result.log).toBe(0)
    const record = await recordOf(result)
    expect(record.builder.driver).toBe(driver.name)
    return record
  }
  const sizesOf = (record: BuildRecord): Map<string, Sizes> =>
    new Map(
      record.targets.flatMap((target) =>
        target.platforms.map((image) => [`${target.name} ${image.platform}`, recorded(image)]),
      ),
    )
  const fromRegistry = async (targets: string[], tag: string): Promise<Map<string, Sizes>> => {
    const images = await Promise.all(
      targets.map(async (target) =>
        (await servedImages(address, `${path}/${target}`, tag)).map(
          (image) => [`${target} ${image.platform}`, served(image)] as const,
        ),
      ),
    )
    return new Map(images.flat())
  }

  it.runIf(runs)('pushed: equal the manifests the registry serves, compressed and uncompressed', async () => {
    const record = await run({ inputs: { push: 'true', set: tags('plain'), provenance: 'false' } })
    pushed = await fromRegistry(['backend', 'frontend'], 'plain')
    expect([...pushed.keys()]).toEqual(['backend linux/amd64', 'frontend linux/amd64'])
    expect(sizesOf(record)).toEqual(pushed)
    for (const target of record.targets) {
      const [image] = await servedImages(address, `${path}/${target.name}`, 'plain')
      expect(target.platforms[0]?.manifestDigest).toBe(image?.digest)
      expect(target.platforms[0]?.uncompressedBytes).toBe(
        await uncompressedBytes(address, `${path}/${target.name}`, image as ServedImage),
      )
    }
    expect(record.unknown).toEqual([])
  })

  it.runIf(runs)('with attestations: are those of the image alone', async () => {
    const inputs = { push: 'true', set: tags('attested'), provenance: 'mode=max' }
    const record = await run({ inputs })
    expect(sizesOf(record)).toEqual(await fromRegistry(['backend', 'frontend'], 'attested'))
    expect(sizesOf(record)).toEqual(pushed)
  })

  it.runIf(runs)('by default, with nothing loaded or pushed on purpose, are those a push would have', async () => {
    expect(sizesOf(await run({}))).toEqual(pushed)
  })

  it.runIf(runs)('loaded into the engine: the same', async () => {
    const id = `bake-budget-e2e-${crypto.randomUUID().slice(0, 8)}`
    cleanup.defer(async () => void (await docker(['image', 'rm', '-f', `${id}:backend`, `${id}:frontend`])))
    const set = ['backend', 'frontend'].map((target) => `${target}.tags=${id}:${target}`).join('\n')
    expect(sizesOf(await run({ inputs: { load: 'true', set } }))).toEqual(pushed)
    expect(await docker(['image', 'inspect', '--format', '{{.Id}}', `${id}:backend`])).toBeDefined()
  })

  it.runIf(runs)('written to files, alone and several at once: the same, and the user’s files are there', async () => {
    const out = mkdtempSync(join(tmpdir(), 'bake-budget-out-'))
    cleanup.defer(async () => await rm(out, { recursive: true, force: true }))
    for (const outputs of [
      ['type=oci,dest=OUT/oci.tar'],
      ['type=local,dest=OUT/local'],
      ['type=oci,dest=OUT/several.tar', 'type=tar,dest=OUT/files.tar'],
    ]) {
      const set = outputs.map((output, at) => `frontend.output${at === 0 ? '' : '+'}=${output.replace('OUT', out)}`)
      const record = await run({ inputs: { targets: 'frontend', set: set.join('\n'), allow: `fs.write=${out}` } })
      expect(sizesOf(record), outputs.join(' and ')).toEqual(
        new Map([['frontend linux/amd64', pushed.get('frontend linux/amd64')]]),
      )
    }
    expect(readdirSync(out).sort()).toEqual(['files.tar', 'local', 'oci.tar', 'several.tar'])
    expect(readdirSync(join(out, 'local'))).toContain('site')
  })

  it.runIf(runs).each(['false', 'mode=max'])(
    'for two platforms, provenance %s: each has its own',
    async (provenance) => {
      const files = { files: 'docker-platforms.hcl', targets: 'static', provenance }
      const record = await run({
        inputs: { ...files, push: 'true', set: `static.tags=${address}/${path}/static:${provenance.length}` },
      })
      const expected = await fromRegistry(['static'], String(provenance.length))
      expect([...expected.keys()]).toEqual(['static linux/amd64', 'static linux/arm64'])
      expect(sizesOf(record)).toEqual(expected)
      const [amd64, arm64] = record.targets[0]?.platforms ?? []
      expect((arm64?.files?.liveBytes ?? 0) - (amd64?.files?.liveBytes ?? 0)).toBe(36 * 999)
      expect(sizesOf(await run({ inputs: files }))).toEqual(expected)
    },
  )
})

describe('the docker driver on the classic image store', () => {
  if (classic === undefined) skipLoudly('the classic image store: needs script/engine classic up')

  it.runIf(classic !== undefined)('does not know sizes, and says so once, with the way out', async () => {
    await using stage = await createStage({
      inputs: { driver: 'docker', cache: 'none' },
      env: { DOCKER_HOST: classic ?? '' },
    })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(0)
    const record = await recordOf(run)
    expect(record.builder).toMatchObject({ driver: 'docker', store: 'graphdriver' })
    for (const image of record.targets.flatMap(({ platforms }) => platforms)) {
      expect(image.compressedBytes).toBeUndefined()
      expect(image.uncompressedBytes).toBeUndefined()
      expect(image.files).toBeUndefined()
      expect(image.steps.map(({ state }) => state)).toContain('ran')
    }
    expect(record.unknown).toEqual([
      {
        what: 'compressed size of backend linux/amd64, frontend linux/amd64',
        why: expect.stringContaining('docker-container'),
      },
    ])
    expect(JSON.parse(run.outputs.sizes ?? '{}')).toEqual({})
  })
})

describe('a bake that does not end well', () => {
  it.runIf(engine)('names what one failed target leaves unknown of the others', async () => {
    await using stage = await createStage({ inputs: { driver: 'docker', cache: 'none' } })
    await stage.repo.write({
      'docker-bake.hcl': `group "default" { targets = ["good", "bad"] }
target "good" { dockerfile-inline = "FROM scratch\\nCOPY docker-bake.hcl /" }
target "bad" { dockerfile-inline = "FROM scratch\\nCOPY docker-bake.hcl /\\nCOPY missing /" }
`,
    })
    const run = await stage.push()
    expect(run.exitCode).toBe(1)
    const record = await recordOf(run)
    expect(record.outcome).toBe('failed')
    expect(record.targets.find(({ name }) => name === 'bad')?.outcome).toBe('failed')
    for (const { platforms } of record.targets) expect(platforms[0]?.compressedBytes).toBeUndefined()
    expect(record.unknown).toContainEqual({
      what: 'compressed size of bad linux/amd64, good linux/amd64',
      why: 'buildx writes no metadata when a bake fails',
    })
  })

  it.runIf(engine)('is canceled in order: record, exit code, and nothing of it goes on', async () => {
    await using stage = await createStage({ inputs: { driver: 'docker', cache: 'none' } })
    const dockerfile = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
    await stage.repo.write({ Dockerfile: dockerfile.replace('RUN cat src', 'RUN sleep 77 && cat src') })
    const abort = new AbortController()
    const pending = stage.push({ signal: abort.signal })
    const bakes = (): string[] => processes().filter((line) => line.includes(`${stage.repo.dir}-temp`))
    await eventually(() => processes().some((line) => line.includes('sleep 77')))
    expect(bakes()).not.toEqual([])
    const started = performance.now()
    abort.abort()
    const run = await pending
    // The runner kills after 7.5 s; an orderly end is earlier.
    expect(performance.now() - started).toBeLessThan(7000)
    expect(run.exitCode).toBe(1)
    const record = await recordOf(run)
    expect(record.outcome).toBe('canceled')
    const states = record.targets.flatMap(({ platforms }) => platforms.flatMap(({ steps }) => steps))
    expect(states.map(({ state }) => state)).toContain('canceled')
    expect(bakes()).toEqual([])
    await eventually(() => !processes().some((line) => line.includes('sleep 77')))
  })
})

describe('what the files of an image say', () => {
  const BAKE = (id: string, target: string): string => `target "${target}" {
  context = "files"
  contexts = { tools = "tools" }
  network = "none"
  tags = ["${id}"]
}
`
  const DOCKERFILE = `FROM scratch
COPY --from=tools busybox /bin/busybox
COPY data /data
RUN ["/bin/busybox", "sh", "-c", "cd /data && B=/bin/busybox && $B rm gone && $B chmod 700 meta && $B printf 12345 > edit && $B rm -r tree"]
COPY late /late
`
  const files = (sizes: Record<string, number>): Record<string, string> =>
    Object.fromEntries(Object.entries(sizes).map(([path, size]) => [`files/${path}`, path.padEnd(size, path)]))

  it.runIf(engine)('is waste and change to the byte, and no layer is read that the baseline knows', async () => {
    const id = `bake-budget-e2e-${crypto.randomUUID().slice(0, 8)}`
    const builder = { driver: 'docker', cache: 'none', comment: 'always', targets: 'app' }
    await using stage = await createStage({ inputs: builder })
    await using images = new AsyncDisposableStack()
    images.defer(async () => void (await docker(['image', 'rm', '-f', id])))
    await stage.repo.write({
      'docker-bake.hcl': BAKE(id, 'app'),
      'files/Dockerfile': DOCKERFILE,
      ...files({
        'data/keep': 10_000,
        'data/gone': 20_000,
        'data/edit': 30_000,
        'data/meta': 40_000,
        'data/tree/a': 1000,
        'data/tree/sub/b': 2000,
        'late/same': 700,
      }),
      'files/data/nonce': crypto.randomUUID(),
    })
    await chmod(join(stage.repo.dir, 'files/data/meta'), 0o644)
    await stage.repo.commit('Add files of known sizes')
    const shell = statSync(join(stage.repo.dir, 'tools/busybox')).size
    const live = shell + 10_000 + 5 + 40_000 + 36 + 700

    const first = await stage.push()
    expect(first.exitCode, first.log).toBe(0)
    const before = await imageOf(first)
    expect(before.files).toMatchObject({
      liveBytes: live,
      liveFiles: 6,
      wastedBytes: 93_000,
      layerBytes: live + 93_000,
    })
    const pair = { addedBy: 1, hiddenBy: 2 }
    expect(before.files?.waste).toEqual([
      { path: 'data/meta', bytes: 40_000, why: 'metadata-only', ...pair },
      { path: 'data/edit', bytes: 30_000, why: 'overwritten', ...pair },
      { path: 'data/gone', bytes: 20_000, why: 'deleted', ...pair },
      { path: 'data/tree', bytes: 3000, why: 'deleted', files: 2, ...pair },
    ])
    const lines = [before.layers?.[1], before.layers?.[2]].map((layer) => before.steps[layer?.step ?? -1]?.line)
    expect(lines).toEqual([3, 4])
    expect(readBytes(first)).toBe(compressed(before))
    await agreesWithDockerSave(id, before)

    // The same images again: known from the baseline, so nothing is read.
    const second = await stage.pull({ 'README.md': 'Words.' })
    expect(await imageOf(second)).toMatchObject({ uncompressedBytes: before.uncompressedBytes, files: before.files })
    expect(readBytes(second)).toBe(0)

    // Only the last layer changes: only it is read.
    const pull = await stage.pull({
      // Does not compress: a change a reader would want to know of.
      'files/late/new': randomBytes(30_000).toString('base64'),
      'files/late/same': 's'.repeat(701),
    })
    expect(pull.exitCode, pull.log).toBe(0)
    const now = await imageOf(pull)
    expect(now.files?.changes).toEqual([
      { path: 'late/new', change: 'added', bytesNow: 40_000, layer: 3 },
      { path: 'late/same', change: 'grown', bytesBefore: 700, bytesNow: 701, layer: 3 },
    ])
    expect(now.files).toMatchObject({ liveBytes: live + 40_001, wastedBytes: 93_000, packages: [] })
    expect(readBytes(pull)).toBe(now.layers?.[3]?.compressedBytes)
    await agreesWithDockerSave(id, now)
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('`late/new` +40.0 kB (new)')
    expect(comment?.body).toMatch(
      /RUN .*`files\/Dockerfile:4`\) copies, only to change mode or owner, 40\.0 kB of `COPY data/,
    )
    expect(comment?.body).toContain('(`files/Dockerfile:3`): `data/meta`')
  })

  it.runIf(container)('is known on a fresh builder whose lower layers never left the cache', async () => {
    await using stage = await createStage({ inputs: { driver: 'docker-container', 'driver-opts': 'network=host' } })
    const first = await stage.push()
    expect(first.exitCode, first.log).toBe(0)
    await first.post()
    const pull = await stage.pull({ 'frontend/src/extra.txt': 'e'.repeat(123_456) })
    expect(pull.exitCode, pull.log).toBe(0)
    const record = await recordOf(pull)
    const image = record.targets.find(({ name }) => name === 'frontend')?.platforms[0]
    expect(image?.files?.changes).toEqual([
      { path: 'site/extra.txt', change: 'added', bytesNow: 123_456, layer: expect.any(Number) },
    ])
    expect(readBytes(pull)).toBe(image?.layers?.at(-1)?.compressedBytes)
    expect(record.unknown).toEqual([])
  })

  async function imageOf(run: RunResult): Promise<PlatformRecord> {
    return (await recordOf(run)).targets[0]?.platforms[0] as PlatformRecord
  }
  function readBytes({ log }: RunResult): number {
    return Number(/Read (\d+) bytes of layers/.exec(log)?.[1] ?? 0)
  }
  function compressed({ layers = [] }: PlatformRecord): number {
    return layers.reduce((sum, layer) => sum + layer.compressedBytes, 0)
  }
  /** Every layer as `docker save` writes it: bytes of its blob, of its tar, and of the files GNU tar finds in it. */
  async function agreesWithDockerSave(id: string, { layers = [], files, uncompressedBytes }: PlatformRecord) {
    const dir = mkdtempSync(join(tmpdir(), 'bake-budget-saved-'))
    try {
      await docker(['save', '-o', join(dir, 'saved.tar'), id])
      mkdirSync(join(dir, 'out'))
      execFileSync('tar', ['-C', join(dir, 'out'), '-xf', join(dir, 'saved.tar')])
      const tars = layers.map(({ digest, compressedBytes }) => {
        const blob = readFileSync(join(dir, 'out/blobs/sha256', digest.slice('sha256:'.length)))
        expect(blob.length).toBe(compressedBytes)
        return gunzipSync(blob)
      })
      expect(tars.map(({ length }) => length)).toEqual(layers.map((layer) => layer.uncompressedBytes))
      expect(uncompressedBytes).toBe(tars.reduce((sum, { length }) => sum + length, 0))
      expect(files?.layerBytes).toBe(tars.reduce((sum, tar) => sum + listedBytes(tar), 0))
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  }
})

/** Bytes of the regular files of a tar, as GNU tar lists them, whiteouts (which are empty) included. */
function listedBytes(tar: Buffer): number {
  const list = execFileSync('tar', ['--numeric-owner', '-tvf', '-'], { input: tar, encoding: 'utf8' })
  const rows = list.split('\n').filter((line) => line.startsWith('-'))
  return rows.reduce((sum, line) => sum + Number(line.split(/\s+/)[2]), 0)
}

/** Waits until something is so, for half a minute at most. */
async function eventually(so: () => boolean): Promise<void> {
  for (const end = performance.now() + 30_000; !so(); await sleep(100)) {
    if (performance.now() > end) throw new Error('it never came to be')
  }
}

/** Command lines of this machine's processes. */
function processes(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
}

async function startDriver(name: string, cleanup: AsyncDisposableStack): Promise<Driver> {
  if (name === 'docker') return { name, inputs: { driver: 'docker' }, env: {}, platforms: true }
  if (name === 'docker-container') {
    const builder: Builder = cleanup.use(await createBuilder('docker-container'))
    return { name, inputs: { builder: builder.name }, env: builder.env, platforms: true }
  }
  const port = await freePort()
  const id = `bake-budget-e2e-buildkitd-${port}`
  const flags = ['--detach', '--rm', '--privileged', '--network', 'host', '--name', id]
  await docker(['run', ...flags, BUILDKIT_IMAGE, '--addr', `tcp://127.0.0.1:${port}`])
  cleanup.defer(async () => void (await docker(['rm', '--force', '--volumes', id])))
  const config = mkdtempSync(join(tmpdir(), 'buildx-'))
  cleanup.defer(async () => await rm(config, { recursive: true, force: true }))
  const env = { BUILDX_CONFIG: config }
  const create = ['buildx', 'create', '--name', id, '--driver', 'remote', '--bootstrap', `tcp://127.0.0.1:${port}`]
  await docker(create, { env })
  return { name, inputs: { builder: id }, env, platforms: true }
}
