import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { ArtifactService } from './artifact-service.ts'
import { readBody } from './azure-blob.ts'
import type { CacheService } from './cache-service.ts'
import { answerCaches } from './caches-api.ts'
import { answerGit, refusal } from './git-api.ts'
import type { ApiAnswer, ApiRequest } from './git-api.ts'
import { PERSON_TOKEN, startEmulate } from './github-emulate.ts'
import { faultAnswer, refuse, tooLong } from './github-refusals.ts'
import type { GitHubFault, Permissions } from './github-refusals.ts'
import { refusePull, tipOf } from './pulls-api.ts'

export { MAX_COMMENT_LENGTH } from './github-refusals.ts'
export type { GitHubFault, Permissions } from './github-refusals.ts'

/** A pull request to seed. */
export interface PullSeed {
  /** Must be higher than every number used so far; filled up with closed issues (default: the next). */
  number?: number
  title?: string
  body?: string
  head: { ref: string; sha: string; /** `owner/name` of a fork */ repository?: string }
  base: { ref: string; sha: string }
  /** The test merge commit, as `pull_request` events check it out. */
  mergeSha?: string
  labels?: string[]
}

/** A comment as the API lists it. */
export interface Comment {
  id: number
  body: string
  user: { login: string; type: string }
}

/** A running emulator of GitHub's REST API with one repository. */
export interface GitHub {
  readonly url: string
  /** May write everything, as `permissions: write-all` gives. Comments by `github-actions[bot]`. */
  readonly writeToken: string
  /** May read everything and write nothing, as a fork's pull request gets. */
  readonly readOnlyToken: string
  /** Another token; what is not named is read-only. */
  token(permissions: Permissions): string
  addPull(seed: PullSeed): Promise<number>
  /** The pull request as the API shows it; for event payloads. */
  pull(number: number): Promise<Record<string, unknown>>
  /** Adds comments of a person. `body` may count. */
  addComments(number: number, count: number, body?: (index: number) => string): Promise<void>
  /** Every comment of a pull request, all pages. */
  comments(number: number): Promise<Comment[]>
  setLabels(number: number, labels: string[]): Promise<void>
  closePull(number: number): Promise<void>
  /** As if merged: closed, with the time of it. The branches stay as they are. */
  mergePull(number: number): Promise<void>
  /** The repository's setting by which jobs may open no pull requests, whatever their permissions. */
  forbidPulls(): void
  /** Check runs of a commit. */
  checkRuns(sha: string): Promise<Record<string, unknown>[]>
  /** Locks a conversation: GitHub then refuses comments, whatever the token may. */
  lock(number: number): void
  /** The next writes of comments get this answer of GitHub's, such as 422 where commenting is disabled. */
  refuseComments(status: number, message: string, headers?: Record<string, string>): void
  fail(fault: GitHubFault): void
  heal(): void
  /** Everything the code under test asked; `path` has its query. */
  readonly requests: { method: string; path: string; status: number }[]
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** For set-up through our own proxy: not logged, not broken. */
const SETUP_TOKEN = 'setup'

/**
 * Starts GitHub's REST API on 127.0.0.1: state by `emulate` (comments, issues, labels, checks), git endpoints from the
 * real repository `gitDir` if given, and the refusals that emulate lacks (docs/internals/testing.md: What stands in for GitHub) by a proxy before both.
 */
export async function startGitHub(
  opts: {
    repository?: string
    gitDir?: string
    artifacts?: ArtifactService
    caches?: Pick<CacheService, 'list' | 'remove'>
  } = {},
): Promise<GitHub> {
  const repository = opts.repository ?? 'octo/hello'
  const [owner = '', name = ''] = repository.split('/')
  const { emulator, botToken } = await startEmulate(owner, name)

  const tokens = new Map<string, Permissions>()
  const pulls = new Map<number, PullSeed>()
  const merged = new Set<number>()
  let pullsForbidden = false
  let opening: Promise<unknown> = Promise.resolve()
  const requests: GitHub['requests'] = []
  /** Check runs by id, with their commits: emulate lists none for a commit it does not hold. */
  const checks = new Map<number, string>()
  let faults: GitHubFault[] = []
  let lastNumber = 0

  const server = createServer((req, res) => {
    const setUp = req.headers.authorization === `Bearer ${SETUP_TOKEN}`
    const request = { method: req.method ?? '', path: req.url ?? '', status: 0 }
    if (!setUp) requests.push(request)
    void handle(req, setUp)
      .catch((error: unknown): ApiAnswer => ({ status: 500, body: { message: String(error) } }))
      .then((answer) => {
        request.status = answer?.status ?? 0
        return answer ? send(res, answer) : req.socket.destroy()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** `undefined` drops the connection. */
  async function handle(req: IncomingMessage, setUp: boolean): Promise<ApiAnswer | undefined> {
    const body = await readBody(req)
    const target = new URL(req.url ?? '/', url)
    const method = req.method ?? 'GET'
    const stored = /^\/store\/(\d+)$/.exec(target.pathname)?.[1]
    if (stored !== undefined) return fromStore(req, Number(stored), target.searchParams.get('sig'))
    if (!setUp) {
      const fault = faults.find((it) => it.times > 0 && (it.match?.test(`${method} ${target.pathname}`) ?? true))
      if (fault) {
        fault.times -= 1
        return faultAnswer(fault)
      }
      const token = /^(?:Bearer|token) (.+)$/i.exec(req.headers.authorization ?? '')?.[1]
      const refused =
        refuse(method, below(target.pathname) ?? '', token, tokens) ??
        refuseComment(method, below(target.pathname) ?? '')
      if (refused) return refused
    }
    const request: ApiRequest = {
      method,
      path: below(target.pathname) ?? '',
      query: target.searchParams,
      body: json(body),
      raw: /vnd\.github\.(v3\.)?raw/.test(req.headers.accept ?? ''),
    }
    return (
      tooLong(request) ??
      answerArtifacts(opts.artifacts, request, url) ??
      answerCaches(opts.caches, request, repository) ??
      (await answerPulls(request)) ??
      (await openPull(request, target, body)) ??
      (await answerChecks(request)) ??
      (await answerFromGit(request)) ??
      pass(request, target, body)
    )
  }

  const locked = new Set<number>()
  let commentRefusal: ApiAnswer | undefined

  function refuseComment(method: string, path: string): ApiAnswer | undefined {
    if (method === 'GET') return undefined
    const [, number] = /^issues\/(?:(\d+)\/)?comments/.exec(path) ?? []
    if (number !== undefined && locked.has(Number(number))) {
      return refusal(403, 'Unable to create comment because issue is locked.')
    }
    return /^issues\/.*comments/.test(path) ? commentRefusal : undefined
  }

  /** Azure refuses a request that is signed and carries a token, too. */
  function fromStore(req: IncomingMessage, id: number, sig: string | null): ApiAnswer {
    const blob = opts.artifacts?.artifacts().find((it) => it.id === id)?.blob
    if (req.headers.authorization !== undefined) return { status: 400, body: { message: 'InvalidAuthenticationInfo' } }
    return blob?.content === undefined || blob.sig !== sig
      ? { status: 403, body: { message: 'AuthenticationFailed' } }
      : { status: 200, body: blob.content }
  }

  /** The path below this repository, decoded; `undefined` outside of it. */
  function below(pathname: string): string | undefined {
    const prefix = `/repos/${repository}/`
    return pathname.toLowerCase().startsWith(prefix.toLowerCase())
      ? decodeURIComponent(pathname.slice(prefix.length))
      : undefined
  }

  async function answerFromGit(request: ApiRequest) {
    return opts.gitDir && request.path ? answerGit(opts.gitDir, request) : undefined
  }

  /** Reads of pull requests: emulate's, with the head, base and merge commits of the seed. */
  async function answerPulls({ method, path, query }: ApiRequest): Promise<ApiAnswer | undefined> {
    if (method !== 'GET') return undefined
    const one = /^pulls\/(\d+)$/.exec(path)
    if (one && pulls.has(Number(one[1]))) return { status: 200, body: await overlaid(Number(one[1])) }
    const ofCommit = /^commits\/([^/]+)\/pulls$/.exec(path)?.[1]
    if (path !== 'pulls' && !ofCommit) return undefined
    const all = await Promise.all([...pulls.keys()].reverse().map(overlaid))
    const state = query.get('state') ?? 'open'
    const head = query.get('head')
    const base = query.get('base')
    const size = Math.min(100, Number(query.get('per_page') ?? 30))
    const start = (Number(query.get('page') ?? 1) - 1) * size
    return {
      status: 200,
      body: all
        .filter((pull) => {
          if (ofCommit) return pull.head.sha === ofCommit || pull.merge_commit_sha === ofCommit
          return (
            (state === 'all' || pull.state === state) &&
            (!head || pull.head.label === head) &&
            (!base || pull.base.ref === base)
          )
        })
        .slice(start, start + size),
    }
  }

  /** One after the other, as GitHub never opens two of the same branches. */
  async function openPull(...args: Parameters<typeof openPullNow>): Promise<ApiAnswer | undefined> {
    const answer = opening.then(() => openPullNow(...args))
    opening = answer.catch(() => undefined)
    return answer
  }

  /** Opens a pull request as the bot, where GitHub would. Its head's commit is that of now. */
  async function openPullNow(request: ApiRequest, target: URL, body: Buffer): Promise<ApiAnswer | undefined> {
    if (request.method !== 'POST' || request.path !== 'pulls' || opts.gitDir === undefined) return undefined
    if (pullsForbidden) return refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.')
    const standing = await Promise.all([...pulls.keys()].map(overlaid))
    const refused = await refusePull(opts.gitDir, request, { owner, standing })
    if (refused) return refused
    const answer = await pass(request, target, body)
    const { number } = answer.body as { number?: number }
    if (answer.status !== 201 || number === undefined) return answer
    lastNumber = number
    const [head, base] = [String(request.body.head), String(request.body.base)]
    const [headSha = '', baseSha = ''] = [await tipOf(opts.gitDir, head), await tipOf(opts.gitDir, base)]
    pulls.set(number, { head: { ref: head, sha: headSha }, base: { ref: base, sha: baseSha } })
    return { ...answer, body: await overlaid(number) }
  }

  async function answerChecks({ method, path, query }: ApiRequest): Promise<ApiAnswer | undefined> {
    const sha = method === 'GET' ? /^commits\/([^/]+)\/check-runs$/.exec(path)?.[1] : undefined
    if (!sha) return undefined
    const ids = [...checks].filter(([, commit]) => commit === sha).map(([id]) => id)
    const runs = (await Promise.all(
      ids.map((id) => own('GET', `check-runs/${id}`, undefined, emulator.url, botToken)),
    )) as Record<string, unknown>[]
    const name = query.get('check_name')
    const check_runs = runs.filter((run) => !name || run.name === name)
    return { status: 200, body: { total_count: check_runs.length, check_runs } }
  }

  async function overlaid(number: number) {
    const pull = (await own('GET', `pulls/${number}`, undefined, emulator.url, botToken)) as {
      state: string
      head: Record<string, unknown>
      base: Record<string, unknown>
    }
    const given = pulls.get(number)
    if (!given) throw new Error(`no pull request ${number}`)
    const from = given.head.repository ?? repository
    const fork = from !== repository
    const [login = ''] = from.split('/')
    return {
      ...pull,
      merge_commit_sha: given.mergeSha ?? null,
      merged_at: merged.has(number) ? new Date().toISOString() : null,
      head: {
        ...pull.head,
        ref: given.head.ref,
        sha: given.head.sha,
        label: `${login}:${given.head.ref}`,
        user: { login },
        repo: { ...(pull.head.repo as object), full_name: from, name: from.split('/')[1], owner: { login }, fork },
      },
      base: { ...pull.base, ref: given.base.ref, sha: given.base.sha, label: `${owner}:${given.base.ref}` },
    }
  }

  /** Hands a request to emulate as the bot, and makes its own address ours in the answer. */
  async function pass(request: ApiRequest, target: URL, body: Buffer): Promise<ApiAnswer> {
    const response = await fetch(emulator.url + target.pathname + target.search, {
      method: request.method,
      headers: { authorization: `Bearer ${botToken}`, accept: 'application/vnd.github+json' },
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    })
    const text = (await response.text()).replaceAll(emulator.url, url)
    const link = response.headers.get('link')
    const value: unknown = text ? JSON.parse(text) : undefined
    if (request.method === 'POST' && request.path === 'check-runs' && response.ok) {
      const { id, head_sha } = value as { id: number; head_sha: string }
      checks.set(id, head_sha)
    }
    return {
      status: response.status,
      body: value,
      ...(link ? { headers: { link: link.replaceAll(emulator.url, url) } } : {}),
    }
  }

  /** A request of ours below the repository; throws unless it succeeds. */
  async function own(method: string, path: string, body?: object, base = url, token = SETUP_TOKEN): Promise<unknown> {
    const response = await fetch(`${base}/repos/${repository}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  function mint(permissions: Permissions): string {
    const token = `ghs_${'x'.repeat(20)}${tokens.size}`
    tokens.set(token, permissions)
    return token
  }

  const github: GitHub = {
    url,
    requests,
    writeToken: mint({
      actions: 'write',
      checks: 'write',
      contents: 'write',
      issues: 'write',
      'pull-requests': 'write',
      statuses: 'write',
    }),
    readOnlyToken: mint({}),
    token: mint,
    async addPull(given) {
      const number = given.number ?? lastNumber + 1
      if (number <= lastNumber) throw new Error(`number ${number} is taken; the next is ${lastNumber + 1}`)
      while (++lastNumber < number) {
        await own('POST', 'issues', { title: 'filler' }, emulator.url, PERSON_TOKEN)
        await own('PATCH', `issues/${lastNumber}`, { state: 'closed' }, emulator.url, PERSON_TOKEN)
      }
      const { title = `Change ${number}`, body = '', base, head } = given
      // emulate refuses a head that equals the base, which a fork's `main` does.
      const branch = head.repository ? `${head.repository.replace('/', '-')}-${head.ref}` : head.ref
      await own('POST', 'pulls', { title, body, head: branch, base: base.ref }, emulator.url, PERSON_TOKEN)
      pulls.set(number, given)
      if (given.labels) await github.setLabels(number, given.labels)
      return number
    },
    pull: (number) => overlaid(number),
    async addComments(number, count, text = (index) => `Comment ${index + 1}`) {
      for (let index = 0; index < count; index++) {
        await own('POST', `issues/${number}/comments`, { body: text(index) }, emulator.url, PERSON_TOKEN)
      }
    },
    async comments(number) {
      const all: Comment[] = []
      for (let page = 1; ; page++) {
        const part = (await own('GET', `issues/${number}/comments?per_page=100&page=${page}`)) as Comment[]
        all.push(...part)
        if (part.length < 100) return all
      }
    },
    async setLabels(number, labels) {
      for (const label of labels) await own('POST', 'labels', { name: label, color: 'ededed' }).catch(() => undefined)
      await own('PUT', `issues/${number}/labels`, { labels })
    },
    async closePull(number) {
      await own('PATCH', `pulls/${number}`, { state: 'closed' }, emulator.url, PERSON_TOKEN)
    },
    async mergePull(number) {
      await github.closePull(number)
      merged.add(number)
    },
    forbidPulls: () => void (pullsForbidden = true),
    async checkRuns(sha) {
      const { check_runs } = (await own('GET', `commits/${sha}/check-runs`)) as {
        check_runs: Record<string, unknown>[]
      }
      return check_runs
    },
    lock: (number) => void locked.add(number),
    refuseComments(status, message, headers = {}) {
      commentRefusal = { ...refusal(status, message), headers }
    },
    fail: (fault) => void faults.push({ ...fault }),
    heal() {
      faults = []
      commentRefusal = undefined
    },
    async close() {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
      await emulator.close()
    },
    [Symbol.asyncDispose]: () => github.close(),
  }
  return github
}

/** Artifacts of any run: listed by pages, and sent on to the store, where the token has no business. */
function answerArtifacts(
  service: ArtifactService | undefined,
  { method, path, query }: ApiRequest,
  url: string,
): ApiAnswer | undefined {
  if (service === undefined || method !== 'GET') return undefined
  const run = /^actions\/runs\/(\d+)\/artifacts$/.exec(path)?.[1]
  if (run !== undefined) {
    const all = service.artifacts(Number(run)).filter(({ name }) => name === (query.get('name') ?? name))
    const size = Math.min(100, Number(query.get('per_page') ?? 30))
    const start = (Number(query.get('page') ?? 1) - 1) * size
    const artifacts = all.slice(start, start + size).map(({ id, name, size: size_in_bytes }) => ({
      id,
      name,
      size_in_bytes,
      expired: false,
      archive_download_url: `${url}/actions/artifacts/${id}/zip`,
      workflow_run: { id: Number(run) },
    }))
    return { status: 200, body: { total_count: all.length, artifacts } }
  }
  const id = /^actions\/artifacts\/(\d+)\/zip$/.exec(path)?.[1]
  if (id === undefined) return undefined
  const artifact = service.artifacts().find((it) => it.id === Number(id))
  if (artifact?.blob.content === undefined) return refusal(404, 'Not Found')
  // Another origin, as GitHub's store is: localhost is not 127.0.0.1 to a client.
  const location = `${url.replace('127.0.0.1', 'localhost')}/store/${id}?sig=${artifact.blob.sig}`
  return { status: 302, body: undefined, headers: { location } }
}

function json(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>
  } catch {
    return {}
  }
}

function send(res: ServerResponse, { status, body, headers }: ApiAnswer) {
  const raw = Buffer.isBuffer(body)
  const bytes = raw ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body))
  res.writeHead(status, {
    'content-type': raw ? 'application/octet-stream' : 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  })
  res.end(res.req.method === 'HEAD' ? undefined : bytes)
}
