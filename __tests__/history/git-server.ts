import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A bare repository behind the endpoints that the branch store uses. */
export interface GitServer extends AsyncDisposable {
  /** As `GITHUB_API_URL`. */
  readonly url: string
  git(args: string[], input?: string): Promise<string>
  /** Answers so far, by method and status, e.g. `PUT 409`. */
  readonly answers: Map<string, number>
}

interface Body {
  sha?: string
  content?: string
  message?: string
  tree?: { content: string; path: string }[] & string
  ref?: string
}

const WHO = 'bot <bot@example.com> 1767225600 +0000'
const ZERO = '0'.repeat(40)

/**
 * GitHub's contents and git-data endpoints for one branch, few processes per request so that 50 writers can be played on a
 * small machine. Every decision is git's: a commit lands by `git fast-import`, which refuses what is no fast-forward, and a
 * branch is made by `git update-ref` that demands it be absent.
 */
export async function startGitServer(branch: string): Promise<GitServer> {
  const dir = await mkdtemp(join(tmpdir(), 'git-server-'))
  const answers = new Map<string, number>()
  const git = (args: string[], input = '') => run(dir, args, input)
  await git(['init', '--quiet', '--bare'])
  const tip = `refs/heads/${branch}`

  async function answer(method: string, path: string, body: Body): Promise<[status: number, data: unknown]> {
    const file = decodeURIComponent(/contents\/([^?]+)/.exec(path)?.[1] ?? '')
    if (method === 'GET')
      return git(['cat-file', 'blob', `${tip}:${file}`]).then(
        (text) => [200, text],
        () => [404, {}],
      )
    if (method === 'PUT') {
      const [head, blob] = (await git(['rev-parse', '--verify', '--quiet', tip]).then(
        async (sha) => [sha.trim(), (await git(['rev-parse', `${sha.trim()}:${file}`]).catch(() => '')).trim()],
        () => [],
      )) as [string?, string?]
      if (head === undefined) return [404, { message: `Branch ${branch} not found` }]
      if (blob !== '' && body.sha === undefined) return [422, { message: `"sha" wasn't supplied.` }]
      if (blob !== (body.sha ?? '')) return [409, { message: `${file} does not match ${body.sha}` }]
      const content = Buffer.from(body.content ?? '', 'base64').toString()
      const message = body.message ?? ''
      const stream = `commit ${tip}\ncommitter ${WHO}\n${data(message)}from ${head}\nM 100644 inline ${file}\n${data(content)}done\n`
      return git(['fast-import', '--quiet', '--done'], stream).then(
        () => [201, {}],
        () => [409, { message: 'is at another commit' }],
      )
    }
    if (path.endsWith('git/trees')) {
      const [item] = body.tree ?? []
      const blob = (await git(['hash-object', '-w', '--stdin'], item?.content)).trim()
      return [201, { sha: (await git(['mktree'], `100644 blob ${blob}\t${item?.path}\n`)).trim() }]
    }
    if (path.endsWith('git/commits')) {
      const identity = ['-c', 'user.name=bot', '-c', 'user.email=bot@example.com']
      return [201, { sha: (await git([...identity, 'commit-tree', String(body.tree)], body.message)).trim() }]
    }
    return git(['update-ref', body.ref ?? '', body.sha ?? '', ZERO]).then(
      () => [201, {}],
      () => [422, { message: 'Reference already exists' }],
    )
  }

  const server = createServer((req, res) => {
    void (async () => {
      const method = req.method ?? ''
      const text = await readText(req)
      const [status, data] = await answer(method, req.url ?? '', text === '' ? {} : (JSON.parse(text) as Body))
      answers.set(`${method} ${status}`, (answers.get(`${method} ${status}`) ?? 0) + 1)
      res.writeHead(status).end(typeof data === 'string' ? data : JSON.stringify(data))
    })().catch((error: unknown) => res.writeHead(500).end(JSON.stringify({ message: String(error) })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    git,
    answers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function run(dir: string, args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', dir, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))))
    child.stdin.on('error', () => undefined).end(input)
  })
}
