import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import { startProxy, startTlsFront, type Manners, type Proxy, type TlsFront } from '../support/proxy.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type PullChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

/** A name that only the proxy can resolve, and an address of this machine that is not the loopback's. */
const HOST = 'api.github.test'
const ADDRESS = Object.values(networkInterfaces())
  .flat()
  .find((it) => it?.family === 'IPv4' && !it.internal)?.address

const LOCK = 'http 300\njson 120\nlog 60\n'
const GROWN = { 'backend/deps.lock': `${LOCK}telemetry 900\n` }
const verdict = (run: RunResult) => [run.exitCode, run.outputs.outcome, run.outputs.verdict]
const proxyWarnings = (run: RunResult, proxy: Proxy) =>
  run.annotations.filter(({ level, message }) => level === 'warning' && message.includes(proxy.url))

describe.runIf(runs)('GitHub behind a proxy', { timeout: 120_000 }, () => {
  let stage: Stage
  let front: TlsFront
  let proxy: Proxy
  beforeAll(async () => {
    const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'always', budgets: 'size: { max-increase: 100kB }\n' }
    stage = await createStage({ inputs })
    front = await startTlsFront(stage.github.url, [HOST, ...(ADDRESS === undefined ? [] : [ADDRESS])])
    proxy = await startProxy({ [`${HOST}:443`]: front.port })
    await stage.push()
    await stage.push({ inputs: { baseline: 'branch' } })
  })
  afterAll(async () => {
    for (const it of [proxy, front, stage]) await it?.[Symbol.asyncDispose]()
  })

  /** An over-budget pull request in a shallow clone, with GitHub reachable only as the variables say. */
  const pull = async (env: Record<string, string>, changes: PullChanges = {}, manners: Manners = 'allow') => {
    proxy.manners = manners
    proxy.asked.length = 0
    const started = Date.now()
    const run = await stage.pull(GROWN, {
      shallow: 'head',
      ...changes,
      env: { GITHUB_API_URL: `https://${HOST}`, NODE_EXTRA_CA_CERTS: front.ca, ...env },
    })
    return Object.assign(run, { ms: Date.now() - started, comments: await stage.github.comments(run.number) })
  }

  it('10.2 directly: over budget, exit 1', async () => {
    const run = await stage.pull(GROWN, { shallow: 'head' })
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
  })

  it.each(['https_proxy', 'HTTPS_PROXY'])('10.2 by %s: the same verdict, and the comment', async (name) => {
    const run = await pull({ [name]: proxy.url })
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
    expect(run.comments[0]?.body).toContain('### ❌ Over budget')
    expect(proxy.asked).toContain(`CONNECT ${HOST}:443`)
  })

  it('10.2 by a slow one: the same verdict', async () => {
    const run = await pull({ https_proxy: proxy.url }, {}, 'slow')
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
    expect(run.comments).toHaveLength(1)
  })

  it('10.2 with the history on a branch: read and written through it', async () => {
    const env = { GITHUB_API_URL: `https://${HOST}`, NODE_EXTRA_CA_CERTS: front.ca, https_proxy: proxy.url }
    const push = await stage.push({ inputs: { baseline: 'branch' }, env, shallow: 'default' })
    expect(verdict(push), push.log).toEqual([0, 'succeeded', 'pass'])
    expect(push.annotations).toEqual([])
    const run = await pull({ https_proxy: proxy.url }, { inputs: { baseline: 'branch' } })
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
  })

  it.runIf(ADDRESS !== undefined).each(['no_proxy', 'NO_PROXY'])('10.2 not by it, when %s says so', async (name) => {
    const direct = `https://${ADDRESS}:${front.port}`
    const run = await pull({ GITHUB_API_URL: direct, https_proxy: proxy.url, [name]: `a.test,${ADDRESS}` }, {}, '403')
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
    expect(proxy.asked).toEqual([])
  })

  it.each<[Manners, string]>([
    ['403', 'was refused: 403 Forbidden by policy'],
    ['407', 'was refused: 407 Proxy Authentication Required'],
    ['drop', 'the connection was closed without an answer'],
    ['silent', 'did not connect within 5 s'],
  ])('10.2 through one that answers %s: no pass, one warning that names it, and soon', async (manners, words) => {
    const run = await pull({ https_proxy: proxy.url }, {}, manners)
    expect(verdict(run), run.log).toEqual([0, 'succeeded', 'warn'])
    expect(run.outputs.violations).toContain('"missing":true')
    expect(proxyWarnings(run, proxy).map(({ message }) => message)).toEqual([expect.stringContaining(words)])
    expect(proxyWarnings(run, proxy)[0]?.message).toContain(HOST)
    expect(proxy.asked.length).toBeLessThanOrEqual(3)
    expect(run.ms).toBeLessThan(30_000)
  })

  it('10.2 with `on-missing: fail`, GitHub out of reach fails the gate', async () => {
    const run = await pull(
      { https_proxy: proxy.url },
      { inputs: { budgets: 'on-missing: fail\nsize: { max-increase: 100kB }\n' } },
      '403',
    )
    expect(verdict(run), run.log).toEqual([1, 'succeeded', 'fail'])
  })
})
