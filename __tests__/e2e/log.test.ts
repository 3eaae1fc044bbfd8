import { spawn } from 'node:child_process'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { GitRepo } from '../support/git-repo.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

/** What a step prints, as a shell script. */
const SCRIPTS = {
  'a secret that comes in two pieces': "printf 'pw=s3cr'; sleep 0.4; printf 'et-value-123 done\\n'",
  'a letter that comes in two pieces': "printf 'caf\\303'; sleep 0.4; printf '\\251 ok\\n'",
  'a progress bar': "printf '10%%\\r'; sleep 0.3; printf '50%%\\r100%%\\nready\\n'",
  'lines of Windows': "printf 'one\\r\\ntwo\\r\\n'",
  'a last line without an end': "printf 'first\\nlast'",
  'empty lines': "printf 'a\\n\\n\\nb\\n'",
}

async function project(repo: GitRepo): Promise<void> {
  await mkdir(repo.dir, { recursive: true })
  await copyFile('/bin/busybox', join(repo.dir, 'busybox'))
  const scripts = Object.values(SCRIPTS).map((script, at) => [`script${at}.sh`, `${script}\n`])
  await repo.write({
    ...Object.fromEntries(scripts),
    nonce: crypto.randomUUID(),
    Dockerfile: [
      'FROM scratch',
      'COPY . /bin/',
      'RUN ["/bin/busybox", "--install", "-s", "/bin"]',
      ...scripts.map(([name]) => `RUN sh /bin/${name}`),
      '',
    ].join('\n'),
    'docker-bake.hcl': 'target "default" {}\n',
  })
}

/** What buildx's own plain log shows, byte for byte. */
async function plainBake(cwd: string, expected: number, ...args: string[]): Promise<string> {
  const child = spawn('/usr/bin/docker', ['buildx', 'bake', '--progress=plain', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise((done) => child.on('close', done))
  const log = Buffer.concat(chunks).toString('utf8')
  if (code !== expected) throw new Error(log)
  return log
}

/** What the step printed as the runner shows it, which ends a line at a carriage return, too; without buildx's seconds. */
function printedBy(log: string, script: string): string[] {
  const lines = log.split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => /^#\d+ \[/.test(line) && line.includes(script))
  const [number = ''] = lines[first]?.split(' ') ?? []
  const last = lines.findIndex((line) => line.startsWith(`${number} DONE`))
  return lines.slice(first + 1, last).map((line) => line.replace(new RegExp(`^${number} \\d+\\.\\d+ `), ''))
}

describe.runIf(runs)('the log beside buildx’s own', { timeout: 120_000 }, () => {
  let stage: Stage
  let theirs: string
  let ours: string
  beforeAll(async () => {
    stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', comment: 'never' } }, project)
    theirs = await plainBake(stage.repo.dir, 0, '--no-cache')
    const run = await stage.push({ inputs: { set: '*.no-cache=true' } })
    if (run.exitCode !== 0) throw new Error(run.log)
    ours = run.rawLog
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it.each(Object.keys(SCRIPTS).map((name, at) => [name, `script${at}.sh`]))(
    '10.3 shows %s as buildx does',
    (_, script) => {
      const expected = printedBy(theirs, script)
      expect(expected).not.toEqual([])
      expect(printedBy(ours, script)).toEqual(expected)
    },
  )

  it('10.3 repeats at the end what a failed step printed last, as buildx does', async () => {
    const end = (log: string) => {
      const lines = log.split('\n').map((line) => line.replace(/^\d+\.\d+ /, ''))
      return lines.slice(lines.indexOf('------'), lines.findIndex((line) => line.startsWith('ERROR: ')) + 1)
    }
    const [name = ''] = Object.entries(SCRIPTS).map((_, at) => `script${at}.sh`)
    const run = await stage.pull({ [name]: 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i; done; exit 3\n' })
    const sha = run.head
    expect(run.exitCode).toBe(1)
    await stage.repo.checkout(sha)
    const plain = end(await plainBake(stage.repo.dir, 1))
    expect(plain).toContain('line 12')
    expect(end(run.rawLog)).toEqual(plain)
  })

  it('10.3 keeps nothing broken in the record', async () => {
    const run = await stage.push()
    expect(await readFile(run.outputs.record ?? '', 'utf8')).not.toContain('\uFFFD')
  })
})
