import { describe, expect, it } from 'vitest'
import { inOrderOfPromise, inOrderOfWorth, inOrderToReplay } from '../../src/advise/order.ts'
import type { Finding } from '../../src/advise/advice.ts'
import { pays, sureGains, worthMs } from '../../src/advise/worth.ts'
import type { Outcome } from '../../src/advise/measured.ts'
import { candidate, faster, judged, smaller } from './some-images.ts'

const MB = 1_000_000
const { pull: _, ...unknownPull } = smaller(5 * MB)
const estimate = (it: Finding['estimate']): Finding =>
  ({ rule: 'r', ...(it === undefined ? {} : { estimate: it }) }) as unknown as Finding

describe('a change pays', () => {
  it.each([
    ['with bytes of a pull', judged({ images: [smaller(5 * MB)] })],
    ['with certain time', judged({ times: [faster('replay', 9000, 3)] })],
    [
      'with certain time of one kind of commit, where the sum is not certain',
      judged({ times: [faster('source', 9000, 3), faster('replay', 9000, 9, false)] }),
    ],
    [
      'with time that is worth more than the bytes it costs',
      judged({ images: [smaller(-MB)], times: [faster('replay', 9000, 3)] }),
    ],
    ['with bytes of one image that are more than another’s loss', judged({ images: [smaller(5 * MB), smaller(-MB)] })],
  ])('%s', (_, it) => {
    expect(pays(it)).toBe(true)
  })

  it.each([
    ['without any gain', judged()],
    ['with time that may be chance', judged({ times: [faster('replay', 9000, 3, false)] })],
    ['with some bytes that every build differs by', judged({ images: [smaller(900, 50_000)] })],
    ['with less than a thousandth of a pull', judged({ images: [smaller(99_000, 100 * MB)] })],
    ['with more bytes', judged({ images: [smaller(-5 * MB)] })],
    [
      'with bytes that cost more time than they are worth',
      judged({ images: [smaller(MB)], times: [faster('replay', -9000, 3)] }),
    ],
    [
      'with time that costs more bytes than it is worth',
      judged({ images: [smaller(-90 * MB)], times: [faster('replay', 9000, 3)] }),
    ],
    ['with bytes nobody knows', judged({ images: [unknownPull] })],
  ])('not %s', (_, it) => {
    expect(pays(it)).toBe(false)
  })

  it.each<Outcome>(['does-not-apply', 'does-not-build', 'test-failed', 'changes-more', 'not-reached'])(
    'never when it is %s',
    (outcome) => {
      expect(pays(judged({ outcome, images: [smaller(5 * MB)] }))).toBe(false)
    },
  )

  it('by the average build: what all builds saved, by their number', () => {
    expect(
      sureGains(judged({ times: [faster('cold', 1000, 1), faster('source', 8000, 2), faster('replay', 9000, 3)] })).ms,
    ).toBe(3000)
    // Only the source commits' sum is certain; it is spread over all builds.
    expect(
      sureGains(
        judged({
          times: [faster('cold', 1000, 1, false), faster('source', 8000, 2), faster('replay', 9000, 4, false)],
        }),
      ).ms,
    ).toBe(2000)
  })
})

describe('candidates', () => {
  it('are tried as asked for, then by what they promise; what promises nothing known comes last', () => {
    const some = [
      candidate({ id: 'unknown', finding: estimate(undefined) }),
      candidate({ id: 'few bytes', finding: estimate({ kind: 'exact', bytes: MB }) }),
      candidate({ id: 'time', finding: estimate({ kind: 'bound', ms: 9000 }) }),
      candidate({ id: 'mine', source: 'file' }),
      candidate({ id: 'many bytes', finding: estimate({ kind: 'exact', bytes: 50 * MB }) }),
      candidate({ id: 'mine too', source: 'file' }),
    ]
    expect(inOrderOfPromise(some).map(({ id }) => id)).toEqual([
      'mine',
      'mine too',
      'time',
      'many bytes',
      'few bytes',
      'unknown',
    ])
  })

  it('are replayed by bytes that are sure and time that is promised', () => {
    const [a, b, c] = [
      judged({ candidate: candidate({ id: 'nothing' }) }),
      judged({ candidate: candidate({ id: 'bytes' }), images: [smaller(50 * MB)] }),
      judged({ candidate: candidate({ id: 'time', finding: estimate({ kind: 'bound', ms: 9000 }) }) }),
    ]
    expect(inOrderToReplay([a, b, c]).map((it) => it.candidate.id)).toEqual(['time', 'bytes', 'nothing'])
  })

  it('are told by what they are worth: those that pay, those that do not, those not reached', () => {
    const named = (id: string, more: Parameters<typeof judged>[0]) => judged({ candidate: candidate({ id }), ...more })
    const some = [
      named('not reached', { outcome: 'not-reached' }),
      named('broken', { outcome: 'does-not-build' }),
      named('small', { images: [smaller(MB)], pays: true }),
      named('nothing', {}),
      named('large', { images: [smaller(9 * MB)], pays: true }),
    ]
    expect(inOrderOfWorth(some).map(({ candidate: { id } }) => id)).toEqual([
      'large',
      'small',
      'nothing',
      'broken',
      'not reached',
    ])
    expect(worthMs(some[4]!)).toBe(720)
  })
})
