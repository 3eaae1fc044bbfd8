/**
 * Which proxy a request goes through. The rules are those of the Actions toolkit (`@actions/http-client`, `proxy.ts`) and
 * of curl: both cases of the names, the lower one first; `no_proxy` names hosts, with or without port, and their subdomains.
 */

type Env = Readonly<Record<string, string | undefined>>

/**
 * The proxy for an address, undefined for a direct connection. This machine itself is never asked through a proxy.
 *
 * @throws Error naming the variable, when it holds no address of an HTTP proxy
 */
export function proxyFor(url: URL, env: Env): URL | undefined {
  if (isLoopback(url.hostname) || isExempt(url, lookUp(env, 'no_proxy')?.value ?? '')) return undefined
  const found = lookUp(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy')
  if (found === undefined) return undefined
  // "proxy.corp:3128" parses as a URL with the scheme "proxy.corp:".
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(found.value) ? found.value : `http://${found.value}`
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol)) {
    throw new Error(`\`${found.name}\` is no address of an HTTP proxy, such as http://proxy.example:3128`)
  }
  return proxy
}

function lookUp(env: Env, name: string): { name: string; value: string } | undefined {
  for (const spelling of [name, name.toUpperCase()]) {
    const value = env[spelling]?.trim() ?? ''
    if (value !== '') return { name: spelling, value }
  }
  return undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '[::1]'
}

function isExempt({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = hostname.toLowerCase()
  const withPort = `${host}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const name = entry.replace(/^\*?\./, '')
      return entry === '*' || [host, withPort].some((ours) => ours === name || ours.endsWith(`.${name}`))
    })
}
