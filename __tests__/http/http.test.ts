import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { openHttp } from '../../src/http/http.ts'
import { startProxy } from '../support/proxy.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A server of this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const client = (env: Record<string, string> = {}) => {
  const warnings: string[] = []
  return { http: openHttp(env, (message) => warnings.push(message)), warnings }
}

describe('the one way out', () => {
  it('sends method, headers and body, and brings status, headers and body back', async () => {
    const url = await serve((ask, answer) => {
      const chunks: Buffer[] = []
      ask
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          answer
            .writeHead(418, { 'x-said': ask.headers['x-say'] })
            .end(`${ask.method}:${Buffer.concat(chunks).toString()}`)
        })
    })
    const answer = await client().http(`${url}/a?b=c`, { method: 'PUT', headers: { 'x-say': 'hi' }, body: 'böö' })
    expect([answer.status, answer.headers['x-said'], answer.body.toString()]).toEqual([418, 'hi', 'PUT:böö'])
  })

  it('unpacks what comes packed, and reads no more than it may, packed or not', async () => {
    const url = await serve((_, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(2_000_000))),
    )
    const { http } = client()
    expect((await http(url)).body).toHaveLength(2_000_000)
    await expect(http(url, { limit: 1_000_000 })).rejects.toThrow(RangeError)
    await expect(http(url, { limit: 100 })).rejects.toThrow(RangeError)
  })

  it('follows redirects, and leaves the token with the host it was for', async () => {
    const seen: (string | undefined)[] = []
    const store = await serve((ask, answer) => {
      seen.push(ask.headers.authorization)
      answer.end('bytes')
    })
    const url = await serve((ask, answer) => {
      seen.push(ask.headers.authorization)
      answer.writeHead(302, { location: ask.url === '/a' ? '/b' : `${store}/c` }).end()
    })
    const answer = await client().http(`${url}/a`, { headers: { authorization: 'Bearer x' } })
    expect(answer.body.toString()).toBe('bytes')
    expect(seen).toEqual(['Bearer x', 'Bearer x', undefined])
  })

  it('ends a redirect without end', async () => {
    const url = await serve((_, answer) => answer.writeHead(302, { location: '/' }).end())
    expect((await client().http(url)).status).toBe(302)
  })

  it('survives a kept connection that the server has closed', async () => {
    let asked = 0
    const url = await serve((ask, answer) => {
      asked += 1
      if (asked === 2) ask.socket.destroy()
      else answer.end('ok')
    })
    const { http } = client()
    await http(url)
    expect((await http(url)).status).toBe(200)
    expect(asked).toBe(3)
  })

  it.each<[string, RequestListener, RegExp]>([
    ['nothing', () => undefined, /^127\.0\.0\.1:\d+ did not answer within 0\.3 s$/],
    [
      'half an answer',
      (_, answer) => void answer.writeHead(200, { 'content-length': '9' }).write('half'),
      /within 0\.3 s/,
    ],
    ['a closed connection', (ask) => ask.socket.destroy(), /the connection was closed without an answer/],
    [
      'half an answer and the end',
      (_, answer) => {
        answer.writeHead(200, { 'content-length': '9' }).write('half')
        setTimeout(() => answer.destroy(), 20)
      },
      /the connection was closed without an answer|aborted/,
    ],
    ['garbage', (ask) => void ask.socket.end('garbage\r\n\r\n'), /was not reached: Parse Error/],
  ])('is told of %s within the time limit', async (_, listener, words) => {
    const url = await serve(listener)
    await expect(client().http(url, { timeoutMs: 300 })).rejects.toThrow(words)
  })

  it('gives up on a host that never answers, says so once, and asks no more', async () => {
    let asked = 0
    const url = await serve((ask) => {
      asked += 1
      ask.socket.destroy()
    })
    const { http, warnings } = client()
    for (let i = 0; i < 6; i++) await expect(http(url)).rejects.toMatchObject({ lasting: i >= 2 })
    expect(asked).toBe(3)
    expect(warnings).toEqual([expect.stringContaining('What needs it was left out.')])
  })

  it('asks a proxy for plain HTTP for the whole address, with its password', async () => {
    const url = await serve((ask, answer) => answer.end(`${ask.headers.host}${ask.url}`))
    const port = Number(new URL(url).port)
    await using proxy = await startProxy({ 'ghes.test:80': port }, 'me:p@ss')
    const { http } = client({ http_proxy: `http://me:p%40ss@127.0.0.1:${proxy.port}` })
    expect((await http('http://ghes.test/api')).body.toString()).toBe('ghes.test/api')
    expect(proxy.asked).toEqual(['GET http://ghes.test/api'])
    const stranger = client({ http_proxy: proxy.url })
    await expect(stranger.http('http://ghes.test/api')).rejects.toThrow('was refused: 407')
    expect(stranger.warnings).toEqual([expect.stringContaining(`through the proxy ${proxy.url} was refused: 407`)])
  })

  it('never names the password of a proxy', async () => {
    const { http, warnings } = client({ https_proxy: 'http://me:secret@127.0.0.1:1' })
    await expect(http('https://api.github.com')).rejects.toThrow(
      /^api\.github\.com through the proxy http:\/\/127\.0\.0\.1:1 was not reached/,
    )
    expect(warnings.join()).not.toContain('secret')
  })
})
