/** A forward proxy as companies run them, and a front with TLS for servers that have none. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * What a proxy does with whoever asks: pass it on, refuse it, ask for a password, close the connection without a word,
 * take its time, or take the connection and never say anything.
 */
export type Manners = 'allow' | '403' | '407' | 'drop' | 'slow' | 'silent'

/** A running proxy. */
export interface Proxy extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly port: number
  manners: Manners
  /** `CONNECT host:port` and `GET http://…` as they were asked for, whatever came of them. */
  readonly asked: string[]
}

/**
 * Starts a proxy on 127.0.0.1.
 *
 * @param hosts the ports of this machine behind `host:port`: names that only the proxy can resolve
 * @param credentials `user:password` that it wants
 */
export async function startProxy(hosts: Readonly<Record<string, number>>, credentials?: string): Promise<Proxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  const portOf = (host: string) => hosts[host] ?? Number(/^127\.0\.0\.1:(\d+)$/.exec(host)?.[1] ?? 0)
  const mayPass = ({ headers }: IncomingMessage) =>
    credentials === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`

  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  })
  server.on('connect', (ask, socket: Socket) => {
    const host = ask.url ?? ''
    asked.push(`CONNECT ${host}`)
    if (proxy.manners === 'silent') return
    if (proxy.manners === 'drop') socket.destroy()
    else if (proxy.manners === '403') socket.end('HTTP/1.1 403 Forbidden by policy\r\n\r\n')
    else if (proxy.manners === '407' || !mayPass(ask)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
    } else setTimeout(() => pass(host, socket), proxy.manners === 'slow' ? 1500 : 0)
  })
  const pass = (host: string, socket: Socket): void => {
    const upstream = connect(portOf(host), '127.0.0.1')
    sockets.add(upstream)
    upstream.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
    upstream.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
  }
  server.on('request', (ask: IncomingMessage, answer: ServerResponse) => {
    asked.push(`${ask.method} ${ask.url}`)
    if (proxy.manners === '407' || !mayPass(ask)) {
      answer.writeHead(407).end()
      return
    }
    const { hostname, port, pathname, search } = new URL(ask.url ?? '')
    const host = `${hostname}:${port === '' ? 80 : port}`
    const { 'proxy-authorization': _, ...headers } = ask.headers
    const upstream = request(
      { host: '127.0.0.1', port: portOf(host), path: pathname + search, method: ask.method, headers },
      (response) => response.pipe(answer.writeHead(response.statusCode ?? 502, response.headers)),
    )
    ask.pipe(upstream)
  })

  const port = await listen(server)
  const proxy: Proxy = {
    url: `http://127.0.0.1:${port}`,
    port,
    manners: 'allow',
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await promisify(server.close.bind(server))()
    },
  }
  return proxy
}

/** A server with TLS before a plain one of this machine, for the names given, by an authority of its own. */
export interface TlsFront extends AsyncDisposable {
  readonly port: number
  /** File for `NODE_EXTRA_CA_CERTS`. */
  readonly ca: string
}

/** Starts the front of a server of this machine. Needs openssl. */
export async function startTlsFront(target: string, names: readonly string[]): Promise<TlsFront> {
  const folder = await mkdtemp(join(tmpdir(), 'bake-budget-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subjects = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`))
  const request509 = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=bake-budget'
  await promisify(execFile)('openssl', [
    ...request509.split(' '),
    '-addext',
    `subjectAltName=${subjects.join(',')}`,
    '-keyout',
    key,
    '-out',
    cert,
  ])
  const server = createTlsServer({ key: await readFile(key), cert: await readFile(cert) }, (ask, answer) => {
    const { hostname, port } = new URL(target)
    const upstream = request({ host: hostname, port, path: ask.url, method: ask.method, headers: ask.headers }, (it) =>
      it.pipe(answer.writeHead(it.statusCode ?? 502, it.headers)),
    )
    upstream.on('error', () => answer.destroy())
    ask.pipe(upstream)
  })
  const port = await listen(server, '0.0.0.0')
  return {
    port,
    ca: cert,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await promisify(server.close.bind(server))()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listen(server: Server | ReturnType<typeof createTlsServer>, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((done) => server.listen(0, host, done))
  return (server.address() as AddressInfo).port
}
