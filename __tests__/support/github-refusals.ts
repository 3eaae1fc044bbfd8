import { refusal } from './git-api.ts'
import type { ApiAnswer, ApiRequest } from './git-api.ts'

/** What to break. `down` drops the connection; after `close()` connections are refused. */
export interface GitHubFault {
  kind: '429' | 'secondary-rate-limit' | 'primary-rate-limit' | '500' | '502' | '503' | 'down'
  /** How many requests it meets; `Infinity` until {@link GitHub.heal}. */
  times: number
  /** Matched against `METHOD /path`; every request when absent. */
  match?: RegExp
  /** Seconds a rate-limited client is told to wait (default 1). */
  retryAfter?: number
}

/** A token's permissions, as a workflow's `permissions:` names them. */
export type Permissions = Partial<
  Record<'actions' | 'checks' | 'contents' | 'issues' | 'pull-requests' | 'statuses', 'none' | 'read' | 'write'>
>

/** GitHub's limit of a comment's body, in characters. */
export const MAX_COMMENT_LENGTH = 65_536

/** Which permissions let a write pass, by the path below the repository. Source: GitHub's REST reference. */
const WRITES: [pattern: RegExp, accepted: (keyof Permissions)[]][] = [
  [/^issues\/.*(comments|labels)/, ['issues', 'pull-requests']],
  [/^issues/, ['issues']],
  [/^pulls/, ['pull-requests']],
  [/^check-/, ['checks']],
  [/^statuses/, ['statuses']],
  [/^(git|contents)\b/, ['contents']],
  [/^actions\/caches/, ['actions']],
]

/**
 * What GitHub answers to a token that may not: 401 for one it does not know, 403 with the permission that is missing.
 * `path` is below the repository. `undefined`: it may.
 */
export function refuse(
  method: string,
  path: string,
  token: string | undefined,
  tokens: ReadonlyMap<string, Permissions>,
): ApiAnswer | undefined {
  const permissions = tokens.get(token ?? '')
  if (token && !permissions) return refusal(401, 'Bad credentials')
  // A token that says nothing of `actions` may read them; `permissions:` in a workflow takes away what it does not name.
  if (/^actions\/artifacts\/\d+\/zip$/.test(path) && !permissions) return refusal(401, 'Requires authentication')
  if (path.startsWith('actions/') && permissions?.actions === 'none') {
    const headers = { 'x-accepted-github-permissions': 'actions=read' }
    return { ...refusal(403, 'Resource not accessible by integration'), headers }
  }
  if (method === 'GET' || method === 'HEAD') return undefined
  if (!permissions) return refusal(401, 'Requires authentication')
  const accepted = WRITES.find(([pattern]) => pattern.test(path))?.[1] ?? []
  if (accepted.some((permission) => permissions[permission] === 'write')) return undefined
  const needed = accepted.map((permission) => `${permission.replace('-', '_')}=write`).join('; ')
  return {
    ...refusal(403, 'Resource not accessible by integration'),
    headers: { 'x-accepted-github-permissions': needed },
  }
}

/** GitHub's limit of a title, in characters. */
const MAX_TITLE_LENGTH = 256

/** GitHub's answer to a text that is longer than it takes; `undefined` for every other request. */
export function tooLong(request: ApiRequest): ApiAnswer | undefined {
  const { method, path, body } = request
  const writes = method === 'POST' || method === 'PATCH'
  if (writes && /^pulls(\/\d+)?$/.test(path)) return tooLongPull(request)
  if (!writes || !/^issues\/.*comments/.test(path) || text(body.body).length <= MAX_COMMENT_LENGTH) return undefined
  const message = `Body is too long (maximum is ${MAX_COMMENT_LENGTH} characters)`
  const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }]
  return refusal(422, 'Validation Failed', { errors })
}

function tooLongPull({ body }: ApiRequest): ApiAnswer | undefined {
  const limits = { title: MAX_TITLE_LENGTH, body: MAX_COMMENT_LENGTH }
  for (const [field, most] of Object.entries(limits)) {
    if (text(body[field]).length <= most) continue
    const message = `${field} is too long (maximum is ${most} characters)`
    return refusal(422, 'Validation Failed', { errors: [{ resource: 'Issue', code: 'custom', field, message }] })
  }
  return undefined
}

/** GitHub's answer under a fault; `undefined` means that the connection is dropped. */
export function faultAnswer({ kind, retryAfter = 1 }: GitHubFault): ApiAnswer | undefined {
  const wait = { 'retry-after': String(retryAfter) }
  switch (kind) {
    case 'down':
      return undefined
    case '429':
      return { ...refusal(429, 'Too many requests'), headers: wait }
    case 'secondary-rate-limit': {
      const text =
        'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'
      return { ...refusal(403, text), headers: wait }
    }
    case 'primary-rate-limit': {
      const reset = Math.floor(Date.now() / 1000) + retryAfter
      const headers = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }
      return { ...refusal(403, 'API rate limit exceeded for installation.'), headers }
    }
    default:
      return refusal(Number(kind), 'Server Error')
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
