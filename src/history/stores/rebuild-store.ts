/** The baseline commit built on this very machine, so that times compare too. Doubles the time, needs no storage. */
import { join } from 'node:path'

import type { BuildRecord } from '../../record/build-record.ts'
import type { Git } from '../../git/git.ts'
import type { HistoryStore, StoreOptions } from './store.ts'
import { errorText } from '../../shared/error-text.ts'

export interface RebuildStoreOptions extends Pick<StoreOptions, 'warn'> {
  git: Git
  /** `RUNNER_TEMP`; worktrees are made below it. */
  tempDir: string
  /** Builds what is checked out in `dir` as this run builds its own checkout, and records it. */
  build: (dir: string, sha: string) => Promise<BuildRecord>
}

/** Only the wanted commit itself is built: an older one would cost the same and tell less. Saving does nothing. */
export function rebuildStore({ git, tempDir, build, warn }: RebuildStoreOptions): HistoryStore {
  return {
    name: 'rebuild',
    async find([wanted]) {
      if (wanted === undefined) return undefined
      const record = await inWorktree({ git, tempDir, warn, sha: wanted }, (dir) => build(dir, wanted))
      return { record, sha: wanted, commitsOlder: 0 }
    },
    recent: async () => [],
    save: async () => undefined,
  }
}

/**
 * Runs something in a fresh worktree of a commit, fetching the commit first if a shallow clone lacks it, and removes the
 * worktree afterwards even if that failed. Submodules are not checked out.
 */
export async function inWorktree<T>(
  { git, tempDir, warn, sha }: Pick<RebuildStoreOptions, 'git' | 'tempDir' | 'warn'> & { sha: string },
  run: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = join(tempDir, `bake-budget-${sha.slice(0, 12)}-${process.pid}`)
  const known = await git(['cat-file', '-e', `${sha}^{commit}`]).then(
    () => true,
    () => false,
  )
  if (!known) await git(['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', sha])
  await git(['worktree', 'add', '--quiet', '--force', '--detach', dir, sha])
  try {
    return await run(dir)
  } finally {
    await git(['worktree', 'remove', '--force', dir]).catch((error: unknown) =>
      warn(`The worktree ${dir} could not be removed (${errorText(error)})`),
    )
  }
}
