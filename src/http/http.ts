/** The one way out of this process for HTTP: proxy, time limits, and errors that say who did not answer, and why. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect as tlsConnect, type ConnectionOptions } from 'node:tls'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { proxyFor } from './proxy.ts'

/** A request's particulars. */
export interface HttpRequest {
  /** Default GET. */
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For the whole exchange, the answer's body included. Default {@link TIMEOUT_MS}. */
  timeoutMs?: number
  /** Bytes of the answer that are read at most, unpacked; more is a RangeError. */
  limit?: number
}

/** An answer, whatever its status. Header names are in lower case. */
export interface HttpAnswer {
  status: number
  headers: Record<string, string | undefined>
  body: Buffer
}

/**
 * Sends a request. Redirects of a GET are followed; credentials stay with the host they were for.
 *
 * @throws NoAnswerError when no whole answer came, RangeError when it is larger than the limit
 */
export type Http = (url: string, request?: HttpRequest) => Promise<HttpAnswer>

/** Nobody answered, or not to the end. The message names the host and the proxy. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
  /** True when asking again is of no use. */
  readonly lasting: boolean

  constructor(message: string, options: { cause?: unknown; lasting: boolean }) {
    super(message, options)
    this.lasting = options.lasting
  }
}

const TIMEOUT_MS = 20_000
/** Until there is a connection to the host: a proxy that says nothing must not hold up a build. */
const CONNECT_MS = 5000
/** After so many requests to a host without any answer, no more are sent: each of them would cost its time limit. */
const HOPELESS = 3
const MOST_REDIRECTS = 5
const KEEP = { keepAlive: true, timeout: 4000 }

/** A host and how it is reached. */
interface Route {
  /** For people: "api.github.com through the proxy http://proxy.corp:3128". */
  name: string
  proxy: URL | undefined
  agent: HttpAgent
  /** Requests in a row that had no answer. */
  failures: number
  /** Why no more are sent. */
  closed?: string
}

/**
 * Opens the way out.
 *
 * @param env where `https_proxy`, `http_proxy` and `no_proxy` are looked up, in both cases
 * @param warn is told once of every host that cannot be reached
 */
export function openHttp(env: Readonly<Record<string, string | undefined>>, warn: (message: string) => void): Http {
  const routes = new Map<string, Route>()

  const routeTo = (url: URL): Route => {
    let route = routes.get(url.origin)
    if (route === undefined) {
      route = openRoute(url, env)
      routes.set(url.origin, route)
    }
    return route
  }

  const giveUp = (route: Route, error: unknown): NoAnswerError => {
    const why = reasonOf(error)
    const lasting = error instanceof ProxyRefusal || ++route.failures >= HOPELESS
    const message = `${route.name} ${why}`
    if (lasting && route.closed === undefined) {
      route.closed = message
      warn(`${message}. What needs it was left out.`)
    }
    return new NoAnswerError(message, { cause: error, lasting })
  }

  return async (address, { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, limit = Infinity } = {}) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let url = new URL(address)
    let sent: Record<string, string> = { 'accept-encoding': 'gzip', ...headers }
    for (let redirects = 0; ; redirects++) {
      const route = routeTo(url)
      if (route.closed !== undefined) throw new NoAnswerError(route.closed, { lasting: true })
      let answer
      try {
        answer = await exchange(route, url, { method, headers: sent, body, signal, limit })
      } catch (error) {
        if (error instanceof RangeError) throw error
        throw giveUp(route, signal.aborted ? new Error(`did not answer within ${timeoutMs / 1000} s`) : error)
      }
      route.failures = 0
      const next = method === 'GET' && answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined
      if (next === undefined || redirects === MOST_REDIRECTS) return answer
      const to = new URL(next, url)
      if (to.origin !== url.origin) sent = withoutCredentials(sent)
      url = to
    }
  }
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)))
}

/** A proxy answered something else than a connection. */
class ProxyRefusal extends Error {}

function openRoute(url: URL, env: Readonly<Record<string, string | undefined>>): Route {
  let proxy
  try {
    proxy = proxyFor(url, env)
  } catch (error) {
    const closed = `${url.host} cannot be reached: ${(error as Error).message}`
    return { name: url.host, proxy: undefined, agent: new HttpAgent(), failures: HOPELESS, closed }
  }
  const secure = url.protocol === 'https:'
  const name = proxy === undefined ? url.host : `${url.host} through the proxy ${proxy.protocol}//${proxy.host}`
  const agent = !secure ? new HttpAgent(KEEP) : proxy === undefined ? new HttpsAgent(KEEP) : tunnelAgent(proxy)
  return { name, proxy, agent, failures: 0 }
}

/** Connections to HTTPS hosts that a proxy passes on unread (RFC 9110, 9.3.6). */
function tunnelAgent(proxy: URL): HttpsAgent {
  return new (class extends HttpsAgent {
    override createConnection(
      options: RequestOptions & ConnectionOptions,
      done?: (error: Error | null, stream: Duplex) => void,
    ): null {
      const host = `${options.host}:${options.port}`
      const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
        ...endOf(proxy),
        method: 'CONNECT',
        path: host,
        headers: { host, ...proxyCredentials(proxy) },
        agent: false,
        timeout: CONNECT_MS,
      })
      const failed = (error: Error): void => done?.(error, undefined as never)
      request.on('timeout', () => request.destroy(new Error(`did not connect within ${CONNECT_MS / 1000} s`)))
      request.on('error', failed)
      request.on('connect', ({ statusCode = 0, statusMessage = '' }, socket) => {
        if (statusCode === 200) {
          socket.setTimeout(0)
          done?.(null, tlsConnect({ ...(options as ConnectionOptions), socket }))
          return
        }
        socket.destroy()
        failed(new ProxyRefusal(`was refused: ${statusCode} ${statusMessage}`.trim()))
      })
      request.end()
      return null
    }
  })(KEEP)
}

function endOf({ hostname, port, protocol }: URL): { host: string; port: number } {
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
  }
}

function proxyCredentials({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(plain).toString('base64')}` }
}

interface Exchange {
  method: string
  headers: Record<string, string>
  body: string | Uint8Array | undefined
  signal: AbortSignal
  limit: number
}

/** One request and its whole answer. */
async function exchange(route: Route, url: URL, what: Exchange): Promise<HttpAnswer> {
  const response = await send(route, url, what)
  const { statusCode: status = 0, statusMessage, headers } = response
  if (status === 407) {
    response.destroy()
    throw new ProxyRefusal(`was refused: 407 ${statusMessage}`)
  }
  const body = await readBody(response, what.limit)
  const flat = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])
  return { status, headers: Object.fromEntries(flat) as HttpAnswer['headers'], body }
}

/** Resolves with the answer's head. A kept connection that the other side has closed meanwhile is no failure. */
function send(route: Route, url: URL, what: Exchange): Promise<IncomingMessage> {
  const { method, headers, body, signal } = what
  const secure = url.protocol === 'https:'
  // A proxy for plain HTTP is asked for the whole address (RFC 9112, 3.2.2); for HTTPS the agent has made a tunnel.
  const plainProxy = secure ? undefined : route.proxy
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)({
      ...endOf(plainProxy ?? url),
      method,
      path: plainProxy === undefined ? `${url.pathname}${url.search}` : url.href,
      headers: {
        host: url.host,
        'user-agent': 'bake-budget',
        ...(plainProxy === undefined ? {} : proxyCredentials(plainProxy)),
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      agent: route.agent,
      signal,
    })
    const slow = setTimeout(
      () => request.destroy(new Error(`did not connect within ${CONNECT_MS / 1000} s`)),
      CONNECT_MS + 500,
    )
    const connected = (): void => clearTimeout(slow)
    request.on('socket', (socket) => {
      if (request.reusedSocket || (!secure && !socket.connecting)) connected()
      else socket.once(secure ? 'secureConnect' : 'connect', connected)
    })
    request.on('close', connected)
    request.on('response', resolve)
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted) resolve(send(route, url, what))
      else reject(error)
    })
    request.end(body)
  })
}

async function readBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = (): RangeError => new RangeError(`it is larger than ${limit / 1024 / 1024} MiB`)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Leaving the loop cancels the download.
    if (bytes > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  if (response.headers['content-encoding'] !== 'gzip') return body
  const maxOutputLength = Math.min(limit, 0x7fffffff)
  return await promisify(gunzip)(body, { maxOutputLength }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error
  })
}

/** What happened, as the end of a sentence about the host. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof ProxyRefusal || message.startsWith('did not ')) return message
  if (code === 'ECONNREFUSED') return 'was not reached: the connection was refused'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'was not reached: the name is not known'
  if (code === 'ECONNRESET') return 'was not reached: the connection was closed without an answer'
  return `was not reached: ${message}`
}
