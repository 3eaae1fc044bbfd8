import { describe, expect, it } from 'vitest'
import { adviceId, chooseProposal, declinedAgain, promiseOf } from '../../src/advise/promise/proposal.ts'
import { anAdvice, anAdviceReport, anImage, aTime } from './a-report.ts'

const combined = anAdvice('combined', { candidate: { source: 'combined', parts: ['a', 'b'] } })
const report = anAdviceReport([anAdvice('a'), anAdvice('b'), anAdvice('c', { pays: false })], { combined })
const choose = (standing: { open?: string; declined?: string[] } = {}, all = false) => {
  const { open, declined = [] } = standing
  const chosen = chooseProposal(report, { declined: new Set(declined), ...(open === undefined ? {} : { open }) }, all)
  return chosen && adviceId(chosen.candidate)
}

describe('what is proposed', () => {
  it('is the one that pays most, or all that pay where that is wanted', () => {
    expect(choose()).toBe('a')
    expect(choose({}, true)).toBe('combined+a+b')
  })

  it('stays what an open pull request has as long as that pays', () => {
    expect(choose({ open: 'b' })).toBe('b')
    expect(choose({ open: 'c' })).toBe('a')
    expect(choose({ open: 'combined+a+b' })).toBe('a')
    expect(choose({ open: 'b' }, true)).toBe('combined+a+b')
  })

  it('is the next one where somebody declined the best, and nothing where all were declined', () => {
    expect(choose({ declined: ['a'] })).toBe('b')
    expect(choose({ declined: ['a', 'b'] })).toBeUndefined()
    expect(declinedAgain(report, new Set(['a', 'b', 'c', 'z']), false)).toEqual(['a', 'b'])
  })

  it('is combined anew where other parts were declined than those that pay now', () => {
    expect(choose({ declined: ['combined+a+x'] }, true)).toBe('combined+a+b')
    expect(choose({ declined: ['combined+a+b'] }, true)).toBeUndefined()
    expect(declinedAgain(report, new Set(['combined+a+b', 'a']), true)).toEqual(['combined+a+b'])
  })

  it('is the best one where all together do not pay', () => {
    const lost = anAdviceReport([anAdvice('a')], { combined: { ...combined, pays: false } })
    expect(chooseProposal(lost, { declined: new Set() }, true)?.candidate.id).toBe('a')
    expect(chooseProposal(anAdviceReport([]), { declined: new Set() }, true)).toBeUndefined()
  })
})

describe('what it promises', () => {
  it('is what was sure of an average build and of a pull, losses too', () => {
    const judged = anAdvice('a', { images: [anImage(-2_000_000)], times: [aTime('replay', 41_000)] })
    expect(promiseOf(judged)).toEqual({ id: 'a', ms: 41_000, bytes: -2_000_000 })
  })

  it('holds no figure that was not sure', () => {
    const judged = anAdvice('a', { images: [anImage(10)], times: [aTime('replay', 41_000, false)] })
    expect(promiseOf(judged)).toEqual({ id: 'a' })
  })
})
