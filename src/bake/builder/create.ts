import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { complaint, runDocker, type DockerCli, type Output } from '../../buildkit/docker.ts'
import { EngineError, InputError } from '../../errors.ts'
import type { Builder, BuilderWish } from './builder.ts'
import { hostPlatform, inspect } from './inspect.ts'

/** What buildx says when trying again may help: pulling moby/buildkit fails now and then with 429 or 5xx (docker/setup-buildx-action#388, #510). */
export const TRANSIENT = /\b(429|5\d\d|timeout|TLS|EOF)\b/

/**
 * Creates and boots a builder for this job alone.
 *
 * @param tempDir where files are written to that buildx reads
 * @param onCreate told the name before the builder is created, so that a crash in between leaves nothing behind
 * @throws EngineError when it cannot be made
 */
export async function createBuilder(
  cli: DockerCli,
  wish: BuilderWish,
  tempDir: string,
  onCreate: (name: string) => void | Promise<void>,
): Promise<Builder> {
  const name = `bake-budget-${randomBytes(6).toString('hex')}`
  const { args, driver, endpoint } = await createCommand(cli, wish, tempDir, name)
  await onCreate(name)
  const started = performance.now()
  const create = (): Promise<Output> => runDocker(cli, ['buildx', ...args])
  let result = await create()
  for (let attempt = 1; result.exitCode !== 0 && TRANSIENT.test(result.stderr) && attempt < 3; attempt++) {
    await sleep(attempt * 3000)
    await runDocker(cli, ['buildx', 'rm', '--force', name])
    result = await create()
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

/** The arguments of buildx that create and boot the builder that was wished for. Writes the files it reads to `tempDir`. */
export async function createCommand(
  cli: DockerCli,
  wish: BuilderWish,
  tempDir: string,
  name: string,
): Promise<{ args: string[]; driver: string; endpoint?: string }> {
  const driver = wish.driver ?? 'docker-container'
  const endpoint = wish.endpoint ?? (driver === 'remote' ? cli.env.BUILDKIT_HOST : undefined)
  if (driver === 'remote' && (endpoint ?? '') === '') {
    throw new InputError(
      'endpoint',
      '',
      'the address of a BuildKit, such as `tcp://host:1234`, which the driver `remote` needs',
    )
  }
  const args = ['create', '--name', name, '--driver', driver, '--bootstrap']
  for (const option of [...wish.driverOpts, ...(await tlsOptions(cli.env, tempDir))]) args.push('--driver-opt', option)
  if (wish.buildkitdFlags !== undefined) args.push('--buildkitd-flags', wish.buildkitdFlags)
  if (wish.buildkitdConfigInline !== undefined) {
    const file = join(tempDir, 'buildkitd.toml')
    await writeFile(file, wish.buildkitdConfigInline, { mode: 0o600 })
    args.push('--buildkitd-config', file)
  }
  if (endpoint !== undefined) args.push(endpoint)
  return { args, driver, ...(endpoint === undefined ? {} : { endpoint }) }
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
