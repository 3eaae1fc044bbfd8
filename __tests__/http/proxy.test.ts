import { array, assert, domain, nat, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proxyFor } from '../../src/http/proxy.ts'

const through = (url: string, env: Record<string, string>) => proxyFor(new URL(url), env)?.href
const PROXY = 'http://proxy.corp:3128/'

describe('which proxy a request goes through', () => {
  it.each([
    ['https://api.github.com/', { https_proxy: PROXY }, PROXY],
    ['https://api.github.com/', { HTTPS_PROXY: PROXY }, PROXY],
    ['https://api.github.com/', { https_proxy: PROXY, HTTPS_PROXY: 'http://other:1' }, PROXY],
    ['https://api.github.com/', { https_proxy: '', HTTPS_PROXY: PROXY }, PROXY],
    ['https://api.github.com/', { http_proxy: PROXY }, undefined],
    ['http://ghes.corp/api', { http_proxy: PROXY }, PROXY],
    ['http://ghes.corp/api', { https_proxy: PROXY }, undefined],
    ['https://api.github.com/', { https_proxy: 'proxy.corp:3128' }, PROXY],
    ['https://api.github.com/', {}, undefined],
  ])('%s with %o: %s', (url, env, expected) => {
    expect(through(url, env)).toBe(expected)
  })

  it.each([
    'api.github.com',
    'github.com',
    '.github.com',
    '*.github.com',
    'API.GitHub.com',
    'api.github.com:443',
    'a, github.com ,b',
    '*',
  ])('is none for a host in no_proxy: %s', (no_proxy) => {
    expect(through('https://api.github.com/', { https_proxy: PROXY, no_proxy })).toBeUndefined()
    expect(through('https://api.github.com/', { https_proxy: PROXY, NO_PROXY: no_proxy })).toBeUndefined()
  })

  it.each(['hub.com', 'api.github.com:80', 'xapi.github.com', 'api.github.com.evil'])(
    'is there for a host that no_proxy does not name: %s',
    (no_proxy) => {
      expect(through('https://api.github.com/', { https_proxy: PROXY, no_proxy })).toBe(PROXY)
    },
  )

  it.each(['http://127.0.0.1:4000/', 'http://localhost/', 'http://[::1]:80/'])('is none for %s', (url) => {
    expect(through(url, { http_proxy: PROXY, https_proxy: PROXY })).toBeUndefined()
  })

  it.each(['socks5://proxy:1080', 'http://', 'http://a b'])('names the variable that holds no proxy: %s', (value) => {
    expect(() => through('https://api.github.com/', { HTTPS_PROXY: value })).toThrow('`HTTPS_PROXY` is no address')
  })

  it('never goes through one for what no_proxy names, whatever else stands there', () => {
    assert(
      property(domain(), array(string()), nat(), (host, others, at) => {
        const list = others.toSpliced(at % (others.length + 1), 0, host)
        expect(through(`https://${host}/`, { https_proxy: PROXY, no_proxy: list.join(',') })).toBeUndefined()
      }),
    )
  })
})
