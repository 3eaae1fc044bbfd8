/** The story that script/demo tells; needs a Docker engine that answers. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { RunResult } from '../__tests__/support/runner.ts'
import { ROOT } from '../__tests__/support/runner.ts'
import { createStage, DRIVERS } from '../__tests__/support/stage.ts'

const folder = join(ROOT, '.demo')
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

await using stage = await createStage({
  inputs: { ...DRIVERS.docker, comment: 'always', budgets: 'bake-budget.yml' },
})

say('1. A push to main: the first record, which pull requests will be compared with.')
await keep('1-push-to-main', await stage.push())

say('2. A pull request that changes a line of the front end.')
const harmless = await stage.pull({
  'frontend/src/index.html': '<!doctype html>\n<title>quickstart</title>\n<h1>It bakes!</h1>\n',
})
await keep('2-harmless-pull-request', harmless)
await showComment(harmless.number)

say('3. A pull request that adds a dependency of 900 kB to the back end: more than its budget allows.')
const tooMuch = await stage.pull({ 'backend/deps.lock': 'http 300\njson 120\nlog 60\ntelemetry 900\n' })
await keep('3-over-budget', tooMuch)
await showComment(tooMuch.number)

say(`Exit codes were as they should be. Records, comments, summaries and logs are in .demo/`)

/** Keeps what a run left behind, and stops the demo if the run did not end as the story says. */
async function keep(name: string, run: RunResult): Promise<void> {
  await writeFile(join(folder, `${name}.log`), run.log)
  await writeFile(join(folder, `${name}.summary.md`), run.summary)
  for (const [output, file] of [
    ['record', 'record.json'],
    ['comment', 'comment.md'],
  ] as const) {
    const path = run.outputs[output]
    if (path !== undefined) await writeFile(join(folder, `${name}.${file}`), await readFile(path))
  }
  const expected = name.includes('over-budget') ? 1 : 0
  console.log(
    `   exit code ${run.exitCode}, ${(run.durationMs / 1000).toFixed(1)} s, verdict ${run.outputs.verdict ?? '?'}`,
  )
  if (run.exitCode !== expected) {
    console.log(run.log)
    throw new Error(`The run should have ended with exit code ${expected}; its log is above and in .demo/${name}.log`)
  }
  await (await run.post())[Symbol.asyncDispose]()
}

async function showComment(number: number): Promise<void> {
  const comments = await stage.github.comments(number)
  const body = comments.at(-1)?.body ?? '(no comment)'
  const rule = '─'.repeat(100)
  console.log(`${rule}\n${readable(body)}\n${rule}`)
}

/** Markdown as a terminal reader wants it: without the tags that only fold. */
function readable(markdown: string): string {
  return markdown
    .replaceAll(/<!--.*?-->\n?/gs, '')
    .replaceAll(/<\/?(details|sub|b|code)>/g, '')
    .replaceAll(/<summary>(.*?)<\/summary>/gs, '▸ $1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function say(line: string): void {
  console.log(`\n${line}`)
}
