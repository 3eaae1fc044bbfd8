import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { BlobNotFound, openContentStore } from '../../src/buildkit/content-store.ts'
import type { ContentStore } from '../../src/buildkit/content-store.ts'
import { readImageBlobs } from '../../src/buildkit/image-blobs.ts'
import { fields } from '../../src/buildkit/protobuf.ts'
import { EngineError } from '../../src/errors.ts'
import { BLOBS } from '../support/fake-builder.ts'

const digestOf = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const [json, text, large, empty, wrong] = BLOBS.map(digestOf) as [string, string, string, string, string]

let children: ChildProcess[] = []
let store: ContentStore | undefined
afterEach(async () => {
  await store?.close()
  store = undefined
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null)
  if (alive.length > 0) throw new Error(`${alive.length} docker processes outlived the store that was closed`)
  children = []
}, 30_000)

async function open(mode = 'good', times: { connectMs?: number; idleMs?: number } = {}): Promise<ContentStore> {
  return await openContentStore({
    docker: 'docker',
    builder: 'b',
    platform: 'linux/arm64',
    env: {},
    spawn: (command, args) => {
      const asked = ['buildx', 'dial-stdio', '--builder', 'b', '--progress=plain', '--platform', 'linux/arm64']
      expect([command, ...args]).toEqual(['docker', ...asked])
      const child = spawn(process.execPath, [join(import.meta.dirname, '../support/fake-builder.ts'), mode])
      children.push(child)
      return child
    },
    ...times,
  })
}
const all = async (digest: string): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of (store as ContentStore).stream(digest)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a builder that answers', () => {
  it('gives blobs, many at once, and its version', async () => {
    store = await open()
    const read = await Promise.all([all(large), all(json), all(empty), all(large), all(text)])
    expect(read.map(digestOf)).toEqual([large, json, empty, large, text])
    expect(await store.readJson(json)).toEqual({ a: 1 })
    expect(await store.buildkitVersion()).toBe('v0.25.1')
  })

  it('tells what it does not hold from what is wrong', async () => {
    store = await open()
    const missing = digestOf('missing')
    await expect(all(missing)).rejects.toThrow(BlobNotFound)
    expect(await store.readJson(missing)).toBeUndefined()
    await expect(all(wrong)).rejects.toThrow(`The builder sent ${digestOf('something else')} when asked for ${wrong}.`)
    await expect(store.readJson(text)).rejects.toThrow('is not JSON')
    await expect(store.readJson(large)).rejects.toThrow('larger than')
    await expect(all('../etc/passwd')).rejects.toThrow('not a sha256 digest')
    expect(await store.readJson(json)).toEqual({ a: 1 })
  })

  it('waits for a slow reader, whose pauses are not its silence', async () => {
    store = await open('good', { idleMs: 2000 })
    let first = true
    for await (const chunk of store.stream(large)) {
      expect(chunk.length).toBeLessThanOrEqual(1 << 20)
      if (first) await new Promise((resolve) => setTimeout(resolve, 2500))
      first = false
    }
  })

  it('forgets blobs nobody wants any more, also many of them', async () => {
    store = await open('good', { idleMs: 5000 })
    for (let times = 0; times < 40; times++) {
      for await (const chunk of store.stream(large)) {
        expect(chunk.length).toBe(1 << 20)
        break
      }
    }
    expect((await all(large)).length).toBe(9 << 20)
  }, 60_000)

  it('may be too old to know its version', async () => {
    store = await open('old')
    expect(await store.buildkitVersion()).toBeUndefined()
  })
})

describe('a builder that does not', () => {
  it.each([
    ['exit', 'No connection to the builder: ERROR: no builder "x" found'],
    ['mute', 'No connection to the builder: '],
    ['babble', 'No connection to the builder: '],
  ])('%s: says why there is no connection', async (mode, message) => {
    await expect(open(mode, { connectMs: mode === 'mute' ? 300 : 5000 })).rejects.toThrow(message)
  })

  it('says when docker is missing', async () => {
    const opened = openContentStore({ docker: '/nonexistent/docker', builder: 'b', env: {} })
    await expect(opened).rejects.toThrow(EngineError)
    await expect(opened).rejects.toThrow('ENOENT')
  })

  it.each([
    ['status', 'Read'],
    ['huge', 'too large'],
    ['compressed', 'compressed a message'],
    ['short', 'ended inside a message'],
    ['die', 'Read'],
    ['stall', 'sent nothing for 300 ms'],
  ])('%s: an error for the blob, never a hang', async (mode, message) => {
    store = await open(mode, { idleMs: mode === 'stall' ? 300 : 10_000 })
    await expect(all(large)).rejects.toThrow(EngineError)
    await expect(all(large)).rejects.toThrow(message)
    const start = performance.now()
    await store.close()
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('ends a child that does not want to, and does not wait for who holds its pipes', async () => {
    const opening = openContentStore({
      docker: 'docker',
      builder: 'b',
      env: {},
      connectMs: 300,
      spawn: () => {
        const child = spawn('sh', [
          '-c',
          'trap "" TERM; sleep 20 & echo "out of order" >&2; while :; do sleep 0.1; done',
        ])
        children.push(child)
        return child
      },
    })
    await expect(opening).rejects.toThrow('No connection to the builder: out of order')
  }, 20_000)

  it('refuses calls after the end', async () => {
    store = await open()
    await store.close()
    await store.close()
    await expect(all(json)).rejects.toThrow(EngineError)
  })
})

describe('the blobs of a bake', () => {
  const blobs: Record<string, unknown> = {
    'sha256:index': {
      manifests: [
        { digest: 'sha256:amd64', platform: { os: 'linux', architecture: 'amd64' } },
        { digest: 'sha256:lazy', platform: { os: 'linux', architecture: 'arm64' } },
        { digest: 'sha256:provenance', platform: { os: 'unknown', architecture: 'unknown' } },
        { digest: 'sha256:sbom', annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
        null,
        { digest: 7 },
      ],
    },
    'sha256:amd64': { config: { digest: 'sha256:config' }, layers: [] },
    'sha256:config': { os: 'linux', config: { Env: [] } },
    'sha256:provenance': {},
    'sha256:sbom': {},
    'sha256:loop': { manifests: [{ digest: 'sha256:loop' }] },
  }
  const metadata = {
    'buildx.build.warnings': [{}],
    app: { 'containerimage.descriptor': { digest: 'sha256:index' }, 'containerimage.digest': 'sha256:index' },
    classic: { 'containerimage.config.digest': 'sha256:config', 'containerimage.digest': 'sha256:config' },
    odd: { 'containerimage.digest': 'sha256:loop' },
    broken: { 'containerimage.digest': 'sha256:broken' },
    cacheonly: { 'buildx.build.ref': 'x' },
    nothing: null,
  }

  it('are index, image manifests and configs, each once, and no attestations', async () => {
    const asked: string[] = []
    const problems: string[] = []
    const read = async (digest: string): Promise<unknown> => {
      asked.push(digest)
      if (digest === 'sha256:broken') throw new EngineError('broken')
      return blobs[digest]
    }
    const found = await readImageBlobs({ readJson: read }, metadata, (digest, error) =>
      problems.push(`${digest} ${(error as Error).message}`),
    )
    expect([...found.keys()].sort()).toEqual(['sha256:amd64', 'sha256:config', 'sha256:index', 'sha256:loop'])
    expect(asked.sort()).toEqual([...found.keys(), 'sha256:broken', 'sha256:lazy'].sort())
    expect(problems).toEqual(['sha256:broken broken'])
  })
})

const decode = (...bytes: number[]) => [...fields(Uint8Array.from(bytes))]

describe('protobuf', () => {
  it('refuses what is no message', () => {
    expect(decode(8, 150, 1, 18, 1, 65, 13, 1, 2, 3, 4, 17, 1, 2, 3, 4, 5, 6, 7, 8)).toEqual([
      { number: 1, value: 150n },
      { number: 2, bytes: Uint8Array.of(65) },
      { number: 1, bytes: Uint8Array.of(1, 2, 3, 4) },
      { number: 2, bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    ])
    for (const bytes of [[8], [8, 128], [18, 5, 1], [11], Array.from({ length: 12 }, () => 255)]) {
      expect(() => decode(...bytes)).toThrow(RangeError)
    }
  })
})
