import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { runAction } from '../../support/runner.ts'
import type { RunOptions } from '../../support/runner.ts'
import { readCommandFile, readStepLog } from '../../support/workflow-commands.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'runner-test-'))))
afterEach(() => rm(folder, { recursive: true }))

async function action(yml: string, main: string, post = ''): Promise<RunOptions> {
  await writeFile(join(folder, 'action.yml'), yml)
  await writeFile(join(folder, 'main.mjs'), main)
  await writeFile(join(folder, 'post.mjs'), post)
  return {
    main: join(folder, 'main.mjs'),
    actionYml: join(folder, 'action.yml'),
    event: { name: 'push', payload: { after: 'abc' } },
    ref: 'refs/heads/main',
    sha: 'abc',
    repository: 'octo/hello',
    workspace: folder,
    github: { url: 'http://127.0.0.1:9', token: 'ghs_secret' },
  }
}

const yml = (post: string) => `
inputs:
  github-token: { default: '\${{ github.token }}' }
  files: { default: 'docker-bake.json' }
  push: { required: false }
runs: { using: node24, main: main.mjs, post: ${post} }`

describe('runner', () => {
  it('sets every declared input: the given value, else the evaluated default, else nothing', async () => {
    const options = await action(
      yml(join(folder, 'post.mjs')),
      `console.log(JSON.stringify(Object.entries(process.env).filter(([k]) => k.startsWith('INPUT_')).sort()))`,
    )
    await using run = await runAction({ ...options, inputs: { Files: 'a.hcl' } })
    expect(JSON.parse(run.rawLog)).toEqual([
      ['INPUT_FILES', 'a.hcl'],
      ['INPUT_GITHUB-TOKEN', 'ghs_secret'],
      ['INPUT_PUSH', ''],
    ])
    expect(run.log).not.toContain('ghs_secret')
  })

  it('passes nothing of our own environment on', async () => {
    const options = await action(yml('x'), `console.log(Object.keys(process.env).join(' '), process.version)`)
    await using run = await runAction(options)
    expect(run.log).not.toMatch(/VITEST|npm_/)
    expect(run.log).toMatch(/v24\./)
  })

  it('gives outputs, summary, exit code, and hands state and exported variables to post', async () => {
    const options = await action(
      yml(join(folder, 'post.mjs')),
      `import { appendFileSync as add } from 'node:fs'
       add(process.env.GITHUB_OUTPUT, 'report<<d1\\nline 1\\nline 2\\nd1\\nverdict=fail\\n')
       add(process.env.GITHUB_STATE, 'isPost<<d2\\ntrue\\nd2\\n')
       add(process.env.GITHUB_ENV, 'BUILDER=b1\\n')
       add(process.env.GITHUB_STEP_SUMMARY, '# Report')
       process.exitCode = 1`,
      `console.log(process.env.STATE_isPost, process.env.BUILDER)`,
    )
    await using run = await runAction(options)
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { report: 'line 1\nline 2', verdict: 'fail' },
      state: { isPost: 'true' },
      summary: '# Report',
    })
    expect(await run.post()).toMatchObject({ exitCode: 0, log: 'true b1', summary: '' })
  })

  it('interrupts the process when the job is canceled', async () => {
    const options = await action(
      yml('x'),
      `process.on('SIGINT', () => { console.log('canceled'); process.exit(7) }); setInterval(() => {}, 1000)`,
    )
    await using run = await runAction({ ...options, signal: AbortSignal.timeout(500) })
    expect(run).toMatchObject({ exitCode: 7, log: 'canceled' })
  })
})

describe('workflow commands', () => {
  it('become annotations, in both notations, with escapes undone', () => {
    const { annotations } = readStepLog(
      [
        '::error title=Over%3A budget,file=a%2Cb,line=3::api%0A+4 MB 100%25',
        '  ::warning::w',
        'x ##[error]old',
        'a ::error::no',
      ],
      [],
    )
    expect(annotations).toEqual([
      { level: 'error', title: 'Over: budget', file: 'a,b', line: 3, message: 'api\n+4 MB 100%' },
      { level: 'warning', message: 'w' },
      { level: 'error', message: 'old' },
    ])
  })

  it('do nothing between stop-commands and its token', () => {
    const { annotations } = readStepLog(['::stop-commands::t1', '::error::fake', '::t1::', '::error::real'], [])
    expect(annotations).toEqual([{ level: 'error', message: 'real' }])
  })

  it('mask from the line that adds the mask', () => {
    const { log, rawLog } = readStepLog(['token-1', '::add-mask::token-1', 'has token-1'], [])
    expect(log).toBe('token-1\n::add-mask::***\nhas ***')
    expect(rawLog).toContain('has token-1')
  })

  it('fail on a command file that the runner refuses', () => {
    expect(() => readCommandFile('a<<x\nnever ends')).toThrow('Matching delimiter not found')
    expect(() => readCommandFile('no equals sign')).toThrow('Invalid format')
    expect(readCommandFile('a=1=2\nb<<E\n<<\nE\n')).toEqual({ a: '1=2', b: '<<' })
  })
})
