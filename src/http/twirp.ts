import type { Http } from './http.ts'
import { persistently } from './persistent.ts'

/** One answer of a Twirp service. Names of fields are as in its `.proto`, `signed_upload_url`. */
export interface TwirpAnswer {
  status: number
  data: Record<string, unknown>
  /** The service's own words, when it refused. */
  said: string
}

/**
 * A Twirp service spoken to in JSON (https://twitchtv.github.io/twirp/docs/spec_v7.html). Servers may write names of fields
 * in either of protobuf's two JSON spellings; GitHub's writes the `.proto`'s, nektos/act's the camelCase one.
 *
 * @param base `ACTIONS_RESULTS_URL`
 */
export function twirp(
  http: Http,
  { base, service, token }: { base: string; service: string; token: string },
): (method: string, request: object) => Promise<TwirpAnswer> {
  return async (method, request) => {
    const { status, body } = await persistently(http, `${base.replace(/\/+$/, '')}/twirp/${service}/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    const data = asProtoNames(parsed(body)) as TwirpAnswer['data']
    return { status, data, said: typeof data.msg === 'string' ? data.msg.slice(0, 200) : '' }
  }
}

function parsed(body: Buffer): object {
  try {
    const data: unknown = JSON.parse(body.toString('utf8'))
    return typeof data === 'object' && data !== null ? data : {}
  } catch {
    return {}
  }
}

function asProtoNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asProtoNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      asProtoNames(inner),
    ]),
  )
}
