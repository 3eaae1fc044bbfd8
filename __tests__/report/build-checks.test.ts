import { STATES } from './states.ts'
import { describe, expect, it } from 'vitest'
import { checkAnnotations } from '../../src/report/annotations.ts'
import { buildChecks } from '../../src/report/build-checks.ts'
import { historyPoints } from '../../src/report/history-points.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { planned } from '../record/sample.ts'

const VERTEX = `sha256:${'e'.repeat(64)}`

/** A warning as buildx 0.29.1 writes it with BUILDX_METADATA_WARNINGS=1. */
function warning(short: string, line: number): Record<string, unknown> {
  return {
    vertex: VERTEX,
    level: 1,
    short: Buffer.from(short).toString('base64'),
    detail: [Buffer.from('Detail').toString('base64')],
    url: 'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
    sourceInfo: { filename: 'Dockerfile', language: 'Dockerfile', data: 'RlJPTQ==' },
    range: [{ start: { line }, end: { line } }],
  }
}

function loaded(...targets: string[]): string[] {
  return targets.map((target) => {
    const name = `[${target === '' ? '' : `${target} `}internal] load build definition from Dockerfile`
    return JSON.stringify({ vertexes: [{ digest: VERTEX, name }] })
  })
}

function plan(...targets: ReturnType<typeof planned>[]): Plan {
  return { targets }
}

const JSON_ARGS = warning('JSONArgsRecommended: JSON arguments recommended for CMD (line 3)', 3)

describe('build checks', () => {
  it('have rule, message, place and address; a bake of one target leaves its name out', () => {
    const metadata = { 'buildx.build.warnings': [JSON_ARGS] }
    expect(buildChecks(metadata, loaded(''), plan(planned('app', { context: './app' })))).toEqual([
      {
        target: 'app',
        rule: 'JSONArgsRecommended',
        message: 'JSON arguments recommended for CMD',
        url: 'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
        file: 'app/Dockerfile',
        line: 3,
        endLine: 3,
      },
    ])
  })

  it('are one annotation for a Dockerfile that several targets share, however their contexts name it', () => {
    const targets = plan(
      planned('a', { context: 'a', dockerfile: '../Dockerfile' }),
      planned('b', { context: './b', dockerfile: '../Dockerfile' }),
      planned('c', { context: 'c' }),
    )
    const metadata = { 'buildx.build.warnings': [JSON_ARGS, JSON_ARGS] }
    const checks = buildChecks(metadata, loaded('a', 'b'), targets)
    expect(checks.map(({ target, file }) => [target, file])).toEqual([
      ['a', 'Dockerfile'],
      ['b', 'Dockerfile'],
    ])
    expect(checkAnnotations(checks, 10)).toMatchObject([{ level: 'warning', file: 'Dockerfile', line: 3 }])
  })

  it('have no place rather than a wrong one when the Dockerfile may be one of two', () => {
    const targets = plan(planned('a', { context: 'a' }), planned('b', { context: 'b' }))
    const checks = buildChecks({ 'buildx.build.warnings': [JSON_ARGS] }, loaded('a', 'b'), targets)
    expect(checks).toHaveLength(2)
    for (const check of checks) expect(check).not.toHaveProperty('file')
  })

  it('outside of the repository, or of a URL, have no place', () => {
    const metadata = { 'buildx.build.warnings': [JSON_ARGS] }
    for (const change of [{ dockerfile: '../../x' }, { context: 'https://example.com/r.git' }, { dockerfile: '/x' }]) {
      expect(buildChecks(metadata, loaded(''), plan(planned('a', change)))[0]).not.toHaveProperty('file')
    }
  })

  it.each([undefined, {}, { 'buildx.build.warnings': 7 }, { 'buildx.build.warnings': [null, 'x', {}, { short: 1 }] }])(
    'are none where the metadata holds none: %j',
    (metadata) => {
      expect(buildChecks(metadata, ['not json load build definition'], plan(planned('a')))).toEqual([])
    },
  )
})

describe('the trend', () => {
  it('has a point for every image of every past build that succeeded, oldest first', () => {
    const { record } = STATES['over-budget']!().comparison
    const older = { ...record, commit: { sha: 'a'.repeat(40) }, createdAt: '2026-11-20T00:00:00Z' }
    const [first, ...others] = record.targets
    const newer = {
      ...record,
      commit: { sha: 'b'.repeat(40) },
      targets: [{ ...first!, outcome: 'failed' as const }, ...others],
    }
    const { commit: _, ...nowhere } = record
    const points = historyPoints([newer, older, nowhere])
    expect(points.map(({ sha, target }) => [sha[0], target])).toEqual([
      ...record.targets.map(({ name }) => ['a', name]),
      ...others.map(({ name }) => ['b', name]),
    ])
    expect(points[0]?.compressedBytes).toBe(first?.platforms[0]?.compressedBytes)
  })
})
