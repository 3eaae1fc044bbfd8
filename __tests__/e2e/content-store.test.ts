import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexLayers } from '../../src/story/analyze/analyze-layers.ts'
import { BlobNotFound, openContentStore } from '../../src/buildkit/content-store.ts'
import type { ContentStore } from '../../src/buildkit/content-store.ts'
import { readImageBlobs } from '../../src/buildkit/image-blobs.ts'
import { fileFacts } from '../../src/layers/file-facts.ts'
import type { LayerIndex } from '../../src/layers/layer-index.ts'
import {
  buildkitImageAvailable,
  classicSocket,
  createBuilder,
  docker,
  dockerAvailable,
  imageStore,
  skipLoudly,
} from '../support/engine.ts'

interface Manifest {
  config: { digest: string }
  layers: { digest: string; size: number; mediaType: string }[]
}

const busybox = ['/usr/bin/busybox', '/bin/busybox'].find((path) => existsSync(path))
const usable = busybox !== undefined && (await dockerAvailable()) && (await imageStore()) === 'containerd'

const DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
COPY data /data
RUN ["/bin/busybox", "sh", "-c", "cd /data && B=/bin/busybox && $B rm gone && $B chmod 700 meta && $B printf 12345 > edit && $B rm -r tree"]
RUN ["/bin/busybox", "sh", "-c", "cd /data && B=/bin/busybox && $B rm -r opaque && $B mkdir opaque && $B printf 123 > opaque/new && $B printf 1234567 > one && $B ln one two"]
`
const BAKE = `
group "all" { targets = ["image", "load", "zstd", "platforms", "several"] }
target "image" {
  network = "none"
  output = ["type=image,push=false,store=false,name=bake-budget-e2e-image"]
}
target "load" {
  network = "none"
  tags = ["bake-budget-e2e-load"]
  output = ["type=docker"]
}
target "zstd" {
  network = "none"
  output = ["type=image,push=false,store=false,name=bake-budget-e2e-zstd,compression=zstd,force-compression=true"]
}
target "platforms" {
  dockerfile-inline = "FROM scratch\\nCOPY data /data"
  platforms = ["linux/amd64", "linux/arm64"]
  attest = ["type=provenance,mode=max"]
  output = ["type=image,push=false,store=false,name=bake-budget-e2e-platforms"]
}
target "several" {
  network = "none"
  output = ["type=oci,tar=false,dest=oci", "type=image,push=false,store=false,name=bake-budget-e2e-several"]
}
target "cacheonly" {
  network = "none"
  output = ["type=cacheonly"]
}
`

describe.skipIf(!usable && skipLoudly('the content store: needs busybox and an engine with the containerd store'))(
  'the content store of the engine on this machine',
  () => {
    let dir: string
    let store: ContentStore
    const env = { ...process.env, PATH: `/usr/bin:${process.env['PATH'] ?? ''}` } as Record<string, string>

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'content-store-'))
      copyFileSync(busybox as string, join(dir, 'busybox'))
      chmodSync(join(dir, 'busybox'), 0o755)
      writeFileSync(join(dir, 'Dockerfile'), DOCKERFILE)
      writeFileSync(join(dir, 'docker-bake.hcl'), BAKE)
      mkdirSync(join(dir, 'data/tree/sub'), { recursive: true })
      mkdirSync(join(dir, 'data/opaque'))
      const files = {
        keep: 10_000,
        gone: 20_000,
        edit: 30_000,
        meta: 40_000,
        'tree/a': 1000,
        'tree/sub/b': 2000,
        'opaque/o': 500,
      }
      for (const [path, size] of Object.entries(files)) {
        writeFileSync(join(dir, 'data', path), path.padEnd(size, path))
        chmodSync(join(dir, 'data', path), 0o644)
      }
      store = await openContentStore({ docker: 'docker', builder: 'default', env })
    })
    afterAll(async () => {
      await store?.close()
      await docker(['image', 'rm', '-f', 'bake-budget-e2e-load']).catch(() => {})
      rmSync(dir, { recursive: true, force: true })
    })

    async function bake(target: string): Promise<{ blobs: Map<string, unknown>; manifests: Manifest[] }> {
      const file = join(dir, `${target}.json`)
      await docker(['buildx', 'bake', target, '--allow=fs=*', '--metadata-file', file], { cwd: dir, env })
      const blobs = await readImageBlobs(store, JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
      const manifests = [...blobs.values()].filter((blob) => Array.isArray((blob as Manifest).layers)) as Manifest[]
      return { blobs, manifests }
    }
    async function layersOf(manifest: Manifest | undefined): Promise<LayerIndex[]> {
      const digests = (manifest?.layers ?? []).map(({ digest }) => digest)
      const { indexes, unknown, stored, bytesRead } = await indexLayers({ store, layers: digests })
      expect([...unknown]).toEqual([])
      expect(bytesRead).toBe((manifest?.layers ?? []).reduce((sum, { size }) => sum + size, 0))
      const again = await indexLayers({ store, layers: digests, known: (digest) => stored.get(digest) })
      expect(again.bytesRead).toBe(0)
      expect(again.indexes).toEqual(indexes)
      return digests.map((digest) => indexes.get(digest) as LayerIndex)
    }

    it('knows waste and live bytes of an image to the byte', async () => {
      const { blobs, manifests } = await bake('image')
      expect(manifests).toHaveLength(1)
      const config = blobs.get(manifests[0]?.config.digest ?? '') as { rootfs: { diff_ids: string[] } }
      const facts = fileFacts(await layersOf(manifests[0]))
      expect(config.rootfs.diff_ids).toHaveLength(4)
      const size = readFileSync(busybox as string).length
      const live = size + 10_000 + 5 + 40_000 + 3 + 7
      expect(facts.liveBytes).toBe(live)
      expect(facts.waste).toEqual([
        { path: 'data/meta', bytes: 40_000, why: 'metadata-only', addedBy: 1, hiddenBy: 2 },
        { path: 'data/edit', bytes: 30_000, why: 'overwritten', addedBy: 1, hiddenBy: 2 },
        { path: 'data/gone', bytes: 20_000, why: 'deleted', addedBy: 1, hiddenBy: 2 },
        { path: 'data/tree', bytes: 3000, why: 'deleted', addedBy: 1, hiddenBy: 2, files: 2 },
        expect.objectContaining({ path: expect.stringMatching(/^data\/opaque/), bytes: 500, addedBy: 1, hiddenBy: 3 }),
      ])
      expect(facts.wastedBytes).toBe(93_500)
      expect(facts.layerBytes).toBe(live + 93_500)
    })

    it('agrees with docker save and tar, and with docker export', async () => {
      const { manifests } = await bake('load')
      const layers = await layersOf(manifests[0])
      const out = join(dir, 'saved')
      mkdirSync(out)
      await docker(['save', '-o', join(dir, 'saved.tar'), 'bake-budget-e2e-load'], { env })
      execFileSync('tar', ['-C', out, '-xf', join(dir, 'saved.tar')])
      manifests[0]?.layers.forEach(({ digest, size }, i) => {
        const blob = join(out, 'blobs/sha256', digest.slice(7))
        expect(readFileSync(blob).length).toBe(size)
        const tar = execFileSync('gzip', ['-dc'], { input: readFileSync(blob), maxBuffer: 1 << 28 })
        expect(layers[i]?.uncompressedBytes).toBe(tar.length)
        expect(layers[i]?.entries.reduce((sum, entry) => sum + entry.size, 0)).toBe(bytesOf(tar))
      })
      const { stdout } = await docker(['create', 'bake-budget-e2e-load', '/bin/busybox'], { env })
      await docker(['export', '-o', join(dir, 'rootfs.tar'), stdout.trim()], { env })
      await docker(['rm', stdout.trim()], { env })
      expect(fileFacts(layers).liveBytes).toBe(bytesOf(readFileSync(join(dir, 'rootfs.tar'))))
    })

    it('tells exactly what changed, and nothing else', async () => {
      const before = await layersOf((await bake('image')).manifests[0])
      writeFileSync(join(dir, 'data/keep'), 'k'.repeat(10_001))
      writeFileSync(join(dir, 'data/fresh'), 'fresh')
      rmSync(join(dir, 'data/meta'))
      writeFileSync(join(dir, 'data/meta2'), 'meta'.padEnd(40_000, 'meta'))
      writeFileSync(join(dir, 'data/meta'), 'm')
      const now = await layersOf((await bake('image')).manifests[0])
      const facts = fileFacts(now, before)
      expect(facts.changes).toEqual([
        { path: 'data/meta2', change: 'added', bytesNow: 40_000, layer: 1 },
        { path: 'data/meta', change: 'shrunk', bytesBefore: 40_000, bytesNow: 1, layer: 2 },
        { path: 'data/fresh', change: 'added', bytesNow: 5, layer: 1 },
        { path: 'data/keep', change: 'grown', bytesBefore: 10_000, bytesNow: 10_001, layer: 1 },
      ])
    })

    it('reads zstd, several platforms without their attestations, and several outputs at once', async () => {
      const gzip = await layersOf((await bake('image')).manifests[0])
      const zstd = (await bake('zstd')).manifests[0]
      expect(new Set(zstd?.layers.map(({ mediaType }) => mediaType))).toEqual(
        new Set(['application/vnd.oci.image.layer.v1.tar+zstd']),
      )
      expect(await layersOf(zstd)).toEqual(gzip)
      const platforms = await bake('platforms')
      expect(platforms.manifests).toHaveLength(2)
      const [first, second] = platforms.manifests
      expect(first?.config.digest).not.toBe(second?.config.digest)
      expect(await layersOf(first)).toEqual(await layersOf(second))
      expect((await bake('several')).manifests).toHaveLength(1)
    })

    it('says unknown where there is nothing: no image, no blob', async () => {
      const { blobs } = await bake('cacheonly')
      expect(blobs.size).toBe(0)
      const digest = `sha256:${'0'.repeat(64)}`
      await expect(store.stream(digest).next()).rejects.toThrow(BlobNotFound)
      const { indexes, unknown } = await indexLayers({ store, layers: [digest] })
      expect(indexes.size).toBe(0)
      expect(unknown.get(digest)?.message).toBe(`The builder does not hold ${digest}.`)
    })
  },
)

const hasBuildkit = usable && (await buildkitImageAvailable())
const classic = usable ? await classicSocket() : undefined

async function build(builder: { name: string; env: Record<string, string> }, output: string) {
  const dir = mkdtempSync(join(tmpdir(), 'content-store-'))
  const file = join(dir, 'metadata.json')
  writeFileSync(join(dir, 'hello'), 'hello')
  writeFileSync(join(dir, 'Dockerfile'), 'FROM scratch\nCOPY hello /hello\n')
  await docker(['buildx', 'build', '--metadata-file', file, '--output', output, dir], { env: builder.env })
  const metadata = { app: JSON.parse(readFileSync(file, 'utf8')) as unknown }
  rmSync(dir, { recursive: true })
  const env = { ...process.env, PATH: `/usr/bin:${process.env['PATH'] ?? ''}`, ...builder.env } as Record<
    string,
    string
  >
  const store = await openContentStore({ docker: 'docker', builder: builder.name, env })
  return { metadata, store }
}

describe('other builders', () => {
  it.skipIf(!hasBuildkit && skipLoudly('the docker-container driver: no BuildKit image'))(
    'docker-container: blobs, layers and version, without an export',
    async () => {
      await using builder = await createBuilder('docker-container')
      const { metadata, store } = await build(builder, 'type=image,push=false,store=false,name=x')
      try {
        expect(await store.buildkitVersion()).toMatch(/^v0\.\d+\.\d+/)
        const blobs = await readImageBlobs(store, metadata)
        const manifest = [...blobs.values()].find((blob) => Array.isArray((blob as Manifest).layers)) as Manifest
        const digest = manifest.layers[0]?.digest ?? ''
        const { indexes } = await indexLayers({ store, layers: [digest] })
        expect(indexes.get(digest)?.entries).toEqual([expect.objectContaining({ path: 'hello', size: 5 })])
      } finally {
        await store.close()
      }
    },
  )

  it.skipIf(classic === undefined && skipLoudly('the classic image store: no such engine'))(
    'classic image store: the config and its diff IDs, but no manifest and no layer',
    async () => {
      const builder = { name: 'default', env: { DOCKER_HOST: classic ?? '', BUILDX_BUILDER: 'default' } }
      const { metadata, store } = await build(builder, 'type=image,name=bake-budget-e2e-classic')
      try {
        const [config, ...more] = [...(await readImageBlobs(store, metadata)).values()]
        expect(more).toEqual([])
        const diffId = (config as { rootfs: { diff_ids: string[] } }).rootfs.diff_ids[0] ?? ''
        expect(diffId).toMatch(/^sha256:/)
        const { unknown } = await indexLayers({ store, layers: [diffId] })
        expect([...unknown.values()].map(({ message }) => message)).toEqual([`The builder does not hold ${diffId}.`])
      } finally {
        await store.close()
        await docker(['image', 'rm', '-f', 'bake-budget-e2e-classic'], { env: builder.env })
      }
    },
  )
})

/** Bytes of the regular files of a tar, as GNU tar lists them; hardlinks are listed with 0 or their target's size. */
function bytesOf(tar: Buffer): number {
  const lines = execFileSync('tar', ['--numeric-owner', '-tvf', '-'], {
    input: tar,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return lines
    .split('\n')
    .filter((line) => line.startsWith('-') && !line.includes('/.wh.'))
    .reduce((sum, line) => sum + Number(line.split(/\s+/)[2]), 0)
}
