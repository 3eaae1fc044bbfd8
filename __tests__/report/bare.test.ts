import { describe, expect, test } from 'vitest'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderComment } from '../../src/report/comment.ts'
import { renderHtml } from '../../src/report/page/html.ts'
import type { ReportInput } from '../../src/report/report-input.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { BACKEND, judgement, reportInput } from './factory.ts'

/** Reports of records that tell next to nothing. */
const BARE: Record<string, () => ReportInput> = {
  'failed before any target began': () => reportInput({ images: [], baseline: false, record: { outcome: 'failed' } }),
  canceled: () => reportInput({ images: [BACKEND], record: { outcome: 'canceled' } }),
  'no targets at all': () => reportInput({ images: [] }),
  'failed without steps or platforms': () => {
    const input = reportInput({ images: [], record: { outcome: 'failed' } })
    const failure = { message: '' }
    input.comparison.record.targets = [{ name: 'a', outcome: 'failed', phases: [], platforms: [], failure }]
    return input
  },
  'indices that point nowhere': () => {
    const input = reportInput({ images: [BACKEND] })
    const target = input.comparison.targets[0]!
    target.sizeMoved = 'compressed'
    target.causes = [
      { kind: 'files-changed', step: 999, text: 'COPY . .' },
      { kind: 'follows', step: -1, text: 'x', follows: 998 },
    ]
    target.image.criticalPath = [-5, 1e9]
    target.image.layers![0]!.step = 1e9
    return input
  },
  'nothing known but the name': () => {
    const input = reportInput({ images: [BACKEND], judgements: [judgement({ level: 'fail' })] })
    const [target] = input.comparison.targets
    const image = { platform: 'linux/amd64', steps: [], bases: [] }
    const steps = { ran: 0, cached: 0, shared: 0, total: 0 }
    const record = { name: 'a', outcome: 'succeeded' as const, phases: [], platforms: [image] }
    input.comparison.targets = [
      {
        target: target!.target,
        platform: 'linux/amd64',
        record,
        image,
        steps,
        contentChanged: false,
        causes: [],
        remade: [],
        layerChanges: [],
      },
    ]
    const { actual: _actual, allowed: _allowed, ...unknown } = input.verdict.judgements[0]!
    input.verdict.judgements = [unknown]
    return input
  },
}

describe.each(Object.keys(BARE))('%s', (name) => {
  test('renders everywhere, and says neither NaN nor undefined nor Infinity', () => {
    const input = BARE[name]!()
    const html = renderHtml(input).replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '')
    for (const text of [renderComment(input), renderSummary(input), html, JSON.stringify(annotationsOf(input))]) {
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/)
      expect(text.length).toBeGreaterThan(1)
    }
  })
})
