import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipOne } from '../../src/github/zip.ts'
import { bodyWithoutFooter } from '../../src/report/comment.ts'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import { ROOT, type RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no Docker engine on this machine')

const TOO_MUCH = { 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' }

/** Runs dist/report.js with nothing of Docker or GitHub in reach. */
async function render(folder: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const node = join(ROOT, 'node_modules/node/bin/node')
  const options = { cwd: folder, env: { PATH: '/nowhere' } }
  return promisify(execFile)(node, [join(ROOT, 'dist/report.js'), ...args], options).then(
    (result) => ({ code: 0, ...result }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

describe('one pull request with every kind of report', () => {
  let stage: Stage
  let folder: string
  let pull: RunResult & { number: number; head: string }
  let text: Record<'html' | 'comment', string>
  beforeAll(async () => {
    if (!runs) return
    folder = await mkdtemp(join(tmpdir(), 'report-cli-'))
    stage = await createStage({
      inputs: { ...DRIVERS.docker, cache: 'none', budgets: 'bake-budget.yml', html: 'true', check: 'true' },
    })
    const first = await stage.push()
    await copyFile(first.outputs.record ?? '', join(folder, 'baseline.json'))
    await copyFile(join(stage.repo.dir, 'bake-budget.yml'), join(folder, 'budgets.yml'))
    const dockerfile = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
    const shell = dockerfile.replace('ENTRYPOINT ["/bin/sh", "src/main.sh"]', 'ENTRYPOINT /bin/sh src/main.sh')
    pull = await stage.pull({ ...TOO_MUCH, Dockerfile: shell })
    await copyFile(pull.outputs.record ?? '', join(folder, 'record.json'))
    text = {
      html: await readFile(pull.outputs.html ?? '', 'utf8'),
      comment: await readFile(pull.outputs.comment ?? '', 'utf8'),
    }
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  it.runIf(runs)('keeps the page as an artifact, with the trend in it, and links it from the comment', async () => {
    expect(text.html).toMatch(/^<!doctype html>/)
    const page = stage.cache.artifacts.artifacts().at(-1)!
    expect(page.name).toMatch(/^bake-budget-page-default-\w{8}$/)
    expect((await unzipOne(page.blob.content!, 'bake-budget.html', 1e8))?.toString()).toBe(text.html)
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toContain(`/octo/hello/actions/runs/1002/artifacts/${page.id})`)
    const data = JSON.parse(
      /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text.html)?.[1] ?? '',
    ) as {
      images: { history: { label: string }[] }[]
    }
    const main = await stage.repo.sha('main')
    expect(data.images[0]?.history.map(({ label }) => label)).toEqual([main.slice(0, 7), 'this build'])
  })

  it.runIf(runs)('ends its check run with the verdict, on the head', async () => {
    const [run, ...more] = await stage.github.checkRuns(pull.head)
    expect(more).toEqual([])
    expect(run).toMatchObject({ name: 'bake-budget', status: 'completed', conclusion: 'failure' })
    expect(run?.output).toMatchObject({ title: expect.stringContaining('Over budget: backend') })
  })

  it.runIf(runs)('places BuildKit`s checks on their lines, each once', async () => {
    const dockerfile = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
    const line = dockerfile.split('\n').indexOf('ENTRYPOINT ["/bin/sh", "src/main.sh"]') + 1
    const checks = pull.annotations.filter(({ title }) => title?.startsWith('Build check'))
    expect(checks).toEqual([
      {
        level: 'warning',
        title: 'Build check: JSONArgsRecommended',
        file: 'Dockerfile',
        line,
        message: expect.stringContaining('JSON arguments recommended'),
      },
    ])
  })

  it.runIf(runs)('has a check run in the merge queue, too, on the queue`s commit', async () => {
    const base = await stage.repo.sha('main')
    await stage.repo.branch('queue', 'main')
    const head = await stage.repo.commit('Queue', { 'README.md': 'Queued.\n' })
    const payload = { action: 'checks_requested', merge_group: { base_sha: base, head_sha: head } }
    const ref = 'refs/heads/gh-readonly-queue/main/pr-1'
    const scopes = [{ scope: 'refs/heads/main', permission: 1 }]
    const run = await stage.run({ name: 'merge_group', payload }, ref, scopes, { inputs: { html: 'false' } })
    await stage.repo.checkout('main')
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs['baseline-sha']).toBe(base)
    expect(run.outputs.html).toBeUndefined()
    expect(await stage.github.checkRuns(head)).toMatchObject([{ status: 'completed', conclusion: 'success' }])
  })

  it.runIf(runs)('completes its check as failed when the action itself cannot go on', async () => {
    const run = await stage.push({ inputs: { driver: 'remote', builder: 'no-such-builder' } })
    expect(run.exitCode).toBe(1)
    const [check] = await stage.github.checkRuns(await stage.repo.sha('main')).then((all) => all.slice(-1))
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure', output: { title: 'The action failed' } })
  })

  it.runIf(runs)('is rendered again from its records alone, to the same comment', async () => {
    const given = ['record.json', '--baseline', 'baseline.json', '--budgets', 'budgets.yml']
    const out = ['--html', 'out.html', '--markdown', 'out.md', '--summary', 'summary.md']
    const result = await render(folder, ...given, ...out)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.stdout).toContain('Over budget: backend')
    const [html, comment, summary] = await Promise.all(
      ['out.html', 'out.md', 'summary.md'].map((file) => readFile(join(folder, file), 'utf8')),
    )
    expect(html).toMatch(/^<!doctype html>/)
    expect(summary).toContain('### ⏱️ Timeline')
    // The trend needs the history, and the notes of the run are not in the record; all else is.
    const table = (body: string): string[] => bodyWithoutFooter(body).split('\n').slice(0, 9)
    expect(table(comment!)).toEqual(table(text.comment))
  })

  it.runIf(runs)('is rendered to stdout, and twice the same', async () => {
    const [once, again] = [await render(folder, 'record.json'), await render(folder, 'record.json')]
    expect(once.stdout).toContain('No baseline yet')
    expect(again.stdout).toBe(once.stdout)
  })

  it.runIf(runs)('says what is wrong with a record or the command line', async () => {
    await writeFile(join(folder, 'bad.json'), '{"bakeBudget":99}')
    expect(await render(folder, 'bad.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('bad.json: ') })
    expect(await render(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
    expect(await render(folder, 'absent.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('ENOENT') })
  })
})
