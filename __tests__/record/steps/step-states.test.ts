import { describe, expect, it } from 'vitest'

import { image, planned, recordOf, sampleJson, states } from '../sample.ts'

const PROJ = ['backend', 'frontend']
const P2 = ['app', 'web']
const MULTI = [
  planned('app', { platforms: ['linux/amd64', 'linux/arm64'] }),
  planned('app2', { platforms: ['linux/amd64'] }),
]

const all = (record: ReturnType<typeof recordOf>, targets: string[]): string[] =>
  targets.flatMap((target) => Object.values(states(record, target)))

describe('the states of a recorded bake', () => {
  it('with an empty cache: nothing is cached, and the shared stage ran once', () => {
    const record = recordOf('cold', PROJ)

    expect(states(record, 'frontend')).toEqual({
      'COPY (base 1/2)': 'ran',
      'RUN (base 2/2)': 'ran',
      'COPY (frontend 1/2)': 'ran',
      'RUN (frontend 2/2)': 'ran',
    })
    expect(states(record, 'backend')).toEqual({
      'COPY (base 1/2)': 'shared',
      'RUN (base 2/2)': 'shared',
      'WORKDIR (deps 1/3)': 'ran',
      'COPY (deps 2/3)': 'ran',
      'RUN (deps 3/3)': 'ran',
      'COPY (build 1/2)': 'ran',
      'RUN (build 2/2)': 'ran',
      'COPY (backend 1/1)': 'ran',
    })
    expect(image(record, 'frontend').steps[0]).toMatchObject({ sharedWith: ['backend'], ms: 20 })
    expect(image(record, 'backend').steps[0]).toMatchObject({ sharedWith: ['frontend'], ms: 0, intervals: [] })
  })

  it('with nothing changed: everything is cached and took no time', () => {
    const record = recordOf('warm', PROJ)
    expect(new Set(all(record, PROJ))).toEqual(new Set(['cached']))
    expect(PROJ.flatMap((target) => image(record, target).steps.map(({ ms }) => ms))).toEqual(Array(12).fill(0))
  })

  it('after a change of one file: its COPY and what follows ran, the rest is cached', () => {
    const record = recordOf('content-change', PROJ)
    expect(states(record, 'backend')).toMatchObject({
      'RUN (deps 3/3)': 'cached',
      'COPY (build 1/2)': 'ran',
      'RUN (build 2/2)': 'ran',
      'COPY (backend 1/1)': 'ran',
    })
    expect(new Set(all(record, ['frontend']))).toEqual(new Set(['cached']))
  })

  it('of a failing bake: one step failed, one was stopped, one target stands', () => {
    const record = recordOf('failing', ['bad', 'slow', 'good'], { exitCode: 1 })

    expect(record.outcome).toBe('failed')
    expect(record.targets.map(({ outcome }) => outcome)).toEqual(['failed', 'canceled', 'succeeded'])
    expect(Object.values(states(record, 'bad'))).toEqual(['cached', 'ran', 'failed', 'not-reached'])
    expect(Object.values(states(record, 'slow'))).toEqual(['cached', 'shared', 'canceled', 'not-reached'])
    expect(Object.values(states(record, 'good'))).toEqual(['cached', 'shared', 'ran'])
    expect(image(record, 'bad').steps[1]?.sharedWith).toEqual(['slow', 'good'])
    expect(record.targets[0]?.failure).toEqual({
      step: 2,
      platform: 'linux/amd64',
      message: 'the command did not complete successfully: exit code: 3',
      file: 'Dockerfile',
      line: 6,
    })
    expect(image(record, 'bad').steps[2]).toMatchObject({
      instruction: 'RUN sleep 1; echo about to fail; exit 3',
      line: 6,
      endLine: 6,
    })
  })

  it('after a blob was evicted from the remote cache: cache records were found, the steps ran nevertheless', () => {
    const record = recordOf('gha-blob-evicted', PROJ)
    expect(Object.values(states(record, 'frontend'))).toEqual(Array(4).fill('evicted'))
    expect(Object.values(states(record, 'backend'))).toEqual(['shared', 'shared', ...Array(6).fill('evicted')])
    expect(record.outcome).toBe('succeeded')
  })

  it('with one cache scope for two targets: the one whose index was overwritten ran', () => {
    const record = recordOf('gha-shared-scope-second-builder', PROJ)
    expect(Object.values(states(record, 'backend'))).toEqual([...Array(7).fill('cached'), 'restored'])
    expect(Object.values(states(record, 'frontend'))).toEqual(['cached', 'restored', 'ran', 'ran'])
    // Both targets wait for the same download; only one is charged with it.
    expect(image(record, 'frontend').steps[1]?.bytes).toBe(3527 + 1079943)
    expect(image(record, 'backend').steps[7]?.bytes).toBe(213800)
  })

  it.each([
    ['gha-import-warm', 'metadata-gha-import-warm-provmax.json', [1079944 + 3527 + 213800, 142 + 9913]],
    ['remote-driver-gha-import-load', undefined, [1064336 + 3504 + 209468, 145 + 4998]],
  ])('on an empty builder with a remote cache (%s): the last layers came down', (stream, metadata, bytes) => {
    const record = recordOf(stream, PROJ, metadata === undefined ? {} : { metadata: sampleJson(metadata) })
    expect(Object.values(states(record, 'backend'))).toEqual([...Array(7).fill('cached'), 'restored'])
    expect(Object.values(states(record, 'frontend'))).toEqual([...Array(3).fill('cached'), 'restored'])
    expect(image(record, 'backend').steps[7]?.bytes).toBe(bytes[0])
    expect(image(record, 'frontend').steps[3]?.bytes).toBe(bytes[1])
    expect(image(record, 'backend').steps[7]?.ms).toBeGreaterThan(100)
  })

  it('with a remote cache and no image wanted: nothing came down', () => {
    const record = recordOf('remote-gha-import-cacheonly', PROJ)
    expect(new Set(all(record, PROJ))).toEqual(new Set(['cached']))
  })

  it('when the cache service is down: every step ran, and the errors are kept', () => {
    const record = recordOf('gha-server-down-ignore-error', ['frontend'])
    expect(new Set(all(record, ['frontend']))).toEqual(new Set(['ran']))
    expect(record.outcome).toBe('succeeded')
    expect(record.cache.errors.map((error) => error.split(':').slice(0, 2).join(':'))).toEqual([
      'frontend: import',
      'frontend: export',
    ])
  })

  it('when the cache export fails the bake: the target failed though each step ran', () => {
    const record = recordOf('gha-server-down', ['frontend'], { exitCode: 1 })
    expect(record.targets[0]).toMatchObject({
      outcome: 'failed',
      failure: { message: expect.stringContaining('connection refused') },
    })
    expect(record.targets[0]?.failure).not.toHaveProperty('step')
    expect(new Set(all(record, ['frontend']))).toEqual(new Set(['ran']))
  })

  it.each([['gha-cold-export'], ['remote-driver-cold-gha'], ['docker-container-boot-cold-load']])(
    'on other drivers with an empty cache (%s): each step ran once',
    (stream) => {
      const record = recordOf(stream, PROJ)
      const found = all(record, PROJ)
      expect(found.filter((state) => state === 'ran')).toHaveLength(10)
      expect(found.filter((state) => state === 'shared')).toHaveLength(2)
    },
  )

  it('of several platforms: what both need ran for one of them, foreign labels notwithstanding', () => {
    const record = recordOf('multiplatform', MULTI)
    expect(Object.values(states(record, 'app', 'linux/amd64'))).toEqual(['ran', 'cached', 'ran', 'ran'])
    expect(Object.values(states(record, 'app', 'linux/arm64'))).toEqual(['shared', 'cached', 'ran', 'ran'])
    expect(Object.values(states(record, 'app2'))).toEqual(['shared', 'cached', 'shared', 'shared'])
    expect(image(record, 'app', 'linux/amd64').steps[0]?.sharedWith).toEqual(['app linux/arm64', 'app2'])
  })

  it('of one target on two platforms without prefix: the base was pulled once', () => {
    const record = recordOf('remote-multiplatform', [MULTI[0]!])
    expect(Object.values(states(record, 'app', 'linux/amd64'))).toEqual(['cached', 'ran', 'ran', 'ran'])
    expect(Object.values(states(record, 'app', 'linux/arm64'))).toEqual(['cached', 'shared', 'ran', 'ran'])
    expect(image(record, 'app', 'linux/amd64').steps[1]).toMatchObject({ kind: 'from', bytes: 1083555 })
    expect(record.outcome).toBe('succeeded')
  })

  it('of linked targets, one with its clock 18 minutes off: each step once, all times small', () => {
    const record = recordOf('step-names', ['one', 'two', planned('child', { contexts: { parent: 'target:two' } })])
    expect(Object.values(states(record, 'one'))).toEqual(['cached', ...Array(9).fill('ran')])
    expect(Object.values(states(record, 'two'))).toEqual(['cached', 'ran', 'ran'])
    expect(Object.values(states(record, 'child'))).toEqual(['cached', 'shared', 'shared', 'ran'])
    expect(record.targets.map(({ wallMs }) => wallMs)).toEqual([3430, 2102, 2269])
    expect(JSON.stringify(record)).not.toContain('s3cr3t')
  })

  it.each([
    ['p2-cold', ['cached', 'ran', 'ran', 'ran', 'ran', 'ran'], ['cached', 'shared', 'ran']],
    ['p2-warm', Array(6).fill('cached'), Array(3).fill('cached')],
    ['p2-content-change', ['cached', 'cached', 'cached', 'cached', 'ran', 'ran'], Array(3).fill('cached')],
    ['p2-buildarg-change', ['cached', 'cached', 'cached', 'ran', 'ran', 'ran'], Array(3).fill('cached')],
    ['p2-instruction-change', ['cached', 'cached', 'cached', 'cached', 'cached', 'ran'], Array(3).fill('cached')],
    ['p2-cache-evicted', ['cached', 'ran', 'ran', 'ran', 'ran', 'ran'], ['cached', 'shared', 'ran']],
    ['p2-base-image-change', ['cached', 'ran', 'ran', 'ran', 'ran', 'ran'], ['cached', 'shared', 'ran']],
  ])('of %s', (stream, app, web) => {
    const record = recordOf(stream, P2)
    expect(Object.values(states(record, 'app'))).toEqual(app)
    expect(Object.values(states(record, 'web'))).toEqual(web)
  })
})
