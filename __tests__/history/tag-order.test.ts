import { describe, expect, it } from 'vitest'

import { isRelease, newestFirst } from '../../src/history/tag-order.ts'

const order = (...names: string[]) => newestFirst(names.map((name) => ({ name, sha: '' }))).map(({ name }) => name)

describe('the newest tag', () => {
  it.each([
    [['v1.9.0', 'v1.10.0', 'v1.2.3'], 'v1.10.0'],
    [['v1.0.0', '2.0.0'], '2.0.0'],
    [['v2.0.0-rc.2', 'v1.9.9'], 'v2.0.0-rc.2'],
    [['v2.0.0-rc.10', 'v2.0.0-rc.9', 'v2.0.0'], 'v2.0.0'],
    [['v2.0.0-rc.9', 'v2.0.0-rc.10'], 'v2.0.0-rc.10'],
    [['v1', 'v1.0.1'], 'v1.0.1'],
    [['web/v1.2.0', 'web/v1.11.0'], 'web/v1.11.0'],
    [['nightly-2026-09-30', 'nightly-2026-11-01', 'nightly-2026-10-15'], 'nightly-2026-11-01'],
    [['stable', 'v0.1.0'], 'v0.1.0'],
  ])('of %j is %s, in whatever order they are listed', (names, newest) => {
    expect(order(...names)[0]).toBe(newest)
    expect(order(...names.toReversed())[0]).toBe(newest)
  })

  it.each([
    ['v1.2.3', true],
    ['1.2.3', true],
    ['v1.2.3+build.7', true],
    ['v1.2.3-rc.1', false],
    ['v1.2', false],
    ['v1', false],
    ['web/v1.2.3', false],
    ['nightly', false],
  ])('%s is a release: %s', (name, release) => expect(isRelease(name)).toBe(release))
})
