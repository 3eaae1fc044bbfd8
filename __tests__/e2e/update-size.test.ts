import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { BuildRecord, PlatformRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, docker, dockerAvailable, registryAddress, skipLoudly } from '../support/engine.ts'
import { createStage, DRIVERS } from '../support/stage.ts'

const registry = await registryAddress()
const possible = registry !== undefined && (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible)
  skipLoudly('update size: no engine, BuildKit image or registry (script/engine up, buildkit, registry up)')

describe.runIf(possible)('what an update pulls', { timeout: 180_000 }, () => {
  it('is to the byte what an engine that holds the baseline downloads, and a budget of its own', async () => {
    // Another name for the registry: the engine must not know the blobs from elsewhere, and every one is counted.
    await using counter = await startCounter(registry!)
    const repository = `update-size-${crypto.randomUUID().slice(0, 8)}`
    const tagged = (tag: string) => `backend.tags=${registry}/${repository}:${tag}`
    const inputs = { ...DRIVERS['docker-container'], targets: 'backend', push: 'true' }
    await using stage = await createStage({ inputs })
    const base = await stage.push({ inputs: { ...inputs, set: tagged('base') } })
    expect(base.exitCode, base.log).toBe(0)
    const first = await imageOf(base.outputs)
    expect(first).not.toHaveProperty('updateBytes')

    const lock = 'http 300\njson 120\nlog 60\ntelemetry 900\n'
    const budgets = 'update-size: { max: 5MB, warn: 1kB }'
    const pull = await stage.pull(
      { 'backend/deps.lock': lock },
      { inputs: { ...inputs, set: tagged('head'), budgets } },
    )
    expect(pull.exitCode, pull.log).toBe(0)

    await docker(['pull', `${counter.address}/${repository}:base`])
    const fresh = counter.blobBytes()
    await docker(['pull', `${counter.address}/${repository}:head`])
    const update = counter.blobBytes() - fresh
    await docker(['rmi', ...['base', 'head'].map((tag) => `${counter.address}/${repository}:${tag}`)])

    expect(update).toBeGreaterThan(0)
    expect(update).toBeLessThan(fresh)
    expect(await imageOf(pull.outputs)).toMatchObject({ updateBytes: update })
    expect(fresh).toBe(first.compressedBytes)
    expect(JSON.parse(pull.outputs.violations ?? '[]')).toEqual([
      expect.objectContaining({ target: 'backend', metric: 'update-size', limit: 'warn', actual: update }),
    ])
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain("A machine that has the baseline's `backend` pulls ")
    expect(comment?.body).toContain('Make the update of `backend` ')
  })

  it('names a layer that the same step made anew, when the cache did not have it', async () => {
    const inputs = { ...DRIVERS['docker-container'], cache: 'none', targets: 'backend', comment: 'always' }
    await using stage = await createStage({ inputs })
    const base = await stage.push()
    expect(base.exitCode, base.log).toBe(0)
    // Only the last file changes; every step before it runs again on the new builder, with other times in its files.
    const pull = await stage.pull({ 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' })
    expect(pull.exitCode, pull.log).toBe(0)
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain('Not reproducible: the same step, not found in the cache, made another layer: ')
    expect(comment?.body).toContain('(the same files: their times or order differ)')
  })
})

/** The record of the run's one image. */
async function imageOf(outputs: Record<string, string>): Promise<PlatformRecord> {
  const record = JSON.parse(await readFile(outputs.record ?? '', 'utf8')) as BuildRecord
  const [image] = record.targets.flatMap(({ platforms }) => platforms)
  if (image === undefined) throw new Error('no image in the record')
  return image
}

/** A reverse proxy of a registry that counts the bytes of blobs that are read through it. */
async function startCounter(
  target: string,
): Promise<AsyncDisposable & { readonly address: string; blobBytes(): number }> {
  let bytes = 0
  const server = createServer((req, res) => {
    const isBlob = req.method === 'GET' && /^\/v2\/.+\/blobs\/sha256:/.test(req.url ?? '')
    const { host: _, ...headers } = req.headers
    const upstream = request(`http://${target}${req.url}`, { method: req.method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => (bytes += isBlob ? chunk.length : 0))
      answer.pipe(res)
    })
    upstream.on('error', () => res.destroy())
    req.pipe(upstream)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    blobBytes: () => bytes,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
