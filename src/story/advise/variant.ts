import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gitIn, type Git } from '../../git/git.ts'
import { inWorktree } from '../../history/stores/rebuild-store.ts'
import { oneLine } from '../../report/text/escape.ts'
import { errorText } from '../../shared/error-text.ts'
import type { Lab } from './lab.ts'

/** git did not take a patch; the message is git's last word. */
export class DoesNotApply extends Error {
  override name = 'DoesNotApply'
}

/** A worktree of a commit. */
export interface Worktree {
  /** Its root. */
  dir: string
  git: Git
}

/**
 * Runs something in a fresh worktree of a commit with patches applied to it, one after the other. Nothing of the checkout is
 * changed, and the worktree is removed in any case.
 *
 * @throws DoesNotApply
 */
export async function inVariant<T>(
  { run, git, notes }: Pick<Lab, 'run' | 'git' | 'notes'>,
  { sha, patches }: { sha: string; patches: readonly string[] },
  work: (worktree: Worktree) => Promise<T>,
): Promise<T> {
  const warn = (message: string): void => void notes.push(`${message}.`)
  return inWorktree({ git, tempDir: run.tempDir, warn, sha }, async (dir) => {
    const worktree = { dir, git: gitIn(dir, run.io.env) }
    for (const patch of patches) await applyPatch(worktree, patch, run.tempDir)
    return work(worktree)
  })
}

/**
 * Applies a unified diff. Where the files have moved on, git tries what it does for a rebase (`--3way`); a patch of which a part
 * remains leaves nothing.
 *
 * @throws DoesNotApply
 */
export async function applyPatch({ git }: Worktree, patch: string, tempDir: string): Promise<void> {
  const file = join(tempDir, 'candidate.patch')
  await writeFile(file, patch)
  const plain = await words(git(['apply', '--whitespace=nowarn', '--check', file]))
  if (plain === undefined) return void (await git(['apply', '--whitespace=nowarn', '--index', file]))
  // A failed merge leaves its conflicts behind.
  const before = (await git(['write-tree'])).trim()
  const merged = await words(git(['apply', '--whitespace=nowarn', '--3way', file]))
  if (merged === undefined) return
  await git(['read-tree', '--reset', '-u', before])
  throw new DoesNotApply(plain)
}

/** Whether a patch applies to a worktree, which is left as it was. */
export async function applies(worktree: Worktree, patch: string, tempDir: string): Promise<boolean> {
  const before = (await worktree.git(['write-tree'])).trim()
  try {
    await applyPatch(worktree, patch, tempDir)
    await worktree.git(['read-tree', '--reset', '-u', before])
    return true
  } catch (error) {
    if (error instanceof DoesNotApply) return false
    throw error
  }
}

/** What is staged in a worktree, as a patch for `git apply`, whatever the user's configuration makes of diffs. */
export async function stagedPatch({ git }: Worktree): Promise<string> {
  return git([
    'diff',
    '--cached',
    '--binary',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--src-prefix=a/',
    '--dst-prefix=b/',
  ])
}

/** What git complained about: its first line, as those after it say what becomes of that. */
async function words(pending: Promise<unknown>): Promise<string | undefined> {
  try {
    await pending
    return undefined
  } catch (error) {
    const [first = 'git apply failed'] = errorText(error).split('\n')
    return oneLine(first.replace(/^(error|fatal): /, ''))
  }
}
