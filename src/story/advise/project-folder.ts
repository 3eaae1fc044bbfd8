import { posix } from 'node:path'
import { bakeFolder } from '../../bake/bake.ts'
import type { Git } from '../../git/git.ts'

/** The folder bake runs in, relative to the repository: `.` for its root. */
export async function bakedIn(git: Git, source: string): Promise<string> {
  return posix.join((await git(['rev-parse', '--show-prefix'])).trim(), bakeFolder(source), '.')
}
