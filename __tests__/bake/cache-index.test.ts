import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withOwnKeys, type CacheIndex, type CacheRecord } from '../../src/bake/cache-index.ts'

const sha = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** An index as BuildKit writes it: links may point forward and backward, but never in a circle. */
const indexes: fc.Arbitrary<CacheIndex> = fc
  .array(
    fc.record({
      name: fc.nat(5),
      inputs: fc.array(
        fc.array(
          fc.record({ to: fc.nat(), selector: fc.option(fc.constantFrom('/src', '/lib'), { nil: undefined }) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        { maxLength: 3 },
      ),
      layer: fc.option(fc.nat(3), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((drafts) =>
    fc.tuple(fc.constant(drafts), fc.shuffledSubarray([...drafts.keys()], { minLength: drafts.length })),
  )
  .map(([drafts, place]) => {
    const records: CacheRecord[] = []
    for (const [at, { name, inputs, layer }] of drafts.entries()) {
      records[place[at] ?? at] = {
        ...(layer === undefined ? {} : { layers: [{ layer, createdAt: '2026-11-22T10:00:00Z' }] }),
        digest: sha(at === 0 || inputs.length === 0 ? `root ${at}` : `step ${name}`),
        ...(at === 0 || inputs.length === 0
          ? {}
          : {
              inputs: inputs.map((alternatives) =>
                alternatives.map(({ to, selector }) => ({
                  ...(selector === undefined ? {} : { selector }),
                  link: place[to % at] ?? 0,
                })),
              ),
            }),
      }
    }
    return { layers: [{ blob: sha('layer'), parent: -1 }], records }
  })

const own = (index: CacheIndex, owner: string): CacheIndex => withOwnKeys(index, owner) ?? index

/** What BuildKit calls each key: `computeID` of cache/remotecache/v1/chains.go, with the alternatives sorted. */
function keyNames({ records = [] }: CacheIndex): string[] {
  const nameOf = (at: number): string => {
    const { digest = '', inputs = [] } = records[at] ?? {}
    if (inputs.length === 0) return digest
    return sha(
      JSON.stringify([
        digest,
        inputs.map((them) => them.map((it) => `${nameOf(it.link)} ${it.selector ?? ''}`).sort()),
      ]),
    )
  }
  return records.map((_, at) => nameOf(at))
}

function marks(index: CacheIndex): Set<string | undefined> {
  return new Set(
    (index.records ?? []).map(({ digest }) => digest).filter((digest) => digest?.startsWith('sha256:bacebad9e7000001')),
  )
}

describe('withOwnKeys', () => {
  it('names no key of a step as another owner does, and every root as before', () => {
    fc.assert(
      fc.property(indexes, (index) => {
        const records = index.records ?? []
        const [a, b] = [keyNames(own(index, 'a')), keyNames(own(index, 'b'))]
        const others = new Set(b)
        for (const [at, { inputs, digest }] of records.entries()) {
          const kept = inputs === undefined ? a[at] === digest : !others.has(a[at] ?? '')
          expect(kept, `record ${at}`).toBe(true)
        }
      }),
    )
  })

  it('adds alternatives and nothing else: without the marks the index is what it was', () => {
    fc.assert(
      fc.property(indexes, (index) => {
        const records = index.records ?? []
        const marked = own(index, 'a').records ?? []
        const bare = marked.slice(0, records.length).map((record) => {
          if (record.inputs === undefined) return record
          const inputs = record.inputs.map((them) => them.filter(({ link }) => link < records.length))
          return { ...record, inputs }
        })
        expect(bare).toEqual(records)
        expect({ ...own(index, 'a'), records }).toEqual(index)
      }),
    )
  })

  it('gives no two different keys the same mark: BuildKit would take them for one', () => {
    fc.assert(
      fc.property(indexes, (index) => {
        const names = keyNames(index)
        const keyOfMark = new Map<number, string>()
        const { records = [] } = own(index, 'a')
        for (const [at, { inputs = [] }] of records.entries()) {
          for (const { link } of inputs.flat()) {
            if (link < names.length) continue
            expect(keyOfMark.get(link) ?? names[at]).toBe(names[at])
            keyOfMark.set(link, names[at] ?? '')
          }
        }
        const byDigest = new Map<unknown, string>()
        for (const [link, name] of keyOfMark) {
          const digest = records[link]?.digest
          expect(byDigest.get(digest) ?? name).toBe(name)
          byDigest.set(digest, name)
        }
      }),
    )
  })

  it('has nothing to do the second time', () => {
    fc.assert(
      fc.property(indexes, (index) => {
        expect(withOwnKeys(own(index, 'a'), 'a')).toBeUndefined()
      }),
    )
  })

  it('takes over from another owner without a trace', () => {
    fc.assert(
      fc.property(indexes, (index) => {
        expect(own(own(index, 'a'), 'b')).toEqual(own(index, 'b'))
      }),
    )
  })

  it('marks the same keys alike however the index is ordered', () => {
    fc.assert(
      fc.property(
        indexes.chain((index) =>
          fc.tuple(
            fc.constant(index),
            fc.shuffledSubarray([...(index.records ?? []).keys()], { minLength: index.records?.length ?? 0 }),
          ),
        ),
        ([index, order]) => {
          const records = order.map((at) => {
            const record = index.records?.[at] ?? {}
            const turned = record.inputs?.map((them) =>
              them.map((it) => ({ ...it, link: order.indexOf(it.link) })).reverse(),
            )
            return turned === undefined ? record : { ...record, inputs: turned }
          })
          expect(marks(own({ ...index, records }, 'a'))).toEqual(marks(own(index, 'a')))
        },
      ),
    )
  })

  it('digests stay digests', () => {
    const index = { records: [{ digest: sha('content') }, { digest: sha('copy'), inputs: [[{ link: 0 }]] }] }
    expect(own(index, 'a').records?.at(-1)?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it.each([
    ['no object', 'text'],
    ['no records', {}],
    ['records of something else', { records: [null, 1] }],
    ['a link into nothing', { records: [{ digest: 'a', inputs: [[{ link: 7 }]] }] }],
    ['a link that is no number', { records: [{ digest: 'a', inputs: [[{ link: 'length' }]] }] }],
    ['inputs of something else', { records: [{ digest: 'a', inputs: 'b' }] }],
    ['an input without an alternative', { records: [{ digest: 'a' }, { digest: 'b', inputs: [[{ link: 0 }], []] }] }],
  ])('leaves alone what BuildKit would refuse or we do not understand: %s', (_, index) => {
    expect(withOwnKeys(index as CacheIndex, 'a')).toBeUndefined()
  })
})
