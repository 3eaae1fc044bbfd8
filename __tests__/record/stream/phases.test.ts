import { describe, expect, it } from 'vitest'

import { image, recordOf } from '../sample.ts'

const PROJ = ['backend', 'frontend']

describe('phases', () => {
  it('tell what a target did beside its steps, with bytes', () => {
    const [backend] = recordOf('gha-cold-export', PROJ).targets
    expect(backend?.phases.map(({ kind }) => kind)).toEqual([
      'definition',
      'cache-import',
      'context',
      'export',
      'cache-export',
    ])
    expect(backend?.phases.find(({ kind }) => kind === 'context')?.bytes).toBe(1982908)
  })

  it('of the whole bake are the definition, the boot and loads that name no target', () => {
    const record = recordOf('docker-container-boot-cold-load', PROJ)
    expect(record.phases.map(({ kind }) => kind)).toEqual(['definition', 'boot', 'export'])
    expect(record.phases[1]?.ms).toBe(393)
    expect(record.wallMs).toBe(10_000 - 393)
  })

  it('name a boot that happened before the bake', () => {
    expect(recordOf('warm', PROJ, { bootMs: 1234.4 }).phases[0]).toEqual({ kind: 'boot', ms: 1234 })
  })

  it('keep the error of a failed import without failing the target', () => {
    const [target] = recordOf('gha-server-down-ignore-error', ['frontend']).targets
    expect(target?.outcome).toBe('succeeded')
    expect(target?.phases.find(({ kind }) => kind === 'cache-import')?.error).toContain('connection refused')
  })

  it('leave out what buildx does after the build', () => {
    const [backend] = recordOf('cold', PROJ).targets
    expect(backend?.wallMs).toBe(4375)
    expect(backend?.phases.map(({ kind }) => kind)).not.toContain('other')
  })
})

describe('the time split', () => {
  it.each([
    ['cold', PROJ],
    ['warm', PROJ],
    ['gha-import-warm', PROJ],
    ['gha-blob-evicted', PROJ],
    ['failing', ['bad', 'slow', 'good']],
    ['step-names', ['one', 'two', 'child']],
    ['remote-gha-import-cacheonly', PROJ],
    ['p2-base-image-change', ['app', 'web']],
  ])('sums to the wall time of each target (%s)', (stream, targets) => {
    for (const target of recordOf(stream, targets).targets) {
      for (const { timeSplit } of target.platforms) {
        expect(Object.values(timeSplit!).reduce((sum, part) => sum + part, 0)).toBe(target.wallMs)
      }
    }
  })

  it('books the wait for a stage another target builds as step time, and its path goes through it', () => {
    const backend = image(recordOf('cold', PROJ), 'backend')
    expect(backend.criticalPath).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(backend.timeSplit).toMatchObject({ stepsMs: 3714, exportMs: 283, basePullMs: 0 })
  })

  it('tells the pull of a base image from steps', () => {
    const app = recordOf('remote-multiplatform', ['app']).targets[0]?.platforms[0]
    expect(app?.timeSplit?.basePullMs).toBe(72 + 327)
  })
})
