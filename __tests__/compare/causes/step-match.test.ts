import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchSteps } from '../../../src/compare/causes/step-match.ts'
import type { StepRecord } from '../../../src/record/build-record.ts'

/** A step written as `stage kind instruction`, its ownKey after a `#` if it has one. */
function step(text: string): StepRecord {
  const [words = '', ownKey] = text.split('#')
  const [stage = '', kind = '', ...instruction] = words.split(' ')
  return {
    ...(ownKey === undefined ? {} : { ownKey }),
    kind: kind as StepRecord['kind'],
    instruction: instruction.join(' '),
    stage,
    inputs: [],
    state: 'ran',
    intervals: [],
    ms: 0,
  }
}

function matches(now: string[], before: string[]): string[] {
  const old = before.map(step)
  const found = matchSteps(now.map(step), old)
  return now.map((_, at) => {
    const match = found.get(at)
    return match === undefined ? 'new' : `${match.how} ${old.indexOf(match.step)}`
  })
}

describe('steps of a build and its baseline', () => {
  it('are the same by operation, and new where one was put between', () => {
    expect(matches(['a run x#1', 'a run new#9', 'a copy y#2'], ['a run x#1', 'a copy y#2'])).toEqual([
      'same 0',
      'new',
      'same 1',
    ])
  })

  it('are known by kind and text on builders without keys', () => {
    expect(matches(['a run x', 'a run y'], ['a run x', 'a run y'])).toEqual(['same 0', 'same 1'])
  })

  it('are the same where the instruction is, whatever it does now, and edited where another stands in its place', () => {
    expect(matches(['a run x#1b', 'a copy z#9'], ['a run x#1', 'a copy y#2'])).toEqual(['same 0', 'edited 1'])
  })

  it('are moved when their order changed', () => {
    const order = matches(['a run y#2', 'a run x#1'], ['a run x#1', 'a run y#2'])
    expect(order.map((it) => it.split(' ')[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
      'moved',
      'same',
    ])
  })

  it('are the same in a stage that got another name', () => {
    expect(matches(['builder run x#1'], ['build run x#1'])).toEqual(['same 0'])
  })

  it('are edited only between the same two neighbours', () => {
    const before = ['a run x#1', 'a run old#7']
    expect(matches(['a run new#8', 'a run x#1'], before)).toEqual(['new', 'same 0'])
    expect(matches(['a run x#1', 'a run new#8'], before)).toEqual(['same 0', 'edited 1'])
  })

  it('are new in a new stage, and of another kind', () => {
    expect(matches(['b run x#5', 'a copy x#6'], ['a run x#1'])).toEqual(['new', 'new'])
  })

  it('match one to one, and all of them when nothing changed', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('run', 'copy'), fc.constantFrom('x', 'y', 'z'), fc.nat(4)),
      { maxLength: 9 },
    )
    const write = (list: [string, string, string, number][]) =>
      list.map(([stage, kind, text, key]) => `${stage} ${kind} ${text}#${key}`)
    fc.assert(
      fc.property(steps, steps, (one, two) => {
        const [now, before] = [write(one).map(step), write(two).map(step)]
        const found = [...matchSteps(now, before).values()].map((match) => match.step)
        expect(new Set(found).size).toBe(found.length)
        expect(matches(write(one), write(one))).toEqual(one.map((_, at) => `same ${at}`))
      }),
      { numRuns: 300 },
    )
  })
})
