import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { refusal } from './git-api.ts'
import type { ApiAnswer, ApiRequest } from './git-api.ts'

/** A pull request that is there, as far as it keeps another from being opened. */
export interface StandingPull {
  state: string
  head: { label: string }
  base: { ref: string }
}

/**
 * What GitHub answers to whom it opens no pull request for: a branch that is not there, nothing between the branches, or another
 * open one of the same two. `undefined`: it may be opened. (REST API version 2022-11-28: Create a pull request.)
 */
export async function refusePull(
  gitDir: string,
  { body }: Pick<ApiRequest, 'body'>,
  { owner, standing }: { owner: string; standing: readonly StandingPull[] },
): Promise<ApiAnswer | undefined> {
  const { title, head, base } = body
  if (typeof title !== 'string' || title === '') return invalid('title', 'missing_field')
  const [headSha, baseSha] = [await tipOf(gitDir, head), await tipOf(gitDir, base)]
  if (headSha === undefined) return invalid('head', 'invalid')
  if (baseSha === undefined) return invalid('base', 'invalid')
  const label = `${owner}:${String(head)}`
  if (standing.some((it) => it.state === 'open' && it.head.label === label && it.base.ref === base)) {
    return custom(`A pull request already exists for ${label}.`)
  }
  const ahead = await git(gitDir, 'rev-list', '--count', `${baseSha}..${headSha}`)
  return ahead === '0' ? custom(`No commits between ${String(base)} and ${String(head)}`) : undefined
}

/** The commit of a branch, if there is such a branch. */
export async function tipOf(gitDir: string, branch: unknown): Promise<string | undefined> {
  if (typeof branch !== 'string') return undefined
  return git(gitDir, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}`).catch(() => undefined)
}

function invalid(field: string, code: string): ApiAnswer {
  return refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', field, code }] })
}

function custom(message: string): ApiAnswer {
  return refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', code: 'custom', message }] })
}

async function git(dir: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)('git', ['-C', dir, ...args])).stdout.trim()
}
