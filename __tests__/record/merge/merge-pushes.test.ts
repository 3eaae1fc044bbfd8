import { describe, expect, it } from 'vitest'
import type { PushFacts, TargetRecord } from '../../../src/record/build-record.ts'
import { joinPush, pushedTwice } from '../../../src/record/merge/merge-pushes.ts'

const push = (changes: Partial<PushFacts> = {}): PushFacts => ({ tags: ['app:1'], state: 'untagged', ...changes })
const part = (facts?: PushFacts): TargetRecord => ({
  name: 'app',
  outcome: 'succeeded',
  phases: [],
  platforms: [],
  ...(facts === undefined ? {} : { push: facts }),
})

describe('the pushes of one target by several jobs', () => {
  it('are one push with the tags, platforms and annotations of all', () => {
    const amd = push({
      tags: ['app:2', 'app:1'],
      platforms: ['linux/arm64', 'linux/amd64'],
      annotations: ['index:a=b'],
    })
    expect(joinPush([amd, push({ annotations: ['index:a=b', 'index:c=d'] })])).toEqual({
      tags: ['app:1', 'app:2'],
      state: 'untagged',
      platforms: ['linux/amd64', 'linux/arm64'],
      annotations: ['index:a=b', 'index:c=d'],
    })
    expect(joinPush([])).toBeUndefined()
  })

  it('are as good as the worst of them', () => {
    expect(joinPush([push(), push({ state: 'failed' })])?.state).toBe('failed')
    expect(joinPush([push({ state: 'pushed' }), push()])?.state).toBe('untagged')
  })

  it('are named when two jobs took a tag from each other', () => {
    const pushed = push({ state: 'pushed', tags: ['app:1', 'app:1', 'app:`x`'] })
    expect(pushedTwice([part(pushed), part(push({ state: 'pushed' }))])).toMatch(
      /^Several jobs pushed `app:1` of `app` by/,
    )
    expect(pushedTwice([part(pushed), part(push({ tags: ['app:1'] })), part()])).toBeUndefined()
  })
})
