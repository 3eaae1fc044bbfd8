import { getExecOutput } from '@actions/exec'
import { defined } from '../shared/defined.ts'

/** Runs git in one folder and gives what it printed; rejects with what git said when it fails or there is no git. */
export type Git = (args: readonly string[]) => Promise<string>

/**
 * The checkout is what this job was told to build, whoever owns it: in a container job git would refuse to read it
 * ("dubious ownership"), and with it the baseline.
 */
export const TRUSTING = ['-c', 'safe.directory=*']

/**
 * The git binary in a folder.
 *
 * @param env variables of the runner. git takes no lock for what is only a convenience to it: other steps, and the build
 *   beside us, may use the same checkout
 */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  return async (args) => {
    const { exitCode, stdout, stderr } = await getExecOutput('git', [...TRUSTING, '-C', folder, ...args], {
      silent: true,
      ignoreReturnCode: true,
      env: { ...(defined(env) as Record<string, string>), GIT_OPTIONAL_LOCKS: '0' },
    })
    if (exitCode !== 0) throw new Error(stderr.trim())
    return stdout
  }
}
