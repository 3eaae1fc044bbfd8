import type { Http } from '../http/http.ts'

/** An answer of GitHub, whatever its status. Header names are in lower case. */
export interface ApiAnswer {
  status: number
  data: unknown
  headers: Record<string, string | undefined>
}

/**
 * Sends a request below `/repos/{owner}/{repo}/` of GitHub's REST API, e.g. `('GET', 'commits/4be77d0')`.
 * `raw` asks for the bytes of a file as text.
 *
 * @throws NoAnswerError when no answer came
 */
export type GitHubApi = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options?: { body?: object; raw?: boolean },
) => Promise<ApiAnswer>

/** GitHub's API of one repository. `apiUrl` as in `GITHUB_API_URL`, `repository` as in `GITHUB_REPOSITORY`. */
export function githubApi(
  http: Http,
  { apiUrl, repository = '' }: { apiUrl: string; repository?: string },
  token = '',
): GitHubApi {
  return async (method, path, { body, raw = false } = {}) => {
    const answer = await http(`${apiUrl}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: raw ? 'application/vnd.github.raw+json' : 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = answer.body.toString('utf8')
    return { ...answer, data: raw && answer.status < 300 ? text : json(text) }
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
