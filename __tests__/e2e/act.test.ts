import { execFile, spawn } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actProgram, dockerAvailable, skipLoudly } from '../support/engine.ts'
import { freePort } from '../support/free-port.ts'
import { ROOT } from '../support/runner.ts'

const act = (await dockerAvailable()) ? await actProgram() : undefined
if (act === undefined) skipLoudly('a runner that nobody here wrote: act is not built (script/engine act)')

const STEP = `
          driver: docker
          cache: none
          comment: never
          github-token: ''`
const SAY = `
      - if: always()
        run: echo "THE PAIR \${{ steps.bake.outputs.outcome }} \${{ steps.bake.outputs.verdict }}"`

const WORKFLOWS = {
  'images.yml': `on: [push, pull_request]
jobs:
  images:
    runs-on: here
    steps:
      - uses: actions/checkout@v5
      - uses: ./.github/actions/bake-budget
        id: bake
        with:${STEP}
          budgets: |
            size: { max-increase: 100kB }${SAY}
`,
  'matrix.yml': `on: [workflow_dispatch]
jobs:
  bake:
    strategy: { matrix: { target: [backend, frontend] } }
    runs-on: here
    steps:
      - uses: actions/checkout@v5
      - uses: ./.github/actions/bake-budget
        with:${STEP}
          mode: build
          targets: \${{ matrix.target }}
  report:
    needs: bake
    runs-on: here
    steps:
      - uses: actions/checkout@v5
      - uses: ./.github/actions/bake-budget
        id: bake
        with:
          mode: report
          comment: never
          github-token: ''${SAY}
`,
}

describe.runIf(act !== undefined)(
  'on nektos/act, which has another RUNNER_TEMP for every job',
  { timeout: 300_000 },
  () => {
    let root: string
    let repo: string
    const git = async (...args: string[]) => {
      const who = ['-c', 'user.name=octo', '-c', 'user.email=octo@example.com']
      return (await promisify(execFile)('git', ['-C', repo, ...who, ...args])).stdout.trim()
    }

    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'bake-budget-act-'))
      repo = join(root, 'hello')
      await cp(join(ROOT, 'examples/quickstart'), repo, { recursive: true })
      await mkdir(join(repo, 'tools'), { recursive: true })
      await copyFile('/bin/busybox', join(repo, 'tools/busybox'))
      await writeFile(join(repo, 'backend/src/nonce'), crypto.randomUUID())
      const action = join(repo, '.github/actions/bake-budget')
      await mkdir(action, { recursive: true })
      await cp(join(ROOT, 'dist'), join(action, 'dist'), { recursive: true })
      await copyFile(join(ROOT, 'action.yml'), join(action, 'action.yml'))
      await rm(join(repo, '.github/workflows'), { recursive: true, force: true })
      await mkdir(join(repo, '.github/workflows'))
      for (const [name, text] of Object.entries(WORKFLOWS)) await writeFile(join(repo, '.github/workflows', name), text)
      await promisify(execFile)('git', ['init', '--quiet', '-b', 'main', repo])
      await git('add', '--all')
      await git('commit', '--quiet', '--message', 'Start')
    })
    afterAll(async () => await rm(root, { recursive: true, force: true }))

    /** Runs a workflow as act does it, on this machine itself, with act's own cache and artifact servers. */
    const run = async (event: string, workflow: keyof typeof WORKFLOWS, payload: object) => {
      const file = join(root, 'event.json')
      const repository = { default_branch: 'main', name: 'hello', full_name: 'octo/hello', owner: { login: 'octo' } }
      await writeFile(file, JSON.stringify({ ...payload, repository }))
      const args = [event, '--workflows', `.github/workflows/${workflow}`, '--platform', 'here=-self-hosted']
      args.push('--eventpath', file, '--use-gitignore=false', '--cache-server-path', join(root, 'cache'))
      args.push('--artifact-server-path', join(root, 'artifacts'), '--artifact-server-port', String(await freePort()))
      const env = {
        HOME: join(root, 'home'),
        PATH: `${join(ROOT, 'node_modules/node/bin')}:/usr/bin:/bin:/usr/sbin:/sbin`,
      }
      const child = spawn(act ?? '', args, { cwd: repo, env, stdio: ['ignore', 'pipe', 'pipe'] })
      let log = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8')
        stream.on('data', (text: string) => (log += text))
      }
      const exitCode = await new Promise((done) => child.on('close', done))
      const pair = /^.*\| THE PAIR (.*)$/m.exec(log)?.[1]
      return { exitCode, log, pair }
    }

    it('10.6 finds on a pull request what a push to main kept, and fails the one over budget', async () => {
      const push = await run('push', 'images.yml', { ref: 'refs/heads/main' })
      expect(push.pair, push.log).toBe('succeeded pass')
      const base = await git('rev-parse', 'HEAD')
      await git('checkout', '--quiet', '-b', 'change')
      await writeFile(join(repo, 'backend/deps.lock'), 'http 300\njson 120\nlog 60\ntelemetry 900\n')
      await git('commit', '--quiet', '--all', '--message', 'Grow')
      const head = await git('rev-parse', 'HEAD')
      await git('checkout', '--quiet', 'main')
      await git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'change')
      const sides = { head: { ref: 'change', sha: head }, base: { ref: 'main', sha: base } }
      const pull = await run('pull_request', 'images.yml', {
        number: 7,
        pull_request: { number: 7, labels: [], ...sides },
      })
      expect(pull.pair, pull.log).toBe('succeeded fail')
      expect(pull.exitCode).not.toBe(0)
      expect(pull.log).toContain('Over budget: `backend` image +467 kB (limit +100 kB)')
    })

    it('10.6 joins the records of a matrix in a report job, by act’s artifacts', async () => {
      const matrix = await run('workflow_dispatch', 'matrix.yml', {})
      expect(matrix.pair, matrix.log).toBe('succeeded pass')
      expect(matrix.log).toMatch(/`backend`.*\n(.*\n)*.*`frontend`/)
    })
  },
)
