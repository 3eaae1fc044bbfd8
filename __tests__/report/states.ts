/** One report input for each state the comment is designed for; snapshots and pictures are made of these. */
import type { Judgement } from '../../src/budget/verdict.ts'
import type { CacheMountFacts } from '../../src/record/build-record.ts'
import type { HistoryPoint, ReportInput } from '../../src/report/report-input.ts'
import { BACKEND, FRONTEND, image, judgement, mb, reportInput, sha } from './factory.ts'
import type { ImageSpec } from './factory.ts'

/** The front end with nothing of its own changed. */
const QUIET: ImageSpec = { ...FRONTEND, steps: cached(FRONTEND) }

/** A dependency that brought 36.9 MB, and a base image that moved by 1.3 MB. */
const GROWN: ImageSpec = {
  ...BACKEND,
  base: { name: 'docker.io/library/python:3.13-slim', bytes: mb(46.2), before: mb(44.9) },
  steps: [
    {
      instruction: 'COPY requirements.txt .',
      line: 8,
      bytes: 1_240,
      before: 1_204,
      ms: 100,
      msBefore: 90,
      stage: 'runtime',
    },
    {
      instruction: 'RUN pip install -r requirements.txt',
      line: 9,
      bytes: mb(98.1),
      before: mb(61.2),
      ms: 46_000,
      msBefore: 35_000,
      stage: 'runtime',
    },
    { instruction: 'COPY . .', line: 12, bytes: mb(40.1), ms: 300, stage: 'runtime' },
    {
      instruction: 'RUN python -m compileall -q app',
      line: 13,
      bytes: mb(0.2),
      ms: 9_000,
      msBefore: 9_000,
      stage: 'runtime',
    },
  ],
  causes: [
    {
      kind: 'files-changed',
      step: 1,
      text: 'COPY requirements.txt .',
      names: ['requirements.txt'],
      files: [{ path: 'requirements.txt', change: 'content' }],
      ms: 55_400,
    },
    { kind: 'follows', step: 2, text: 'RUN pip install -r requirements.txt', follows: 1 },
    { kind: 'follows', step: 3, text: 'COPY . .', follows: 1 },
    { kind: 'follows', step: 4, text: 'RUN python -m compileall -q app', follows: 1 },
  ],
  files: {
    layerBytes: mb(512),
    liveBytes: mb(509),
    liveFiles: 18_233,
    wastedBytes: mb(3),
    waste: [{ path: 'var/lib/dpkg/status', bytes: mb(1.7), why: 'overwritten', addedBy: 0, hiddenBy: 2 }],
    changes: [
      {
        path: 'usr/local/lib/python3.13/site-packages/torch/lib/libtorch_cpu.so',
        change: 'added',
        bytesNow: mb(84.1),
        owner: 'torch',
      },
      {
        path: 'usr/local/lib/python3.13/site-packages/torch/lib/libtorch_python.so',
        change: 'added',
        bytesNow: mb(11.2),
        owner: 'torch',
      },
      {
        path: 'usr/local/lib/python3.13/site-packages/numpy/_core.so',
        change: 'grown',
        bytesBefore: mb(6.1),
        bytesNow: mb(7.4),
      },
    ],
    changesOmitted: { files: 212, bytes: mb(4.2) },
    packages: [
      {
        type: 'deb',
        name: 'libssl3',
        versionBefore: '3.0.14',
        versionNow: '3.0.16',
        bytesBefore: mb(6.1),
        bytesNow: mb(6.4),
      },
    ],
    tree: [
      { path: 'usr/local/lib/python3.13/site-packages/torch', bytes: mb(95.3), layer: 2 },
      { path: 'usr/local/lib/python3.13/site-packages/numpy', bytes: mb(31.3), layer: 2 },
      { path: 'app', bytes: mb(110), layer: 3 },
    ],
  },
}

/** A judgement that no figures stand behind: it warns. */
function noFigures(overrides: Partial<Judgement>): Judgement {
  const { actual: _actual, allowed: _allowed, ...rest } = judgement({ level: 'warn', ...overrides })
  return rest
}

const SIZE_FAIL: Judgement = judgement({
  limit: 'max-increase',
  level: 'fail',
  actual: mb(38.2) + 36,
  allowed: mb(20),
  expression: '5% | 20MB',
})
const FRONTEND_OK: Judgement = judgement({
  target: 'frontend',
  actual: mb(41) + 6_120,
  allowed: mb(60),
  expression: '60MB',
  source: { file: '.github/bake-budget.yml', line: 11, column: 15 },
})
const BACKEND_OK: Judgement = judgement({ actual: mb(146.4) + 7_324, allowed: mb(200) })

/** Builds of the base branch: a step up in size near the end, noise in time. */
export function history(
  targets: readonly (readonly [string, number])[],
  platform = 'linux/amd64',
  builds = 20,
): HistoryPoint[] {
  return Array.from({ length: builds }, (_, at) => at).flatMap((at) =>
    targets.map(([target, size]) => ({
      sha: sha(`${at.toString(16).padStart(2, '0')}beef`),
      createdAt: new Date(Date.UTC(2026, 10, 1 + at, 9, 12)).toISOString(),
      target,
      platform,
      compressedBytes: Math.round(size * (at < builds / 2 ? 0.82 : 1) + at * 12_345),
      wallMs: 44_000 + ((at * 7919) % 9000),
    })),
  )
}

const HISTORY = history([
  ['backend', mb(146.4)],
  ['frontend', mb(41)],
])

const WIDE: ImageSpec[] = Array.from({ length: 24 }, (_, at) => ({
  ...FRONTEND,
  target: `service-${String(at + 1).padStart(2, '0')}`,
}))

function failedInput(): ReportInput {
  const input = reportInput({ images: [GROWN, QUIET], record: { outcome: 'failed' } })
  const [backend] = input.comparison.targets
  const message =
    'process "/bin/sh -c pip install -r requirements.txt" did not complete successfully: exit code: 1\n' +
    'ERROR: Could not find a version that satisfies the requirement torhc==2.9.0'
  const target = backend!.record
  target.outcome = 'failed'
  target.failure = { step: 2, platform: 'linux/amd64', message, file: 'Dockerfile', line: 9 }
  const failing = { ...backend!, contentChanged: false, layerChanges: [], causes: [] }
  for (const figure of ['compressed', 'uncompressed', 'layers', 'sizeMoved'] as const) delete failing[figure]
  const steps = failing.image.steps
  steps[2] = { ...steps[2]!, state: 'failed', error: message }
  steps[3] = { ...steps[3]!, state: 'not-reached', ms: 0, intervals: [] }
  steps[4] = { ...steps[4]!, state: 'not-reached', ms: 0, intervals: [] }
  failing.steps = { ran: 1, cached: 0, shared: 0, total: 4 }
  input.comparison.targets = [failing, input.comparison.targets[1]!]
  input.comparison.record.targets = input.comparison.record.targets.map((t) => (t.name === 'backend' ? target : t))
  return input
}

const MOUNTS: CacheMountFacts = {
  mounts: [
    { id: 'pip', bytes: mb(222), restoredMs: 4_100, keptMs: 2_400 },
    { id: '/root/.npm', bytes: mb(80), why: 'nothing that a step with it is made from changed' },
  ],
  restoreMs: 4_200,
  keepMs: 2_500,
  warm: { steps: 1, ms: 46_000, coldMs: 81_000 },
}

/** The application's own layer, of so many megabytes now and before. */
function stepped(now: number, before: number): ImageSpec {
  const own = { bytes: mb(now), before: mb(before), ms: 300 }
  return { ...BACKEND, steps: cached(BACKEND).map((step) => (step.line === 12 ? { ...step, ...own } : step)) }
}

/** One of many small steps: within the budget of each, but not within that since the release. */
function sinceRelease(): ReportInput {
  const since = { point: 'release', name: 'v1.2.3' }
  const record = {
    record: { ...reportInput({ images: [BACKEND] }).comparison.record, commit: { sha: sha('c01dbee') } },
  }
  const { comparison } = reportInput({ images: [stepped(52.4, 40.1), QUIET], baseline: { ...record, commitsOlder: 2 } })
  const increase = { limit: 'max-increase', actual: mb(12.3), allowed: mb(10), expression: '10MB' } as const
  return reportInput({
    images: [stepped(52.4, 51.6), QUIET],
    judgements: [
      judgement({ limit: 'max-increase', actual: mb(0.8), allowed: mb(20), expression: '20MB' }),
      judgement({
        ...increase,
        level: 'fail',
        since,
        source: { file: '.github/bake-budget.yml', line: 4, column: 13 },
      }),
      judgement({ target: 'frontend', ...increase, actual: 0, since }),
    ],
    input: { since: { ...since, comparison } },
  })
}

const MAKERS: Record<string, () => ReportInput> = {
  'over-budget': () =>
    reportInput({
      images: [GROWN, QUIET],
      judgements: [SIZE_FAIL, FRONTEND_OK],
      input: { history: HISTORY, overrideLabel: 'allow-size-increase' },
    }),
  warn: () =>
    reportInput({
      images: [GROWN, QUIET],
      judgements: [
        judgement({ metric: 'time', limit: 'max', level: 'warn', actual: 57_800, allowed: 50_000, expression: '50s' }),
        judgement({ actual: mb(184.6) + 7_360 }),
        FRONTEND_OK,
      ],
      input: { history: HISTORY },
    }),
  'within-budget': () =>
    reportInput({
      images: [GROWN, QUIET],
      judgements: [judgement({ actual: mb(184.6) + 7_360 }), FRONTEND_OK],
      record: { cacheMounts: MOUNTS },
    }),
  'nothing-changed': () =>
    reportInput({
      images: [
        { ...BACKEND, steps: cached(BACKEND) },
        { ...QUIET, steps: cached(QUIET) },
      ],
      judgements: [BACKEND_OK, FRONTEND_OK],
    }),
  'no-budgets': () => reportInput({ images: [GROWN, QUIET] }),
  'first-run': () =>
    reportInput({
      images: [GROWN, QUIET],
      baseline: false,
      judgements: [
        judgement({ actual: mb(184.6) + 7_360 }),
        FRONTEND_OK,
        {
          target: 'backend',
          metric: 'size',
          limit: 'max-increase',
          level: 'pass',
          expression: '5% | 20MB',
          notJudged: 'no baseline',
        },
      ],
    }),
  'no-baseline': () =>
    reportInput({
      images: [GROWN, QUIET],
      baseline: false,
      judgements: [
        ...['backend', 'frontend'].map((target) =>
          noFigures({
            target,
            limit: 'max-increase',
            expression: '5% | 20MB',
            notJudged: 'no baseline',
            missing: true,
          }),
        ),
        judgement({ actual: mb(184.6) + 7_360 }),
        FRONTEND_OK,
      ],
    }),
  'first-run-over': () =>
    reportInput({
      images: [GROWN, QUIET],
      baseline: false,
      judgements: [
        judgement({ level: 'fail', actual: mb(184.6) + 7_360, allowed: mb(180), expression: '180MB' }),
        FRONTEND_OK,
      ],
    }),
  'baseline-older': () =>
    reportInput({
      images: [GROWN, QUIET],
      baseline: { commitsOlder: 3, wantedSha: sha('77aa001') },
      judgements: [SIZE_FAIL, FRONTEND_OK],
    }),
  'not-comparable': () =>
    reportInput({
      images: [GROWN, QUIET],
      comparison: {
        timesNotComparable: 'the baseline ran on `arm64` with 2 cores, this build on `x64` with 4',
        sizesCaution: 'the baseline was built by BuildKit `v0.12.5`, which compresses differently',
      },
      judgements: [SIZE_FAIL, FRONTEND_OK],
    }),
  'build-failed': failedInput,
  'not-built': () => {
    const carried = image({ ...BACKEND, target: 'worker' }).record
    return reportInput({
      images: [QUIET],
      comparison: { notBuilt: [{ ...carried, outcome: 'not-built', carriedFrom: sha('4be77d0') }] },
      judgements: [FRONTEND_OK],
    })
  },
  'slow-runner': () =>
    reportInput({
      images: [
        { ...BACKEND, steps: BACKEND.steps!.map((s) => (s.msBefore ? { ...s, ms: s.msBefore * 1.42 } : s)) },
        QUIET,
      ],
      comparison: { runnerFactor: { factor: 1.42, steps: 5 } },
      judgements: [BACKEND_OK, FRONTEND_OK],
    }),
  'since-release': sinceRelease,
  'not-pushed': notPushed,
  'many-targets': () =>
    reportInput({ images: [GROWN, ...WIDE], judgements: [SIZE_FAIL], input: { overrideLabel: 'allow-size-increase' } }),
  'multi-platform': () =>
    reportInput({
      images: [GROWN, { ...GROWN, platform: 'linux/arm64' }],
      judgements: [
        { ...SIZE_FAIL, platform: 'linux/amd64' },
        { ...SIZE_FAIL, platform: 'linux/arm64' },
      ],
      input: {
        notes: [
          'The comment could not be written: the job needs `pull-requests: write`.',
          'No cache was imported: the runner gave no token.',
        ],
      },
    }),
}

/** One image is kept back, one is out, and one that was allowed did not get there. */
function notPushed(): ReportInput {
  const input = reportInput({ images: [GROWN, QUIET], judgements: [SIZE_FAIL, FRONTEND_OK] })
  const { record } = input.comparison
  record.targets = record.targets.map((target, at) => {
    const tags = [`registry.example.com/shop/${target.name}:4be77d0`, `registry.example.com/shop/${target.name}:latest`]
    const digest = `sha256:${'ab'.repeat(32)}`
    return at === 0
      ? { ...target, push: { tags, state: 'held' as const } }
      : {
          ...target,
          platforms: target.platforms.map((image) => ({ ...image, pushedDigest: digest })),
          push: { tags, state: 'pushed' as const },
        }
  })
  return { ...input, problems: ['`worker` could not be pushed: denied: requested access to the resource is denied.'] }
}

function cached(spec: ImageSpec): NonNullable<ImageSpec['steps']> {
  return spec.steps!.map((step) => ({ ...step, msBefore: 0 }))
}

/** The states by name, a fresh copy at each call; the name is also the name of the snapshot. */
export const STATES: Record<string, () => ReportInput> = Object.fromEntries(
  Object.entries(MAKERS).map(([name, make]) => [name, () => structuredClone(make())]),
)
