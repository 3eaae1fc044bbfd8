import { describe, expect, it } from 'vitest'

import { criticalPath, type PathNode } from '../../../src/record/steps/critical-path.ts'

const step = (index: number, work: [number, number][], needs: number[]): PathNode => ({
  part: 'stepsMs',
  work,
  needs,
  step: index,
})

describe('the critical path', () => {
  it('goes back from the last end to whatever ended last', () => {
    const path = criticalPath(
      [
        step(0, [[0, 10]], []),
        step(1, [[10, 40]], [0]),
        step(2, [[10, 100]], [0]),
        { part: 'exportMs', work: [[105, 120]], needs: [1, 2] },
      ],
      120,
    )
    expect(path.steps).toEqual([0, 2])
    expect(path.split).toEqual({
      basePullMs: 0,
      cacheRestoreMs: 0,
      contextMs: 0,
      stepsMs: 100,
      exportMs: 15,
      cacheExportMs: 0,
      waitMs: 5,
    })
  })

  it('says how much a step off the path could grow, and that removing the longest may save little', () => {
    // Two branches of nearly the same length: the longest step of the build has almost no effect on its own.
    const { slack } = criticalPath(
      [
        step(0, [[0, 4860]], []),
        step(1, [[0, 2840]], []),
        step(2, [[2840, 4730]], [1]),
        { part: 'exportMs', work: [[4860, 4900]], needs: [0, 2] },
      ],
      4900,
    )
    expect(slack).toEqual([0, 130, 130, 0])
  })

  it('looks through steps that did no work', () => {
    const path = criticalPath(
      [
        { part: 'contextMs', work: [[0, 30]], needs: [] },
        step(0, [], [0]),
        step(1, [], [1]),
        { part: 'exportMs', work: [[35, 50]], needs: [2] },
      ],
      50,
    )
    expect(path.split).toMatchObject({ contextMs: 30, exportMs: 15, waitMs: 5 })
  })

  it('counts overlapping work once and pauses as waiting', () => {
    const path = criticalPath(
      [
        step(0, [[0, 60]], []),
        step(
          1,
          [
            [50, 70],
            [90, 100],
          ],
          [0],
        ),
      ],
      100,
    )
    expect(path.split).toMatchObject({ stepsMs: 50 + 20 + 10, waitMs: 20 })
  })

  it('books layers that come down within the export as restoring', () => {
    const nodes: PathNode[] = [
      {
        part: 'exportMs',
        work: [[0, 100]],
        needs: [],
        within: [
          {
            part: 'cacheRestoreMs',
            work: [
              [20, 50],
              [90, 130],
            ],
          },
        ],
      },
    ]
    expect(criticalPath(nodes, 100).split).toMatchObject({ exportMs: 60, cacheRestoreMs: 40, waitMs: 0 })
  })

  it('of nothing is waiting', () => {
    expect(criticalPath([], 7)).toMatchObject({ steps: [], split: { waitMs: 7 } })
  })
})
