import { describe, expect, it } from 'vitest'
import type { Contexts } from '../../src/contexts/context-manifest.ts'
import { feedsOf, fingerprint } from '../../src/mounts/feeds.ts'
import { graphMounts } from '../../src/mounts/graph-mounts.ts'
import type { StepRecord } from '../../src/record/build-record.ts'
import { sampleJson } from '../record/sample.ts'

function step(inputs: number[], reads: StepRecord['reads']): StepRecord {
  return { kind: 'run', instruction: 'RUN x', inputs, state: 'ran', intervals: [], ms: 0, ...(reads ? { reads } : {}) }
}

const STEPS = [
  step([], [{ context: 'context', paths: ['/package.json'] }]),
  step([0], undefined),
  step([1], [{ context: 'context', paths: ['/src'] }]),
  step([1], [{ context: 'tools', target: 'lib', paths: ['/'] }]),
]

const FILES = ['f644 aa package.json', 'd755 - src', 'f644 bb src/app.ts']

function contexts(files: string[], more: { truncated?: true } = {}): Contexts {
  return { manifests: [{ root: '.', files, ...more }], byTarget: { app: { context: 0 } } }
}

describe('the forecast of a step', () => {
  const install = feedsOf('app', { steps: STEPS }, 1)
  const build = feedsOf('app', { steps: STEPS }, 2)
  const print = (feeds: typeof install, files: string[], definition = 'd') =>
    fingerprint(feeds, contexts(files), definition)

  it('rests on what it and the steps below it read, and on no other file', () => {
    const other = FILES.with(2, 'f644 cc src/app.ts')
    expect(print(install, other)).toBe(print(install, FILES))
    expect(print(build, other)).not.toBe(print(build, FILES))
    expect(print(install, FILES.with(0, 'f755 aa package.json'))).not.toBe(print(install, FILES))
    expect(print(install, [...FILES, 'f644 dd docs.md'])).toBe(print(install, FILES))
    expect(print(install, FILES, 'another Dockerfile')).not.toBe(print(install, FILES))
  })

  it('names the target whose context is read', () => {
    expect(feedsOf('app', { steps: STEPS }, 3)).toEqual([
      { target: 'app', context: 'context', paths: ['/package.json'] },
      { target: 'lib', context: 'tools', paths: ['/'] },
    ])
  })

  it('is not made where something it rests on is not at hand', () => {
    expect(fingerprint(install, contexts(FILES, { truncated: true }), 'd')).toBeUndefined()
    expect(fingerprint(install, { manifests: [], byTarget: {} }, 'd')).toBeUndefined()
    expect(fingerprint(install, contexts(FILES), undefined)).toBeUndefined()
  })

  it('gives away no build arg: far too few values', () => {
    expect(print(install, FILES)).toMatch(/^[0-9a-f]{4}$/)
  })
})

describe('mounts of a recorded build graph', () => {
  it('are found with id and namespace', () => {
    expect(graphMounts(sampleJson('metadata-remote-driver-provmax.json'))).toMatchInlineSnapshot(`
      {
        "fromImage": [],
        "mounts": [
          {
            "id": "/cache",
            "namespace": "",
          },
        ],
      }
    `)
  })

  it('have the owner they were written with, and are told apart by it', () => {
    const mounts = [
      { dest: '/' },
      { input: 1, selector: '/cache', dest: '/o', output: -1, mountType: 3, cacheOpt: { ID: '/owned' } },
      { input: -1, dest: '/root/.npm', output: -1, mountType: 3, cacheOpt: { ID: 'team//root/.npm' } },
      { selector: '/usr', dest: '/seeded', output: -1, mountType: 3, cacheOpt: { ID: '/seeded' } },
    ]
    const mkdir = {
      path: '/cache',
      mode: 448,
      owner: { user: { User: { byId: 1000 } }, group: { User: { byId: 33 } } },
    }
    const llbDefinition = [
      { id: 'step0', op: { Op: { source: { identifier: 'docker-image://a' } } } },
      { id: 'step1', op: { Op: { file: { actions: [{ input: -1, Action: { mkdir } }] } } } },
      { id: 'step2', op: { Op: { exec: { mounts } } }, inputs: ['step0:0', 'step1:0'] },
    ]
    // Laid out as BuildKit 0.32 wrote it for such a build.
    const metadata = { app: { 'buildx.build.provenance': { buildConfig: { llbDefinition } } } }
    expect(graphMounts(metadata)).toEqual({
      mounts: [
        { id: 'owned', namespace: '', owner: { uid: 1000, gid: 33, mode: 0o700 } },
        { id: '/root/.npm', namespace: 'team' },
      ],
      fromImage: ['seeded'],
    })
  })
})
