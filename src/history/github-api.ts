/** The few requests history makes to GitHub's REST API, by fetch: octokit takes 60 ms to load (tooling.md 2a). */

/** An answer of GitHub, whatever its status. Header names are in lower case. */
export interface ApiAnswer {
  status: number
  data: unknown
  headers: Record<string, string | undefined>
}

/**
 * Sends a request below `/repos/{owner}/{repo}/`, e.g. `('GET', 'commits/4be77d0')`. Rejects only when no answer came.
 * `raw` asks for the bytes of a file as text.
 */
export type GitHubApi = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  options?: { body?: object; raw?: boolean },
) => Promise<ApiAnswer>

/** How long one request may take. */
const TIMEOUT_MS = 20_000

/** GitHub's API of one repository. `apiUrl` as in `GITHUB_API_URL`, `repository` as in `GITHUB_REPOSITORY`. */
export function githubApi({
  apiUrl,
  repository,
  token,
}: {
  apiUrl: string
  repository: string
  token: string
}): GitHubApi {
  return async (method, path, { body, raw = false } = {}) => {
    const response = await fetch(`${apiUrl}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: raw ? 'application/vnd.github.raw+json' : 'application/vnd.github+json',
        'user-agent': 'bake-budget',
        'x-github-api-version': '2022-11-28',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    return {
      status: response.status,
      data: raw && response.ok ? text : json(text),
      headers: Object.fromEntries(response.headers),
    }
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
