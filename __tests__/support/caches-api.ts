import type { CacheService } from './cache-service.ts'
import { refusal } from './git-api.ts'
import type { ApiAnswer, ApiRequest } from './git-api.ts'

/**
 * GitHub's REST API of the Actions cache: use, list and deletion by id, on the entries of our cache service. Who may what is
 * asked before (github-refusals.ts). `undefined`: not one of these endpoints.
 * https://docs.github.com/rest/actions/cache (version 2022-11-28)
 */
export function answerCaches(
  service: Pick<CacheService, 'list' | 'remove'> | undefined,
  { method, path, query }: ApiRequest,
  repository: string,
): ApiAnswer | undefined {
  if (service === undefined) return undefined
  if (method === 'GET' && path === 'actions/cache/usage') {
    const all = service.list()
    const active_caches_size_in_bytes = all.reduce((sum, { size }) => sum + size, 0)
    return {
      status: 200,
      body: { full_name: repository, active_caches_size_in_bytes, active_caches_count: all.length },
    }
  }
  if (method === 'GET' && path === 'actions/caches') return list(service, query)
  const id = method === 'DELETE' ? /^actions\/caches\/(\d+)$/.exec(path)?.[1] : undefined
  if (id === undefined) return undefined
  return service.remove(Number(id)) ? { status: 204 } : refusal(404, 'Not Found')
}

const SORTS = {
  created_at: 'createdAt',
  last_accessed_at: 'usedAt',
  size_in_bytes: 'size',
} as const

function list(service: Pick<CacheService, 'list'>, query: URLSearchParams): ApiAnswer {
  const sort = SORTS[(query.get('sort') ?? 'last_accessed_at') as keyof typeof SORTS]
  const sign = query.get('direction') === 'asc' ? 1 : -1
  const all = service
    .list()
    .filter(({ scope, key }) => scope === (query.get('ref') ?? scope) && key.startsWith(query.get('key') ?? ''))
    .toSorted((a, b) => sign * (Number(a[sort]) - Number(b[sort]) || a.id - b.id))
  const size = Math.min(100, Number(query.get('per_page') ?? 30))
  const start = (Number(query.get('page') ?? 1) - 1) * size
  const actions_caches = all.slice(start, start + size).map((entry) => ({
    id: entry.id,
    ref: entry.scope,
    key: entry.key,
    version: entry.version,
    last_accessed_at: entry.usedAt.toISOString(),
    created_at: entry.createdAt.toISOString(),
    size_in_bytes: entry.size,
  }))
  return { status: 200, body: { total_count: all.length, actions_caches } }
}
