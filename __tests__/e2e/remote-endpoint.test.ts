import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILDKIT_IMAGE, buildkitImageAvailable, docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import { freePort } from '../support/free-port.ts'
import { createStage, type Stage } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!runs) skipLoudly('the driver `remote`: needs the engine and BuildKit’s image')

/** A BuildKit that somebody else runs: in a container, reached by its address. */
async function startBuildkit(mount: string[], ...flags: string[]): Promise<{ name: string; address: string }> {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const name = `bake-budget-e2e-${crypto.randomUUID().slice(0, 8)}`
  const run = ['run', '--detach', '--rm', '--privileged', '--network', 'host', '--name', name, ...mount]
  await docker([...run, BUILDKIT_IMAGE, '--addr', address, ...flags])
  return { name, address }
}

describe.runIf(runs)('a BuildKit by its address', { timeout: 120_000 }, () => {
  let stage: Stage
  let certificates: string
  const started: string[] = []
  beforeAll(async () => {
    stage = await createStage({ inputs: { driver: 'remote', cache: 'none', comment: 'never' } })
    certificates = await mkdtemp(join(tmpdir(), 'bake-budget-certificates-'))
  })
  afterAll(async () => {
    for (const name of started) await docker(['rm', '--force', '--volumes', name])
    await stage?.[Symbol.asyncDispose]()
    await rm(certificates, { recursive: true, force: true })
  })

  it('10.8 builds at the endpoint, and removes only the entry for it', async () => {
    const { name, address } = await startBuildkit([])
    started.push(name)
    const run = await stage.push({ inputs: { endpoint: address } })
    expect(run.exitCode, run.log).toBe(0)
    expect(JSON.parse(run.outputs.sizes ?? '{}')).toHaveProperty('backend')
    const post = await run.post()
    expect(post.log).toContain('Removed builder')
    expect((await docker(['ps', '--format', '{{.Names}}'])).stdout).toContain(name)
  })

  it('10.8 builds behind TLS, with certificates from the environment as for setup-buildx', async () => {
    const [cert, key] = [join(certificates, 'cert.pem'), join(certificates, 'key.pem')]
    const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=bake-budget'
    await promisify(execFile)('openssl', [
      ...request.split(' '),
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ])
    const tls = ['--tlscert=/tls/cert.pem', '--tlskey=/tls/key.pem', '--tlscacert=/tls/cert.pem']
    const { name, address } = await startBuildkit(['--volume', `${certificates}:/tls:ro`], ...tls)
    started.push(name)
    const text = async (file: string) => await readFile(file, 'utf8')
    const run = await stage.push({
      inputs: { endpoint: address },
      env: {
        BUILDER_NODE_0_AUTH_TLS_CACERT: await text(cert),
        BUILDER_NODE_0_AUTH_TLS_CERT: await text(cert),
        BUILDER_NODE_0_AUTH_TLS_KEY: await text(key),
      },
    })
    expect(run.exitCode, run.log).toBe(0)
    expect(JSON.parse(run.outputs.sizes ?? '{}')).toHaveProperty('backend')
    const without = await stage.push({ inputs: { endpoint: address } })
    expect(without.exitCode).toBe(1)
    expect(without.log).toContain('A remote builder could not be created')
  })
})
