import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { BuildRecord } from '../../src/record/build-record.ts'
import { startCacheService } from '../support/cache-service.ts'
import { buildkitImageAvailable, createBuilder, docker, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { Builder } from '../support/engine.ts'
import { startPullRegistry } from '../support/pull-registry.ts'
import type { PullRegistry } from '../support/pull-registry.ts'
import { buildRecord, rootsOf } from './perturbation-build.ts'
import { CASES } from './perturbation-cases.ts'
import { bases, createProject, SECRET, track } from './perturbation-project.ts'

// Every case is a build of a project that differs from the baseline's in one way (or in two, where that is the case).
// The folders are only numbered, so that nothing but the evidence can tell what was changed.

const possible = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('causes of real perturbations: no engine, or no BuildKit image (script/engine buildkit)')

describe.runIf(possible)('the cause of every step that ran again', () => {
  const nonce = crypto.randomUUID()
  const table: string[] = []
  let folder: string
  let registry: PullRegistry
  let images: Awaited<ReturnType<typeof bases>>
  let builder: Builder
  let baseline: BuildRecord
  let count = 0

  const project = () => createProject(join(folder, `case-${String(count++).padStart(2, '0')}`), base(), nonce)
  const base = () => `${registry.address}/base:1`
  const build = (cwd: string, inputs: Record<string, string> = {}) => buildRecord({ cwd, env: builder.env, inputs })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'perturbations-'))
    images = await bases()
    ;[registry, builder] = await Promise.all([startPullRegistry(), createBuilder('docker-container')])
    registry.tag('base:1', images.first)
    const first = await project()
    await track(first)
    baseline = await build(first.dir)
  })
  afterAll(async () => {
    process.stdout.write(`\n${table.join('\n')}\n`)
    await Promise.all([builder?.[Symbol.asyncDispose](), registry?.[Symbol.asyncDispose]()])
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true })
  })

  /** Compares, and adds a line to the table. */
  const check = (name: string, record: BuildRecord, expected: string[]) => {
    const got = rootsOf(record, baseline).toSorted()
    const wanted = expected.toSorted()
    const right = JSON.stringify(got) === JSON.stringify(wanted)
    table.push(`${right ? 'ok   ' : 'WRONG'} ${name}`, ...(wanted.length === 0 ? ['      (nothing)'] : []))
    table.push(...wanted.map((line) => `      ${got.includes(line) ? ' ' : '-'} ${line}`))
    table.push(...got.filter((line) => !wanted.includes(line)).map((line) => `      + ${line}`))
    expect(got).toEqual(wanted)
  }

  it.each(CASES)('$name', async ({ name, change, base: tag = 'first', targets = 'app', roots }) => {
    const copy = await project()
    registry.tag('base:1', images[tag])
    await change(copy)
    const record = await build(copy.dir, { targets })
    registry.tag('base:1', images.first)
    check(name, record, roots)
    expect(JSON.stringify(record)).not.toMatch(SECRET.slice(0, 12))
  })

  it('no cache wanted', async () => {
    const { dir } = await project()
    const record = await build(dir, { targets: 'whole', 'no-cache': 'true' })
    check('no cache wanted', record, ['whole: RUN echo NONCE > /1 | cache-absent no-cache'])
  })

  it('base with another environment', async () => {
    const { dir } = await project()
    registry.tag('base:1', images.env)
    const record = await build(dir, { targets: 'whole' })
    registry.tag('base:1', images.first)
    check('base with another environment', record, ['whole: FROM base:1 | base-moved other digest'])
  })

  // From here on the builder forgets everything between two builds: it stands for the runner of another job.
  describe('and why a step was not in the cache', () => {
    const forget = () => docker(['buildx', 'prune', '--all', '--force'], { env: builder.env })
    /** Roots of `whole` when nothing is in the cache: its first step, and the file the linked-in COPY reads. */
    const absent = (why: string) => [`whole: RUN echo NONCE > /1 | cache-absent ${why}`]

    it('pruned', async () => {
      const { dir } = await project()
      await forget()
      check('pruned', await build(dir, { targets: 'whole' }), absent('no-import'))
    })

    it('remote cache', async () => {
      await using service = await startCacheService()
      const env = { ...builder.env, ...service.env(service.token([{ scope: 'refs/heads/main', permission: 3 }])) }
      const big = randomBytes(300_000).toString('base64')
      const cached = async (
        change: (copy: Awaited<ReturnType<typeof project>>) => Promise<void> = async () => undefined,
        targets = 'whole',
      ) => {
        const copy = await project()
        await copy.write('whole/sub/c.txt', big)
        await change(copy)
        await forget()
        return buildRecord({ cwd: copy.dir, env, inputs: { cache: 'gha', targets } })
      }
      const without = await build((await project()).dir, { targets: 'whole' })
      baseline = without
      check('first run with a cache', await cached(), [
        'whole: RUN echo NONCE > /1 | cache-absent first-run',
        'whole: COPY . /all | files-changed sub/c.txt:content',
      ])
      baseline = await cached()
      check('nothing, from the remote cache', baseline, [])

      expect(service.evict(({ size }) => size > 200_000 && size < 500_000)).toBe(1)
      check('one blob evicted', await cached(), ['whole: COPY . /all | cache-absent evicted'])

      const folderMode = await cached((copy) => copy.mode('whole/sub', 0o700))
      check('mode of a folder, from the remote cache', folderMode, ['whole: COPY . /all | files-changed sub:mode'])

      const sharing = async () =>
        cached(async (copy) => {
          const own = (context: string) => `context${context === 'app' ? ' ' : ''} = "${context}"`
          const entries = ['from', 'to'].map((way) => `  cache-${way} = ["type=gha,scope=all,mode=max"]`).join('\n')
          for (const name of ['app', 'whole']) await copy.edit('docker-bake.hcl', own(name), `${own(name)}\n${entries}`)
        }, 'app,whole')
      baseline = await sharing()
      expect(baseline.cache.sharedScopes).toEqual([['app', 'whole']])
      const overwritten = rootsOf(await sharing(), baseline)
      table.push('      one scope for two targets', ...overwritten.map((root) => `        ${root}`))
      // The export that came last won; of the other target, every first step on a base is a root.
      expect(new Set(overwritten.map((root) => root.split(' | ')[1]))).toEqual(
        new Set(['cache-absent scope-overwritten']),
      )
      expect(new Set(overwritten.map((root) => root.split(':')[0])).size).toBe(1)

      baseline = await cached()
      service.clear()
      check('cache emptied', await cached(), absent('unexplained'))

      service.fail({ kind: 'down', times: Infinity })
      check('cache service down', await cached(), absent('import-error'))
    })
  })
})
