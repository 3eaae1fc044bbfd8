import { getExecOutput } from '@actions/exec'
import { defined } from '../shared/defined.ts'
import { EngineError } from '../errors.ts'
import { findBuildx } from './buildx-plugin.ts'
import { errorText } from '../shared/error-text.ts'

/** How the docker CLI is called: its environment and working folder. */
export interface DockerCli {
  env: Record<string, string>
  cwd: string
  /** Path of the buildx plugin, if it is known; `docker buildx` otherwise. */
  plugin?: string
}

/** The docker CLI with the variables of this process. */
export function dockerIn(cwd: string, env: Readonly<Record<string, string | undefined>>): DockerCli {
  return defined({ cwd, env: defined(env) as Record<string, string>, plugin: findBuildx(env) })
}

/** A docker command line as program and arguments. The plugin called by itself wants no `buildx` before its command. */
export function commandOf(cli: Pick<DockerCli, 'plugin'>, args: readonly string[]): [program: string, args: string[]] {
  const [first, ...rest] = args
  return first === 'buildx' && cli.plugin !== undefined ? [cli.plugin, rest] : ['docker', [...args]]
}

/** Result of a short docker call. */
export interface Output {
  exitCode: number
  stdout: string
  stderr: string
}

/**
 * Runs a short docker command and returns what it printed. Nothing of it reaches the log, and a non-zero exit is for
 * the caller to judge.
 * @throws EngineError when docker cannot be started at all
 */
export async function runDocker(
  cli: DockerCli,
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Output> {
  try {
    const [program, rest] = commandOf(cli, args)
    // Quoted, because exec takes a whole command line here.
    return await getExecOutput(`"${program}"`, rest, {
      cwd: cli.cwd,
      env: { ...cli.env, ...options.env },
      silent: true,
      ignoreReturnCode: true,
      ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
    })
  } catch (error) {
    throw new EngineError(
      `docker could not be started (${errorText(error)}). ` +
        'bake-budget needs the docker CLI with buildx 0.21 or newer on the runner.',
    )
  }
}

/** What a short docker command printed. @throws EngineError with docker's words when it fails */
export async function dockerText(cli: DockerCli, args: readonly string[]): Promise<string> {
  const result = await runDocker(cli, [...args])
  if (result.exitCode !== 0) throw new EngineError(complaint(result))
  return result.stdout
}

/** The last lines of what docker said on stderr, for an error message. */
export function complaint(output: Output): string {
  const text = output.stderr.trim() || output.stdout.trim() || `exit code ${output.exitCode}`
  return text.split('\n').slice(-6).join('\n')
}
