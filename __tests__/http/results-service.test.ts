import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCache } from '../../src/actions-cache/actions-cache.ts'
import { runArtifacts } from '../../src/github/artifacts.ts'
import { openHttp, type Http } from '../../src/http/http.ts'
import recorded from '../fixtures/artifact-messages.json' with { type: 'json' }
import { startCacheService, type CacheService } from '../support/cache-service.ts'

/** One call of the results service, as it went over the wire. */
interface Call {
  service: string
  method: string
  request: unknown
  answer: unknown
}

/** What protobuf's JSON form of a field may be (https://protobuf.dev/programming-guides/json/). */
const FITS: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  StringValue: (value) => typeof value === 'string',
  Timestamp: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  bool: (value) => typeof value === 'boolean',
  int32: (value) => Number.isInteger(value),
  int64: (value) => typeof value === 'string' && /^-?\d+$/.test(value),
}

/** What is wrong with the JSON form of a message, as `name: why`. */
function faultsOf(message: string, json: unknown): string[] {
  const fields = (recorded.messages as Record<string, Record<string, string>>)[message]
  if (fields === undefined) return [`${message} is no message of the service`]
  return Object.entries(json as object).flatMap(([name, value]: [string, unknown]) => {
    const type = fields[name]
    if (type === undefined) return [`${message} has no field ${name}`]
    if (Array.isArray(value)) return value.flatMap((inner) => faultsOf(type.replace('_', '.'), inner))
    return FITS[type]?.(value) === true ? [] : [`${message}.${name} is no ${type}: ${JSON.stringify(value)}`]
  })
}

describe('what is said to GitHub’s results service', () => {
  const calls: Call[] = []
  let service: CacheService
  beforeAll(async () => {
    service = await startCacheService()
    const http = recording(
      openHttp({}, () => undefined),
      calls,
    )
    const env = service.env(service.token([{ scope: 'refs/heads/main', permission: 3 }]))
    const cache = openCache({ env, http })
    await cache.save('a/1', Buffer.from('words'))
    await cache.load(['a/2', 'a/'], 1024)
    const artifacts = runArtifacts({ env, http })
    await artifacts?.upload('report', 'report.html', Buffer.from('<p>'))
    const [listed] = (await artifacts?.list()) ?? []
    if (listed !== undefined) await artifacts?.download(listed, 'report.html', 1024)
  })
  afterAll(async () => await service.close())

  it('are its own messages of artifacts, field by field, and so are the answers that the tests give', () => {
    const ours = calls.filter((call) => call.service.endsWith('.ArtifactService'))
    expect(ours.map(({ method }) => method)).toEqual([
      'CreateArtifact',
      'FinalizeArtifact',
      'ListArtifacts',
      'GetSignedArtifactURL',
    ])
    expect(ours.flatMap(({ method, request }) => faultsOf(`${method}Request`, request))).toEqual([])
    expect(ours.flatMap(({ method, answer }) => faultsOf(`${method}Response`, answer))).toEqual([])
  })

  it('are its own messages of caches, as `@actions/cache` reads them', async () => {
    // The package lets nobody import its messages by name.
    const file = new URL('../../node_modules/@actions/cache/lib/generated/results/api/v1/cache.js', import.meta.url)
    const messages = (await import(file.href)) as Record<string, { fromJson(json: unknown, how: object): object }>
    const ours = calls.filter((call) => call.service.endsWith('.CacheService'))
    expect(ours.map(({ method }) => method)).toEqual([
      'CreateCacheEntry',
      'FinalizeCacheEntryUpload',
      'GetCacheEntryDownloadURL',
    ])
    for (const { method, request, answer } of ours) {
      const strict = { ignoreUnknownFields: false }
      expect(messages[`${method}Request`]?.fromJson(request, strict)).toMatchObject({ version: expect.any(String) })
      expect(messages[`${method}Response`]?.fromJson(answer, strict)).toMatchObject({ ok: true })
    }
  })

  it('would be refused with a field, a spelling or a type that the service does not know', () => {
    expect(faultsOf('CreateArtifactRequest', { mimetype: 'a' })).toEqual([
      'CreateArtifactRequest has no field mimetype',
    ])
    expect(faultsOf('FinalizeArtifactRequest', { size: 3 })).toEqual(['FinalizeArtifactRequest.size is no int64: 3'])
    expect(faultsOf('ListArtifactsResponse', { artifacts: [{ size: 3 }] })).toEqual([
      'ListArtifactsResponse.MonolithArtifact.size is no int64: 3',
    ])
  })
})

/** The same way out, that writes down what is said to Twirp services. */
function recording(http: Http, calls: Call[]): Http {
  return async (url, request) => {
    const answer = await http(url, request)
    const [, service, method] = /\/twirp\/([^/]+)\/(\w+)$/.exec(url) ?? []
    if (service !== undefined && method !== undefined) {
      const body = Buffer.from(request?.body ?? '').toString('utf8')
      calls.push({ service, method, request: JSON.parse(body), answer: JSON.parse(answer.body.toString('utf8')) })
    }
    return answer
  }
}
