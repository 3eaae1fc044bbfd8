import type { Client } from './client.ts'

/** Where the comment goes. */
export interface Thread {
  client: Client
  owner: string
  repo: string
  number: number
}

/** What writing the comment came to; `forbidden` when the token may not write it, as in a pull request from a fork. */
export type CommentOutcome =
  | { done: 'created' | 'updated' | 'unchanged' | 'none' }
  | { done: 'failed'; why: string; forbidden: boolean }

/**
 * Writes the one comment of a report: updates the comment that carries the marker, or creates it.
 *
 * @param body begins with `marker`
 * @param options.create false when a new comment is not wanted; an existing one is updated all the same, so that it
 *   never shows an outdated verdict
 * @param options.same tells whether the comment on the page already says the same (then nobody is notified)
 */
export async function writeComment(
  thread: Thread,
  marker: string,
  body: string,
  options: { create: boolean; same: (existing: string) => boolean },
): Promise<CommentOutcome> {
  const { client, owner, repo, number } = thread
  try {
    const existing = await findComment(thread, marker)
    if (existing !== undefined) {
      if (options.same(existing.body)) return { done: 'unchanged' }
      await client.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body })
      return { done: 'updated' }
    }
    if (!options.create) return { done: 'none' }
    await client.rest.issues.createComment({ owner, repo, issue_number: number, body })
    return { done: 'created' }
  } catch (error) {
    const { status } = error as { status?: number }
    return { done: 'failed', why: explain(error), forbidden: status === 403 || status === 404 }
  }
}

/**
 * The oldest comment that starts with the marker and was written by somebody who may write here. A stranger can paste
 * the marker into a comment, but must not thereby choose which comment we edit.
 */
async function findComment(thread: Thread, marker: string): Promise<{ id: number; body: string } | undefined> {
  const { client, owner, repo, number } = thread
  const pages = client.paginate.iterator(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  for await (const page of pages) {
    for (const comment of page.data) {
      const trusted =
        comment.user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(comment.author_association)
      if (trusted && comment.body?.startsWith(marker) === true) return { id: comment.id, body: comment.body }
    }
  }
  return undefined
}

/** One sentence a user can act on, for every way GitHub refuses a comment. */
function explain(error: unknown): string {
  const { status, message } = error as { status?: number; message?: string }
  switch (status) {
    case 401:
      return 'GitHub does not know the `github-token` (401); pass `${{ github.token }}`.'
    case 403:
    case 404:
      return (
        `the token may not write comments (${status}): give the job \`permissions: pull-requests: write\`. ` +
        'Pull requests from forks always get a read-only token; the report is in the job summary.'
      )
    case 422:
      return 'GitHub refused the comment as too long or malformed (422); the whole report is in the job summary.'
    default:
      return `GitHub could not be reached (${status ?? message ?? 'no answer'}); the report is in the job summary.`
  }
}
