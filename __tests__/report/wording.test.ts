import { describe, expect, test } from 'vitest'
import type { Judgement } from '../../src/budget/verdict.ts'
import type { Cause } from '../../src/compare/comparison.ts'
import { cacheSentence } from '../../src/report/sections/cache-balance.ts'
import { causeSentences } from '../../src/report/causes.ts'
import { mendLines } from '../../src/report/mend.ts'
import { remarks } from '../../src/report/remarks.ts'
import { timeSection } from '../../src/report/sections/time-section.ts'
import { verdictLine } from '../../src/report/verdict-line.ts'
import { BACKEND, judgement, mb, reportInput, sha } from './factory.ts'
import type { ImageSpec, InputSpec } from './factory.ts'
import { STATES } from './states.ts'

const STEPS: NonNullable<ImageSpec['steps']> = [
  { instruction: 'COPY . .', line: 8, ms: 200, stage: 'build' },
  { instruction: 'RUN npm ci', line: 9, ms: 115_000, stage: 'build' },
]

/** The sentence about an image whose `npm ci` re-ran because of `root`. */
function sentenceFor(root: Cause, follows = true): string {
  const causes: Cause[] = follows
    ? [root, { kind: 'follows', step: 2, text: 'RUN npm ci', follows: root.step }]
    : [root]
  const image: ImageSpec = { ...BACKEND, target: 'frontend', steps: STEPS, causes }
  return causeSentences(reportInput({ images: [image] }))[0]!
}

describe('why a build took longer', () => {
  const rerun = '`frontend` built in 1 m 58 s (+1 m 55 s): `RUN npm ci` (`Dockerfile:9`, 1 m 55 s) re-ran because '
  const copy = '`COPY . .` (`Dockerfile:8`)'

  test.each<[string, Omit<Cause, 'step' | 'text'>, string]>([
    [
      'one file',
      { kind: 'files-changed', files: [{ path: 'src/App.tsx', change: 'content' }] },
      `${copy} brought in \`src/App.tsx\`.`,
    ],
    [
      'many files',
      { kind: 'files-changed', files: ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, change: 'added' as const })) },
      `${copy} brought in \`a\`, \`b\` and 3 more files.`,
    ],
    [
      'a deleted file',
      { kind: 'files-changed', files: [{ path: 'a', change: 'deleted' }] },
      `${copy} brought in the removal of \`a\`.`,
    ],
    ['unknown files', { kind: 'files-changed' }, `${copy} brought in changed files.`],
    ['an edit', { kind: 'instruction-changed' }, `${copy} was edited.`],
    [
      'a build argument',
      { kind: 'arg-changed', names: ['VERSION'] },
      `${copy} uses build argument \`VERSION\` that has another value.`,
    ],
    [
      'a base',
      { kind: 'base-moved', base: { name: 'node:24', before: `sha256:${sha('1a2b')}`, now: `sha256:${sha('9f8e')}` } },
      'the base image `node:24` moved (`sha256:1a2b012` → `sha256:9f8e012`).',
    ],
    ['a new step', { kind: 'step-new' }, `${copy} is new.`],
    ['a moved step', { kind: 'step-moved' }, `${copy} was moved.`],
    [
      'a removed step',
      { kind: 'step-removed', names: ['RUN make\n  tools'] },
      `\`RUN make tools\` before ${copy} was removed or moved.`,
    ],
    [
      'two removed steps',
      { kind: 'step-removed', names: ['RUN a', 'RUN b'] },
      `\`RUN a\` and \`RUN b\` before ${copy} were removed or moved.`,
    ],
    [
      'many removed steps',
      { kind: 'step-removed', names: ['RUN a', 'RUN b', 'RUN c', 'RUN d'] },
      `\`RUN a\`, \`RUN b\` and 2 more steps before ${copy} were removed or moved.`,
    ],
    [
      'a scope that targets share',
      { kind: 'cache-absent', why: 'scope-overwritten' },
      `${copy} was not in the cache (another target exports to the same cache scope and had overwritten it).`,
    ],
    [
      'an evicted entry',
      { kind: 'cache-absent', why: 'evicted' },
      `${copy} was not in the cache (its entry had been evicted).`,
    ],
    ['no import', { kind: 'cache-absent', why: 'no-import' }, `${copy} was not in the cache (no cache was imported).`],
    ['nothing known', { kind: 'unknown' }, `${copy} missed the cache for a reason that could not be found.`],
  ])('%s', (_, cause, end) => {
    expect(sentenceFor({ ...cause, step: 1, text: 'COPY . .', ms: 115_200 })).toBe(rerun + end)
  })

  test('a shorter build is not the work of what ran', () => {
    const root: Cause = { kind: 'step-new', step: 2, text: 'RUN npm ci', ms: 115_000 }
    const steps = STEPS.map((step) => ({ ...step, msBefore: 180_000 }))
    const input = reportInput({ images: [{ ...BACKEND, target: 'frontend', steps, causes: [root] }] })
    const time = input.comparison.targets[0]!.time!
    expect(time.delta).toBeLessThan(0)
    expect(causeSentences(input)[0]).toMatch(/\(−[^)]+\), although `RUN npm ci` .* ran because the step is new\.$/)
  })

  test('the root itself is the dearest step', () => {
    expect(sentenceFor({ kind: 'instruction-changed', step: 2, text: 'RUN npm ci', ms: 115_000 }, false)).toBe(
      `${rerun}the instruction was edited.`,
    )
  })
})

describe('where the size came from', () => {
  test('a base image alone: nothing of yours changed', () => {
    const name = 'docker.io/library/debian:bookworm-slim'
    const image: ImageSpec = {
      ...BACKEND,
      base: { name, bytes: mb(59.4), before: mb(28) },
      steps: BACKEND.steps!.map((step) => ({ ...step, msBefore: 0 })),
    }
    expect(causeSentences(reportInput({ images: [image] }))).toEqual([
      `\`backend\` +31.4 MB, all of it from the base image \`${name}\` (\`Dockerfile:1\`); your own layers are unchanged.`,
    ])
  })

  test('a base image in the place of another', () => {
    const image: ImageSpec = { ...BACKEND, base: { name: 'debian:13', bytes: mb(28), before: mb(60) } }
    const input = reportInput({ images: [image] })
    const base = input.comparison.targets[0]!.layerChanges.find(({ fromBase }) => fromBase)!
    base.insteadOf = 'node:22'
    expect(causeSentences(input)[0]).toContain('from the base image `debian:13` (`Dockerfile:1`) instead of `node:22`;')
  })

  test('a command is named by what it does, not by what it mounts', () => {
    const instruction =
      'RUN --mount=type=secret,id=token,target=/root/.npmrc \\\n    --mount=type=cache,id=npm,target=/root/.npm \\\n    npm ci'
    const steps: ImageSpec['steps'] = [{ instruction, line: 2, bytes: mb(30), before: null }]
    expect(causeSentences(reportInput({ images: [{ target: 'x', steps }] }))).toEqual([
      '`x` +30.0 MB: new `RUN npm ci` (`Dockerfile:2`) +30.0 MB.',
    ])
  })

  test('layers that came and went are called so', () => {
    const steps: ImageSpec['steps'] = [
      { instruction: 'COPY a /', line: 2, bytes: mb(30), before: null },
      { instruction: 'COPY b /', line: 3, before: mb(10) },
    ]
    expect(causeSentences(reportInput({ images: [{ target: 'x', steps }] }))).toEqual([
      '`x` +20.0 MB: new `COPY a /` (`Dockerfile:2`) +30.0 MB and without `COPY b /` (`Dockerfile:3`) −10.0 MB.',
    ])
  })

  test('what did not move has no sentence', () => expect(causeSentences(STATES['nothing-changed']!())).toEqual([]))
})

/** What the report says of one broken judgement. */
function lines(j: Partial<Judgement>, input: InputSpec['input'] = {}): string[] {
  return mendLines(reportInput({ images: [BACKEND], judgements: [judgement({ level: 'fail', ...j })], input }))
}

describe('what would mend it', () => {
  const at = 'in `.github/bake-budget.yml:7`'

  test.each<[string, Partial<Judgement>, string]>([
    ['size', { actual: mb(210) }, `❌ Make \`backend\` **10.0 MB** smaller, or raise \`size.max\` (\`200MB\`) ${at}.`],
    [
      'time',
      { metric: 'time', actual: 66_000, allowed: 60_000, expression: '1m' },
      `❌ Make \`backend\` build **6.0 s** faster, or raise \`time.max\` (\`1m\`) ${at}.`,
    ],
    [
      'layers',
      { metric: 'layers', actual: 28, allowed: 25, expression: '25' },
      `❌ Take \`backend\` down by **3** layers, or raise \`layers.max\` (\`25\`) ${at}.`,
    ],
    [
      'cache hits',
      { metric: 'cache-hits', limit: 'min', actual: 50, allowed: 80, expression: '80%' },
      `❌ Give \`backend\` **30 %** more cached steps, or lower \`cache-hits.min\` (\`80%\`) ${at}.`,
    ],
    [
      'a warning',
      { level: 'warn', actual: mb(210) },
      `⚠️ Make \`backend\` 10.0 MB smaller, or raise \`size.max\` (\`200MB\`) ${at}.`,
    ],
    [
      'an override',
      { level: 'warn', actual: mb(210), overridden: 'label "big"' },
      `⚠️ \`backend\` breaks \`size.max\` (\`200MB\`) ${at} by 10.0 MB; label "big" allows it.`,
    ],
    [
      'a confirmed one',
      { actual: mb(210), confirm: 'confirmed' },
      `❌ Make \`backend\` **10.0 MB** smaller (a second measurement on one machine confirms it), or raise \`size.max\` (\`200MB\`) ${at}.`,
    ],
    [
      'the total',
      { target: 'total', actual: mb(210) },
      `❌ Make the total **10.0 MB** smaller, or raise \`size.max\` (\`200MB\`) ${at}.`,
    ],
  ])('%s', (_, j, line) => expect(lines(j)).toEqual([line]))

  test('the label is offered where there is one, the file is linked where it has an address', () => {
    const links = { budgets: 'https://github.com/acme/shop/blob/main/b.yml#x' }
    expect(lines({ actual: mb(210) }, { overrideLabel: 'allow-size', links })).toEqual([
      '❌ Make `backend` **10.0 MB** smaller, or raise `size.max` (`200MB`) in [`.github/bake-budget.yml:7`](https://github.com/acme/shop/blob/main/b.yml#L7), or add the label `allow-size`.',
    ])
  })
})

test.each([
  ['over-budget', '❌ Over budget: `backend` image +38.2 MB (limit +20.0 MB)'],
  ['warn', '⚠️ Budget warning: `backend` build time 58 s (limit 50 s)'],
  ['within-budget', '✅ Within budget: `backend` +38.2 MB, +11 s to build'],
  ['nothing-changed', '✅ Within budget, nothing changed'],
  ['no-budgets', 'ℹ️ No budget set: `backend` +38.2 MB, +11 s to build'],
  ['first-run', '🆕 No baseline yet, within budget: `backend` 185 MB · `frontend` 41.0 MB'],
  ['first-run-over', '❌ Over budget: `backend` image 185 MB (limit 180 MB)'],
  ['build-failed', '💥 Build failed: `backend` at `RUN pip install -r requirements.txt` (`Dockerfile:9`)'],
  ['not-built', '✅ Within budget: 1 target not built, nothing else changed'],
  ['multi-platform', '❌ Over budget: `backend` amd64 and arm64 image +38.2 MB (limit +20.0 MB)'],
])('the first line of %s', (state, line) => expect(verdictLine(STATES[state]!())).toBe(line))

test('an old baseline and machines that differ are said in a sentence each', () => {
  expect(remarks(STATES['baseline-older']!())).toEqual([
    '🕰️ The baseline `4be77d0` is 3 commits older than `77aa001`, so changes of those commits count as yours.',
  ])
  expect(remarks(STATES['not-comparable']!())).toEqual([
    '⏱️ Build times are not comparable with the baseline: the baseline ran on `arm64` with 2 cores, this build on `x64` with 4.',
    '⚖️ Read sizes with care: the baseline was built by BuildKit `v0.12.5`, which compresses differently.',
  ])
})

describe('the balance of the cache', () => {
  const warm = { ...BACKEND, steps: BACKEND.steps!.map((step) => ({ ...step, ms: 0 })) }

  test('priced by what the steps took in the baseline', () => {
    expect(cacheSentence(reportInput({ images: [warm] }))).toBe(
      '4 steps came from the cache and saved at least 44 s (price known for 2). Spent: import 0.7 s (41.2 kB), export 5.2 s (38.9 MB). Net: +38 s of work saved.',
    )
  })

  test('off, or never there', () => {
    expect(
      cacheSentence(
        reportInput({ images: [warm], record: { cache: { from: [], to: [], noCache: true, errors: [] } } }),
      ),
    ).toBe('The cache was off (`no-cache`).')
    const cold = { ...BACKEND, steps: BACKEND.steps!.map((step) => ({ ...step, ms: 1000 })) }
    expect(
      cacheSentence(reportInput({ images: [cold], record: { cache: { from: [], to: [], errors: [] } } })),
    ).toBeUndefined()
  })
})

describe('what is known of times besides the figures', () => {
  test('says that a second measurement cleared an image, which no budget line would tell', () => {
    const judgements = [
      judgement({ target: 'backend', metric: 'adjusted-time', limit: 'max-increase', confirm: 'refuted' }),
    ]
    expect(remarks(reportInput({ images: [BACKEND], judgements }))).toContain(
      '🔁 `backend` looked slower than `adjusted-time.max-increase` allows; a second measurement of baseline and change on one machine does not confirm it.',
    )
  })

  test('says what a step usually takes that the baseline had from the cache', () => {
    const input = reportInput({ images: [{ ...BACKEND, target: 'frontend', steps: STEPS }] })
    const [target] = input.comparison.targets
    target!.missed = [{ step: 2, ms: 115_000, usualMs: 110_000, runs: 7 }]
    expect(timeSection(input, 10)?.replaceAll(/\s/g, ' ')).toContain(
      '| `RUN npm ci` (`Dockerfile:9`) | 1 m 55 s | cached, usually 1 m 50 s |',
    )
  })

  test('says that a runner was slow, not that it was fast', () => {
    const said = (factor: number) =>
      remarks(reportInput({ images: [BACKEND], comparison: { runnerFactor: { factor, steps: 4 } } }))
    expect(said(1.96)).toEqual([
      '🐢 The runner was slow: 4 steps that earlier builds ran in the same way took 1.96× as long now.',
    ])
    expect(said(0.5)).toEqual([])
  })
})
