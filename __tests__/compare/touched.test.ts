import { describe, expect, it } from 'vitest'

import { movingBases, whyBuild, type CheckoutNow, type TargetNow } from '../../src/compare/touched.ts'
import type { BuildRecord, PlatformRecord, StepRecord, TargetRecord } from '../../src/record/build-record.ts'
import { aRecord } from '../budget/a-comparison.ts'

const BASE = 'docker.io/library/debian:12'
const [HERE, MOVED] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string]
const FILES = ['f644 aa src/app.ts', 'f644 bb README.md', 'd755 - src']

const step = (changes: Partial<StepRecord>): StepRecord => ({
  kind: 'copy',
  instruction: 'COPY src /src',
  inputs: [],
  state: 'ran',
  intervals: [],
  ms: 1,
  key: 'aa',
  ...changes,
})
const reads = (...paths: string[]): Partial<StepRecord> => ({ reads: [{ context: 'context', paths }] })
const image = (changes: Partial<PlatformRecord> = {}): PlatformRecord => ({
  platform: 'linux/amd64',
  steps: [step(reads('/src'))],
  bases: [{ name: BASE, digest: HERE }],
  ...changes,
})
const built = (changes: Partial<TargetRecord> = {}): TargetRecord => ({
  name: 'app',
  outcome: 'succeeded',
  definition: 'aa',
  contexts: { context: 0 },
  phases: [],
  platforms: [image()],
  ...changes,
})
const baseline = (target: TargetRecord = built(), files = FILES): BuildRecord => ({
  ...aRecord('a'.repeat(40)),
  targets: [target],
  contexts: [{ root: '.', files }],
})
const now = (target: Partial<TargetNow> = {}, checkout: { files?: string[]; digest?: string } = {}): CheckoutNow => ({
  targets: [
    { name: 'app', platforms: [], definition: 'aa', contexts: { context: 0 }, remote: [], noCache: false, ...target },
  ],
  contexts: [{ root: '.', files: checkout.files ?? FILES }],
  digests: new Map([[BASE, checkout.digest ?? HERE]]),
})

describe('a target is left out', () => {
  it('when what is written about it, the files it reads and its base images are as they were', () => {
    expect(whyBuild('app', now(), baseline())).toBeUndefined()
  })

  it('when only files changed that no step of it reads', () => {
    const files = ['f644 aa src/app.ts', 'f644 cc README.md', 'd755 - src', 'f644 dd new.txt']
    expect(whyBuild('app', now({}, { files }), baseline())).toBeUndefined()
  })

  it('when the baseline has carried it along from an older build', () => {
    expect(whyBuild('app', now(), baseline(built({ outcome: 'not-built' })))).toBeUndefined()
  })

  it('when its base is named by digest, whatever its tag leads to', () => {
    const pinned = baseline(built({ platforms: [image({ bases: [{ name: `${BASE}@${HERE}`, digest: HERE }] })] }))
    expect(movingBases(pinned, new Set(['app']))).toEqual([])
    expect(whyBuild('app', { ...now(), digests: new Map() }, pinned)).toBeUndefined()
  })
})

describe('a target is built', () => {
  const withSteps = (...steps: StepRecord[]) => baseline(built({ platforms: [image({ steps })] }))
  it.each<[string, string, CheckoutNow, BuildRecord | undefined]>([
    ['no baseline', 'there is no baseline', now(), undefined],
    ['a new target', 'the baseline does not have it', now(), baseline(built({ name: 'other' }))],
    ['a failed baseline', 'it did not succeed in the baseline', now(), baseline(built({ outcome: 'failed' }))],
    ['no cache', 'it is built without the cache', now({ noCache: true }), baseline()],
    ['another definition', 'its definition or Dockerfile changed', now({ definition: 'ab' }), baseline()],
    ['a Dockerfile elsewhere', 'its definition is not known', now({ definition: undefined! }), baseline()],
    ['an older record', 'its definition is not known', now(), baseline(built({ definition: undefined! }))],
    ['a context elsewhere', 'its context git@host:x may have moved', now({ remote: ['git@host:x'] }), baseline()],
    [
      'a platform more',
      'the baseline does not have it for linux/arm64',
      now({ platforms: ['linux/arm64'] }),
      baseline(),
    ],
    ['a file it reads', 'src/app.ts changed', now({}, { files: ['f644 ff src/app.ts', 'd755 - src'] }), baseline()],
    ['a new mode', 'src/app.ts changed', now({}, { files: ['f755 aa src/app.ts', 'd755 - src'] }), baseline()],
    ['a file gone', 'src/app.ts changed', now({}, { files: ['d755 - src'] }), baseline()],
    ['a moved base', `${BASE} has moved`, now({}, { digest: MOVED }), baseline()],
    ['an unknown base', `it is not known whether ${BASE} has moved`, { ...now(), digests: new Map() }, baseline()],
    [
      'no provenance',
      'the baseline does not know what its steps read',
      now(),
      withSteps({ ...step({}), key: undefined! }),
    ],
    ['no steps', 'the baseline does not know its steps', now(), baseline(built({ platforms: [] }))],
    [
      'something remote',
      'it adds something from the network, which may have moved',
      now(),
      withSteps(step({ kind: 'add' })),
    ],
  ])('with %s', (_, why, checkout, before) => {
    expect(whyBuild('app', checkout, before)).toBe(why)
  })

  it('when its context is too long to list', () => {
    const cut = { ...baseline(), contexts: [{ root: '.', files: FILES, truncated: true as const }] }
    expect(whyBuild('app', now(), cut)).toBe('its build context is not known as a whole')
  })
})
