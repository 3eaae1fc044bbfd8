/** A commit made through GitHub's API: no checkout, no git and no credentials on this machine take part. */
import type { GitHubApi } from '../api.ts'
import { ask } from './ask.ts'

/** A file as a commit changes it. */
export interface FileChange {
  /** Relative to the repository, `/` between. */
  path: string
  /** git's: `100644`, `100755`, `120000` (a link, whose content is its target). */
  mode: string
  /** The whole new content; absent where the file is deleted. */
  content?: Buffer
}

/** Who made a commit and when, as GitHub tells it. */
export interface Signature {
  name?: string
  email?: string
  date?: string
}

/** A commit as GitHub tells it. */
export interface GitCommit {
  sha: string
  message: string
  tree: { sha: string }
  parents: { sha: string }[]
  author?: Signature | null
  committer?: Signature | null
}

const WRITING = { doing: 'the commit was not written', permission: 'contents: write' }

/**
 * Makes a commit on top of another one, which no branch has yet. Nobody is named as its author, so that GitHub takes the token's
 * owner and signs for an app.
 *
 * @throws RefusedError
 */
export async function makeCommit(
  api: GitHubApi,
  { parent, message, files }: { parent: string; message: string; files: readonly FileChange[] },
): Promise<GitCommit> {
  const { tree: base } = await ask<GitCommit>(api, ['GET', `git/commits/${parent}`], {
    doing: 'the analyzed commit is not known to GitHub',
    permission: 'contents: read',
  })
  const items: object[] = []
  for (const { path, mode, content } of files) {
    if (content === undefined) {
      items.push({ path, mode, type: 'blob', sha: null })
      continue
    }
    const blob = { content: content.toString('base64'), encoding: 'base64' }
    const { sha } = await ask<{ sha: string }>(api, ['POST', 'git/blobs', { body: blob }], WRITING)
    items.push({ path, mode, type: 'blob', sha })
  }
  const body = { base_tree: base.sha, tree: items }
  const tree = await ask<{ sha: string }>(api, ['POST', 'git/trees', { body }], WRITING)
  const commit = { message, tree: tree.sha, parents: [parent] }
  return ask<GitCommit>(api, ['POST', 'git/commits', { body: commit }], WRITING)
}
