import { describe, expect, it } from 'vitest'

import { growths, slowdowns, strides, type PastBuild } from '../../src/compare/along.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { aBuild } from './a-side.ts'

const MB = 1_000_000

/** A commit whose image `app` has so many megabytes, and whose install step took so many seconds (0: it was cached). */
function commit(sha: string, megabytes: number, seconds = 0, change: (record: BuildRecord) => void = () => undefined) {
  const step = seconds > 0 ? `ran:install:${seconds * 1000}` : 'cached:install:0'
  const { record } = aBuild(seconds * 1000 + 1000, [step], (it) => {
    it.targets[0]!.platforms[0]!.compressedBytes = megabytes * MB
    change(it)
  })
  return { sha, record: { ...record, commit: { sha } } } satisfies PastBuild
}
const broken: PastBuild = { sha: 'broken', why: 'it did not build' }
const grown = (...builds: PastBuild[]) => growths(strides(builds)).map(({ build, delta }) => [build.sha, delta / MB])
const slowed = (...builds: PastBuild[]) =>
  slowdowns(strides(builds)).map(({ build, before, step }) => [build.sha, before / 1000, step.ms / 1000])

describe('a row of commits', () => {
  it('names the commit that grew an image most', () => {
    expect(grown(commit('a', 10), commit('b', 11), commit('c', 14), commit('d', 15))).toEqual([['c', 3]])
  })

  it('compares with the nearest commit before that has a record', () => {
    expect(grown(commit('a', 10), broken, commit('c', 14))).toEqual([['c', 4]])
    const [, none, last] = strides([commit('a', 10), broken, commit('c', 14)])
    expect(none).toEqual({ build: broken })
    expect(last?.comparison?.baseline?.record.commit).toEqual({ sha: 'a' })
  })

  it('has no growth where nothing grew, and none at its first commit, which has nothing before it', () => {
    expect(grown(commit('a', 10))).toEqual([])
    expect(grown(commit('a', 10), commit('b', 10), commit('c', 9))).toEqual([])
    expect(grown(commit('a', 10), { sha: 'b', record: { ...commit('b', 99).record, targets: [] } })).toEqual([])
  })

  it('puts the image that grew most first', () => {
    const two = (app: number, web: number) =>
      commit('x', app, 0, ({ targets }) => {
        const [target] = structuredClone(targets)
        target!.name = 'web'
        target!.platforms[0]!.compressedBytes = web * MB
        targets.push(target!)
      })
    const row = strides([two(10, 10), two(11, 15), two(13, 16)])
    expect(growths(row).map(({ target, delta }) => [target.target, delta / MB])).toEqual([
      ['web', 5],
      ['app', 2],
    ])
  })

  it('never says that a whole build became slower: the builds share one cache', () => {
    for (const { comparison } of strides([commit('a', 10, 1), commit('b', 10, 500)]))
      expect(comparison?.timesNotComparable).toMatch(/one cache/)
  })

  it('names a step that became slower where it ran both times, by more than chance', () => {
    expect(slowed(commit('a', 10, 20), commit('b', 10, 60))).toEqual([['b', 20, 60]])
    expect(slowed(commit('a', 10, 20), commit('b', 10, 29))).toEqual([])
    expect(slowed(commit('a', 10, 100), commit('b', 10, 112))).toEqual([])
    expect(slowed(commit('a', 10), commit('b', 10, 60))).toEqual([])
  })

  it('and never by a record of another machine', () => {
    const other = commit('b', 10, 60, ({ runner }) => void (runner.cpuModel = 'EPYC 9999'))
    expect(slowed(commit('a', 10, 20), other)).toEqual([])
  })
})
