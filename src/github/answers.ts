/** What an answer of GitHub means for whoever asked, and how long to wait before asking again. */
import { setTimeout as sleep } from 'node:timers/promises'

import { NoAnswerError } from '../http/http.ts'
import type { ApiAnswer, GitHubApi } from './api.ts'
import { errorText } from '../shared/error-text.ts'

/** Time, sleep and chance; injected so that tests need not wait. */
export interface Clock {
  now(): number
  sleep(ms: number): Promise<unknown>
  /** From 0 to 1. */
  random(): number
}

export const CLOCK: Clock = { now: Date.now, sleep, random: Math.random }

/** How long one request and its repetitions may take. */
const PATIENCE_MS = 20_000

/** The status of a request that nobody answered, and nobody will: the proxy refuses, the host is not there. */
const NO_USE = -1

/** Longest step of the backoff. Of writers that race somebody always wins, so waiting longer only saves requests. */
const LONGEST_MS = 12_000

/**
 * - `ok`: 2xx
 * - `absent`: 404
 * - `conflict`: 409 or 422, somebody else was faster: read again and start over
 * - `busy`: a rate limit, a server error or no answer: wait and ask again
 * - `refused`: anything else; asking again does not help
 */
export type Meaning = 'ok' | 'absent' | 'conflict' | 'busy' | 'refused'

/** A 403 is a rate limit when GitHub says so in a header or in words; otherwise it is a missing permission. */
export function meaningOf({ status, headers, data }: ApiAnswer): Meaning {
  if (status >= 200 && status < 300) return 'ok'
  if (status === NO_USE) return 'refused'
  if (status === 404) return 'absent'
  if (status === 409 || status === 422) return 'conflict'
  if (status === 429 || status >= 500 || status === 0) return 'busy'
  const limited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'
  return status === 403 && (limited || /rate limit|abuse/i.test(messageOf(data))) ? 'busy' : 'refused'
}

/** Milliseconds GitHub asks to wait, else an exponential backoff from `base` with full jitter, at most {@link LONGEST_MS}. */
export function waitFor({ headers }: ApiAnswer, attempt: number, base: number, clock: Clock): number {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(retryAfter)) return retryAfter * 1000 + clock.random() * base
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) return Math.max(0, reset * 1000 - clock.now())
  return clock.random() * Math.min(LONGEST_MS, base * 2 ** attempt)
}

/**
 * Sends a request until it gets an answer that is not `busy`, or the deadline (epoch ms) or five tries are over. Never
 * rejects: no answer has the status 0, or {@link NO_USE} where asking again is of no use.
 */
export async function patiently(
  request: Parameters<GitHubApi>,
  {
    api,
    deadline = Date.now() + PATIENCE_MS,
    clock = CLOCK,
    base = 500,
  }: { api: GitHubApi; deadline?: number; clock?: Clock; base?: number },
): Promise<ApiAnswer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await api(...request).catch(noAnswer)
    const wait = waitFor(answer, attempt, base, clock)
    if (meaningOf(answer) !== 'busy' || attempt === 4 || clock.now() + wait > deadline) return answer
    await clock.sleep(wait)
  }
}

/** The answer that stands for none. */
export function noAnswer(error: unknown): ApiAnswer {
  const status = error instanceof NoAnswerError && error.lasting ? NO_USE : 0
  return { status, data: { message: errorText(error) }, headers: {} }
}

/** True when nobody answers there, which the way out has told already (http.ts). */
export function isUnreachable({ status }: ApiAnswer): boolean {
  return status === NO_USE
}

/** GitHub's own words. */
function messageOf(data: unknown): string {
  const message = (data as { message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message.slice(0, 200) : ''
}

/** True when the token lacks a permission. (GitHub also says 404 for what a token may not see.) */
export function isForbidden(answer: ApiAnswer): boolean {
  if (answer.status === 404) return true
  return answer.status === 403 && /not accessible by|must have|resource protected|^$/i.test(messageOf(answer.data))
}

/** {@link explain} for what a pull request's job writes, which one from a fork may not. */
export function explainWrite(answer: ApiAnswer, permission: string): string {
  const fork = isForbidden(answer) ? '. Pull requests from forks always get a read-only token' : ''
  return `${explain(answer, permission)}${fork}`
}

/** What GitHub said, and what to do about it: the end of a sentence, for the log. */
export function explain(answer: ApiAnswer, permission: string): string {
  const { status, data, headers } = answer
  const message = messageOf(data).replace(/\.$/, '')
  if (status === 0 || status === NO_USE) return message
  if (status === 401) return 'GitHub does not know the `github-token` (401); pass `${{ github.token }}`'
  const said = `GitHub answered ${status}${message === '' ? '' : ` (${message})`}`
  if (isForbidden(answer)) return `${said}; the job needs \`permissions: ${permission}\``
  const wait = headers['retry-after']
  return wait !== undefined && /^\d+$/.test(wait) ? `${said} and asks to wait ${wait} s` : said
}
