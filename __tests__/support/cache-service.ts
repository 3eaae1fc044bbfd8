import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { ARTIFACT_SERVICE, createArtifactService, resultsScope } from './artifact-service.ts'
import type { ArtifactService } from './artifact-service.ts'
import { answerBlob, blobNotFound, newBlob, readBody, signedPath } from './azure-blob.ts'
import type { Blob } from './azure-blob.ts'
import { PROTOBUF, readRequest, writeAnswer } from './cache-protobuf.ts'

/** One claim of a runtime token: a git ref, and 1 (read), 2 (write) or 3 (both). */
export interface Scope {
  scope: string
  permission: number
}

/** A finished cache entry as GitHub's cache list would show it. `size` is in bytes. */
export interface CacheEntry {
  key: string
  version: string
  scope: string
  size: number
  createdAt: Date
}

/** An entry as GitHub's REST API has it: with its id, and when it was last read. */
export interface ListedEntry extends CacheEntry {
  id: number
  usedAt: Date
}

/** What to break. `429` and `500` meet API calls, `blob-404` downloads, `down` drops any connection unanswered. */
export interface CacheFault {
  kind: '429' | '500' | 'blob-404' | 'down'
  /** How many requests it meets; `Infinity` until {@link CacheService.heal}. */
  times: number
}

/** A running emulator of GitHub's cache service v2. */
export interface CacheService {
  readonly url: string
  /** Artifacts of runs: GitHub has them behind the same address. */
  readonly artifacts: ArtifactService
  /**
   * A runtime token as the runner gets: an unsigned JWT. `exp` is in seconds since the epoch (default: tomorrow), `runId` the
   * run whose artifacts it sees (default: one of its own).
   */
  token(scopes: Scope[], opts?: { exp?: number; runId?: string }): string
  /** The variables by which an action, @actions/cache and buildx find the service. */
  env(token: string): Record<string, string>
  /** The same where there is only version 1 of the service: GitHub Enterprise Server. */
  envV1(token: string): Record<string, string>
  /** Finished entries, oldest first. */
  entries(): CacheEntry[]
  /** The same for GitHub's REST API. */
  list(): ListedEntry[]
  /** Removes one entry by its id, as that API does; false when there is none. */
  remove(id: number): boolean
  /** The bytes of the newest finished entry with this key. */
  content(key: string): Buffer | undefined
  /** Removes entries and their bytes; says how many. */
  evict(predicate: (entry: CacheEntry) => boolean): number
  clear(): void
  fail(fault: CacheFault): void
  heal(): void
  /** Everything asked so far. `path` has no signature: only `?comp=` is kept. */
  readonly requests: { method: string; path: string; status: number }[]
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

interface StoredEntry extends ListedEntry {
  finalized: boolean
  blob: Blob
}

type Json = Record<string, unknown>

/** An answer that is not 200: Twirp's error object (https://twitchtv.github.io/twirp/docs/errors.html). */
class TwirpError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/'
const V1 = '/_apis/artifactcache/'
const READ = 1
const WRITE = 2

/**
 * Starts an emulator of GitHub's cache service v2 (Twirp API + Azure blobs) on 127.0.0.1. It answers BuildKit's `gha`
 * cache, @actions/cache 6 and, in protobuf, sccache alike; what it accepts and refuses is listed in docs/internals/cache.md: The service.
 */
export async function startCacheService(): Promise<CacheService> {
  let stored: StoredEntry[] = []
  let nextId = 1
  let faults: CacheFault[] = []
  const requests: CacheService['requests'] = []
  const artifacts = createArtifactService()

  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', base())
    const comp = url.searchParams.get('comp')
    const request = { method: req.method ?? '', path: url.pathname + (comp ? `?comp=${comp}` : ''), status: 0 }
    requests.push(request)
    res.on('finish', () => (request.status = res.statusCode))
    answer(req, res, url).catch((error: unknown) => res.destroy(error as Error))
  })
  // Node closes idle connections after 5 s; a Go client that reuses one at that moment sees a reset on a PUT.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  function base() {
    return `http://127.0.0.1:${port}`
  }

  async function answer(req: IncomingMessage, res: ServerResponse, url: URL) {
    if (strikes('down')) return void req.socket.destroy()
    if (url.pathname.startsWith(ARTIFACT_SERVICE)) {
      const method = url.pathname.slice(ARTIFACT_SERVICE.length)
      const { status, body } = artifacts.answer(method, req, await readBody(req), base())
      return sendJson(res, status, body as Json)
    }
    if (url.pathname.startsWith(V1)) return answerV1(req, res, url)
    if (!url.pathname.startsWith(SERVICE)) {
      if (req.method === 'GET' && strikes('blob-404')) return blobNotFound(res)
      const id = url.pathname.split('/').at(-1) ?? ''
      return answerBlob(req, res, url, stored.find((entry) => entry.blob.id === id)?.blob ?? artifacts.blob(id))
    }
    const body = await readBody(req)
    try {
      if (strikes('429')) throw new TwirpError(429, 'resource_exhausted', 'too many requests')
      if (strikes('500')) throw new TwirpError(500, 'internal', 'something went wrong')
      const method = url.pathname.slice(SERVICE.length)
      const binary = req.headers['content-type'] === PROTOBUF
      const answer = call(method, scopesOf(req), binary ? readRequest(method, body) : parse(body))
      if (binary) send(res, 200, PROTOBUF, writeAnswer(method, answer))
      else sendJson(res, 200, answer)
    } catch (error) {
      if (!(error instanceof TwirpError)) throw error
      if (error.status === 429) res.setHeader('retry-after', '1')
      sendJson(res, error.status, { code: error.code, msg: error.message })
    }
  }

  /** Version 1: look up, reserve, PATCH ranges, commit (`@actions/cache` 3.2.4, `internal/cacheHttpClient.ts`). */
  async function answerV1(req: IncomingMessage, res: ServerResponse, url: URL) {
    const body = await readBody(req)
    try {
      if (strikes('429')) throw new TwirpError(429, 'TooManyRequestsException', 'too many requests')
      if (strikes('500')) throw new TwirpError(500, 'InternalServerException', 'something went wrong')
      const scopes = scopesOf(req)
      const path = url.pathname.slice(V1.length)
      if (req.method === 'GET' && path === 'cache') {
        const [key = '', ...more] = (url.searchParams.get('keys') ?? '').split(',')
        const found = lookUp(scopes, key, url.searchParams.get('version') ?? '', more)
        if (found.ok !== true) return send(res, 204, 'application/json', Buffer.alloc(0))
        return sendJson(res, 200, { cacheKey: found.matched_key, archiveLocation: found.signed_download_url })
      }
      if (req.method === 'POST' && path === 'caches') {
        const args = parse(body)
        create(scopes, text(args, 'key'), text(args, 'version'))
        return sendJson(res, 201, { cacheId: stored.at(-1)?.id })
      }
      const entry = stored.find(({ id, finalized }) => `caches/${id}` === path && !finalized)
      if (entry === undefined) throw new TwirpError(404, 'CacheNotFoundException', 'no such upload')
      if (req.method === 'PATCH') {
        const [, start, end] = /^bytes (\d+)-(\d+)\/\*$/.exec(req.headers['content-range'] ?? '') ?? []
        if (start === undefined || Number(end) - Number(start) + 1 !== body.length) {
          throw new TwirpError(400, 'InvalidRange', 'content-range does not fit the body')
        }
        entry.blob.blocks.set(start, body)
        return send(res, 204, 'application/json', Buffer.alloc(0))
      }
      const parts = [...entry.blob.blocks].toSorted(([a], [b]) => Number(a) - Number(b))
      entry.blob.content = Buffer.concat(parts.map(([, bytes]) => bytes))
      finalize(scopes, entry.key, entry.version, Number(parse(body).size))
      return send(res, 204, 'application/json', Buffer.alloc(0))
    } catch (error) {
      if (!(error instanceof TwirpError)) throw error
      return sendJson(res, error.status, { typeKey: error.code, message: error.message })
    }
  }

  function call(method: string, scopes: Scope[], args: Json): Json {
    const key = text(args, 'key')
    const version = text(args, 'version')
    switch (method) {
      case 'CreateCacheEntry':
        return create(scopes, key, version)
      case 'FinalizeCacheEntryUpload':
        return finalize(scopes, key, version, Number(args.size_bytes ?? args.sizeBytes ?? 0))
      case 'GetCacheEntryDownloadURL':
        return lookUp(scopes, key, version, restoreKeys(args))
      default:
        throw new TwirpError(404, 'bad_route', `no handler for ${method}`)
    }
  }

  function create(scopes: Scope[], key: string, version: string): Json {
    const scope = writableScope(scopes)
    if (key.length > 512 || key.includes(',')) {
      throw new TwirpError(400, 'invalid_argument', 'key must be at most 512 characters and hold no comma')
    }
    if (stored.some((entry) => entry.key === key && entry.version === version && entry.scope === scope)) {
      throw new TwirpError(409, 'already_exists', 'cache entry with the same key, version, and scope already exists')
    }
    const blob = newBlob()
    const now = new Date()
    stored.push({ id: nextId++, key, version, scope, size: 0, createdAt: now, usedAt: now, finalized: false, blob })
    return { ok: true, signed_upload_url: base() + signedPath(blob, 'w') }
  }

  function finalize(scopes: Scope[], key: string, version: string, size: number): Json {
    const scope = writableScope(scopes)
    const entry = stored.findLast(
      (it) => it.key === key && it.version === version && it.scope === scope && !it.finalized,
    )
    if (!entry) throw new TwirpError(404, 'not_found', 'no upload of this key and version is under way')
    const received = entry.blob.content?.length
    if (received !== size) {
      throw new TwirpError(400, 'invalid_argument', `size_bytes is ${size} but ${received ?? 'no'} bytes were uploaded`)
    }
    entry.size = size
    entry.finalized = true
    entry.blob.blocks.clear()
    return { ok: true, entry_id: String(entry.id) }
  }

  function lookUp(scopes: Scope[], key: string, version: string, restore: string[]): Json {
    for (const { scope, permission } of scopes) {
      if (!(permission & READ)) continue
      const here = stored.filter((it) => it.finalized && it.version === version && it.scope === scope)
      const hit =
        here.findLast((it) => it.key === key) ??
        [key, ...restore].map((prefix) => here.findLast((it) => it.key.startsWith(prefix))).find(Boolean)
      if (hit) hit.usedAt = new Date()
      if (hit) return { ok: true, signed_download_url: base() + signedPath(hit.blob, 'r'), matched_key: hit.key }
    }
    return { ok: false, signed_download_url: '', matched_key: '' }
  }

  function strikes(kind: CacheFault['kind']): boolean {
    const fault = faults.find((it) => it.kind === kind && it.times > 0)
    if (fault) fault.times -= 1
    return fault !== undefined
  }

  const service: CacheService = {
    url: base(),
    requests,
    artifacts,
    token: (scopes, opts) => mintToken(scopes, opts),
    env: (token) => ({
      ACTIONS_CACHE_SERVICE_V2: 'true',
      // BuildKit appends to it without a slash of its own.
      ACTIONS_RESULTS_URL: `${base()}/`,
      ACTIONS_RUNTIME_TOKEN: token,
    }),
    envV1: (token) => ({ ACTIONS_CACHE_URL: `${base()}/`, ACTIONS_RUNTIME_TOKEN: token }),
    entries: () => stored.filter((entry) => entry.finalized).map(publicEntry),
    list: () =>
      stored
        .filter((entry) => entry.finalized)
        .map((entry) => ({ ...publicEntry(entry), id: entry.id, usedAt: entry.usedAt })),
    remove(id) {
      const before = stored.length
      stored = stored.filter((entry) => entry.id !== id || !entry.finalized)
      return stored.length < before
    },
    content: (key) => stored.findLast((entry) => entry.finalized && entry.key === key)?.blob.content,
    evict(predicate) {
      const before = stored.length
      stored = stored.filter((entry) => !entry.finalized || !predicate(publicEntry(entry)))
      return before - stored.length
    },
    clear: () => void (stored = []),
    fail: (fault) => void faults.push({ ...fault }),
    heal: () => void (faults = []),
    async close() {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
    [Symbol.asyncDispose]: () => service.close(),
  }
  return service
}

function publicEntry({ key, version, scope, size, createdAt }: StoredEntry): CacheEntry {
  return { key, version, scope, size, createdAt }
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** BuildKit wants `exp` and `nbf`; both clients read `ac`, which is JSON inside a string. */
function mintToken(scopes: Scope[], { exp, runId }: { exp?: number; runId?: string } = {}): string {
  const claims = {
    nameid: randomUUID(),
    scp: `Actions.ExampleScope ${resultsScope(runId)}`,
    ac: JSON.stringify(scopes.map(({ scope, permission }) => ({ Scope: scope, Permission: permission }))),
    acsl: '10',
    iss: 'bake-budget-tests',
    nbf: Math.floor(Date.now() / 1000) - 300,
    exp: exp ?? Math.floor(Date.now() / 1000) + 86_400,
  }
  return `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}.${part('unsigned')}`
}

function scopesOf(req: IncomingMessage): Scope[] {
  const claims = /^Bearer [^.]+\.([^.]+)\./i.exec(req.headers.authorization ?? '')?.[1]
  try {
    const { ac, exp } = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as { ac: string; exp: number }
    if (exp * 1000 < Date.now()) throw new TwirpError(401, 'unauthenticated', 'token expired')
    const scopes = JSON.parse(ac) as { Scope: string; Permission: number }[]
    return scopes.map(({ Scope: scope, Permission: permission }) => ({ scope, permission }))
  } catch (error) {
    if (error instanceof TwirpError) throw error
    throw new TwirpError(401, 'unauthenticated', 'bearer token is missing or malformed')
  }
}

function writableScope(scopes: Scope[]): string {
  const scope = scopes.find(({ permission }) => permission & WRITE)?.scope
  if (!scope) throw new TwirpError(403, 'permission_denied', 'token has no writable scope')
  return scope
}

function text(args: Json, name: string): string {
  const value = args[name]
  if (typeof value !== 'string' || value === '') throw new TwirpError(400, 'invalid_argument', `${name} is required`)
  return value
}

function restoreKeys(args: Json): string[] {
  const keys = args.restore_keys ?? args.restoreKeys ?? []
  return Array.isArray(keys) ? keys.map(String) : []
}

function parse(body: Buffer): Json {
  try {
    return JSON.parse(body.toString()) as Json
  } catch {
    throw new TwirpError(400, 'malformed', 'the body is not JSON')
  }
}

function sendJson(res: ServerResponse, status: number, value: Json) {
  send(res, status, 'application/json', Buffer.from(JSON.stringify(value)))
}

function send(res: ServerResponse, status: number, type: string, body: Buffer) {
  res.writeHead(status, { 'content-type': type, 'content-length': body.length })
  res.end(body)
}
