/** Reports of advice whose figures agree with each other, built from a short description of each change. */
import type { Finding } from '../../../src/advise/advice.ts'
import type { AdviceReport, Candidate, ImageEffect, Judged, TimeEffect } from '../../../src/advise/measured.ts'
import { mb, sha } from '../factory.ts'

/** A pair of bytes given in MB. */
export function megabytes(today: number, variant: number): { today: number; variant: number } {
  return { today: mb(today), variant: mb(variant) }
}

/** An image of which nothing differs but what is given. */
export function effect(overrides: Partial<ImageEffect> = {}): ImageEffect {
  return {
    target: 'backend',
    platform: 'linux/amd64',
    pull: megabytes(184.6, 184.6),
    uncompressed: megabytes(512, 512),
    update: megabytes(41.2, 41.2),
    left: 0,
    came: 0,
    changed: 0,
    strange: [],
    strangeMore: 0,
    ...overrides,
  }
}

/** Times in seconds of one build on average, from so many pairs; `spread` is half of the range of the saving. */
export function seconds(
  kind: TimeEffect['kind'],
  today: number,
  variant: number,
  { pairs = 5, spread = 3 } = {},
): TimeEffect {
  const by = kind === 'replay' ? 1 : pairs
  const saved = (today - variant) * 1000 * by
  const half = spread * 1000 * by
  return {
    kind,
    total: { today: today * 1000 * by, variant: variant * 1000 * by },
    pairs,
    low: saved - half,
    high: saved + half,
    certain: Math.abs(saved) > half,
  }
}

/** A finding about the order of COPY and RUN. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'dependencies-before-source',
    targets: ['frontend'],
    title: 'Copy `package.json` and `package-lock.json` before `npm ci`',
    now: '`RUN npm ci` took 1 m 55 s in 6 of the last 10 commits although no package file changed: line 8 copies all sources first.',
    places: [
      { file: 'frontend/Dockerfile', line: 9 },
      { file: 'frontend/Dockerfile', line: 8 },
    ],
    mayBreak: [],
    check: 'no script that `npm ci` runs reads the sources.',
    estimate: { kind: 'expected', ms: 69_000 },
    touches: [],
    ...overrides,
  }
}

/** A patch that moves a COPY. */
export const PATCH = `--- a/frontend/Dockerfile
+++ b/frontend/Dockerfile
@@ -5,6 +5,7 @@ FROM docker.io/library/node:24-alpine AS build
 WORKDIR /app
-COPY . .
+COPY package.json package-lock.json ./
 RUN npm ci
+COPY . .
 RUN npm run build
`

/** A change that a rule proposes. */
export function candidate(overrides: Partial<Candidate> = {}): Candidate {
  const found = overrides.finding ?? finding()
  return {
    id: found.rule,
    source: 'rule',
    title: found.title,
    targets: [...found.targets],
    patch: PATCH,
    touches: [...found.touches],
    finding: found,
    ...overrides,
  }
}

/** A change that was built, measured and tested, and pays. */
export function judged(overrides: Partial<Judged> = {}): Judged {
  return {
    candidate: candidate(),
    outcome: 'measured',
    images: [
      effect({
        target: 'frontend',
        pull: megabytes(41, 41),
        uncompressed: megabytes(118, 118),
        update: megabytes(20.4, 20.4),
      }),
    ],
    times: [
      seconds('cold', 158, 157, { pairs: 3, spread: 4 }),
      seconds('source', 161, 43, { pairs: 6, spread: 5 }),
      seconds('dependency', 160, 158, { pairs: 3, spread: 6 }),
      seconds('replay', 1450, 742, { pairs: 9, spread: 40 }),
    ],
    test: 'passed',
    pays: true,
    ...overrides,
  }
}

/** The report with nothing to say beyond where the images stand. */
export function advice(overrides: Partial<AdviceReport> = {}): AdviceReport {
  return {
    version: 1,
    createdAt: '2026-11-29T03:12:00Z',
    sha: sha('9f3c1a2'),
    today: [
      { target: 'backend', platform: 'linux/amd64', pull: mb(184.6), uncompressed: mb(512), coldMs: 241_000 },
      { target: 'frontend', platform: 'linux/amd64', pull: mb(41), uncompressed: mb(118), coldMs: 158_000 },
    ],
    flaky: { paths: {} },
    replayed: [
      ...['a1', 'b2', 'c3', 'd4', 'e5', 'f6'].map((seed) => ({ sha: sha(`${seed}00000`), kind: 'source' as const })),
      ...['a7', 'b8', 'c9'].map((seed) => ({ sha: sha(`${seed}00000`), kind: 'dependency' as const })),
      { sha: sha('d000000'), kind: 'other' },
    ],
    candidates: [],
    findings: [],
    kept: [],
    method: {
      minutes: 30,
      usedMinutes: 24.3,
      builds: 46,
      builder: 'BuildKit 0.25.1',
      machine: 'AMD EPYC 7763, 4 cores',
      test: 'docker run --rm "$IMAGE" --version',
    },
    notes: [],
    ...overrides,
  }
}
