/** Reading commits with git. Works in shallow clones as far as they reach, and says "unknown" beyond. */
import type { CommitReader } from './commit-reader.ts'
import type { Git } from './git.ts'

/** The commit that is checked out (`HEAD`), or undefined outside of a git repository. */
export async function readHead(git: Git): Promise<string | undefined> {
  return sha(await quiet(git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])))
}

/** A reader over the git binary. It never fetches, and never rejects. */
export function gitReader(git: Git): CommitReader {
  let whole: Promise<boolean> | undefined
  const isWhole = () =>
    (whole ??= quiet(git(['rev-parse', '--is-shallow-repository'])).then((it) => it?.trim() === 'false'))
  return {
    parents,

    // In a shallow clone the best common ancestor may be cut off, and git would name a worse one without a word.
    async mergeBase(a, b) {
      if (!(await isWhole())) return undefined
      // A local branch of that name may be old; a commit id may look like a branch.
      const names = [`refs/remotes/origin/${a}`, ...(/^[0-9a-f]{7,64}$/.test(a) ? [a] : [])]
      for (const name of names) {
        const found = sha(await quiet(git(['merge-base', '--end-of-options', name, b])))
        if (found !== undefined) return found
      }
      return undefined
    },

    async firstParents(tip, max) {
      const args = ['rev-list', '--first-parent', `--max-count=${max}`, '--end-of-options', tip]
      const listed = (await quiet(git(args)))?.split('\n').filter((line) => sha(line) !== undefined) ?? []
      return listed
    },
  }

  // `git log` hides the parents at a shallow boundary; the commit object itself still names them.
  async function parents(commit: string): Promise<string[] | undefined> {
    const text = await quiet(git(['cat-file', 'commit', commit]))
    if (text === undefined) return undefined
    const [header = ''] = text.split('\n\n', 1)
    return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent)
  }
}

function sha(text: string | undefined): string | undefined {
  return /^[0-9a-f]{40,64}$/.exec(text?.trim() ?? '')?.[0]
}

function quiet<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch(() => undefined)
}
