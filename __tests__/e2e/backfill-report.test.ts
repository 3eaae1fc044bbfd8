import { describe, expect, test } from 'vitest'
import { strides, type PastBuild } from '../../src/compare/along.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { backfillLine, renderBackfill, strideLine } from '../../src/report/backfill-report.ts'
import { BACKEND, FRONTEND, mb, reportInput, sha } from '../report/factory.ts'
import type { ImageSpec } from '../report/factory.ts'
import { toHtml } from '../report/github-markdown.ts'
import { HOSTILE } from '../report/hostile.ts'

/** The record of a commit whose own layer of `backend` has so many megabytes; `pip` took so long where it ran. */
function record(id: string, megabytes: number, pipMs = 0, images: ImageSpec[] = [FRONTEND]): BuildRecord {
  const steps = BACKEND.steps!.map((step) => ({
    ...step,
    ...(step.line === 12 ? { bytes: mb(megabytes) } : {}),
    ms: step.line === 9 ? pipMs : 0,
  }))
  const { comparison } = reportInput({ images: [{ ...BACKEND, steps }, ...images] })
  return { ...comparison.record, commit: { sha: id } }
}

const ROW: PastBuild[] = [
  { sha: sha('aaaaaaa'), tag: 'v1.0.0', record: record(sha('aaaaaaa'), 10), wasThere: true },
  { sha: sha('bbbbbbb'), tag: 'v1.1.0', record: record(sha('bbbbbbb'), 11, 20_000) },
  { sha: sha('ccccccc'), tag: 'v1.2.0', why: 'it did not build: `COPY nowhere /` | <b>not found</b>' },
  { sha: sha('ddddddd'), tag: 'v1.3.0', record: record(sha('ddddddd'), 16, 60_000) },
]
const report = (builds = ROW, more = {}) => ({ row: strides(builds), canceled: false, notes: [], ...more })

describe('the report of a backfill', () => {
  test('is one headline, the commits that matter, and a row for each commit', async () => {
    await expect(renderBackfill(report())).toMatchFileSnapshot('../report/__snapshots__/backfill.md')
  })

  test('says how it ended', () => {
    expect(backfillLine(report())).toBe('⚠️ Backfill: 2 commits built, 1 had a record already, 1 without a record')
    expect(backfillLine(report(ROW.slice(0, 1)))).toBe('✅ Backfill: 0 commits built, 1 had a record already')
    expect(backfillLine(report(ROW.slice(0, 2), { canceled: true }))).toBe(
      '⏹️ Backfill: 1 commit built, 1 had a record already, then the job was canceled',
    )
  })

  test('has a line for the log, plain', () => {
    expect(report().row.map(strideLine)).toEqual([
      'aaaaaaa v1.0.0: backend 116 MB, frontend 41.0 MB (had a record already)',
      'bbbbbbb v1.1.0: backend 117 MB (+1.00 MB), frontend 41.0 MB (±0)',
      'ccccccc v1.2.0: no record, it did not build: `COPY nowhere /` | <b>not found</b>',
      'ddddddd v1.3.0: backend 122 MB (+5.00 MB), frontend 41.0 MB (±0)',
    ])
  })

  test('has columns for the images that moved most, and counts the others', () => {
    const others = Array.from({ length: 7 }, (_, at) => ({ ...FRONTEND, target: `service-${at}` }))
    const wide = [10, 12].map((megabytes, at): PastBuild => ({
      sha: sha(`${at}`),
      record: record(sha(`${at}`), megabytes, 0, others),
    }))
    const [head = ''] = renderBackfill(report(wide))
      .split('\n')
      .filter((line) => line.startsWith('| Commit'))
    expect(head.split('|').length - 2).toBe(7)
    expect(head).toContain('`backend`')
    expect(renderBackfill(report(wide))).toContain('3 more images moved less.')
  })

  test('is short where nothing could be looked at', () => {
    expect(renderBackfill(report([], { canceled: true }))).not.toContain('|')
  })

  test.each(HOSTILE.map((text, at) => [`${at} ${JSON.stringify(text.slice(0, 30))}`, text] as const))(
    'shows a tag, a reason and a note of strangers as text: %s',
    (_, text) => {
      const builds = ROW.map((build) => ({ ...build, tag: text, ...(build.why === undefined ? {} : { why: text }) }))
      const elements = (it: string) =>
        [...it.matchAll(/<(\w+)/g)].map(([, name]) => name).filter((name) => name !== 'code')
      const calm = builds.map((build) => ({ ...build, tag: 'x', ...(build.why === undefined ? {} : { why: 'x' }) }))
      const [ours, theirs] = [calm, builds].map((row, at) =>
        toHtml(renderBackfill(report(row, { notes: [at === 0 ? 'x' : text] }))),
      )
      expect(elements(theirs!)).toEqual(elements(ours!))
      for (const stride of report(builds).row) expect(strideLine(stride)).not.toMatch(/[\r\n]/)
    },
  )
})
