import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An answer of GitHub's REST API. A `body` that is a Buffer is sent raw. */
export interface ApiAnswer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

/** A request below `/repos/{owner}/{repo}/`. */
export interface ApiRequest {
  method: string
  /** Path below the repository, decoded, without the leading slash. */
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
  /** The caller wants bytes instead of JSON (`application/vnd.github.raw`). */
  raw: boolean
}

interface TreeItem {
  path: string
  mode: string
  sha?: string | null
  content?: string
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const BOT = 'github-actions[bot]'
const BOT_MAIL = '41898282+github-actions[bot]@users.noreply.github.com'

type Handler = (git: Git, request: ApiRequest, arg: string) => Promise<ApiAnswer>

const ROUTES: [method: string, pattern: RegExp, handler: Handler][] = [
  ['GET', /^commits$/, listCommits],
  ['GET', /^tags$/, listTags],
  ['GET', /^commits\/((?:(?!\/(?:check-|pulls|status|comments)).)+)$/, getCommit],
  ['GET', /^compare\/(.+\.\.\..+)$/, compare],
  ['GET', /^branches\/(.+)$/, getBranch],
  ['GET', /^git\/ref\/(.+)$/, getRef],
  ['GET', /^git\/matching-refs\/(.+)$/, matchingRefs],
  ['POST', /^git\/refs()$/, createRef],
  ['PATCH', /^git\/refs\/(.+)$/, updateRef],
  ['DELETE', /^git\/refs\/(.+)$/, deleteRef],
  ['POST', /^git\/blobs()$/, createBlob],
  ['GET', /^git\/blobs\/(.+)$/, getBlob],
  ['POST', /^git\/trees()$/, createTree],
  ['GET', /^git\/trees\/(.+)$/, getTree],
  ['POST', /^git\/commits()$/, createCommit],
  ['GET', /^git\/commits\/(.+)$/, getGitCommit],
  ['GET', /^contents(?:\/(.*))?$/, getContents],
  ['PUT', /^contents\/(.+)$/, putContents],
]

/**
 * Answers the commits, compare, branches, contents and git-data endpoints from a real local repository, so that merge
 * bases, parents and refused pushes are git's own. `undefined`: not one of these endpoints.
 * Messages and codes are GitHub's (REST API version 2022-11-28).
 */
export async function answerGit(dir: string, request: ApiRequest): Promise<ApiAnswer | undefined> {
  for (const [method, pattern, handler] of ROUTES) {
    const match = method === request.method ? pattern.exec(request.path) : null
    if (!match) continue
    try {
      return await handler(new Git(dir), request, match[1] ?? '')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refusal(error.status, error.message)
    }
  }
  return undefined
}

/** GitHub's error body. */
export function refusal(status: number, message: string, more: object = {}): ApiAnswer {
  const documentation_url = 'https://docs.github.com/rest'
  return { status, body: { message, ...more, documentation_url, status: String(status) } }
}

/** The value if it is text, else ''. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

class Git {
  readonly dir: string
  constructor(dir: string) {
    this.dir = dir
  }

  async run(args: string[], opts: { input?: string | Buffer; env?: Record<string, string> } = {}): Promise<Buffer> {
    const identity = { GIT_AUTHOR_NAME: BOT, GIT_AUTHOR_EMAIL: BOT_MAIL, GIT_COMMITTER_NAME: BOT }
    const env = { ...process.env, ...identity, GIT_COMMITTER_EMAIL: BOT_MAIL, ...opts.env }
    return new Promise((resolve, reject) => {
      const options = { env, encoding: 'buffer' as const, maxBuffer: 1 << 28 }
      const child = execFile('git', ['-C', this.dir, ...args], options, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      )
      // A git that reads no input may be gone before it is written.
      child.stdin?.on('error', () => {})
      child.stdin?.end(opts.input ?? '')
    })
  }

  async text(args: string[], opts?: { input?: string | Buffer; env?: Record<string, string> }): Promise<string> {
    return (await this.run(args, opts)).toString().trimEnd()
  }

  async lines(args: string[]): Promise<string[]> {
    return (await this.text(args)).split('\n').filter(Boolean)
  }

  /** The object's full name, or `undefined` if there is none of that type. */
  async find(name: string, type: 'commit' | 'tree' | 'blob' | 'object'): Promise<string | undefined> {
    // `commit:path` cannot be peeled: git would take the `^{…}` for part of the path.
    const peeled = name.includes(':') ? name : `${name}^{${type}}`
    const sha = await this.text(['rev-parse', '--verify', '--quiet', '--end-of-options', peeled]).catch(() => undefined)
    if (!sha || peeled !== name) return sha
    return (await this.text(['cat-file', '-t', sha])) === type ? sha : undefined
  }

  async must(name: string, type: 'commit' | 'tree' | 'blob', status: number, message: string): Promise<string> {
    const found = await this.find(name, type)
    if (!found) throw new Refusal(status, message)
    return found
  }

  /** Runs `edit` with an index of its own, filled from `base`, and gives the tree it leaves. */
  async editTree(base: string | undefined, edit: (env: Record<string, string>) => Promise<void>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'git-api-'))
    try {
      const env = { GIT_INDEX_FILE: join(folder, 'index') }
      await this.run(['read-tree', base ?? '--empty'], { env })
      await edit(env)
      return await this.text(['write-tree'], { env })
    } finally {
      await rm(folder, { recursive: true })
    }
  }
}

async function describeCommit(git: Git, sha: string) {
  const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00')
  const parts = (await git.text(['show', '-s', `--format=${format}`, sha])).split('\0')
  const [id = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] = parts
  return {
    sha: id,
    parents: parents
      .split(' ')
      .filter(Boolean)
      .map((parent) => ({ sha: parent })),
    details: {
      message,
      tree: { sha: tree },
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
    },
  }
}

async function commitJson(git: Git, sha: string) {
  const { details, parents, sha: id } = await describeCommit(git, sha)
  return { sha: id, commit: details, parents, author: null, committer: null }
}

async function getCommit(git: Git, _: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(name, 'commit', 422, `No commit found for SHA: ${name}`)
  return { status: 200, body: await commitJson(git, sha) }
}

async function listCommits(git: Git, { query }: ApiRequest): Promise<ApiAnswer> {
  const sha = await git.must(query.get('sha') ?? 'HEAD', 'commit', 404, 'Not Found')
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const skip = (Number(query.get('page') ?? 1) - 1) * size
  const path = query.get('path')
  const until = query.get('until')
  const shas = await git.lines([
    'rev-list',
    `--max-count=${size}`,
    `--skip=${skip}`,
    ...(until ? [`--before=${until}`] : []),
    sha,
    '--',
    ...(path ? [path] : []),
  ])
  return { status: 200, body: await Promise.all(shas.map((it) => commitJson(git, it))) }
}

/** GitHub lists the tags of commits, those of the highest names first. */
async function listTags(git: Git, { query }: ApiRequest): Promise<ApiAnswer> {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const skip = (Number(query.get('page') ?? 1) - 1) * size
  const names = await git.lines(['for-each-ref', '--sort=-refname', '--format=%(refname:strip=2)', 'refs/tags'])
  const tags = await Promise.all(
    names.map(async (name) => ({ name, sha: await git.find(`refs/tags/${name}`, 'commit') })),
  )
  const body = tags.flatMap(({ name, sha }) => (sha === undefined ? [] : [{ name, commit: { sha } }]))
  return { status: 200, body: body.slice(skip, skip + size) }
}

async function compare(git: Git, _: ApiRequest, names: string): Promise<ApiAnswer> {
  const [baseName = '', headName = ''] = names.split('...')
  const base = await git.must(baseName, 'commit', 404, 'Not Found')
  const head = await git.must(headName, 'commit', 404, 'Not Found')
  const mergeBase = await git.text(['merge-base', base, head]).catch(() => undefined)
  if (!mergeBase) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`)
  const ahead = await git.lines(['rev-list', '--reverse', `${base}..${head}`])
  const behind = await git.lines(['rev-list', `${head}..${base}`])
  const files = await git.lines(['diff', '--name-only', mergeBase, head])
  const diverged = behind.length > 0 ? 'diverged' : 'ahead'
  const level = behind.length > 0 ? 'behind' : 'identical'
  return {
    status: 200,
    body: {
      status: ahead.length > 0 ? diverged : level,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      base_commit: await commitJson(git, base),
      merge_base_commit: await commitJson(git, mergeBase),
      commits: await Promise.all(ahead.slice(0, 250).map((sha) => commitJson(git, sha))),
      files: files.slice(0, 300).map((filename) => ({ filename })),
    },
  }
}

async function getBranch(git: Git, _: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(`refs/heads/${name}`, 'commit', 404, 'Branch not found')
  return { status: 200, body: { name, commit: await commitJson(git, sha), protected: false } }
}

function refJson(ref: string, sha: string) {
  return { ref, object: { type: 'commit', sha } }
}

async function getRef(git: Git, _: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(`refs/${name}`, 'commit', 404, 'Not Found')
  return { status: 200, body: refJson(`refs/${name}`, sha) }
}

async function matchingRefs(git: Git, _: ApiRequest, prefix: string): Promise<ApiAnswer> {
  const refs = await git.lines(['for-each-ref', '--format=%(refname) %(objectname)'])
  const matching = refs.map((line) => line.split(' ')).filter(([ref = '']) => ref.startsWith(`refs/${prefix}`))
  return { status: 200, body: matching.map(([ref = '', sha = '']) => refJson(ref, sha)) }
}

async function createRef(git: Git, { body }: ApiRequest): Promise<ApiAnswer> {
  const ref = text(body.ref)
  if (!/^refs\/[^/]+\/.+/.test(ref)) throw new Refusal(422, 'Reference name must start with refs/ and hold two slashes')
  const sha = await git.must(text(body.sha), 'commit', 422, 'Object does not exist')
  // An empty old value: git itself refuses if another request made the ref first.
  await git.run(['update-ref', ref, sha, '0'.repeat(sha.length)]).catch(() => {
    throw new Refusal(422, 'Reference already exists')
  })
  return { status: 201, body: refJson(ref, sha) }
}

async function updateRef(git: Git, { body }: ApiRequest, name: string): Promise<ApiAnswer> {
  const ref = `refs/${name}`
  const sha = await git.must(text(body.sha), 'commit', 422, 'Object does not exist')
  const old = await git.must(ref, 'commit', 422, 'Reference does not exist')
  const forward = await git.run(['merge-base', '--is-ancestor', old, sha]).then(
    () => true,
    () => false,
  )
  if (!forward && body.force !== true) throw new Refusal(422, 'Update is not a fast forward')
  await git.run(['update-ref', ref, sha, old]).catch(() => {
    throw new Refusal(422, 'Update is not a fast forward')
  })
  return { status: 200, body: refJson(ref, sha) }
}

async function deleteRef(git: Git, _: ApiRequest, name: string): Promise<ApiAnswer> {
  await git.must(`refs/${name}`, 'commit', 422, 'Reference does not exist')
  await git.run(['update-ref', '-d', `refs/${name}`])
  return { status: 204 }
}

function bytes(body: Record<string, unknown>): Buffer {
  return Buffer.from(text(body.content), body.encoding === 'base64' ? 'base64' : 'utf8')
}

async function writeBlob(git: Git, content: Buffer): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: content })
}

async function createBlob(git: Git, { body }: ApiRequest): Promise<ApiAnswer> {
  return { status: 201, body: { sha: await writeBlob(git, bytes(body)) } }
}

/** GitHub breaks base64 at 60 characters. */
function base64(content: Buffer): string {
  return content.toString('base64').replaceAll(/.{60}/g, '$&\n')
}

async function getBlob(git: Git, { raw }: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(name, 'blob', 404, 'Not Found')
  const content = await git.run(['cat-file', 'blob', sha])
  if (raw) return { status: 200, body: content }
  return { status: 200, body: { sha, size: content.length, encoding: 'base64', content: base64(content) } }
}

async function createTree(git: Git, { body }: ApiRequest): Promise<ApiAnswer> {
  const base = body.base_tree ? await git.must(text(body.base_tree), 'tree', 404, 'Not Found') : undefined
  const items = body.tree as TreeItem[]
  const sha = await git.editTree(base, async (env) => {
    for (const item of items) {
      if (item.sha === null) {
        await git.run(['update-index', '--force-remove', '--', item.path], { env })
        continue
      }
      const blob = item.sha ?? (await writeBlob(git, Buffer.from(item.content ?? '')))
      if (!(await git.find(blob, 'object'))) throw new Refusal(422, `tree.sha ${blob} is not a valid object`)
      await git.run(['update-index', '--add', '--cacheinfo', `${item.mode},${blob},${item.path}`], { env })
    }
  })
  return { status: 201, body: await treeJson(git, sha, false) }
}

async function treeJson(git: Git, sha: string, recursive: boolean) {
  const lines = await git.lines(['ls-tree', '--long', ...(recursive ? ['-r', '-t'] : []), sha])
  const tree = lines.map((line) => {
    const [, mode, type, id, size, path] = /^(\S+) (\S+) (\S+)\s+(\S+)\t(.*)$/.exec(line) ?? []
    return { path, mode, type, sha: id, ...(type === 'blob' ? { size: Number(size) } : {}) }
  })
  return { sha, tree, truncated: false }
}

async function getTree(git: Git, { query }: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(name, 'tree', 404, 'Not Found')
  return { status: 200, body: await treeJson(git, sha, query.has('recursive')) }
}

async function gitCommitJson(git: Git, name: string) {
  const { sha, parents, details } = await describeCommit(git, name)
  return { sha, parents, ...details }
}

async function commitTree(git: Git, tree: string, parents: string[], message: string): Promise<string> {
  return git.text(['commit-tree', tree, ...parents.flatMap((it) => ['-p', it])], { input: message })
}

async function createCommit(git: Git, { body }: ApiRequest): Promise<ApiAnswer> {
  const tree = await git.must(text(body.tree), 'tree', 422, 'Tree SHA does not exist')
  const parents: string[] = []
  for (const parent of (body.parents ?? []) as string[]) {
    parents.push(await git.must(parent, 'commit', 422, 'Parent SHA does not exist or is not a commit object'))
  }
  const sha = await commitTree(git, tree, parents, text(body.message))
  return { status: 201, body: await gitCommitJson(git, sha) }
}

async function getGitCommit(git: Git, _: ApiRequest, name: string): Promise<ApiAnswer> {
  const sha = await git.must(name, 'commit', 404, 'Not Found')
  return { status: 200, body: await gitCommitJson(git, sha) }
}

async function getContents(git: Git, { query, raw }: ApiRequest, path: string): Promise<ApiAnswer> {
  const ref = query.get('ref') ?? 'HEAD'
  const commit = await git.must(ref, 'commit', 404, `No commit found for the ref ${ref}`)
  const directory = await git.find(`${commit}:${path}`, 'tree')
  if (directory) {
    const { tree } = await treeJson(git, directory, false)
    const list = tree.map(({ path: name = '', type, sha, size = 0 }) => {
      return { name, path: path ? `${path}/${name}` : name, type: type === 'tree' ? 'dir' : 'file', sha, size }
    })
    return { status: 200, body: list }
  }
  const sha = await git.must(`${commit}:${path}`, 'blob', 404, 'Not Found')
  const content = await git.run(['cat-file', 'blob', sha])
  if (raw) return { status: 200, body: content }
  // Between 1 and 100 MB GitHub sends no content, only with the raw media type.
  const inline =
    content.length <= 1 << 20 ? { encoding: 'base64', content: base64(content) } : { encoding: 'none', content: '' }
  return {
    status: 200,
    body: { type: 'file', name: path.split('/').at(-1), path, sha, size: content.length, ...inline },
  }
}

async function putContents(git: Git, { body }: ApiRequest, path: string): Promise<ApiAnswer> {
  const branch = text(body.branch) || (await git.text(['symbolic-ref', '--short', 'HEAD']))
  const head = await git.must(`refs/heads/${branch}`, 'commit', 404, `Branch ${branch} not found`)
  const existing = await git.find(`${head}:${path}`, 'blob')
  if (existing && !body.sha) throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`)
  if (existing !== body.sha) throw new Refusal(409, `${path} does not match ${text(body.sha)}`)
  const blob = await writeBlob(git, bytes({ ...body, encoding: 'base64' }))
  const tree = await git.editTree(head, async (env) => {
    await git.run(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], { env })
  })
  const commit = await commitTree(git, tree, [head], text(body.message))
  await git.run(['update-ref', `refs/heads/${branch}`, commit, head]).catch(() => {
    throw new Refusal(409, `is at another commit but expected ${head}`)
  })
  const answer = { content: { path, sha: blob }, commit: await gitCommitJson(git, commit) }
  return { status: existing ? 200 : 201, body: answer }
}
