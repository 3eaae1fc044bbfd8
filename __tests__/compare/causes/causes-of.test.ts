import { describe, expect, it } from 'vitest'

import { causesOf } from '../../../src/compare/causes/causes-of.ts'
import type { BuildRecord, PlatformRecord, StepRecord } from '../../../src/record/build-record.ts'
import { imagePart } from '../../../src/record/steps/step-keys.ts'
import { aRecord } from '../../budget/a-comparison.ts'

/** A step as a test writes it: `RUN x` with what differs from a plain step. Its key is made of its parts and inputs. */
type Sketch = Partial<StepRecord> & { instruction: string }

interface Build {
  steps: Sketch[]
  files?: string[]
  /** Digest of `debian:12`, from which the first FROM starts. */
  digest?: string
  layers?: NonNullable<PlatformRecord['layers']>
  cache?: Partial<BuildRecord['cache']>
  imports?: { error?: string }
}

const KINDS: Record<string, StepRecord['kind']> = {
  FROM: 'from',
  RUN: 'run',
  COPY: 'copy',
  ADD: 'add',
  WORKDIR: 'workdir',
}

/** A record of one image whose steps follow each other, unless they say what they build on. */
function build({ steps, files, digest = 'd1', layers = [], cache = {}, imports }: Build): BuildRecord {
  const keys: string[] = []
  const image: PlatformRecord = {
    platform: 'linux/amd64',
    layers,
    bases: [{ name: 'debian:12', digest: `sha256:${digest}`, line: 1 }],
    steps: steps.map((sketch, at): StepRecord => {
      const kind = sketch.kind ?? KINDS[sketch.instruction.split(' ')[0] ?? ''] ?? 'other'
      const inputs = sketch.inputs ?? (at === 0 ? [] : [at - 1])
      const parts =
        kind === 'from' ? { base: imagePart('debian:12'), 'base-digest': digest, ...sketch.parts } : sketch.parts
      const ownKey = JSON.stringify(parts ?? sketch.instruction)
      keys.push(JSON.stringify([ownKey, inputs.map((input) => keys[input])]))
      const rest = { state: 'ran' as const, intervals: [], ms: 100, stage: 'app', key: keys[at]!, ownKey, inputs, kind }
      return { ...rest, ...sketch, ...(parts === undefined ? {} : { parts }) }
    }),
  }
  return {
    ...aRecord('a'.repeat(40)),
    cache: { from: ['gha'], to: ['gha'], errors: [], ...cache },
    targets: [
      {
        name: 'app',
        outcome: 'succeeded',
        phases: imports === undefined ? [] : [{ kind: 'cache-import', ms: 1, ...imports }],
        platforms: [image],
        ...(files === undefined ? {} : { contexts: { context: 0 } }),
      },
    ],
    ...(files === undefined ? {} : { contexts: [{ root: '.', files }] }),
  }
}

/** Causes as `step index: kind details`; a follower names its root. */
function causes(before: Build, now: Build): string[] {
  const [baseline, record] = [build(before), build(now)]
  const [from, to] = [baseline, record].map(({ targets }) => targets[0]!.platforms[0]!) as [
    PlatformRecord,
    PlatformRecord,
  ]
  return causesOf({ target: 'app', now: to, before: from, record, baseline }).map(
    ({ step, kind, names = [], files, why, follows }) => {
      const details = files?.map(({ path, change }) => `${path}:${change}`) ?? names
      return [
        `${step}: ${kind}`,
        ...details,
        ...(why === undefined ? [] : [why]),
        ...(follows === undefined ? [] : [follows]),
      ].join(' ')
    },
  )
}

const cached = { state: 'cached', ms: 0 } as const
const FROM: Sketch = { instruction: 'FROM debian:12', ...cached }
const run = (text: string, parts: Record<string, string> = {}, more: Partial<StepRecord> = {}): Sketch => ({
  instruction: `RUN ${text}`,
  parts: { command: text, workdir: '/', 'base-env:PATH': '1', ...parts },
  ...more,
})
const copy = (text: string, paths: string[], more: Partial<StepRecord> = {}): Sketch => ({
  instruction: `COPY ${text}`,
  reads: [{ context: 'context', paths }],
  parts: { 'copy-source': text },
  ...more,
})
const hit = (sketch: Sketch): Sketch => ({ ...sketch, ...cached })

describe('the cause of a step that ran', () => {
  it('is nothing when nothing ran', () => {
    expect(causes({ steps: [FROM, run('a')] }, { steps: [FROM, hit(run('a'))] })).toEqual([])
  })

  it('is its edited instruction, and what comes after follows', () => {
    const now = [FROM, run('aa'), run('b')]
    expect(causes({ steps: [FROM, run('a'), run('b')] }, { steps: now })).toEqual([
      '1: instruction-changed',
      '2: follows 1',
    ])
  })

  it.each([
    ['arg:LEVEL', 'arg-changed LEVEL'],
    ['env:STYLE', 'env-changed STYLE'],
  ])('is a value of %s at the first step that has it; all later ones follow', (part, cause) => {
    const steps = (value: string) => [FROM, hit(run('a')), run('b', { [part]: value }), run('c', { [part]: value })]
    expect(causes({ steps: steps('1') }, { steps: steps('2') })).toEqual([`2: ${cause}`, '3: follows 2'])
  })

  it('is its own as well below another root: independent second causes are kept', () => {
    const before = [FROM, run('a', { 'env:A': '1' }), run('b', { 'env:A': '1' }), run('c', { 'env:A': '1' })]
    const now = [FROM, run('a', { 'env:A': '2' }), run('bb', { 'env:A': '2' }), run('c', { 'env:A': '2' })]
    expect(causes({ steps: before }, { steps: now })).toEqual([
      '1: env-changed A',
      '2: instruction-changed',
      '3: follows 2',
    ])
  })

  it('is the variable when only what it stands for changed the instruction', () => {
    const steps = (dir: string, part: string) => [
      FROM,
      hit(run('a', { [part]: 'same' })),
      copy('x ${DIR}/', ['/x'], { parts: { 'copy-destination': dir, [part]: 'same' } }),
    ]
    expect(causes({ steps: steps('/1', 'arg:DIR') }, { steps: steps('/2', 'arg:DIR') })).toEqual(['2: arg-changed DIR'])
    expect(causes({ steps: steps('/1', 'env:DIR') }, { steps: steps('/2', 'env:DIR') })).toEqual(['2: env-changed DIR'])
  })

  it('is an edited WORKDIR for every step that takes it over', () => {
    const steps = (dir: string): Sketch[] => [
      FROM,
      { instruction: `WORKDIR ${dir}`, parts: { 'copy-destination': dir } },
      copy('x .', ['/x'], { parts: { 'copy-source': 'x', 'copy-destination': dir } }),
      run('a', { workdir: dir }),
    ]
    const files = ['f644 1 x']
    expect(causes({ steps: steps('/1'), files }, { steps: steps('/2'), files })).toEqual([
      '1: instruction-changed',
      '2: follows 1',
      '3: follows 1',
    ])
  })

  it('is the moved tag of its base, also when only the image’s environment differs', () => {
    const now = { steps: [FROM, run('a', { 'base-env:PATH': '2' }), run('b', { 'base-env:PATH': '2' })], digest: 'd2' }
    expect(causes({ steps: [FROM, run('a'), run('b')] }, now)).toEqual([
      '0: base-moved',
      '1: follows 0',
      '2: follows 0',
    ])
  })

  it('is nothing when the base moved and nothing ran', () => {
    expect(causes({ steps: [FROM, run('a')] }, { steps: [FROM, hit(run('a'))], digest: 'd2' })).toEqual([])
  })

  it('is the edited FROM, or the build arg in it', () => {
    const from = (text: string, name: string): Sketch => ({ ...hit({ instruction: text }), parts: { base: name } })
    const steps = (text: string, name: string) => [from(text, name), run('a')]
    expect(causes({ steps: steps('FROM a:1', '1') }, { steps: steps('FROM a:2', '2') })).toEqual([
      '0: instruction-changed',
      '1: follows 0',
    ])
    expect(causes({ steps: steps('FROM a:${V}', '1') }, { steps: steps('FROM a:${V}', '2') })).toEqual([
      '0: arg-changed V',
      '1: follows 0',
    ])
  })

  it('is a new step, a moved one, or the removal of the one before', () => {
    const [a, b, c] = [run('a'), run('b'), run('c')]
    expect(causes({ steps: [FROM, a, b] }, { steps: [FROM, run('new'), a, b] })).toEqual([
      '1: step-new',
      '2: follows 1',
      '3: follows 1',
    ])
    expect(causes({ steps: [FROM, a, b, c] }, { steps: [FROM, c, a, b] })).toEqual([
      '1: step-moved',
      '2: follows 1',
      '3: follows 1',
    ])
    expect(causes({ steps: [FROM, a, b, c] }, { steps: [FROM, b, c] })).toEqual([
      '1: step-removed RUN a',
      '2: follows 1',
    ])
    expect(causes({ steps: [FROM, a, b, c] }, { steps: [FROM, b, c, a] })).toEqual([
      '1: step-removed RUN a',
      '2: follows 1',
      '3: step-moved',
    ])
  })

  describe('below a step that is changed and was in the cache all the same, from an earlier build with this change', () => {
    const before = [FROM, run('a'), run('b'), run('c')]

    it('is that change', () => {
      const now = [FROM, hit(run('aa')), run('b'), run('c')]
      expect(causes({ steps: before }, { steps: now })).toEqual([
        '1: instruction-changed',
        '2: follows 1',
        '3: follows 1',
      ])
    })

    it('is that change, over steps that did not run either', () => {
      const steps = [FROM, copy('x /', ['/x']), run('b'), run('c')]
      const now = [FROM, hit(copy('x /', ['/x'])), hit(run('b')), run('c')]
      expect(causes({ steps, files: ['f644 1 x'] }, { steps: now, files: ['f644 2 x'] })).toEqual([
        '1: files-changed x:content',
        '3: follows 1',
      ])
    })

    it('is the base that moved, unless it has the layers it had', () => {
      const now = [FROM, hit(run('a')), run('b'), run('c')]
      const moved = { steps: now, digest: 'd2' }
      expect(causes({ steps: before }, moved)).toEqual(['0: base-moved', '2: follows 0', '3: follows 0'])
      const layers = (digest: string) => [{ digest, compressedBytes: 1, fromBase: true as const }]
      expect(causes({ steps: before, layers: layers('1') }, { ...moved, layers: layers('1') })).toEqual([
        '2: unknown',
        '3: follows 2',
      ])
      expect(causes({ steps: before, layers: layers('1') }, { ...moved, layers: layers('2') })[0]).toBe('0: base-moved')
    })

    it('is what the builder tells, and its own change', () => {
      const evicted = [FROM, hit(run('aa')), run('b', {}, { state: 'evicted' }), run('c')]
      expect(causes({ steps: before }, { steps: evicted })).toEqual(['2: cache-absent evicted', '3: follows 2'])
      const edited = [FROM, hit(run('aa')), run('bb'), run('c')]
      expect(causes({ steps: before }, { steps: edited })).toEqual(['2: instruction-changed', '3: follows 2'])
    })
  })

  it('survives the renaming of a stage', () => {
    const named = (stage: string) => [FROM, run('a'), run('b')].map((step) => ({ ...hit(step), stage }))
    expect(
      causes({ steps: named('one') }, { steps: [...named('two').slice(0, 2), { ...run('bb'), stage: 'two' }] }),
    ).toEqual(['2: step-new'])
  })
})

describe('files that made a step run', () => {
  const before = ['f644 1 a.txt', 'd755 - lib', 'f644 1 lib/1.txt', 'f644 1 lib/2.log', 'l777 >lib link', 'f644 1 zoo']
  const after = (...changed: string[]) =>
    [...before.filter((line) => !changed.some((it) => it.split(' ')[2] === line.split(' ')[2])), ...changed].filter(
      (line) => !line.startsWith('-'),
    )

  it.each<[string, StepRecord['reads'], string[], string]>([
    ['content', [{ context: 'context', paths: ['/a.txt'] }], ['f644 2 a.txt', 'f644 2 zoo'], 'a.txt:content'],
    ['mode', [{ context: 'context', paths: ['/lib'] }], ['f755 1 lib/1.txt'], 'lib/1.txt:mode'],
    ['folder mode', [{ context: 'context', paths: ['/lib'] }], ['d700 - lib'], 'lib:mode'],
    ['added', [{ context: 'context', paths: ['/'] }], ['d755 - new', 'f644 1 new/x'], 'new/x:added'],
    ['deleted', [{ context: 'context', paths: ['/lib/'] }], ['- - lib/1.txt'], 'lib/1.txt:deleted'],
    [
      'wildcard',
      [{ context: 'context', paths: ['/lib/*.txt'] }],
      ['f644 2 lib/1.txt', 'f644 2 lib/2.log'],
      'lib/1.txt:content',
    ],
    ['folder of a wildcard', [{ context: 'context', paths: ['/l?b'] }], ['f644 2 lib/1.txt'], 'lib/1.txt:content'],
    [
      'exclude',
      [{ context: 'context', paths: ['/lib'], exclude: ['*.log'] }],
      ['f644 2 lib/1.txt', 'f644 2 lib/2.log'],
      'lib/1.txt:content',
    ],
    [
      'parents',
      [{ context: 'context', paths: ['/'], include: ['lib/*.txt'] }],
      ['f644 2 lib/1.txt', 'f644 2 zoo'],
      'lib/1.txt:content',
    ],
    [
      'folder above an include',
      [{ context: 'context', paths: ['/'], include: ['lib/*.txt'] }],
      ['d700 - lib', 'f644 2 zoo'],
      'lib:mode',
    ],
    ['link', [{ context: 'context', paths: ['/link'] }], ['f644 2 lib/1.txt', 'f644 2 zoo'], 'lib/1.txt:content'],
    [
      'through a link',
      [{ context: 'context', paths: ['/link/1.txt'] }],
      ['f644 2 lib/1.txt', 'f644 2 lib/2.log'],
      'lib/1.txt:content',
    ],
    ['matched link', [{ context: 'context', paths: ['/li*k'] }], ['f644 2 lib/1.txt'], 'lib/1.txt:content'],
  ])('%s', (_, reads, changed, expected) => {
    const steps = [FROM, copy('x', [], { reads: reads! })]
    expect(causes({ steps, files: before }, { steps, files: after(...changed) })).toEqual([
      `1: files-changed ${expected}`,
    ])
  })

  it('are never named from outside of what the step reads: then its result was not in the cache', () => {
    const steps = [FROM, copy('a.txt /', ['/a.txt'])]
    const now = { steps, files: after('f644 2 zoo') }
    expect(causes({ steps, files: before }, now)).toEqual(['1: cache-absent unexplained'])
  })

  it('are those of the linked target’s context when the step came with it', () => {
    const reads = [{ context: 'context', paths: ['/'], target: 'lib' }]
    const steps = [FROM, copy('. /', [], { reads })]
    expect(causes({ steps, files: before }, { steps, files: after('f644 2 zoo') })).toEqual(['1: unknown'])
  })
})

describe('a step that ran although nothing changed', () => {
  const steps = [FROM, run('a'), run('b')]
  it.each<[string, Omit<Build, 'steps'>, Omit<Build, 'steps'>]>([
    ['no-cache', {}, { cache: { noCache: true } }],
    ['no-import', {}, { cache: { from: [] } }],
    ['import-error', {}, { imports: { error: 'connection refused' } }],
    ['first-run', { cache: { to: [] } }, {}],
    ['unexplained', {}, {}],
    ['unexplained', { cache: { sharedScopes: [['app', 'gone']] } }, {}],
  ])('was not in the cache: %s', (why, before, now) => {
    expect(causes({ steps, ...before }, { steps, ...now })).toEqual([`1: cache-absent ${why}`, '2: follows 1'])
  })

  it.each<[string, string[], StepRecord['state'], string]>([
    ['another target wrote to its scope, and was found there', ['app', 'other'], 'cached', 'scope-overwritten'],
    ['another target was found, in its own scope', ['other', 'third'], 'cached', 'unexplained'],
    ['nobody was found in the scope', ['app', 'other'], 'ran', 'unexplained'],
  ])('was not in the cache: %s', (_, sharing, state, why) => {
    const [baseline, record] = [build({ steps, cache: { sharedScopes: [sharing] } }), build({ steps })]
    const [ours] = record.targets
    const theirs = structuredClone(ours!)
    theirs.name = 'other'
    for (const step of theirs.platforms[0]!.steps) step.state = state
    record.targets.push(theirs)
    const [now, before] = [ours!.platforms[0]!, baseline.targets[0]!.platforms[0]!]
    expect(causesOf({ target: 'app', now, before, record, baseline })[0]).toMatchObject({ kind: 'cache-absent', why })
  })

  it('was told to ignore the cache, and no step beside it was', () => {
    const [a, b] = [run('a', {}, { inputs: [0] }), run('b', {}, { inputs: [0] })]
    const before = { steps: [FROM, a, b] }
    expect(causes(before, { steps: [FROM, { ...a, noCache: true }, b] })).toEqual([
      '1: cache-absent no-cache',
      '2: cache-absent unexplained',
    ])
    expect(causes(before, { steps: [FROM, { ...a, noCache: true }, hit(b)] })).toEqual(['1: cache-absent no-cache'])
  })

  it('was shared with a target that was told to ignore the cache', () => {
    const [baseline, record] = [build({ steps }), build({ steps })]
    const ours = record.targets[0]!
    const theirs = structuredClone(ours)
    theirs.name = 'other'
    theirs.platforms[0]!.steps[1]!.noCache = true
    const now = ours.platforms[0]!
    now.steps[1] = { ...now.steps[1]!, state: 'shared', sharedWith: ['other'] }
    record.targets.push(theirs)
    const [cause] = causesOf({ target: 'app', now, before: baseline.targets[0]!.platforms[0]!, record, baseline })
    expect(cause).toMatchObject({ kind: 'cache-absent', step: 1, why: 'no-cache' })
  })

  it('was evicted, and what is above it still came from the cache', () => {
    const now = [FROM, hit(run('a')), run('b', {}, { state: 'evicted' }), run('c', {}, { state: 'evicted' })]
    expect(causes({ steps: [...steps, run('c')] }, { steps: now })).toEqual(['2: cache-absent evicted', '3: follows 2'])
  })

  it.each<[string, Sketch, Omit<Build, 'steps'>]>([
    ['the engine gave no keys', { instruction: 'RUN (1/2)', key: undefined as never }, {}],
    ['the files are not known', copy('a /', ['/a']), {}],
    ['what it downloads may have changed', { instruction: 'ADD https://host/x /' }, { files: [] }],
  ])('has an unknown cause when %s', (_, step, more) => {
    const both = { steps: [FROM, step], ...more }
    expect(causes(both, both)).toEqual(['1: unknown'])
  })

  it('charges a root with its own time and that of its followers', () => {
    const [baseline, record] = [build({ steps }), build({ steps })]
    const [before, now] = [baseline, record].map(({ targets }) => targets[0]!.platforms[0]!)
    const found = causesOf({ target: 'app', now: now!, before: before!, record, baseline })
    expect(found.map(({ ms }) => ms)).toEqual([200, undefined])
  })
})
