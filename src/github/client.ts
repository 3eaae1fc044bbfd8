import { setTimeout as sleep } from 'node:timers/promises'
import type { getOctokit } from '@actions/github'

/** GitHub's REST client, as `@actions/github` builds it. */
export type Client = ReturnType<typeof getOctokit>

/** Waiting longer than this for GitHub would cost users more than the comment is worth. */
const MAX_WAIT_MS = 20_000
const TRIES = 3

/** Builds the one client. `@actions/github` is loaded here and not before: it costs 60 ms at start (tooling.md 2a). */
export async function createClient(token: string, apiUrl: string): Promise<Client> {
  const { getOctokit: create } = await import('@actions/github')
  const client = create(token, { baseUrl: apiUrl })
  client.hook.wrap('request', async (request, options) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await request(options)
      } catch (error) {
        const wait = waitMs(error, attempt)
        if (attempt >= TRIES || wait === undefined || wait > MAX_WAIT_MS) throw error
        await sleep(wait)
      }
    }
  })
  return client
}

/**
 * How long to wait before asking again, or undefined when asking again is no use. GitHub's secondary limits answer 403
 * or 429 with `retry-after` in seconds; 5xx and broken connections deserve another try after a moment.
 */
function waitMs(error: unknown, attempt: number): number | undefined {
  const { status, response } = error as { status?: number; response?: { headers?: Record<string, string | undefined> } }
  const retryAfter = Number(response?.headers?.['retry-after'] ?? Number.NaN)
  if ((status === 403 || status === 429) && Number.isFinite(retryAfter)) return retryAfter * 1000
  if (status === 429) return attempt * 2000
  if (status === undefined || status >= 500) return attempt * 300
  return undefined
}
