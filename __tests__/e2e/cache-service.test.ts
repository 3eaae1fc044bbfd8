import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startCacheService } from '../support/cache-service.ts'
import type { CacheService, Scope } from '../support/cache-service.ts'
import {
  buildkitImageAvailable,
  createBuilder,
  docker,
  dockerAvailable,
  imageStore,
  skipLoudly,
} from '../support/engine.ts'
import type { Builder } from '../support/engine.ts'

// Our cache emulator is only worth something if real BuildKit takes it for GitHub's. The cache goes from one builder to
// another that has never seen the project: nothing needs pruning, which would hurt others who use the same engine.

const MAIN: Scope = { scope: 'refs/heads/main', permission: 3 }
const MAIN_READ: Scope = { scope: 'refs/heads/main', permission: 1 }
const PULL: Scope = { scope: 'refs/pull/7/merge', permission: 3 }

const engine = await dockerAvailable()
const container = engine && (await buildkitImageAvailable())
if (!container) skipLoudly('gha cache against real BuildKit: no engine, or no BuildKit image (script/engine buildkit)')
const containerd = container && (await imageStore()) === 'containerd'
if (container && !containerd) skipLoudly('gha cache with the docker driver: the engine has the classic image store')

const PAIRS = [
  { from: 'docker-container', to: 'docker-container', possible: container },
  { from: 'docker', to: 'docker-container', possible: containerd },
  { from: 'docker-container', to: 'docker', possible: containerd },
] as const

let project: string
let service: CacheService
beforeEach(async () => {
  service = await startCacheService()
  project = await mkdtemp(join(tmpdir(), 'gha-cache-'))
  // Random bytes do not compress: this layer is above the 1 MiB of an upload block, and needs three.
  await writeFile(join(project, 'big.bin'), randomBytes(2_500_000))
  await writeFile(join(project, 'Dockerfile'), 'FROM scratch\nCOPY big.bin /big.bin\nCOPY Dockerfile /other\n')
})
afterEach(async () => {
  await service.close()
  await rm(project, { recursive: true })
})

/** Builds the project with import and export, as a job whose token has these scopes; gives the plain log. */
async function build(builder: Builder, scopes: Scope[]) {
  const cache = ['--cache-from', 'type=gha,scope=app', '--cache-to', 'type=gha,scope=app,mode=max']
  const args = ['buildx', 'build', '--progress', 'plain', ...cache, '--output', 'type=cacheonly', project]
  const { stderr } = await docker(args, { env: { ...builder.env, ...service.env(service.token(scopes)) } })
  return { cached: stderr.match(/CACHED/g)?.length ?? 0 }
}

describe.each(PAIRS.filter(({ possible }) => possible))('gha cache from $from to $to', ({ from, to }) => {
  it('exports layers in 1 MiB blocks and an index, and a builder that never saw the project imports them', async () => {
    await using exporter = await createBuilder(from)
    expect(await build(exporter, [MAIN])).toEqual({ cached: 0 })
    const keys = service.entries().map(({ key }) => key)
    expect(keys.filter((key) => /^buildkit-blob-1-sha256:[0-9a-f]{64}$/.test(key))).toHaveLength(2)
    expect(keys.filter((key) => /^index-app-1-[0-9a-f]{8}/.test(key))).toHaveLength(1)
    expect(service.entries().find(({ size }) => size > 2_500_000)).toBeDefined()
    expect(service.requests.filter(({ path }) => path.endsWith('?comp=block')).length).toBeGreaterThanOrEqual(3)
    expect(service.requests.filter(({ status }) => status >= 400)).toEqual([])

    await using importer = await createBuilder(to)
    expect(await build(importer, [MAIN])).toEqual({ cached: 2 })
  })

  it("lets a pull request read main's cache and write its own, and a read-only token write nothing", async () => {
    await using exporter = await createBuilder(from)
    await build(exporter, [MAIN])
    await using importer = await createBuilder(to)
    expect(await build(importer, [PULL, MAIN_READ])).toEqual({ cached: 2 })
    const written = service.entries().filter(({ scope }) => scope === PULL.scope)
    expect(written.map(({ key }) => key)).toEqual([expect.stringMatching(/^index-app-1-/)])
    await expect(build(importer, [MAIN_READ])).rejects.toThrow('failed to solve: permission_denied')
  })
})

describe.runIf(container)('gha cache, evicted', () => {
  it('makes BuildKit build the steps again when a blob is gone, without failing', async () => {
    await using exporter = await createBuilder('docker-container')
    await build(exporter, [MAIN])
    expect(service.evict(({ size }) => size > 2_000_000)).toBe(1)
    await using importer = await createBuilder('docker-container')
    expect((await build(importer, [MAIN])).cached).toBeLessThan(2)
    expect(service.entries().some(({ size }) => size > 2_000_000)).toBe(true)
  })
})

describe('protobuf, as sccache speaks it', () => {
  it('reserves, finishes and finds the same entries', async () => {
    // `key` is field 2 and "k"; `version` is field 3 or 4 and "v"; `size_bytes` is field 3 and 5.
    const key = [0x12, 1, 0x6b]
    const call = async (method: string, ...bytes: number[]): Promise<Buffer> => {
      const response = await fetch(`${service.url}/twirp/github.actions.results.api.v1.CacheService/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${service.token([MAIN])}`, 'content-type': 'application/protobuf' },
        body: Uint8Array.from([...key, ...bytes]),
      })
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/protobuf'])
      return Buffer.from(await response.arrayBuffer())
    }
    expect(await call('GetCacheEntryDownloadURL', 0x22, 1, 0x76)).toEqual(Buffer.alloc(0))
    const reserved = await call('CreateCacheEntry', 0x1a, 1, 0x76)
    // `ok` is field 1 and true, the URL is field 2.
    expect([...reserved.subarray(0, 3)]).toEqual([0x08, 1, 0x12])
    const upload = /http\S+/.exec(reserved.toString('latin1'))?.[0] ?? ''
    const put = { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'hello' }
    expect((await fetch(upload, put)).status).toBe(201)
    expect(await call('FinalizeCacheEntryUpload', 0x18, 5, 0x22, 1, 0x76)).toEqual(Buffer.from([0x08, 1, 0x10, 1]))
    const found = await call('GetCacheEntryDownloadURL', 0x22, 1, 0x76)
    expect(found.subarray(-3)).toEqual(Buffer.from([0x1a, 1, 0x6b]))
    const download = /http\S+sig=[0-9a-f]+/.exec(found.toString('latin1'))?.[0] ?? ''
    expect(await (await fetch(download)).text()).toBe('hello')
  })
})
