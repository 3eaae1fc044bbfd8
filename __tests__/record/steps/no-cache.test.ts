import { describe, expect, it } from 'vitest'

import type { PlannedTarget } from '../../../src/plan/plan.ts'
import { linkedEvidence, linkedRecord } from '../linked.ts'
import { image } from '../sample.ts'

/** The instructions that were told to ignore the cache, when a target of the linked bake asks for it. */
function uncached(asking: string, asked: Partial<PlannedTarget>, of: string): string[] {
  const { plan } = linkedEvidence()
  const targets = plan.targets.map((target) => (target.name === asking ? { ...target, ...asked } : target))
  const { steps } = image(linkedRecord({ plan: { targets } }), of)
  return steps.filter(({ noCache }) => noCache === true).map(({ instruction }) => instruction.split('\n')[0]!)
}

const all = (of: string) =>
  image(linkedRecord(), of)
    .steps.filter(({ kind }) => ['run', 'copy', 'add', 'link'].includes(kind))
    .map(({ instruction }) => instruction.split('\n')[0]!)

describe('steps that were told to ignore the cache', () => {
  it('are none unless a target asks for it', () => {
    expect([uncached('one', {}, 'one'), uncached('one', {}, 'child')]).toEqual([[], []])
  })

  it('are all commands and copies of a target with no-cache, and those that another one has from it', () => {
    expect(uncached('one', { noCache: true }, 'one')).toEqual(all('one'))
    const ofChild = uncached('one', { noCache: true }, 'child')
    expect(ofChild.length).toBeGreaterThan(0)
    expect(ofChild.length).toBeLessThan(all('child').length)
    expect(all('one')).toEqual(expect.arrayContaining(ofChild))
  })

  it('are only its own steps in a target that builds on another', () => {
    const ofChild = uncached('child', { noCache: true }, 'child')
    expect([...ofChild, ...uncached('one', { noCache: true }, 'child')].toSorted()).toEqual(all('child').toSorted())
    expect(uncached('child', { noCache: true }, 'one')).toEqual([])
  })

  it('are those of the stages in no-cache-filter, whatever their case', () => {
    const { steps } = image(linkedRecord(), 'one')
    const stages = [...new Set(steps.flatMap(({ stage }) => stage ?? []))]
    expect(stages.length).toBeGreaterThan(1)
    for (const stage of stages) {
      const expected = steps.filter(
        (step) => step.stage === stage && ['run', 'copy', 'add', 'link'].includes(step.kind),
      )
      expect(uncached('one', { noCacheStages: [stage.toUpperCase()] }, 'one')).toEqual(
        expected.map(({ instruction }) => instruction.split('\n')[0]!),
      )
    }
  })
})
