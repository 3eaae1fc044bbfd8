import type { FileChange } from '../../../github/proposal/make-commit.ts'
import { readBlob } from '../../../git/read-blob.ts'
import type { Run } from '../../run.ts'
import type { Worktree } from '../variant.ts'

const SUBMODULE = '160000'
const NONE = '000000'

/**
 * What is staged in a worktree, file by file with the whole new content, its mode kept.
 *
 * @throws where a submodule is changed: its commit is no file
 */
export async function changedFiles({ dir, git }: Worktree, { io }: Pick<Run, 'io'>): Promise<FileChange[]> {
  const text = await git(['diff', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', 'HEAD'])
  const parts = text.split('\0')
  const files: FileChange[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [before = '', mode = '', , sha = ''] = parts[at]!.replace(/^:/, '').split(' ')
    const path = parts[at + 1]!
    if (before === SUBMODULE || mode === SUBMODULE) throw new Error(`the patch changes the submodule ${path}`)
    if (mode === NONE) files.push({ path, mode: before })
    else files.push({ path, mode, content: await readBlob(dir, io.env, sha) })
  }
  return files
}
