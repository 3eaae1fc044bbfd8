/** The pull requests of our own branch. */
import type { GitHubApi } from '../api.ts'
import { ask, RefusedError } from './ask.ts'

/** One of them. */
export interface OwnPull {
  number: number
  title: string
  body: string
  /** Name of the branch that it is to be merged into. */
  base: string
  state: 'open' | 'merged' | 'declined'
}

const READING = { doing: 'the pull requests could not be read', permission: 'pull-requests: write' }

/**
 * Those of the branch of this repository, newest first; a fork may have a branch of the same name.
 *
 * @throws RefusedError
 */
export async function ownPulls(
  api: GitHubApi,
  { repository, branch }: { repository: string; branch: string },
): Promise<OwnPull[]> {
  const [owner = ''] = repository.split('/')
  const head = encodeURIComponent(`${owner}:${branch}`)
  const listed = await ask<Listed[]>(api, ['GET', `pulls?state=all&per_page=100&head=${head}`], READING)
  return listed
    .filter(({ head: it }) => it.ref === branch && it.repo?.full_name?.toLowerCase() === repository.toLowerCase())
    .toSorted((a, b) => b.number - a.number)
    .map(({ number, title, body, base, state, merged_at }) => ({
      number,
      title,
      body: body ?? '',
      base: base.ref,
      state: state === 'open' ? 'open' : merged_at === null || merged_at === undefined ? 'declined' : 'merged',
    }))
}

interface Listed {
  number: number
  title: string
  body?: string | null
  state: string
  merged_at?: string | null
  base: { ref: string }
  head: { ref?: string; repo?: { full_name?: string } | null }
}

/** What a pull request is to say. */
export interface PullText {
  title: string
  body: string
}

/**
 * Updates the open pull request, or opens one. Where it says the same already nothing is written, so that nobody is notified.
 *
 * @throws RefusedError
 */
export async function keepPull(
  api: GitHubApi,
  { repository, branch, base }: { repository: string; branch: string; base: string },
  { title, body }: PullText,
  open: OwnPull | undefined,
): Promise<{ done: 'created' | 'updated' | 'unchanged'; number: number }> {
  if (open !== undefined) return updatePull(api, open, { title, body })
  const opening = { doing: 'the pull request was not opened', permission: 'pull-requests: write' }
  try {
    const created = await ask<Listed>(api, ['POST', 'pulls', { body: { title, head: branch, base, body } }], opening)
    return { done: 'created', number: created.number }
  } catch (error) {
    // Another job was faster, or GitHub's answer to our own first try was lost.
    const isThere = error instanceof RefusedError && error.answer.status === 422
    const found = isThere
      ? (await ownPulls(api, { repository, branch })).find(({ state }) => state === 'open')
      : undefined
    if (found === undefined) throw error
    return updatePull(api, found, { title, body })
  }
}

/** @throws RefusedError */
export async function updatePull(
  api: GitHubApi,
  open: OwnPull,
  { title, body }: PullText,
): Promise<{ done: 'updated' | 'unchanged'; number: number }> {
  const { number } = open
  if (open.title === title && open.body.replaceAll('\r\n', '\n').trim() === body.trim())
    return { done: 'unchanged', number }
  const updating = { doing: `pull request #${number} was not updated`, permission: 'pull-requests: write' }
  await ask(api, ['PATCH', `pulls/${number}`, { body: { title, body } }], updating)
  return { done: 'updated', number }
}
