import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defined } from '../shared/defined.ts'
import { EngineError, InputError } from '../errors.ts'
import type { Driver } from '../inputs.ts'
import { commandOf, complaint, runDocker, type DockerCli } from '../buildkit/docker.ts'
import { releaseOf } from '../buildkit/release.ts'

/** A builder that is ready to bake. */
export interface Builder {
  name: string
  driver: string
  /** BuildKit version without the leading v. */
  buildkit?: string
  /** Only for the docker driver: where images are kept, which decides what can be known of them. */
  store?: 'containerd' | 'graphdriver'
  /** Only for the docker driver: version of the engine, whose BuildKit it is. */
  engine?: string
  /** How many machines share the work; absent for one. */
  nodes?: number
  /** The first platform it offers: its own. */
  nativePlatform: string
  /** True when this run created it, so that post must remove it. */
  created: boolean
  /** Time it took to create and boot, when this run did. */
  bootMs?: number
}

/** The inputs that decide about the builder. */
export interface BuilderWish {
  builder?: string
  driver?: Driver
  endpoint?: string
  driverOpts: string[]
  buildkitdFlags?: string
  buildkitdConfigInline?: string
}

/**
 * Finds or makes the builder: the named one; else the current one if it can export a cache; else a new
 * docker-container builder. Any input about a builder to create means: create one.
 *
 * @param tempDir where a buildkitd configuration is written to (buildx reads it from a file)
 * @param onCreate told the name before the builder is created, so that a crash in between leaves nothing behind
 * @throws EngineError when there is none and none can be made
 */
export async function setUpBuilder(
  cli: DockerCli,
  wish: BuilderWish,
  tempDir: string,
  onCreate: (name: string) => void,
): Promise<Builder> {
  if (wish.builder !== undefined) {
    const builder = await inspect(cli, wish.builder)
    if (typeof builder === 'string') {
      throw new EngineError(
        `Builder "${wish.builder}" cannot be used: ${builder}\nName one that \`docker buildx ls\` lists.`,
      )
    }
    return builder
  }
  const mustCreate =
    (wish.driver !== undefined && wish.driver !== 'docker') ||
    wish.endpoint !== undefined ||
    wish.driverOpts.length > 0 ||
    wish.buildkitdFlags !== undefined ||
    wish.buildkitdConfigInline !== undefined
  if (!mustCreate) {
    const current = await inspect(cli, wish.driver === 'docker' ? 'default' : undefined)
    if (typeof current !== 'string' && (wish.driver === 'docker' || canExportCache(current))) return current
    if (wish.driver === 'docker') {
      throw new EngineError(`The docker driver cannot be used: ${typeof current === 'string' ? current : 'unknown'}`)
    }
  }
  return create(cli, wish, tempDir, onCreate)
}

/** The classic image store knows no cache export but inline; everything else takes all of them (docs/internals/cache.md: Who can export). */
function canExportCache(builder: Builder): boolean {
  return builder.driver !== 'docker' || builder.store === 'containerd'
}

/** Facts of a builder, or what buildx said when it could not tell. Without a name: the current one. */
async function inspect(cli: DockerCli, name?: string): Promise<Builder | string> {
  const [result, info] = await Promise.all([
    runDocker(cli, ['buildx', 'inspect', ...(name === undefined ? [] : [name])]),
    runDocker(cli, ['info', '--format', '{{.ServerVersion}} {{json .DriverStatus}}']),
  ])
  if (result.exitCode !== 0) return complaint(result)
  const facts = parseInspect(result.stdout)
  if (facts.error !== undefined) return facts.error
  const store: Builder['store'] = info.stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'graphdriver'
  return {
    name: facts.name,
    driver: facts.driver,
    ...(facts.buildkit === undefined ? {} : { buildkit: facts.buildkit }),
    ...(facts.nodes === undefined ? {} : { nodes: facts.nodes }),
    ...(facts.driver === 'docker' ? defined({ store, engine: /^(\d\S*) /.exec(info.stdout)?.[1] }) : {}),
    nativePlatform: facts.platform,
    created: false,
  }
}

/** Reads the text of `buildx inspect`; there is no JSON form of it for one builder. */
export function parseInspect(text: string): {
  name: string
  driver: string
  buildkit?: string
  nodes?: number
  platform: string
  error?: string
} {
  const field = (label: string): string | undefined => new RegExp(`^${label}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim()
  const buildkit = releaseOf(field('BuildKit version'))
  const error = field('Error')
  const nodes = text.match(/^Endpoint:/gm)?.length ?? 0
  return {
    name: field('Name') ?? 'default',
    driver: field('Driver') ?? 'unknown',
    ...(buildkit === undefined ? {} : { buildkit }),
    // Fixed platforms carry a star; variants of one architecture follow it.
    platform: field('Platforms')?.split(',')[0]?.trim().replace(/\*$/, '') || hostPlatform(),
    ...(error === undefined ? {} : { error }),
    ...(nodes > 1 ? { nodes } : {}),
  }
}

/** The platform of this process, in Docker's words. */
export function hostPlatform(): string {
  const arch: Record<string, string> = { x64: 'amd64', arm: 'arm/v7', ia32: '386' }
  return `linux/${arch[process.arch] ?? process.arch}`
}

async function create(
  cli: DockerCli,
  wish: BuilderWish,
  tempDir: string,
  onCreate: (name: string) => void,
): Promise<Builder> {
  const name = `bake-budget-${randomBytes(6).toString('hex')}`
  const driver = wish.driver ?? 'docker-container'
  const endpoint = wish.endpoint ?? (driver === 'remote' ? cli.env.BUILDKIT_HOST : undefined)
  if (driver === 'remote' && (endpoint ?? '') === '') {
    throw new InputError(
      'endpoint',
      '',
      'the address of a BuildKit, such as `tcp://host:1234`, which the driver `remote` needs',
    )
  }
  const args = ['buildx', 'create', '--name', name, '--driver', driver, '--bootstrap']
  for (const option of [...wish.driverOpts, ...(await tlsOptions(cli.env, tempDir))]) args.push('--driver-opt', option)
  if (wish.buildkitdFlags !== undefined) args.push('--buildkitd-flags', wish.buildkitdFlags)
  if (wish.buildkitdConfigInline !== undefined) {
    const file = join(tempDir, 'buildkitd.toml')
    await writeFile(file, wish.buildkitdConfigInline, { mode: 0o600 })
    args.push('--buildkitd-config', file)
  }
  if (endpoint !== undefined) args.push(endpoint)
  onCreate(name)
  const started = performance.now()
  let result = await runDocker(cli, args)
  // Pulling moby/buildkit fails now and then with 429 or 5xx (docker/setup-buildx-action#388, #510).
  for (
    let attempt = 1;
    result.exitCode !== 0 && /\b(429|5\d\d|timeout|TLS|EOF)\b/.test(result.stderr) && attempt < 3;
    attempt++
  ) {
    await sleep(attempt * 3000)
    await runDocker(cli, ['buildx', 'rm', '--force', name])
    result = await runDocker(cli, args)
  }
  if (result.exitCode !== 0) {
    throw new EngineError(`A ${driver} builder could not be created:\n${complaint(result)}`)
  }
  // Elsewhere it may be of another kind than this machine.
  const there = endpoint === undefined && driver !== 'kubernetes' ? undefined : await inspect(cli, name)
  const facts = typeof there === 'object' ? there : { nativePlatform: hostPlatform() }
  return {
    ...facts,
    name,
    driver,
    created: true,
    bootMs: Math.round(performance.now() - started),
  }
}

/**
 * Certificates for a BuildKit behind TLS, from the environment, as docker/setup-buildx-action reads them (`auth.ts`). Paths
 * of files can be given as `driver-opts` instead.
 */
async function tlsOptions(env: DockerCli['env'], tempDir: string): Promise<string[]> {
  const options: string[] = []
  for (const name of ['cacert', 'cert', 'key']) {
    const text = env[`BUILDER_NODE_0_AUTH_TLS_${name.toUpperCase()}`] ?? ''
    if (text === '') continue
    const file = join(tempDir, `buildkit-${name}.pem`)
    await writeFile(file, text, { mode: 0o600 })
    options.push(`${name}=${file}`)
  }
  return options
}

/**
 * Begins to remove a builder that {@link setUpBuilder} created, in a process of its own that nobody waits for: it takes half
 * a second, and the report needs no builder. {@link endRemoval} in the post step makes sure that it is gone.
 *
 * @param log file for what it says
 * @returns the process's id, if it could be started
 */
export function beginRemoval(cli: DockerCli, name: string, log: string): number | undefined {
  const [program, args] = commandOf(cli, ['buildx', 'rm', '--force', name])
  const file = openSync(log, 'w')
  const child = spawn(program, args, { cwd: cli.cwd, env: cli.env, stdio: ['ignore', file, file], detached: true })
  closeSync(file)
  // The post step will try again.
  child.on('error', () => undefined)
  child.unref()
  return child.pid
}

/**
 * Waits for a removal that {@link beginRemoval} began, half a minute at most.
 *
 * @returns true when it says that the builder is gone
 */
export async function endRemoval(name: string, { pid, log }: { pid: number; log: string }): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && isAlive(pid);) await sleep(20)
  return (await readFile(log, 'utf8').catch(() => '')).includes(`${name} removed`)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // Its parent is gone, and in a container nobody may collect what is left of it (proc(5): state Z).
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Removes a builder that {@link setUpBuilder} created. Returns what went wrong, if anything did. */
export async function removeBuilder(cli: DockerCli, name: string): Promise<string | undefined> {
  const result = await runDocker(cli, ['buildx', 'rm', '--force', name])
  return result.exitCode === 0 || result.stderr.includes('no builder') ? undefined : complaint(result)
}
