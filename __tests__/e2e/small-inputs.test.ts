import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'always' }
const pair = (run: RunResult) => [run.exitCode, run.outputs.outcome, run.outputs.verdict]
const messages = (run: RunResult, level: string) =>
  run.annotations.filter((it) => it.level === level).map(({ message }) => message)

describe.runIf(runs)('small inputs', { timeout: 120_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await createStage({ inputs })
    await stage.push()
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('10.8 carries older figures forward when a group is empty', async () => {
    const empty = { 'docker-bake.hcl': 'group "default" { targets = [] }\n' }
    const run = await stage.pull(empty)
    expect(pair(run), run.log).toEqual([0, 'succeeded', 'pass'])
    const [comment] = await stage.github.comments(run.number)
    expect(comment?.body).toContain('### ✅ Nothing to build')
    expect(comment?.body).toMatch(/`backend` \|.*⏭️ not built, as of/)
    expect(run.log).toContain('Nothing to build: the definition names no target.')
  })

  it.each<[string, number, string, Record<string, string>]>([
    ['commenting is disabled', 422, 'Commenting is disabled on issues with more than 2500 comments', {}],
    ['GitHub asks to wait long', 403, 'You have exceeded a secondary rate limit', { 'retry-after': '600' }],
  ])('10.8 tells the real cause when %s', async (_, status, message, headers) => {
    stage.github.refuseComments(status, message, headers)
    const run = await stage.pull({})
    stage.github.heal()
    expect(run.exitCode, run.log).toBe(0)
    expect(messages(run, 'warning')).toEqual([expect.stringContaining(`GitHub answered ${status} (${message})`)])
    expect(run.log).not.toContain('pull-requests: write')
  })

  it('10.8 tells the real cause when the conversation is locked', async () => {
    const first = await stage.pull({}, { inputs: { comment: 'never' } })
    stage.github.lock(first.number)
    const run = await stage.pull({}, { number: first.number })
    expect(messages(run, 'warning')).toEqual([expect.stringContaining('issue is locked')])
    expect(run.log).not.toContain('pull-requests: write')
  })

  it('10.8 tries again when GitHub asks to wait a moment', async () => {
    stage.github.fail({ kind: 'secondary-rate-limit', times: 1, match: /POST .*comments/, retryAfter: 1 })
    const run = await stage.pull({})
    expect(run.annotations, run.log).toEqual([])
    expect(await stage.github.comments(run.number)).toHaveLength(1)
  })

  it('10.8 says its own warnings before those of the linter, which it can leave out', async () => {
    const many = Array.from({ length: 14 }, (_, at) => `RUN echo ${at} > /a${at}\nMAINTAINER me${at}\n`).join('')
    const files = {
      'docker-bake.hcl': 'target "default" {}\n',
      Dockerfile: `FROM scratch\nCOPY tools/busybox /bin/sh\n${many}`,
    }
    const token = stage.github.readOnlyToken
    const run = await stage.pull(files, { token })
    const ten = run.annotations.filter(({ level }) => level === 'warning').slice(0, 10)
    expect(ten.map(({ message }) => message).join('\n'), run.log).toContain('No pull-request comment')
    expect(run.annotations.filter(({ level }) => level === 'warning')).toHaveLength(10)
    expect(run.summary).toContain('14 findings')
    const quiet = await stage.pull(files, { token, env: { DOCKER_BUILD_CHECKS_ANNOTATIONS: 'false' } })
    expect(quiet.annotations.filter(({ title }) => title?.startsWith('Build check') === true)).toEqual([])
  })

  it('10.8 names a source folder that is not there', async () => {
    const run = await stage.push({ inputs: { source: 'nowhere' } })
    expect(run.exitCode).toBe(1)
    expect(messages(run, 'error')).toEqual([
      'Input "source" is "nowhere"; allowed: a folder of the checkout (there is none of this name), or a Git URL.',
    ])
  })

  it('10.8 names the endpoint that the driver `remote` needs', async () => {
    const run = await stage.push({ inputs: { driver: 'remote' } })
    expect(messages(run, 'error')).toEqual([
      expect.stringContaining('Input "endpoint" is empty; allowed: the address of'),
    ])
  })

  it.each(['workflow_dispatch', 'push'])('10.8 finds the pull request of the branch for %s', async (event) => {
    const pull = await stage.pull({}, { inputs: { comment: 'never' } })
    await stage.repo.checkout(pull.head)
    // The branch was named after the pull request once it had a number; GitHub knows it by its first name.
    const listed = (await stage.github.pull(pull.number)) as { head: { ref: string } }
    const ref = `refs/heads/${listed.head.ref}`
    const run = await stage.run({ name: event, payload: { ref, repository: { default_branch: 'main' } } }, ref, [
      { scope: ref, permission: 3 },
      { scope: 'refs/heads/main', permission: 1 },
    ])
    await stage.repo.checkout('main')
    expect(run.exitCode, run.log).toBe(0)
    expect(await stage.github.comments(pull.number), run.log).toHaveLength(1)
  })

  it('10.8 comments on the pull request whose comment started the run, or that the input names', async () => {
    const pull = await stage.pull({}, { inputs: { comment: 'never' } })
    const issue = { number: pull.number, pull_request: { url: 'x' } }
    const main = [{ scope: 'refs/heads/main', permission: 3 }]
    const payload = { issue, repository: { default_branch: 'main' } }
    const asked = await stage.run({ name: 'issue_comment', payload }, 'refs/heads/main', main)
    expect(await stage.github.comments(pull.number), asked.log).toHaveLength(1)
    const other = await stage.pull({}, { inputs: { comment: 'never' } })
    const named = await stage.push({ inputs: { 'pull-request': String(other.number) } })
    expect(await stage.github.comments(other.number), named.log).toHaveLength(1)
  })

  it('10.8 says why there is no comment', async () => {
    const run = await stage.push()
    expect(run.log).toContain('No pull-request comment: this run is of the branch main, not of a pull request.')
  })
})

describe.runIf(runs)('checkouts that are not as usual', { timeout: 120_000 }, () => {
  it('10.8 finds budgets beside the bake definition, where `actions/checkout` has a path', async () => {
    await using stage = await createStage({ inputs: { ...inputs, source: 'app' } })
    const names = (await readdir(stage.repo.dir)).filter((name) => name !== '.git')
    await mkdir(join(stage.repo.dir, 'app'))
    for (const name of names) await rename(join(stage.repo.dir, name), join(stage.repo.dir, 'app', name))
    await stage.repo.write({ 'app/.github/bake-budget.yml': 'size: 1kB\n' })
    const run = await stage.push()
    expect(pair(run), run.log).toEqual([1, 'succeeded', 'fail'])
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('app/.github/bake-budget.yml') }),
    )
  })

  it.runIf(process.getuid?.() === 0)('10.8 reads a checkout that another user owns', async () => {
    const rebuild = { ...inputs, baseline: 'rebuild', budgets: 'size: { max-increase: 100kB }' }
    await using stage = await createStage({ inputs: rebuild }, async (repo) => {
      const bake = 'target "default" { dockerfile-inline = "FROM scratch\\nCOPY data /" }\n'
      await repo.write({ 'docker-bake.hcl': bake, data: crypto.randomUUID() })
    })
    const giveAway = async (dir: string): Promise<void> => {
      for (const path of [dir, join(dir, '.git')]) await chown(path, 65_534, 65_534)
    }
    const takeBack = async (dir: string): Promise<void> => {
      for (const path of [dir, join(dir, '.git')]) await chown(path, 0, 0)
    }
    const run = await stage.pull(
      { data: randomBytes(300_000).toString('base64') },
      { before: giveAway, after: takeBack },
    )
    expect(pair(run), run.log).toEqual([1, 'succeeded', 'fail'])
    expect(run.log).not.toContain('dubious ownership')
  })
})
