/** Version 1 of the service, which GitHub Enterprise Server and act have (`@actions/cache` 3, `cacheHttpClient.ts`). */
import type { Http, HttpAnswer, HttpRequest } from '../http/http.ts'
import { persistently } from '../http/persistent.ts'
import type { CacheService, Upload } from './service.ts'

const TIMEOUT_MS = 20_000
const PART_TIMEOUT_MS = 120_000
/** Of one PATCH; GitHub Enterprise Server takes 32 MiB. */
const PART_BYTES = 32 * 1024 * 1024

/** @param url `ACTIONS_CACHE_URL` */
export function serviceV1(http: Http, url: string, token: string, version: string): CacheService {
  const ask = (path: string, { headers, ...request }: HttpRequest): Promise<HttpAnswer> =>
    persistently(http, `${url.replace(/\/+$/, '')}/_apis/artifactcache/${path}`, {
      timeoutMs: TIMEOUT_MS,
      ...request,
      headers: {
        accept: 'application/json;api-version=6.0-preview.1',
        authorization: `Bearer ${token}`,
        ...headers,
      },
    })
  const post = (path: string, body: object): Promise<HttpAnswer> =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    async lookUp(keys) {
      const answer = await ask(`cache?keys=${encodeURIComponent(keys.join(','))}&version=${version}`, {})
      if (answer.status === 204 || answer.status === 404) return undefined
      const { cacheKey, archiveLocation } = dataOf(answer, 'looking up an entry')
      if (typeof cacheKey !== 'string' || typeof archiveLocation !== 'string') return undefined
      return { key: cacheKey, url: archiveLocation }
    },
    async reserve(key) {
      const answer = await post('caches', { key, version })
      if (answer.status === 409) return undefined
      const { cacheId } = dataOf(answer, 'beginning an entry')
      const path = `caches/${String(cacheId)}`
      const upload: Upload = {
        partBytes: PART_BYTES,
        async put(at, body) {
          const headers = {
            'content-type': 'application/octet-stream',
            'content-range': `bytes ${at}-${at + body.length - 1}/*`,
          }
          dataOf(await ask(path, { method: 'PATCH', headers, body, timeoutMs: PART_TIMEOUT_MS }), 'writing an entry')
        },
        async finish(size) {
          dataOf(await post(path, { size }), 'finishing an entry')
        },
        async whole(bytes) {
          await upload.put(0, bytes)
          await upload.finish(bytes.length)
        },
      }
      return upload
    },
  }
}

function dataOf({ status, body }: HttpAnswer, doing: string): Record<string, unknown> {
  const text = body.toString('utf8')
  if (status >= 200 && status < 300) return text.trim() === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  const said = /"message"\s*:\s*"([^"]{1,200})"/.exec(text)?.[1]
  throw new Error(`the Actions cache answered ${status}${said === undefined ? '' : ` (${said})`} to ${doing}`)
}
