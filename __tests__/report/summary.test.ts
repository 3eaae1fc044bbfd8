import { describe, expect, test } from 'vitest'
import { renderSummary } from '../../src/report/summary.ts'
import { STATES } from './states.ts'

describe('the job summary in each state', () => {
  test.each(Object.keys(STATES))('%s', async (name) => {
    await expect(renderSummary(STATES[name]!())).toMatchFileSnapshot(`__snapshots__/summary-${name}.md`)
  })
})
