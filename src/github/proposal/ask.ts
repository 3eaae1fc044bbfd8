import { explain, meaningOf, patiently } from '../answers.ts'
import type { ApiAnswer, GitHubApi } from '../api.ts'

/** GitHub did not do what was asked; the message is the end of a sentence, with what mends it. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly answer: ApiAnswer
  constructor(doing: string, answer: ApiAnswer, permission: string) {
    super(`${doing}: ${explain(answer, permission)}${setting(answer)}`)
    this.answer = answer
  }
}

/** A repository can forbid it to all jobs, whatever their permissions. */
function setting({ status, data }: ApiAnswer): string {
  const { message } = (data ?? {}) as { message?: unknown }
  if (status !== 403 || typeof message !== 'string' || !/not permitted to create or approve/i.test(message)) return ''
  return '; the repository’s settings allow it under Actions, General, “Allow GitHub Actions to create and approve pull requests”'
}

/**
 * Sends a request and gives what GitHub answers. All that is asked here may be asked twice: it makes the same, or GitHub says
 * that it is there.
 *
 * @param doing what for, the beginning of the message
 * @throws RefusedError
 */
export async function ask<T>(
  api: GitHubApi,
  request: Parameters<GitHubApi>,
  { doing, permission }: { doing: string; permission: string },
): Promise<T> {
  const answer = await patiently(request, { api })
  if (meaningOf(answer) !== 'ok') throw new RefusedError(doing, answer, permission)
  return answer.data as T
}
