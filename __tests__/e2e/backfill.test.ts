import { randomBytes } from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Judgement } from '../../src/budget/verdict.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { GitRepo } from '../support/git-repo.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
if (!runs) skipLoudly('no docker engine on this machine')

const MB = 1_000_000
const DOCKERFILE = 'FROM scratch\nCOPY busybox /bin/busybox\nCOPY files /files\n'
const BUDGETS = 'size: { max-increase: 1.5MB }\nsince: { release: { size: 4MB } }\n'
const IMAGE = `backfill-${crypto.randomUUID().slice(0, 8)}:latest`
const BACKFILL = { mode: 'backfill', backfill: '10' }

/** Bytes that no compression makes smaller: what an image grows by to the kilobyte. */
const file = (name: string, megabytes: number) => ({ [`files/${name}`]: randomBytes(megabytes * MB) })
const violations = (run: RunResult) => JSON.parse(run.outputs.violations ?? '[]') as Judgement[]
const warnings = (run: RunResult) => run.annotations.filter(({ level }) => level === 'warning').map((it) => it.message)
const rows = ({ summary }: RunResult) => summary.split('\n').filter((line) => /^\| `[0-9a-f]{7}`/.test(line))

/** One small image, all of it in git, as commits of the past are built from there. */
async function project(repo: GitRepo): Promise<void> {
  await repo.write({
    busybox: await readFile('/bin/busybox'),
    'tools/.gitkeep': '',
    nonce: crypto.randomUUID(),
    Dockerfile: DOCKERFILE,
    'docker-bake.hcl': `target "default" {\n  tags = ["${IMAGE}"]\n}\n`,
    '.dockerignore': '.git\n',
    ...file('0', 1),
  })
  await chmod(join(repo.dir, 'busybox'), 0o755)
}

describe.runIf(runs)('many small steps do not pass unseen', { timeout: 240_000 }, () => {
  let stage: Stage
  /** The five small commits after v1.0.0, and the one among them that does not build. */
  const small: string[] = []
  let broken: string
  beforeAll(async () => {
    stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', budgets: BUDGETS } }, project)
    const { repo } = stage
    await repo.git('tag', 'v1.0.0')
    for (const [at, megabytes] of [1, 1, 1.4, 1, 1].entries()) {
      if (at === 2) {
        broken = await repo.commit('Break it', { Dockerfile: `${DOCKERFILE}COPY nowhere /\n` })
        await repo.write({ Dockerfile: DOCKERFILE })
      }
      small.push(await repo.commit(`Step ${at + 1}`, file(`step-${at + 1}`, megabytes)))
    }
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('says what is missing, and how to mend it, where the release has no record', async () => {
    // Nothing of the branch can be read, as after a week without runs, and nothing be kept.
    const run = await stage.push({ scopes: [{ scope: 'refs/heads/other', permission: 1 }] })
    expect(run.exitCode, run.log).toBe(0)
    expect(warnings(run).join('\n')).toMatch(
      /Nothing to compare with since `v1\.0\.0` \([0-9a-f]{7}\): `cache` holds no record .* A run with `mode: backfill` makes it/,
    )
    expect(violations(run)).toContainEqual(
      expect.objectContaining({ metric: 'size', notJudged: 'no record of `v1.0.0`', missing: true, level: 'warn' }),
    )
    // What this build loaded; those of the past must not bring it back.
    await docker(['image', 'rm', IMAGE])
  })

  it('backfill builds the past into records, names the commit that grew the image most, and passes over what does not build', async () => {
    const run = await stage.push({ inputs: BACKFILL })
    expect(run.exitCode, run.log).toBe(0)
    const [most = ''] = small.slice(2)
    expect(run.summary).toContain('## ⚠️ Backfill: 6 commits built, 1 without a record')
    expect(run.summary).toContain(
      `- 📈 \`default\` grew most at \`${most.slice(0, 7)}\`: +1.40 MB, most of it \`COPY files /files\``,
    )
    const shas = [await stage.repo.sha('v1.0.0'), ...small.slice(0, 2), broken, ...small.slice(2)]
    expect(rows(run).map((row) => row.slice(3, 10))).toEqual(shas.map((sha) => sha.slice(0, 7)))
    expect(rows(run)[3]).toContain('⚠️ no record: ')
    expect(rows(run)[4]).toMatch(/\*\*[\d.]+.MB.\(\+1\.40.MB\)\*\*.*`files\/step-3`/)
    expect(run.log).toContain(`${most.slice(0, 7)}: default `)
    expect(run.log).toContain(`default grew most at ${most.slice(0, 7)}: +1.40 MB`)
  })

  it('only measures: nothing is loaded or tagged, no worktree is left', async () => {
    expect((await docker(['image', 'ls', '--quiet', IMAGE])).stdout).toBe('')
    expect(await stage.repo.git('worktree', 'list')).not.toContain('\n')
    expect(await stage.repo.git('status', '--short')).toBe('')
  })

  it('builds nothing twice', async () => {
    const run = await stage.push({ inputs: BACKFILL })
    expect(run.summary).toContain('Backfill: 0 commits built, 6 had a record already, 1 without a record')
    expect(run.log.match(/Measuring commit/g)).toHaveLength(1)
    const tags = await stage.push({ inputs: { ...BACKFILL, backfill: 'v1.*' } })
    expect(tags.summary).toContain('✅ Backfill: 0 commits built, 1 had a record already')
    expect(tags.summary).toContain('(`v1.0.0`)')
  })

  it('then a step within its own budget fails at the sum since the release', async () => {
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(1)
    const [broken, ...others] = violations(run)
    expect(others).toEqual([])
    expect(broken).toMatchObject({
      target: 'default',
      metric: 'size',
      limit: 'max-increase',
      level: 'fail',
      allowed: 4 * MB,
      since: { point: 'release', name: 'v1.0.0' },
    })
    expect(Math.round((broken?.actual ?? 0) / MB / 0.1) / 10).toBe(5.4)
    expect(run.summary).toMatch(/❌ Over budget: `default` image \+5\.4\d MB since `v1\.0\.0` \(limit \+4\.00 MB\)/)
    expect(run.summary).toContain('### 📏 Since `v1.0.0`')
  })

  it.each<[string, RunChanges]>([
    ['in a clone of one commit, where GitHub tells the tags', { shallow: 'default' }],
    ['asked for by a glob of tags', { inputs: { budgets: 'since: { "v1.*": { size: 4MB } }' } }],
  ])('and so does a pull request that adds nothing, %s', async (_, changes) => {
    const pull = await stage.pull({ 'README.md': 'Words.\n' }, changes)
    expect(pull.exitCode, pull.log).toBe(1)
    expect(violations(pull)).toMatchObject([{ level: 'fail', since: { name: 'v1.0.0' } }])
    const [comment] = await stage.github.comments(pull.number)
    expect(comment?.body).toMatch(/^📏 `default` \+5\.4\d MB \([\d.]+ MB → [\d.]+ MB\) since `v1\.0\.0`: /m)
  })

  it('shows the same without budgets with the input alone, and refuses two points in one run', async () => {
    const shown = await stage.push({ inputs: { budgets: 'size: 100MB', 'compare-with': 'release' } })
    expect([shown.exitCode, shown.outputs.verdict], shown.log).toEqual([0, 'pass'])
    expect(shown.summary).toContain('### 📏 Since `v1.0.0`')
    const both = await stage.push({ inputs: { 'compare-with': '30d' } })
    expect([both.exitCode, both.outputs.outcome]).toEqual([1, undefined])
    expect(both.log).toContain('Input "compare-with" is "30d"; allowed: `release`, as `since` in budgets')
  })

  it('refuses what would keep nothing, or what others must not be compared with, before anything is built', async () => {
    const rebuild = await stage.push({ inputs: { ...BACKFILL, baseline: 'rebuild' } })
    expect(rebuild.log).toContain('Input "baseline" is "rebuild"; allowed: `cache`, `branch` or `file:PATH.jsonl`')
    const pull = await stage.pull({ 'README.md': 'Other words.\n' }, { inputs: BACKFILL })
    expect(pull.log).toContain('Input "mode" is "backfill"; allowed: `backfill` only in runs for pushes')
    const none = await stage.push({ inputs: { ...BACKFILL, backfill: 'v9.*' } })
    expect(none.log).toContain('Input "backfill" is "v9.*"; allowed: ')
    for (const run of [rebuild, pull, none]) {
      expect(run.exitCode).toBe(1)
      expect(run.log).not.toContain('Measuring commit')
    }
  })
})

describe.runIf(runs)('a backfill that is canceled', { timeout: 120_000 }, () => {
  it('keeps what it has, says so, and goes on from there', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none' } }, project)
    await stage.repo.commit('Sleep', {
      Dockerfile: `${DOCKERFILE}COPY nonce /nonce\nRUN ["/bin/busybox", "sleep", "60"]\n`,
    })
    const abort = new AbortController()
    const pending = stage.push({ inputs: BACKFILL, signal: abort.signal })
    const kept = () => stage.cache.entries().length
    for (let tries = 0; kept() === 0 && tries < 300; tries++) await sleep(200)
    await sleep(2000)
    abort.abort()
    const run = await pending
    expect(run.exitCode, run.log).toBe(1)
    expect(run.summary).toContain('## ⏹️ Backfill: 1 commit built, then the job was canceled')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('canceled') as unknown }),
    )
    expect(await stage.repo.git('worktree', 'list')).not.toContain('\n')

    await stage.repo.git('reset', '--quiet', '--hard', 'HEAD~1')
    const next = await stage.push({ inputs: BACKFILL })
    expect(next.summary, next.log).toContain('✅ Backfill: 0 commits built, 1 had a record already')
  })
})

describe.runIf(runs)('a backfill whose records cannot be kept', { timeout: 120_000 }, () => {
  it('says so once, and still tells which commit it was', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none' } }, project)
    const large = await stage.repo.commit('Grow', file('large', 2))
    await stage.repo.commit('Grow a little', file('small', 1))
    const run = await stage.push({ inputs: BACKFILL, scopes: [{ scope: 'refs/heads/main', permission: 1 }] })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.summary).toContain('✅ Backfill: 3 commits built')
    expect(run.summary).toContain(`grew most at \`${large.slice(0, 7)}\`: +2.0`)
    expect(warnings(run)).toEqual([
      expect.stringMatching(
        /^This build's record was not kept .*\. The commits after it are built, but not kept either\.$/,
      ),
    ])
    expect(stage.cache.entries()).toEqual([])
  })

  it('fails where no commit builds', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none' } }, project)
    await stage.repo.commit('Break it', { Dockerfile: `${DOCKERFILE}COPY nowhere /\n` })
    const run = await stage.push({ inputs: { ...BACKFILL, backfill: '1' } })
    expect(run.exitCode, run.log).toBe(1)
    expect(run.summary).toContain('⚠️ no record: it did not build: ')
  })
})

describe.runIf(runs)('a backfill into other places than the cache', { timeout: 120_000 }, () => {
  it('is kept on the history branch, and a release is compared with from there', async () => {
    await using stage = await createStage({ inputs: { ...DRIVERS.docker, cache: 'none', baseline: 'branch' } }, project)
    const { repo } = stage
    await repo.git('tag', 'v1.0.0')
    await repo.commit('Grow', file('more', 1))
    const run = await stage.push({ inputs: { ...BACKFILL, backfill: '2' } })
    expect(run.exitCode, run.log).toBe(0)
    const lines = (await repo.git('cat-file', 'blob', 'bake-budget-history:default.jsonl')).split('\n')
    const shas = lines.map((line) => (JSON.parse(line) as BuildRecord).commit?.sha)
    expect(shas).toEqual([await repo.sha('v1.0.0'), await repo.sha()])
    const pull = await stage.pull(
      { 'files/even-more': randomBytes(MB).toString('base64') },
      { inputs: { budgets: 'since: { release: { size: 1.5MB } }' } },
    )
    expect(violations(pull)).toMatchObject([{ level: 'fail', since: { name: 'v1.0.0' }, allowed: 1.5 * MB }])
  })

  it('`rebuild` builds the release as well, after its own build and the baseline', async () => {
    await using stage = await createStage(
      { inputs: { ...DRIVERS.docker, cache: 'none', baseline: 'rebuild' } },
      project,
    )
    await stage.repo.git('tag', 'v1.0.0')
    await stage.repo.commit('Grow', file('more', 1))
    await stage.repo.commit('Grow again', file('most', 1))
    const run = await stage.push({
      inputs: { budgets: 'size: { max-increase: 1.5MB }\nsince: { release: { size: 1.5MB } }' },
    })
    expect(violations(run), run.log).toMatchObject([{ level: 'fail', since: { name: 'v1.0.0' } }])
  })
})
