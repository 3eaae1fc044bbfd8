import { setTimeout as sleep } from 'node:timers/promises'
import { CLOCK, explainWrite, isForbidden, isUnreachable, meaningOf, noAnswer, waitFor } from './answers.ts'
import type { ApiAnswer, GitHubApi } from './api.ts'

/** What a comment is to become. */
export interface CommentText {
  body: string
  /** Parts of other jobs that it keeps. */
  others: number
  /** True when the comment on the page says the same already. */
  same: boolean
}

/** Where the comment goes. */
export interface Thread {
  api: GitHubApi
  number: number
}

/**
 * What writing the comment came to; `forbidden` when the token may not write it, as in a pull request from a fork,
 * `unreachable` when the log tells already that GitHub cannot be reached.
 */
export type CommentOutcome =
  | { done: 'created' | 'updated' | 'unchanged' | 'none'; others?: number }
  | { done: 'failed'; why: string; forbidden: boolean; unreachable?: true }

const PAGE = 100
/** Waiting longer than this for GitHub would cost users more than the comment is worth. */
const PATIENCE_MS = 20_000
const TRIES = 3

/**
 * Writes the one comment of a report: updates the comment that carries the marker, or creates it.
 *
 * @param compose makes the comment, which begins with `marker`, from the one that is there
 * @param options.create false when a new comment is not wanted; an existing one is updated all the same, so that it
 *   never shows an outdated verdict
 */
export async function writeComment(
  thread: Thread,
  marker: string,
  compose: (existing: string | undefined) => CommentText,
  options: { create: boolean },
): Promise<CommentOutcome> {
  const deadline = Date.now() + PATIENCE_MS
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(thread, marker, compose, options)
    } catch (error) {
      const answer = error instanceof Refused ? error.answer : noAnswer(error)
      const wait = waitFor(answer, attempt, 300, CLOCK)
      // From the start, for what got no answer may have been written all the same.
      if (meaningOf(answer) !== 'busy' || attempt === TRIES || Date.now() + wait > deadline) return failure(answer)
      await sleep(wait)
    }
  }
}

async function write(
  { api, number }: Thread,
  marker: string,
  compose: (existing: string | undefined) => CommentText,
  options: { create: boolean },
): Promise<CommentOutcome> {
  const [existing] = await findComments(api, number, marker)
  const { body, others, same } = compose(existing?.body)
  if (existing === undefined) {
    if (!options.create) return { done: 'none' }
    const created = accepted(await api('POST', `issues/${number}/comments`, { body: { body } }))
    return await afterRace({ api, number }, marker, compose, created)
  }
  if (same) return { done: 'unchanged', others }
  accepted(await api('PATCH', `issues/comments/${existing.id}`, { body: { body } }))
  return { done: 'updated', others }
}

/** Two jobs that found no comment have both made one: the older one gets both parts, and the younger goes. */
async function afterRace(
  { api, number }: Thread,
  marker: string,
  compose: (existing: string | undefined) => CommentText,
  created: ApiAnswer,
): Promise<CommentOutcome> {
  const { id } = created.data as { id?: number }
  const [oldest] = await findComments(api, number, marker)
  if (oldest === undefined || id === undefined || oldest.id >= id) return { done: 'created', others: 0 }
  const { body, others } = compose(oldest.body)
  accepted(await api('PATCH', `issues/comments/${oldest.id}`, { body: { body } }))
  await api('DELETE', `issues/comments/${id}`)
  return { done: 'updated', others }
}

/** GitHub's answer was another than hoped for. */
class Refused extends Error {
  readonly answer: ApiAnswer

  constructor(answer: ApiAnswer) {
    super(`GitHub answered ${answer.status}`)
    this.answer = answer
  }
}

function accepted(answer: ApiAnswer): ApiAnswer {
  if (meaningOf(answer) !== 'ok') throw new Refused(answer)
  return answer
}

/**
 * The comments that start with the marker and were written by somebody who may write here, oldest first. A stranger can
 * paste the marker into a comment, but must not thereby choose which comment we edit.
 */
async function findComments(api: GitHubApi, number: number, marker: string): Promise<{ id: number; body: string }[]> {
  const found: { id: number; body: string }[] = []
  for (let page = 1; ; page++) {
    const { data } = accepted(await api('GET', `issues/${number}/comments?per_page=${PAGE}&page=${page}`))
    const comments = data as Listed[]
    for (const { id, body, user, author_association } of comments) {
      const trusted = user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(author_association)
      if (trusted && body?.startsWith(marker) === true) found.push({ id, body })
    }
    if (comments.length < PAGE || found.length > 0) return found
  }
}

/** A comment as GitHub lists it. */
interface Listed {
  id: number
  body?: string
  user: { type: string } | null
  author_association: string
}

/** One sentence a user can act on, for every way GitHub refuses a comment. */
function failure(answer: ApiAnswer): CommentOutcome {
  return {
    done: 'failed',
    why: `${explainWrite(answer, 'pull-requests: write')}; the report is in the job summary.`,
    forbidden: isForbidden(answer),
    ...(isUnreachable(answer) ? { unreachable: true } : {}),
  }
}
