/** Advice reports with figures that agree, from a few words. */
import type { AdviceReport, Candidate, ImageEffect, Judged, TimeEffect } from '../../src/advise/measured.ts'

/** One image whose pull gets smaller by so many bytes of 50 MB. */
export function anImage(saved: number, more: Partial<ImageEffect> = {}): ImageEffect {
  const today = 50_000_000
  return {
    target: 'app',
    platform: 'linux/amd64',
    pull: { today, variant: today - saved },
    left: 0,
    came: 0,
    changed: 0,
    strange: [],
    strangeMore: 0,
    ...more,
  }
}

/** A saving for sure of five pairs of builds that take 100 s each today. */
export function aTime(kind: TimeEffect['kind'], savedMs: number, certain = true): TimeEffect {
  const total = { today: 500_000, variant: 500_000 - 5 * savedMs }
  return { kind, total, pairs: 5, low: 4 * savedMs, high: 6 * savedMs, certain }
}

/** A candidate of a rule that pays. */
export function anAdvice(
  id: string,
  { candidate = {}, ...more }: Partial<Omit<Judged, 'candidate'>> & { candidate?: Partial<Candidate> } = {},
): Judged {
  return {
    candidate: { id, source: 'rule', title: `Do ${id}`, targets: ['app'], patch: '', touches: [], ...candidate },
    outcome: 'measured',
    images: [anImage(12_300_000)],
    times: [aTime('source', 41_000)],
    test: 'passed',
    pays: true,
    ...more,
  }
}

/** A report of these candidates. */
export function anAdviceReport(candidates: Judged[], more: Partial<AdviceReport> = {}): AdviceReport {
  return {
    version: 1,
    createdAt: '2026-11-29T10:00:00Z',
    sha: 'a1'.padEnd(40, '0'),
    today: [],
    flaky: { paths: {} },
    replayed: [],
    candidates,
    findings: [],
    kept: [],
    method: {
      minutes: 30,
      usedMinutes: 12,
      builds: 9,
      builder: 'docker-container',
      machine: 'EPYC 7763, 4 cores, Linux/X64',
    },
    notes: [],
    ...more,
  }
}
