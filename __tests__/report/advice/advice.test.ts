import { describe, expect, test } from 'vitest'
import { renderAdvice } from '../../../src/report/advice/advice-markdown.ts'
import { ADVICE_STATES } from './states.ts'

describe('the advice in each state', () => {
  test.each(Object.keys(ADVICE_STATES))('%s', async (name) => {
    await expect(renderAdvice(ADVICE_STATES[name]!())).toMatchFileSnapshot(`../__snapshots__/advice-${name}.md`)
  })
})
