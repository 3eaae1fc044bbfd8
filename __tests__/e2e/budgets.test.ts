import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Judgement } from '../../src/budget/verdict.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import {
  buildkitImageAvailable,
  createBuilder,
  docker,
  dockerAvailable,
  registryAddress,
  skipLoudly,
} from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const runs = await dockerAvailable()
const registry = await registryAddress()
const container = runs && (await buildkitImageAvailable())
if (!runs) skipLoudly('no docker engine on this machine')
if (registry === undefined) skipLoudly('no registry on this machine (script/engine registry up)')

const DEPS = 'backend/deps.lock'
const LOCK = 'http 300\njson 120\nlog 60\n'
const GROWN = { [DEPS]: `${LOCK}telemetry 900\n` }

/** The stage with a Dockerfile changed by whole lines: `from` is the start of the line to replace. */
async function stageWith(changes: RunChanges, ...edits: [from: string, to: string][]): Promise<Stage> {
  const stage = await createStage({ ...changes, inputs: { ...DRIVERS.docker, cache: 'none', ...changes.inputs } })
  // What the baseline commit is built from must be in git; the quickstart's busybox is the machine's and is not.
  await stage.repo.git('add', '--force', 'tools/busybox')
  await stage.repo.commit('Prepare', edits.length > 0 ? { Dockerfile: await edited(stage, ...edits) } : {})
  return stage
}

async function edited(stage: Stage, ...edits: [from: string, to: string][]): Promise<string> {
  let text = await readFile(join(stage.repo.dir, 'Dockerfile'), 'utf8')
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return text
}

async function bodyOf(stage: Stage, number: number): Promise<string> {
  const [comment] = await stage.github.comments(number)
  // Numbers and units are held together by no-break spaces.
  return (comment?.body ?? '').replaceAll(/[^\S\n]/g, ' ')
}

const violations = (run: RunResult) => JSON.parse(run.outputs.violations ?? '[]') as Judgement[]
const warnings = (run: RunResult) => run.annotations.filter((it) => it.level === 'warning').map((it) => it.message)

/** Seconds that are beyond every noise the rule allows for: ten, for a build that usually takes one or two. */
const SLOW = 13

describe.runIf(runs)('relative time budgets, with a second measurement', { timeout: 180_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    const budgets = 'adjusted-time: { max-increase: 25% }\ntime: { max-increase: 25% }\nconfirm: true\n'
    // Dependencies that take their time, as `npm ci` does.
    stage = await stageWith({ inputs: { budgets, comment: 'always' } }, [
      '    while read',
      `    sleep ${SLOW}; while read`,
    ])
    await stage.push()
    await stage.repo.commit('Words', { 'README.md': 'Words.\n' })
    const warm = await stage.push()
    if (warm.exitCode !== 0) throw new Error(warm.log)
  }, 120_000)
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it('let a pull request pass that merely invalidates the cache, and say what the step usually takes', async () => {
    const pull = await stage.pull({ [DEPS]: LOCK.replace('60', '61') })
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs.verdict).toBe('pass')
    expect(JSON.parse(pull.outputs.durations ?? '{}').backend).toBeGreaterThan(SLOW * 1000)
    const body = await bodyOf(stage, pull.number)
    expect(body).toMatch(/\| 1\d(\.\d)? s \| cached, usually 1\d(\.\d)? s \|/)
    expect(body).toContain('deps.lock`')
    expect(pull.log).not.toContain('Measuring')
  })

  it('fail one that makes a step slower, once both sides were built again in turn', async () => {
    const Dockerfile = await edited(stage, ['RUN cat src/*', `RUN sleep ${SLOW} && cat src/*`])
    const pull = await stage.pull({ Dockerfile })
    expect(pull.exitCode, pull.log).toBe(1)
    expect(violations(pull)).toEqual([
      expect.objectContaining({ target: 'backend', metric: 'adjusted-time', level: 'fail', confirm: 'confirmed' }),
    ])
    expect(violations(pull)[0]?.actual).toBeGreaterThan(SLOW * 900)
    expect([...pull.log.matchAll(/^Measuring (.*):$/gm)].map(([, what]) => what)).toEqual([
      'backend again, the baseline, 1 of 2',
      'backend again, this commit, 1 of 2',
      'backend again, the baseline, 2 of 2',
      'backend again, this commit, 2 of 2',
    ])
    expect(await bodyOf(stage, pull.number)).toContain('a second measurement on one machine confirms it')
    // The checkout and the tags are as the build left them.
    expect(await stage.repo.git('worktree', 'list')).not.toContain('bake-budget-')
    expect(await stage.repo.git('status', '--porcelain')).toBe('')
  })

  it('let one pass that was slow by chance', async () => {
    // Waits for a moment that has come when it is built again; what takes place before the step takes less than half of it.
    const moment = Math.floor(Date.now() / 1000) + 3 * SLOW
    const once = `RUN while [ "$(date +%s)" -lt ${moment} ]; do sleep 1; done; cat src/*`
    const pull = await stage.pull({ Dockerfile: await edited(stage, ['RUN cat src/*', once]) })
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs.verdict).toBe('pass')
    expect(await bodyOf(stage, pull.number)).toContain('one machine does not confirm it')
  })
})

describe('a runner that is slow for one run', () => {
  it.runIf(container)(
    'is called slow, with the factor, and no time budget breaks for it',
    { timeout: 180_000 },
    async () => {
      await using builder = await createBuilder('docker-container')
      const work = 'RUN dd if=/dev/zero bs=1M count=400 2>/dev/null | sha256sum'
      await using stage = await stageWith(
        {
          env: builder.env,
          inputs: {
            driver: '',
            builder: builder.name,
            'no-cache': 'true',
            targets: 'backend',
            comment: 'always',
            budgets: 'time: { max-increase: 10% }',
          },
        },
        ['RUN cat src/*', `${work} > a\n${work} > b\n${work} > c\nRUN cat src/*`],
      )
      const usual = await stage.push()
      expect(usual.exitCode, usual.log).toBe(0)
      await docker(['update', '--cpus', '0.2', `buildx_buildkit_${builder.name}0`])
      const pull = await stage.pull({ 'README.md': 'Words.\n' })
      expect(pull.exitCode, pull.log).toBe(0)
      expect(pull.outputs.verdict).toBe('pass')
      const said = /The runner was slow: (\d+) steps .* took ([\d.]+)× as long now/.exec(
        await bodyOf(stage, pull.number),
      )
      expect(Number(said?.[1])).toBeGreaterThanOrEqual(3)
      expect(Number(said?.[2])).toBeGreaterThan(1.3)
    },
  )
})

describe.runIf(runs)('where the baseline comes from', { timeout: 120_000 }, () => {
  it('branch: the base branch writes it, a fork reads it, no other branch writes', async () => {
    await using stage = await stageWith({ inputs: { baseline: 'branch', budgets: 'size: { max-increase: 100kB }' } })
    const first = await stage.push()
    expect(first.exitCode, first.log).toBe(0)
    expect(warnings(first)).toEqual([])
    const tip = () => stage.repo.sha('bake-budget-history')
    const written = await tip()
    expect(await stage.repo.git('ls-tree', '--name-only', written)).toBe('default.jsonl')

    const pull = await stage.pull(GROWN, { token: stage.github.readOnlyToken, scopes: null })
    expect(pull.outputs['baseline-sha']).toBe(await stage.repo.sha('main'))
    expect(violations(pull)).toEqual([expect.objectContaining({ target: 'backend', metric: 'size', level: 'fail' })])

    for (const GITHUB_REF of ['refs/heads/topic', 'refs/tags/v1']) {
      const other = await stage.push({ env: { GITHUB_REF } })
      expect(other.exitCode, other.log).toBe(0)
    }
    expect(await tip()).toBe(written)
    await stage.repo.commit('More', { 'README.md': 'Words.\n' })
    await stage.push()
    const lines = (await stage.repo.git('show', 'bake-budget-history:default.jsonl')).split('\n')
    expect(lines.map((line) => (JSON.parse(line) as BuildRecord).commit?.sha)).toEqual([
      await stage.repo.sha('main~1'),
      await stage.repo.sha('main'),
    ])
  })

  it('file: skips what is corrupt, foreign or of a newer version with one warning, and says how old the rest is', async () => {
    await using folder = await temporary()
    const file = join(folder.path, 'history.jsonl')
    await using stage = await stageWith({ inputs: { baseline: `file:${file}`, comment: 'always' } })
    await stage.push()
    await appendFile(file, 'not json\n{"bakeBudget":99,"reportId":"default"}\n{"some":"thing"}\n')
    await stage.repo.commit('Not built', { 'README.md': 'Words.\n' })
    const pull = await stage.pull(GROWN)
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs['baseline-sha']).toBe(await stage.repo.sha('main~1'))
    expect(warnings(pull)).toEqual([expect.stringContaining('3 of the history')])
    expect(await bodyOf(stage, pull.number)).toContain('is 1 commit older than')
  })

  it('file: tells another machine, whose times say nothing, from another size, which does', async () => {
    await using folder = await temporary()
    const file = join(folder.path, 'history.jsonl')
    await using stage = await stageWith({
      inputs: { baseline: `file:${file}`, comment: 'always', budgets: 'time: { max-increase: 1%, min-delta: 0s }' },
    })
    await stage.push()
    const record = JSON.parse(await readFile(file, 'utf8')) as BuildRecord
    await writeFile(file, `${JSON.stringify({ ...record, runner: { ...record.runner, cpuModel: 'Z80' } })}\n`)
    const pull = await stage.pull(GROWN)
    expect(pull.exitCode, pull.log).toBe(0)
    const body = await bodyOf(stage, pull.number)
    expect(body).toMatch(/Build times are not comparable with the baseline: other CPU: Z80 before, .* now\./)
    expect(body).toMatch(/`backend` \+\d/)
  })

  it('compares a re-run of a commit with the same baseline as the first run, not with itself', async () => {
    await using stage = await stageWith({})
    await stage.push()
    const parent = await stage.repo.sha('main')
    await stage.repo.commit('Grow', GROWN)
    for (const GITHUB_RUN_ATTEMPT of ['1', '2']) {
      const run = await stage.push({ env: { GITHUB_RUN_ATTEMPT } })
      expect(run.outputs['baseline-sha'], run.log).toBe(parent)
    }
  })

  it('rebuild: builds the baseline commit here, keeps nothing and tags nothing', async () => {
    await using stage = await stageWith({ inputs: { baseline: 'rebuild', comment: 'always' } })
    const pull = await stage.pull(GROWN)
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs['baseline-sha']).toBe(await stage.repo.sha('main'))
    expect(pull.log).toMatch(/^Measuring the baseline:$/m)
    const body = await bodyOf(stage, pull.number)
    expect(body).toMatch(/`backend` \+[\d.]+ (kB|MB)/)
    expect(body).not.toContain('not comparable')
    expect(await stage.repo.git('worktree', 'list')).not.toContain('bake-budget-')
    expect(stage.cache.entries().filter(({ key }) => key.startsWith('bake-budget-'))).toEqual([])
  })

  it('rebuild: a baseline that does not build is none, and the reason is said', async () => {
    await using stage = await stageWith({ inputs: { baseline: 'rebuild' } }, [
      'RUN cat src/*',
      'RUN false && cat src/*',
    ])
    const pull = await stage.pull({ Dockerfile: await edited(stage, ['RUN false && cat src/*', 'RUN cat src/*']) })
    expect(pull.exitCode, pull.log).toBe(0)
    expect(pull.outputs['baseline-sha']).toBe('')
    expect(warnings(pull).join('\n')).toContain('No baseline: the baseline did not build')
  })

  it.runIf(registry !== undefined)('image: sizes of the published images, to the byte', async () => {
    const name = `${registry}/budgets-${crypto.randomUUID().slice(0, 8)}`
    const set = ['backend', 'frontend'].map((it) => `${it}.tags=${name}/${it}:main`).join('\n')
    await using stage = await stageWith({ inputs: { comment: 'always' } })
    const published = await stage.push({ inputs: { push: 'true', set } })
    expect(published.exitCode, published.log).toBe(0)
    const budgets = 'size: { max-increase: 1B }\ntime: { max-increase: 1% }\n'
    const pull = await stage.pull(GROWN, { inputs: { baseline: `image:${name}/{target}:main`, budgets } })
    const [before, now] = [published, pull].map((it) => JSON.parse(it.outputs.sizes ?? '{}').backend['linux/amd64'])
    expect(violations(pull), pull.log).toEqual([
      expect.objectContaining({ target: 'backend', metric: 'size', limit: 'max-increase', actual: now - before }),
    ])
    expect(await bodyOf(stage, pull.number)).toContain('the baseline has no times')
  })
})

describe.runIf(runs)('budgets that are meant to be broken', { timeout: 120_000 }, () => {
  const budgets = 'size: { max-increase: 100kB }\noverride-label: allow-growth\n'

  it('an override label turns failures into warnings, also one that is put on before a re-run', async () => {
    await using stage = await stageWith({ inputs: { budgets, comment: 'always' } })
    await stage.push()
    const bare = await stage.pull(GROWN)
    expect(bare.exitCode).toBe(1)
    expect(await bodyOf(stage, bare.number)).toContain('add the label `allow-growth`')
    await stage.github.setLabels(bare.number, ['allow-growth'])
    const labelled = await stage.pull({}, { number: bare.number })
    expect(labelled.exitCode, labelled.log).toBe(0)
    expect(labelled.outputs.verdict).toBe('warn')
    expect(await bodyOf(stage, bare.number)).toContain('label "allow-growth"')
  })

  it('an epoch accepts the jump over the baseline it names, and nothing later', async () => {
    await using stage = await stageWith({})
    await stage.push()
    const epoch = (await stage.repo.sha('main')).slice(0, 10)
    const inputs = { budgets: `${budgets}epochs: { backend: "${epoch}" }\n`, comment: 'always' }
    const jump = await stage.pull(GROWN, { inputs })
    expect(jump.exitCode, jump.log).toBe(0)
    expect(await bodyOf(stage, jump.number)).toContain(`allowed by \`epoch ${epoch}\``)
    await stage.repo.commit('Jump', GROWN)
    await stage.push({ inputs })
    const more = await stage.pull({ [DEPS]: `${LOCK}telemetry 1900\n` }, { inputs })
    expect(more.exitCode, more.log).toBe(1)
  })

  it('a misspelt target is a note with the near word, not silence', async () => {
    await using stage = await stageWith({ inputs: { budgets: 'targets:\n  bakend: { size: 1kB }\n' } })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(0)
    expect(warnings(run)).toEqual([
      '`bakend` in `budgets:2` matches no target of this bake, so it limits nothing; did you mean "backend"?',
    ])
  })
})

async function temporary(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bake-budget-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
