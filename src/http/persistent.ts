import { setTimeout as sleep } from 'node:timers/promises'
import { NoAnswerError, type Http, type HttpAnswer, type HttpRequest } from './http.ts'

const TRIES = 3
/** Waiting longer than this for a service costs more than what it has is worth. */
const LONGEST_WAIT_MS = 10_000

/**
 * Sends a request that may safely be sent again, up to three times while the other side is busy (429, 5xx) or silent.
 *
 * @returns the last answer, whatever its status
 * @throws NoAnswerError when no answer came at last
 */
export async function persistently(http: Http, url: string, request?: HttpRequest): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await http(url, request).catch((error: unknown) => {
      if (error instanceof NoAnswerError && !error.lasting && attempt < TRIES) return undefined
      throw error
    })
    const busy = answer === undefined || answer.status === 429 || answer.status >= 500
    const wait = waitMs(answer, attempt)
    if (answer !== undefined && (!busy || attempt === TRIES || wait > LONGEST_WAIT_MS)) return answer
    await sleep(wait)
  }
}

function waitMs(answer: HttpAnswer | undefined, attempt: number): number {
  const asked = Number(answer?.headers['retry-after'] ?? Number.NaN)
  return Number.isFinite(asked) ? asked * 1000 : attempt * 200
}
