import { exec } from '@actions/exec'
import { defined } from '../shared/defined.ts'
import { TRUSTING } from './git.ts'

/**
 * The bytes of a blob as git keeps them, which may be no text: what a checkout makes of them (line ends, filters) is left out.
 *
 * @throws where git does not have it
 */
export async function readBlob(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  sha: string,
): Promise<Buffer> {
  const parts: Buffer[] = []
  const exitCode = await exec('git', [...TRUSTING, '-C', folder, 'cat-file', 'blob', sha], {
    silent: true,
    ignoreReturnCode: true,
    env: defined(env) as Record<string, string>,
    listeners: { stdout: (data) => void parts.push(data) },
  })
  if (exitCode !== 0) throw new Error(`git does not have the blob ${sha}`)
  return Buffer.concat(parts)
}
