import { describe, expect, test } from 'vitest'
import { renderComment } from '../../src/report/comment.ts'
import { STATES } from './states.ts'

describe('the comment in each state', () => {
  test.each(Object.keys(STATES))('%s', async (name) => {
    await expect(renderComment(STATES[name]!())).toMatchFileSnapshot(`__snapshots__/comment-${name}.md`)
  })
})
