import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AdviceReport, Judged } from '../../src/advise/measured.ts'
import { buildkitImageAvailable, docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { GitRepo } from '../support/git-repo.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!runs) skipLoudly('no docker engine with a BuildKit image on this machine')

/** Long enough to stand out from two pairs of builds on a machine that has much else to do. */
const SLOW = 'RUN ["/bin/busybox", "sh", "-c", "/bin/busybox sleep 4; /bin/busybox sha256sum package.lock > /deps"]\n'
const HEAD = 'FROM scratch\nCOPY busybox /bin/busybox\nWORKDIR /app\n'
/** The slow step runs for every change of any file, although it reads but one. */
const TODAY = `${HEAD}COPY . .\n${SLOW}`
const ORDERED = `${HEAD}COPY package.lock .\n${SLOW}COPY . .\n`
const IGNORED = '.git\nDockerfile\n.dockerignore\n'
/** As many bytes are worth more than what a busy machine makes of two pairs of builds. */
const JUNK = 5_000_000
/** Runs what the image is for, and fails with what it finds. */
const TEST =
  'docker run --rm --network none {image} /bin/busybox grep -q package.lock /deps && echo fine with {target} || { echo no lock file; exit 1; }'

/** One image, all of it in git, and four commits after the first: source, lock file, docs, source. */
async function project(repo: GitRepo): Promise<void> {
  await repo.write({
    busybox: await readFile('/bin/busybox'),
    'tools/.gitkeep': '',
    nonce: crypto.randomUUID(),
    junk: randomBytes(JUNK),
    'package.lock': 'one 1\n',
    'src/default.sh': 'echo 1\n',
    'docker-bake.hcl': 'target "default" {}\n',
    Dockerfile: TODAY,
    '.dockerignore': IGNORED,
  })
  await chmod(join(repo.dir, 'busybox'), 0o755)
}

/** A patch as `git diff` writes it, of files changed on top of what is checked out. */
async function patchOf(repo: GitRepo, files: Record<string, string>): Promise<string> {
  await repo.write(files)
  await repo.git('add', '--all')
  const text = await repo.git('diff', '--cached')
  await repo.git('reset', '--quiet', '--hard')
  return `${text}\n`
}

/** What a run left on this machine: its last builder for a single build, and images loaded for tests. */
async function leftovers(run: RunResult): Promise<string> {
  const builder = run.state['lab-builder'] ?? ''
  expect(builder).toMatch(/^bake-budget-[0-9a-f]{12}$/)
  const { stdout } = await docker(['ps', '--all', '--quiet', '--filter', `name=buildx_buildkit_${builder}`])
  const images = await docker(['image', 'ls', '--quiet', '--filter', 'reference=bake-budget-advise-*'])
  return stdout + images.stdout
}

describe.runIf(runs)('advise: patches are tried, and the truth told about each', { timeout: 240_000 }, () => {
  let stage: Stage
  let run: RunResult
  let report: AdviceReport
  /** The patches as they were given, by name. */
  let patches: Record<string, string>
  const of = (name: string): Judged => {
    const found = report.candidates.find(({ candidate }) => candidate.id === `advice/${name}.patch`)
    if (found === undefined) throw new Error(`${name} is not in the report`)
    return found
  }
  const timeOf = ({ times }: Judged, kind: string) => times.find((it) => it.kind === kind)

  beforeAll(async () => {
    stage = await createStage({ inputs: { ...DRIVERS['docker-container'], cache: 'none' } }, project)
    const { repo } = stage
    await repo.commit('Source', { 'src/default.sh': 'echo 2\n' })
    await repo.commit('Lock', { 'package.lock': 'one 2\n' })
    await repo.commit('Docs', { 'docs/index.txt': 'Words.\n' })
    await repo.commit('Source', { 'src/default.sh': 'echo 3\n' })
    const ordered = await patchOf(repo, { Dockerfile: ORDERED })
    patches = {
      order: ordered,
      bytes: await patchOf(repo, { '.dockerignore': `${IGNORED}junk\n` }),
      stale: ordered.replaceAll('busybox', 'toybox'),
      broken: await patchOf(repo, { Dockerfile: `${TODAY}COPY nowhere /\n` }),
      more: await patchOf(repo, { Dockerfile: TODAY.replace('sha256sum package.lock', 'sha256sum junk') }),
    }
    await repo.write(Object.fromEntries(Object.entries(patches).map(([name, text]) => [`advice/${name}.patch`, text])))
    run = await stage.push({
      inputs: { mode: 'advise', 'advise-candidates': 'advice/*.patch', 'advise-test': TEST, replay: '3' },
    })
    if (run.exitCode !== 0) throw new Error(run.log)
    report = JSON.parse(await readFile(run.outputs.advice!, 'utf8')) as AdviceReport
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('one that orders the steps rightly pays in time, and its image is the same', () => {
    const order = of('order')
    expect(order).toMatchObject({ outcome: 'measured', test: 'passed', pays: true })
    expect(order.images).toMatchObject([
      { target: 'default', platform: 'linux/amd64', left: 0, came: 0, changed: 0, strange: [], strangeMore: 0 },
    ])
    expect(order.images[0]).not.toHaveProperty('config')
    // The slow step does not run for docs and source.
    const source = timeOf(order, 'source')
    expect(source).toMatchObject({ pairs: 2, certain: true })
    expect(source!.total.today - source!.total.variant).toBeGreaterThan(2000)
    expect(source!.low).toBeGreaterThan(0)
    expect(timeOf(order, 'cold')).toMatchObject({ pairs: 1 })
    expect(timeOf(order, 'replay')).toMatchObject({ pairs: 3 })
  })

  it('one that leaves a file out saves its bytes exactly, and the file is told', async () => {
    const bytes = of('bytes')
    expect(bytes).toMatchObject({ outcome: 'measured', test: 'passed' })
    const [image] = bytes.images
    expect(image).toMatchObject({ left: 1, came: 0, changed: 0, strange: ['app/junk'] })
    const saved = image!.pull!.today - image!.pull!.variant
    expect(saved).toBeGreaterThan(JUNK)
    expect(saved).toBeLessThan(JUNK + 10_000)
    expect(image!.uncompressed!.today - image!.uncompressed!.variant).toBeGreaterThanOrEqual(JUNK)
    // A machine with the commit before pulls it anew for every commit, as it is in the layer of all files.
    expect(image!.update!.today - image!.update!.variant).toBeGreaterThan(JUNK)
    expect(report.today).toMatchObject([{ target: 'default', pull: image!.pull!.today }])
  })

  it('one that does not apply or does not build says why in git’s and the builder’s words', () => {
    expect(of('stale')).toMatchObject({ outcome: 'does-not-apply', why: 'patch failed: Dockerfile:1', pays: false })
    expect(of('broken')).toMatchObject({ outcome: 'does-not-build', pays: false })
    expect(of('broken').why).toContain('"/nowhere": not found')
    expect([of('stale').images, of('broken').images, of('broken').times]).toEqual([[], [], []])
  })

  it('one that changes a file it did not mean to is caught: the file is named, and the test that fails for it is quoted', () => {
    const more = of('more')
    expect(more).toMatchObject({ outcome: 'test-failed', pays: false, times: [] })
    expect(more.why).toContain('for default it ended with 1')
    expect(more.images).toMatchObject([{ left: 0, came: 0, changed: 1, strange: ['deps'] }])
  })

  it('builds the last commits in their order, and tells what each one changed', async () => {
    const shas = (await stage.repo.git('log', '--reverse', '--format=%H', '-3')).split('\n')
    expect(report.replayed.map(({ sha }) => sha)).toEqual(shas)
    expect(report.replayed.map(({ kind }) => kind)).toEqual(['dependency', 'source', 'source'])
    expect(report.sha).toBe(shas.at(-1))
    expect(report.flaky).toEqual({ paths: {} })
  })

  it('all that pay are measured together, and their patch is left for whoever takes it', async () => {
    expect(report.candidates[0]?.pays).toBe(true)
    const paying = report.candidates.filter(({ pays }) => pays).map(({ candidate }) => candidate.id)
    const patch = await readFile(run.outputs['advice-patch']!, 'utf8')
    await stage.repo.git('apply', '--check', run.outputs['advice-patch']!)
    expect(patch).toContain('+COPY package.lock .')
    expect(paying).toContain('advice/order.patch')
    if (paying.length < 2) throw new Error(`only ${paying.join()} pays: ${JSON.stringify(of('bytes').times)}`)
    expect(report.combined).toMatchObject({ outcome: 'measured', test: 'passed', pays: true })
    expect(report.combined?.candidate.parts?.toSorted()).toEqual(['advice/bytes.patch', 'advice/order.patch'])
    expect(report.combined?.images).toMatchObject([{ left: 1, changed: 0, strange: ['app/junk'] }])
    expect(patch).toContain('+junk')
  })

  it('changes nothing of the checkout and leaves nothing behind', async () => {
    expect(await stage.repo.git('worktree', 'list')).not.toContain('\n')
    expect(await stage.repo.git('status', '--short')).toBe('?? advice/')
    expect(await leftovers(run)).toBe('')
    expect(stage.cache.entries()).toEqual([])
    expect(run.summary).toContain('How this was measured')
  })

  it('a job that is canceled reports what it has, says so, and leaves nothing behind either', async () => {
    const { repo } = stage
    const abort = new AbortController()
    const pending = stage.push({
      inputs: { mode: 'advise', 'advise-candidates': 'advice/order.patch\nadvice/stale.patch', replay: '3' },
      signal: abort.signal,
    })
    const caches = join(`${repo.dir}-temp`, 'bake-budget-*', 'replay')
    for (let tries = 0; globSync(caches).length === 0 && tries < 300; tries++) await sleep(200)
    await sleep(1500)
    abort.abort()
    const canceled = await pending
    expect(canceled.exitCode, canceled.log).toBe(1)
    expect(canceled.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('canceled') as unknown }),
    )
    const partly = JSON.parse(await readFile(canceled.outputs.advice!, 'utf8')) as AdviceReport
    const given = partly.candidates.filter(({ candidate }) => candidate.source === 'file')
    expect(given.map(({ outcome }) => outcome)).toEqual(['measured', 'does-not-apply'])
    expect(given[0]?.images).toMatchObject([{ changed: 0, strange: [] }])
    expect(partly.notes.join('\n')).toContain('the job was canceled')
    expect(await repo.git('worktree', 'list')).not.toContain('\n')
    expect(await leftovers(canceled)).toBe('')
  })

  it('stops before anything is built where a patch file does not exist', async () => {
    const wrong = await stage.push({ inputs: { mode: 'advise', 'advise-candidates': 'advise/*.patch' } })
    expect(wrong.exitCode).toBe(1)
    expect(wrong.log).toContain('Input "advise-candidates" is "advise/*.patch"; allowed: ')
    expect(wrong.log).not.toContain('Measuring')
  })
})
