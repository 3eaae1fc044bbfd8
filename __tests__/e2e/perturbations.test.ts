import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, createBuilder, dockerAvailable, skipLoudly } from '../support/engine.ts'
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
})
