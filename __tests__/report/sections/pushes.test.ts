import { describe, expect, test } from 'vitest'
import { pushRemarks, pushSection } from '../../../src/report/sections/pushes.ts'
import type { PushFacts } from '../../../src/record/build-record.ts'
import { STATES } from '../states.ts'

function input(...states: (PushFacts['state'] | undefined)[]) {
  const all = STATES['within-budget']!()
  const { record } = all.comparison
  record.targets = record.targets.map((target, at) => {
    const state = states[at]
    if (state === undefined) return target
    const tags = ['a:1', 'a:2', 'a:3', 'a:4']
    const platforms = target.platforms.map((image) => ({ ...image, pushedDigest: `sha256:${'a'.repeat(64)}` }))
    return { ...target, push: { tags, state }, platforms: state === 'pushed' ? platforms : target.platforms }
  })
  return all
}

describe('what a reader is told of pushes', () => {
  test('is nothing where none was asked for', () => {
    expect(pushRemarks(input())).toEqual([])
    expect(pushSection(input())).toBeUndefined()
  })

  test('is what was kept back, and what went out all the same', () => {
    expect(pushRemarks(input('held', 'pushed'))).toEqual([
      '📦 Not pushed, as the verdict does not allow it: `backend`. Pushed: `frontend`.',
    ])
    expect(pushRemarks(input('held', 'held'))).toEqual([
      '📦 Not pushed, as the verdict does not allow it: `backend`, `frontend`.',
    ])
  })

  test('is where each image is, with the first of its tags', () => {
    expect(pushSection(input('pushed'))).toContain(
      `| \`backend\` | \`a:1\`<br>\`a:2\`<br>\`a:3\`<br>1 more | \`sha256:${'a'.repeat(64)}\` |`,
    )
    expect(pushRemarks(input('pushed', 'pushed'))).toEqual([])
  })

  test('is what still has no tag, and how it gets one', () => {
    expect(pushRemarks(input('untagged'))).toEqual([expect.stringContaining('without a tag: `backend`.')])
  })
})
