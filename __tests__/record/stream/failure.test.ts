/**
 * How builds end badly, recorded for these tests in fixtures/failures: buildx 0.29.1, docker driver, containerd store.
 */
import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { assembleRecord } from '../../../src/record/assemble.ts'
import { printedErrors } from '../../../src/record/stream/failure.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { evidence, planned, states } from '../sample.ts'

function failed(stream: string, names: string[], exitCode: number | null = 1): BuildRecord {
  const targets = names.map((name) => planned(name, { dockerfile: `${name}/Dockerfile` }))
  return assembleRecord(evidence(failedLines(stream), targets, { exitCode }))
}

function failedLines(stream: string): string[] {
  return readFileSync(new URL(`../../fixtures/failures/${stream}.jsonl`, import.meta.url), 'utf8').split('\n')
}

describe('a failed bake', () => {
  it('names the line of a Dockerfile that cannot be parsed, though no vertex failed', () => {
    const [parse, missing] = failed('syntax-error', ['parse', 'missing']).targets
    expect(parse).toMatchObject({
      outcome: 'failed',
      failure: {
        message: 'dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)',
        file: 'parse/Dockerfile',
        line: 3,
      },
    })
    expect(missing?.outcome).toBe('canceled')
    expect(missing).not.toHaveProperty('failure')
  })

  it('names the step of a file that is not there, without BuildKit’s random names', () => {
    const record = failed('missing-file', ['missing'])
    expect(record.targets[0]).toMatchObject({
      outcome: 'failed',
      failure: {
        step: 1,
        file: 'missing/Dockerfile',
        line: 3,
        message: 'failed to calculate checksum: "/nosuch": not found',
      },
    })
    expect(states(record, 'missing')).toEqual({ 'COPY (1/2)': 'canceled', 'COPY nosuch /x': 'failed' })
  })

  it('gives no platform the steps of another, and says of which it does not know any', () => {
    // No RUN on `scratch` has a platform in its label, and the vertices of `site` are the same on both.
    const platforms = ['linux/amd64', 'linux/arm64']
    const targets = ['site', 'broken'].map((name) => planned(name, { platforms }))
    const record = assembleRecord(evidence(failedLines('unlabelled-platforms'), targets, { exitCode: 1 }))
    expect(record.targets[1]).toMatchObject({ outcome: 'failed', failure: { line: 25, file: 'Dockerfile' } })
    expect(record.unknown).toContainEqual({
      what: 'steps of site linux/amd64, broken linux/amd64, broken linux/arm64',
      why: 'the progress stream does not say which are for this platform',
    })
    expect(states(record, 'site', 'linux/arm64')).toMatchObject({ 'COPY (site 1/2)': 'cached' })
  })

  it('says what buildx said when there was no stream at all', () => {
    const record = failed('no-dockerfile', ['nofile'])
    expect(record.targets[0]?.failure?.message).toBe('resolve : lstat nofile: no such file or directory')
    const two = failed('no-dockerfile', ['nofile', 'other'])
    expect(two.targets.map(({ outcome }) => outcome)).toEqual(['canceled', 'canceled'])
    expect(two.unknown.at(-1)).toEqual({
      what: 'the target that failed the bake',
      why: 'buildx only said: resolve : lstat nofile: no such file or directory',
    })
  })

  it.each([130, 143, null])('that was interrupted (%s) was canceled, not failed', (exitCode) => {
    const record = failed('interrupted', ['interrupt'], exitCode)
    expect(record.outcome).toBe('canceled')
    expect(record.targets[0]).toMatchObject({
      outcome: 'canceled',
      platforms: [{ steps: [{ state: 'cached' }, { state: 'canceled' }] }],
    })
    expect(record.targets[0]).not.toHaveProperty('failure')
  })
})

describe('buildx’s words', () => {
  it('give target, place and instruction, over all marked lines', () => {
    const text = [
      'Dockerfile:4',
      '--------------------',
      '   3 |     FROM a',
      '   4 | >>> RUN x && \\',
      '   5 | >>>   y',
      '--------------------',
      'ERROR: target app: failed to solve: no',
    ]
    expect(printedErrors(text)).toEqual([
      { target: 'app', message: 'no', file: 'Dockerfile', line: 4, instruction: 'RUN x && \\\n  y' },
    ])
  })
})
