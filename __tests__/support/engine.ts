import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The image that buildx's docker-container driver starts; `script/engine buildkit` makes it. */
export const BUILDKIT_IMAGE = 'moby/buildkit:buildx-stable-1'

/** Which image store an engine has; it decides what the docker driver can do (docs/internals/images.md: Metadata). */
export type ImageStore = 'containerd' | 'classic'

/** A builder of our own, in a buildx configuration of its own. Use it with `await using`. */
export interface Builder extends AsyncDisposable {
  readonly name: string
  /** The variables by which docker, buildx and the action find it. */
  readonly env: Record<string, string>
}

/** What docker printed. */
export interface DockerResult {
  stdout: string
  stderr: string
}

/**
 * Runs docker with /usr/bin first on PATH: an older client elsewhere may lack buildx. Throws, with docker's stderr in
 * the message, when it fails.
 */
export async function docker(
  args: readonly string[],
  opts: { env?: Record<string, string>; cwd?: string } = {},
): Promise<DockerResult> {
  const path = `/usr/bin:${process.env.PATH ?? ''}`
  const env = { ...process.env, PATH: path, ...opts.env }
  // execFile looks the program up in our own PATH, so it is named in full.
  const program = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker'
  const { cwd = process.cwd() } = opts
  return promisify(execFile)(program, [...args], { env, cwd, maxBuffer: 1 << 28 })
}

/** Whether an engine and buildx answer on this machine. */
export async function dockerAvailable(): Promise<boolean> {
  return succeeds(async () => {
    await docker(['version'])
    await docker(['buildx', 'version'])
  })
}

/** The image store of the engine that answers; `env` may name another (`DOCKER_HOST`). */
export async function imageStore(env: Record<string, string> = {}): Promise<ImageStore> {
  const { stdout } = await docker(['info', '--format', '{{.DriverStatus}}'], { env })
  return stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic'
}

/** Whether a docker-container builder can start without a network. */
export async function buildkitImageAvailable(): Promise<boolean> {
  return succeeds(() => docker(['image', 'inspect', BUILDKIT_IMAGE]))
}

/** nektos/act, if `script/engine act` has built it. */
export async function actProgram(): Promise<string | undefined> {
  for await (const program of glob(join(stateFolder(), 'act/v*/act'))) return program
  return undefined
}

/** `unix://…` of the engine with the classic image store, if `script/engine classic up` has started it. */
export async function classicSocket(): Promise<string | undefined> {
  const host = `unix://${join(stateFolder(), 'classic/docker.sock')}`
  return (await succeeds(() => docker(['--host', host, 'version']))) ? host : undefined
}

/** `host:port` of the local registry, if `script/engine registry up` has started it. */
export async function registryAddress(): Promise<string | undefined> {
  const address = '127.0.0.1:5000'
  return (await succeeds(() => fetch(`http://${address}/v2/`))) ? address : undefined
}

/** The folder in which `script/engine` keeps what it makes. */
export function stateFolder(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  return process.env.BAKE_BUDGET_STATE ?? join(cache, 'bake-budget')
}

/**
 * Makes a builder. `docker` is the engine's own; `docker-container` runs BuildKit in a container on the host's network,
 * so that it reaches servers on 127.0.0.1 (docs/internals/testing.md: Engines); `image` is another BuildKit than the usual.
 */
export async function createBuilder(
  driver: 'docker' | 'docker-container',
  env: Record<string, string> = {},
  image?: string,
  buildkitdFlags: readonly string[] = [],
): Promise<Builder> {
  const folder = await mkdtemp(join(tmpdir(), 'buildx-'))
  const ours = { BUILDX_CONFIG: folder, ...env }
  if (driver === 'docker') {
    return {
      name: 'default',
      env: { ...ours, BUILDX_BUILDER: 'default' },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    }
  }
  const name = `bake-budget-${folder.split('-').at(-1)?.toLowerCase()}`
  const options = ['--driver', driver, '--driver-opt', 'network=host', '--bootstrap']
  if (image !== undefined) options.push('--driver-opt', `image=${image}`)
  if (buildkitdFlags.length > 0) options.push('--buildkitd-flags', buildkitdFlags.join(' '))
  await docker(['buildx', 'create', '--name', name, ...options], { env: ours })
  return {
    name,
    env: { ...ours, BUILDX_BUILDER: name },
    async [Symbol.asyncDispose]() {
      await docker(['buildx', 'rm', '--force', name], { env: ours })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Says why a test did not run, so that a green run without engines cannot pass for a full one. Give the result to
 * `describe.skipIf`.
 */
export function skipLoudly(reason: string): true {
  process.stderr.write(`\nNOT TESTED: ${reason}\n`)
  return true
}

async function succeeds(attempt: () => Promise<unknown>): Promise<boolean> {
  return attempt().then(
    () => true,
    () => false,
  )
}
