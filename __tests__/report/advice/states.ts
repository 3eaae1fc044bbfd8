/** One advice report for each state it is designed for; snapshots and pictures are made of these. */
import type { Finding } from '../../../src/advise/advice.ts'
import type { AdviceReport, Judged } from '../../../src/advise/measured.ts'
import { sha, mb } from '../factory.ts'
import { advice, candidate, effect, finding, judged, megabytes, PATCH, seconds } from './factory.ts'

const DEV_DEPENDENCIES = finding({
  rule: 'development-packages',
  targets: ['backend'],
  title: 'Leave development packages out of the image',
  now: '`node_modules` holds 131 MB of 412 packages that the lock file marks `dev`, `typescript` (22.5 MB) before all. They arrive by `COPY --from=build /app/node_modules`.',
  places: [{ file: 'Dockerfile', line: 31, endLine: 33 }],
  check: 'the server compiles nothing when it starts.',
  estimate: { kind: 'exact', bytes: mb(131) },
  touches: ['app/node_modules/**'],
})

const SMALLER: Judged = judged({
  candidate: candidate({
    finding: DEV_DEPENDENCIES,
    patch: `--- a/Dockerfile
+++ b/Dockerfile
@@ -28,6 +28,7 @@ RUN npm run build
 
+RUN npm prune --omit=dev
 FROM docker.io/library/node:24-slim
 COPY --from=build /app/node_modules node_modules
`,
  }),
  images: [
    effect({
      pull: megabytes(184.6, 121.3),
      uncompressed: megabytes(512, 381),
      update: megabytes(41.2, 12.9),
      left: 18_204,
    }),
    effect({
      target: 'frontend',
      pull: megabytes(41, 41),
      uncompressed: megabytes(118, 118),
      update: megabytes(20.4, 20.4),
    }),
  ],
  times: [
    seconds('cold', 241, 246, { pairs: 3, spread: 2 }),
    seconds('source', 58, 51, { pairs: 6, spread: 2 }),
    seconds('dependency', 171, 170, { pairs: 3, spread: 6 }),
    seconds('replay', 861, 816, { pairs: 9, spread: 20 }),
  ],
})

const COMBINED: Judged = judged({
  candidate: {
    id: 'combined',
    source: 'combined',
    title: 'All of them together',
    targets: ['backend', 'frontend'],
    patch: `${SMALLER.candidate.patch}${PATCH}`,
    touches: ['app/node_modules/**'],
    parts: ['dependencies-before-source', 'development-packages'],
  },
  images: SMALLER.images,
  times: [
    seconds('cold', 399, 404, { pairs: 3, spread: 6 }),
    seconds('source', 219, 94, { pairs: 6, spread: 5 }),
    seconds('dependency', 331, 328, { pairs: 3, spread: 8 }),
    seconds('replay', 2311, 1558, { pairs: 9, spread: 45 }),
  ],
})

const CACHE_MOUNT: Judged = judged({
  candidate: candidate({
    id: 'cache-mount',
    title: 'Mount a cache for `pip`',
    finding: finding({ rule: 'cache-mount', targets: ['backend'], title: 'Mount a cache for `pip`' }),
  }),
  images: [effect()],
  times: [seconds('cold', 241, 240, { pairs: 3, spread: 5 }), seconds('replay', 861, 858, { pairs: 9, spread: 12 })],
  pays: false,
})

const DISTROLESS: Judged = judged({
  candidate: candidate({
    id: 'smaller-base',
    title: 'Start from `gcr.io/distroless/cc-debian13`',
    finding: finding({ rule: 'smaller-base', targets: ['backend'], title: 'Start from distroless' }),
  }),
  outcome: 'test-failed',
  why: '`libpq.so.5: cannot open shared object file`',
  images: [],
  times: [],
  pays: false,
})

const YOURS: Judged = judged({
  candidate: {
    id: 'patches/alpine.patch',
    source: 'file',
    title: 'patches/alpine.patch',
    targets: ['backend'],
    patch: PATCH,
    touches: [],
  },
  outcome: 'measured',
  images: [
    effect({
      pull: megabytes(184.6, 171.2),
      uncompressed: megabytes(512, 470),
      left: 812,
      came: 97,
      changed: 31,
      strange: ['lib/libc.so.6', 'usr/bin/python3.13'],
      strangeMore: 938,
    }),
  ],
  times: [seconds('cold', 241, 290, { pairs: 3, spread: 6 }), seconds('replay', 861, 1020, { pairs: 9, spread: 12 })],
  pays: false,
})

const NOT_REACHED: Judged = judged({
  candidate: candidate({
    id: 'strip-symbols',
    title: 'Strip the symbols of `/app/server`',
    finding: finding({
      rule: 'strip-symbols',
      targets: ['backend'],
      title: 'Strip the symbols of `/app/server`',
      estimate: { kind: 'exact', bytes: mb(47.9) },
    }),
  }),
  outcome: 'not-reached',
  images: [],
  times: [],
  pays: false,
})

/** A finding without a gain, and without anything to look at. */
const ROOT_USER: Finding = {
  rule: 'root-user',
  targets: ['backend', 'frontend'],
  title: 'Run as another user than root',
  now: 'No `USER` is set in the last stage.',
  places: [{ file: 'Dockerfile', line: 30 }],
  mayBreak: [],
  touches: [],
}

const FINDINGS: Finding[] = [
  {
    ...ROOT_USER,
    rule: 'late-delete',
    targets: ['backend'],
    title: 'Delete `/var/lib/apt/lists` in the step that fills it',
    now: 'Line 12 adds 19.2 MB that line 20 deletes: a pull downloads them all the same.',
    places: [{ file: 'Dockerfile', line: 12 }],
    estimate: { kind: 'exact', bytes: mb(19.2) },
    mayBreak: ['line 15 runs `apt-get install` once more and needs the lists'],
  },
  finding({
    rule: 'compressed-twins',
    targets: ['frontend'],
    title: 'Serve files compressed in advance',
    now: '37 files of the web root have no `.gz` beside them.',
    places: [{ file: 'frontend/nginx.conf' }],
    check: 'the server has the module for it.',
    estimate: { kind: 'bound', ms: 4_000 },
  }),
  ROOT_USER,
]

/** Every state by name. */
export const ADVICE_STATES: Record<string, () => AdviceReport> = {
  pays: () =>
    advice({
      candidates: [judged(), SMALLER, CACHE_MOUNT, DISTROLESS, YOURS, NOT_REACHED],
      combined: COMBINED,
      findings: FINDINGS,
      flaky: { paths: { 'backend linux/amd64': ['app/build-info.json', 'app/__pycache__/main.cpython-313.pyc'] } },
      kept: [
        {
          id: 'ignore-file',
          title: 'Leave `.git` out of the build context',
          sha: sha('4be77d0'),
          promised: { ms: 48_000, bytes: mb(12.4) },
          since: [
            {
              target: 'backend',
              ms: { today: 238_000, variant: 194_000 },
              bytes: megabytes(196.9, 184.6),
              before: 20,
              after: 9,
            },
            { target: 'frontend', before: 20, after: 0 },
          ],
        },
      ],
      notes: [
        'The image `docker.io/library/node:24-alpine` could not be pulled, so that the variant without it was built.',
      ],
    }),
  'one-pays': () => {
    const { test: _, ...method } = advice().method
    return advice({ candidates: [judged({ test: 'not-tested' })], method })
  },
  'several-platforms': () =>
    advice({
      today: ['linux/amd64', 'linux/arm64'].map((platform) => ({ target: 'backend', platform, pull: mb(184.6) })),
      candidates: [
        {
          ...SMALLER,
          images: ['linux/amd64', 'linux/arm64'].map((platform) => ({ ...SMALLER.images[0]!, platform })),
        },
      ],
    }),
  'not-together': () =>
    advice({
      candidates: [judged(), SMALLER],
      combined: judged({
        ...COMBINED,
        outcome: 'does-not-apply',
        why: '`Dockerfile:31` is changed by both',
        pays: false,
      }),
    }),
  nothing: () => advice({ candidates: [CACHE_MOUNT, DISTROLESS] }),
  'nothing-found': () => advice({ method: { ...advice().method, builds: 2, usedMinutes: 4 } }),
  'only-findings': () => advice({ findings: FINDINGS }),
  flaky: () =>
    advice({
      flaky: { paths: { 'backend linux/amd64': Array.from({ length: 100 }, (_, at) => `app/cache/${at}.pyc`) } },
      candidates: [judged()],
    }),
  'second-build-failed': () =>
    advice({
      flaky: { paths: {}, failed: '`RUN npm ci` exited with 1: `ETIMEDOUT registry.npmjs.org`' },
      candidates: [
        judged({ outcome: 'does-not-build', why: '`RUN npm ci` exited with 1', images: [], times: [], pays: false }),
      ],
    }),
  'time-ran-out': () =>
    advice({
      candidates: [
        { ...CACHE_MOUNT, test: 'not-tested', times: CACHE_MOUNT.times.filter(({ kind }) => kind === 'cold') },
        NOT_REACHED,
      ],
      replayed: [],
      method: { minutes: 5, usedMinutes: 5, builds: 4, builder: 'BuildKit 0.25.1', machine: 'AMD EPYC 7763, 4 cores' },
      notes: ['`advise-minutes` were over before commits could be replayed.'],
    }),
}
