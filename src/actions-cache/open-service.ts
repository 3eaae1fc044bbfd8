import type { Http } from '../http/http.ts'
import type { CacheService, Env } from './service.ts'
import { serviceV1 } from './service-v1.ts'
import { serviceV2 } from './service-v2.ts'

/** The service this job has, the newer protocol first (GitHub Enterprise Server and act have only the older one). */
export function cacheService({ env, http }: { env: Env; http: Http }, version: string): CacheService | undefined {
  const { ACTIONS_RUNTIME_TOKEN: token = '', ACTIONS_RESULTS_URL: v2 = '', ACTIONS_CACHE_URL: v1 = '' } = env
  if (token === '') return undefined
  if (hasV2(env)) return serviceV2(http, v2, token, version)
  return v1 === '' ? undefined : serviceV1(http, v1, token, version)
}

/** True where the runner tells of version 2 of the service; GitHub Enterprise Server's tells of version 1 only. */
export function hasV2({ ACTIONS_RESULTS_URL: url = '', ACTIONS_CACHE_SERVICE_V2: on = '' }: Env): boolean {
  return url !== '' && /^(true|1)$/i.test(on)
}
