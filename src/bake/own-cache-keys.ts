import { createHash } from 'node:crypto'
import type { CacheService } from '../actions-cache/service.ts'
import { serviceV2 } from '../actions-cache/service-v2.ts'
import { NoAnswerError, type Http } from '../http/http.ts'
import type { CacheAccess } from '../plan/cache-access.ts'
import { withOwnKeys, type CacheIndex } from './cache-index.ts'
import { hasV2 } from '../actions-cache/open-service.ts'
import { BUILDKIT_VERSION } from '../actions-cache/versions.ts'

/** Longest wait for all of it; an index has a few kilobytes, and a canceled job only a few seconds. */
const PATIENCE_MS = 5000

/**
 * Rewrites the cache indexes that BuildKit has just exported, so that it can use them beside each other
 * ({@link withOwnKeys} says why). As in BuildKit itself, an index is replaced by a newer entry of the same name.
 *
 * @param scopes of the exports, as in `cache-to: type=gha,scope=…`
 * @returns one sentence when it could not be done: nothing is lost then but cache hits
 */
export async function giveOwnKeys(
  scopes: string[],
  access: Pick<CacheAccess, 'scopes'>,
  { env, http }: { env: Readonly<Record<string, string | undefined>>; http: Http },
): Promise<string | undefined> {
  // BuildKit writes into the last scope it may write (gha.go, `indexKey`). Without v2 of the service (GHES) there is none.
  const branch = access.scopes.findLast(({ write }) => write)?.scope
  if (branch === undefined || !hasV2(env)) return undefined
  const hurried = until(Date.now() + PATIENCE_MS, http)
  const kept = {
    service: serviceV2(hurried, env.ACTIONS_RESULTS_URL ?? '', env.ACTIONS_RUNTIME_TOKEN ?? '', BUILDKIT_VERSION),
    http: hurried,
  }
  const results = await Promise.allSettled(scopes.map((scope) => rewrite(kept, indexKey(scope, branch))))
  const failed = results.find((result) => result.status === 'rejected')
  return failed === undefined
    ? undefined
    : `A cache index could not be completed (${(failed.reason as Error).message}); the next build may repeat steps that targets share.`
}

/** Key of the indexes of a scope on a ref, without their number: each export adds one with the next (gha.go, `indexKey`). */
export function indexKey(scope: string, ref: string): string {
  return `index-${scope}-1-${createHash('sha256').update(ref).digest('hex').slice(0, 8)}#`
}

async function rewrite({ service, http }: Kept, key: string): Promise<void> {
  const found = await service.lookUp([key])
  if (found === undefined) return
  const number = Number(found.key.slice(key.length))
  const { status, body } = await http(found.url)
  if (status !== 200) throw new Error(`the store of the Actions cache answered ${status}`)
  const index = withOwnKeys(JSON.parse(body.toString('utf8')) as CacheIndex, key)
  if (index === undefined || !Number.isSafeInteger(number)) return
  const upload = await service.reserve(`${key}${number + 1}`)
  // Another job has exported meanwhile: its index is the newest, and its to rewrite.
  if (upload === undefined) return
  await upload.whole(Buffer.from(JSON.stringify(index)))
}

interface Kept {
  service: CacheService
  http: Http
}

/** No request begins after the deadline or lasts longer. */
function until(deadline: number, http: Http): Http {
  return (url, request) => {
    const left = deadline - Date.now()
    if (left <= 0) return Promise.reject(new NoAnswerError('the Actions cache took too long', { lasting: true }))
    return http(url, { ...request, timeoutMs: left })
  }
}
