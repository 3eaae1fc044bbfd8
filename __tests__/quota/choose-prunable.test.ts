import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILDKIT_VERSION, OWN_VERSION } from '../../src/actions-cache/versions.ts'
import { choosePrunable, pullOf } from '../../src/quota/choose-prunable.ts'
import type { ListedCache } from '../../src/quota/listed-caches.ts'
import { BACKEND, blob, DAY, entry, hashOf, hex, index, MAIN, NOW, own, OWNER } from './some-caches.ts'

const PULL = 'refs/pull/3/merge'
const OPEN = 'refs/pull/4/merge'

const choose = (caches: ListedCache[], { closed = [3], complete = true } = {}): ListedCache[] =>
  choosePrunable({ caches, complete }, { owner: OWNER, closed: new Set(closed), now: NOW }).map(({ cache }) => cache)

describe('what closed pull requests left behind', () => {
  it('goes: layers first, indexes last, so that a run that is cut leaves what tells whose the layers were', () => {
    const layer = blob(PULL, 1)
    const first = index(PULL, BACKEND, 1)
    const second = index(PULL, BACKEND, 2)
    const ledger = own(PULL, `bake-budget-mounts-v1-${hex(16, 1)}-1795000000000`)
    expect(choose([first, second, ledger, layer])).toEqual([layer, ledger, first, second])
  })

  it('stays while the pull request is open, and whatever GitHub does not say is closed', () => {
    expect(choose([blob(OPEN, 1), index(OPEN, BACKEND, 1)])).toEqual([])
    expect(choose([blob(PULL, 1), index(PULL, BACKEND, 1)], { closed: [] })).toEqual([])
  })

  it('goes from the largest pull request on', () => {
    const caches = [index(PULL, BACKEND, 1), blob(PULL, 1), index(OPEN, BACKEND, 1), blob(OPEN, 2), blob(OPEN, 3)]
    expect(choose(caches, { closed: [3, 4] }).map(({ ref }) => ref)).toEqual([OPEN, OPEN, OPEN, PULL, PULL])
  })

  it.each<[string, ListedCache]>([
    ['another scope', index(PULL, 'app', 1)],
    ['a scope whose name is the beginning of ours', index(PULL, 'bake-budget-backend', 1)],
    ['a scope whose name begins with ours', index(PULL, `${BACKEND}-v2`, 1)],
    ['a signed index', entry(PULL, `index-${BACKEND}-1-${hashOf(PULL)}-sig#1`)],
    ['an index of another version of the format', entry(PULL, `index-${BACKEND}-2-${hashOf(PULL)}#1`)],
    ['an index of another tool', entry(PULL, 'index-npm-7', { version: hex(64, 'npm') })],
    ['something of BuildKit that nobody knows yet', entry(PULL, 'buildkit-blob-2-sha256:00')],
  ])('keeps its layers where %s may need them', (_, foreign) => {
    const ours = index(PULL, BACKEND, 1)
    expect(choose([foreign, ours, blob(PULL, 1)])).toEqual([ours])
  })

  it('keeps its layers where no index tells whose they are, or not all entries are known', () => {
    expect(choose([blob(PULL, 1)])).toEqual([])
    const ours = index(PULL, BACKEND, 1)
    expect(choose([ours, blob(PULL, 1)], { complete: false })).toEqual([ours])
  })

  it.each([
    'refs/heads/pull/3/merge',
    'refs/pull/3/merge/merge',
    'refs/pull/3/head',
    'refs/pull/03/merge',
    'refs/pull/３/merge',
    'refs/pull/3/merge\n',
    ' refs/pull/3/merge',
    'refs/heads/refs/pull/3/merge',
    'refs/pull/-3/merge',
    'refs/pull/0/merge',
    'refs/pull/3/MERGE',
  ])('is not what is on %j', (ref) => {
    expect(pullOf(ref)).toBeUndefined()
    expect(choose([index(ref, BACKEND, 1), blob(ref, 1)], { closed: [0, 3, -3] })).toEqual([])
  })
})

describe('entries of ours that newer ones have replaced', () => {
  it('are indexes of the same scope on the same ref with a lower number', () => {
    const [first, second, third] = [1, 2, 10].map((generation) => index(MAIN, BACKEND, generation))
    const others = [index('refs/heads/next', BACKEND, 1), index(MAIN, OWNER.scopes[1] ?? '', 1), blob(MAIN, 1)]
    expect(choose([third!, ...others, first!, second!])).toEqual([first, second])
  })

  it('are none while a build may still read them, and none when number and age disagree', () => {
    const first = index(MAIN, BACKEND, 1)
    expect(choose([first, index(MAIN, BACKEND, 2, { createdAt: NOW - 3_599_999 })])).toEqual([])
    expect(choose([first, index(MAIN, BACKEND, 2, { createdAt: first.createdAt - 1 })])).toEqual([])
    expect(choose([first, index(MAIN, BACKEND, 2, { createdAt: NOW - 3_600_001 })])).toEqual([first])
  })

  it('are records beyond those that a history keeps: 200, and 180 days', () => {
    const record = (n: number, createdAt: number) =>
      own(MAIN, `bake-budget-v1-default/${hex(40, n)}`, { createdAt, usedAt: createdAt })
    const records = Array.from({ length: 203 }, (_, n) => record(n, NOW - n * 1000))
    expect(choose(records)).toEqual(records.slice(200))
    expect(choose([record(1, NOW - 179 * DAY)])).toEqual([])
    const old = record(1, NOW - 181 * DAY)
    expect(choose([old])).toEqual([old])
  })

  it('are layer indexes and mounts that were not used for longest, and all ledgers but the newest', () => {
    const layers = Array.from({ length: 52 }, (_, n) =>
      own(MAIN, `bake-budget-layers-v1-${hex(64, n)}`, { usedAt: NOW - n }),
    )
    expect(choose(layers)).toEqual(layers.slice(50))
    const tar = (mount: string, n: number) =>
      own(MAIN, `bake-budget-mount-v1-${hex(16, mount)}-${hex(64, n)}`, { usedAt: NOW - n })
    const tars = [1, 2, 3].map((n) => tar('npm', n))
    expect(choose([...tars, tar('cargo', 9)])).toEqual([tars[2]])
    const ledger = (bake: string, n: number) =>
      own(MAIN, `bake-budget-mounts-v1-${hex(16, bake)}-179500000000${n}`, { createdAt: NOW - DAY + n })
    const ledgers = [1, 2].map((n) => ledger('a', n))
    expect(choose([...ledgers, ledger('b', 1)])).toEqual([ledgers[0]])
  })

  it.each<[string, (generation: number) => ListedCache]>([
    ['a longer scope', (n) => index(MAIN, `${BACKEND}-v2`, n)],
    ['a shorter scope', (n) => index(MAIN, 'bake-budget-backend', n)],
    ['our scope in the middle of another', (n) => index(MAIN, `x-${BACKEND}`, n)],
    ['a scope with `#` in it', (n) => entry(MAIN, `index-${BACKEND}-1-${hashOf(MAIN)}#1-1-${hashOf(MAIN)}#${n}`)],
    ['another ref’s hash', (n) => index(MAIN, BACKEND, n, { ref: 'refs/heads/next' })],
    ['another version', (n) => index(MAIN, BACKEND, n, { version: OWN_VERSION })],
    ['a number that is none', (n) => entry(MAIN, `index-${BACKEND}-1-${hashOf(MAIN)}#0${n}`)],
    ['letters that only look like ours', (n) => index(MAIN, BACKEND.replace('a', 'а'), n)],
    ['upper case', (n) => index(MAIN, BACKEND.toUpperCase(), n)],
    ['a line after it', (n) => entry(MAIN, `index-${BACKEND}-1-${hashOf(MAIN)}#${n}\n`)],
    [
      'a record of another report id',
      (n) => own(MAIN, `bake-budget-v1-other/${hex(40, n)}`, { createdAt: NOW - 999 * DAY }),
    ],
    [
      'a report id that begins with ours',
      (n) => own(MAIN, `bake-budget-v1-default%2Fx/${hex(40, n)}`, { createdAt: NOW - 999 * DAY }),
    ],
    [
      'a record of somebody who uses our name',
      (n) => entry(MAIN, `bake-budget-v1-default/${hex(40, n)}`, { version: hex(64, 'x'), createdAt: NOW - 999 * DAY }),
    ],
    [
      'something longer than a commit',
      (n) => own(MAIN, `bake-budget-v1-default/${hex(41, n)}`, { createdAt: NOW - 999 * DAY }),
    ],
    ['a mount of another cache scope', (n) => own(MAIN, `team-bake-budget-mount-v1-${hex(16, 1)}-${hex(64, n)}`)],
    ['a key of actions/cache', (n) => entry(MAIN, `Linux-npm-${n}`, { version: hex(64, 'npm') })],
  ])('are never %s', (_, foreign) => {
    expect(choose([1, 2, 3, 4].map(foreign))).toEqual([])
  })
})

/**
 * Whether an entry is ours, found out another way than the code does: every key of ours is written down in full, and an
 * entry is ours when it is one of them.
 */
const GENERATIONS = Array.from({ length: 30 }, (_, n) => n)
const SEEDS = Array.from({ length: 12 }, (_, n) => n)
const REFS = [MAIN, PULL, OPEN, 'refs/heads/pull/3/merge', 'refs/heads/größe#1', 'refs/pull/33/merge']
const OUR_INDEXES = new Set(
  REFS.flatMap((ref) =>
    OWNER.scopes.flatMap((scope) => GENERATIONS.map((n) => `${ref} index-${scope}-1-${hashOf(ref)}#${n}`)),
  ),
)
const OUR_OWN = new Set(
  SEEDS.flatMap((n) => [
    `bake-budget-v1-default/${hex(40, n)}`,
    `bake-budget-layers-v1-${hex(64, n)}`,
    `bake-budget-mount-v1-${hex(16, n)}-${hex(64, n)}`,
    `bake-budget-mounts-v1-${hex(16, n)}-17950000000${10 + n}`,
  ]),
)
const isOurs = ({ ref, key, version }: ListedCache): boolean =>
  version === BUILDKIT_VERSION ? OUR_INDEXES.has(`${ref} ${key}`) : version === OWN_VERSION && OUR_OWN.has(key)

const someRef = fc.constantFrom(...REFS)
const someSeed = fc.constantFrom(...SEEDS)
const someScope = fc.oneof(
  fc.constantFrom(
    ...OWNER.scopes,
    'bake-budget',
    'bake-budget-backend',
    `${BACKEND}-v2`,
    `x-${BACKEND}`,
    'app#1',
    'größe',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
/** Keys of ours, keys that look like ours, and anything. */
const someKey = fc.oneof(
  fc.constantFrom(...OUR_OWN),
  fc.tuple(someScope, someRef, fc.nat(29)).map(([scope, ref, n]) => `index-${scope}-1-${hashOf(ref)}#${n}`),
  someSeed.map((n) => `buildkit-blob-1-sha256:${hex(64, n)}`),
  fc
    .tuple(fc.constantFrom(...OUR_OWN), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }))
    .map(([key, more]) => key + more),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), fc.constantFrom(...OUR_OWN))
    .map(([more, key]) => more + key),
  fc.string({ unit: 'grapheme' }),
)
const times = {
  bytes: fc.nat(1e9),
  createdAt: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
  usedAt: fc.integer({ min: NOW - 10 * DAY, max: NOW }),
}
const anyCache = fc.record({
  ref: someRef,
  key: someKey,
  version: fc.constantFrom(BUILDKIT_VERSION, OWN_VERSION, hex(64, 'another')),
  ...times,
})
/** What is there in earnest: indexes of our scopes and layers of theirs, and what this action keeps itself. */
const usualCache = fc
  .record({
    ref: someRef,
    scope: fc.constantFrom(...OWNER.scopes),
    n: fc.nat(29),
    own: fc.constantFrom(...OUR_OWN),
    kind: fc.nat(2),
    ...times,
  })
  .map(({ ref, scope, n, own: ownKey, kind, ...rest }) => {
    const key =
      [`index-${scope}-1-${hashOf(ref)}#${n}`, `buildkit-blob-1-sha256:${hex(64, n % SEEDS.length)}`, ownKey][kind] ??
      ''
    return { ref, key, version: kind === 2 ? OWN_VERSION : BUILDKIT_VERSION, ...rest }
  })

describe('whatever is in the cache', () => {
  const lists = fc
    .array(fc.oneof({ weight: 9, arbitrary: usualCache }, { weight: 1, arbitrary: anyCache }), {
      maxLength: 40,
      size: 'max',
    })
    .map((list) => list.map((cache, id) => ({ ...cache, id })))

  it('nothing of anybody else is ever chosen, and nothing twice', () => {
    let chosen = 0
    let blobs = 0
    fc.assert(
      fc.property(lists, fc.subarray([3, 4, 33]), fc.boolean(), (caches, closed, complete) => {
        const picked = choose(caches, { closed, complete })
        expect(new Set(picked).size).toBe(picked.length)
        for (const cache of picked) {
          chosen++
          if (isOurs(cache)) continue
          // A layer: only where the pull request is closed, everything is known, and every index is ours.
          blobs++
          expect(SEEDS.map((n) => `buildkit-blob-1-sha256:${hex(64, n)}`)).toContain(cache.key)
          expect(cache.version).toBe(BUILDKIT_VERSION)
          expect(closed.map((number) => `refs/pull/${number}/merge`)).toContain(cache.ref)
          expect(complete).toBe(true)
          const onRef = caches.filter(({ ref }) => ref === cache.ref)
          const others = onRef.filter((it) => !isOurs(it) && !it.key.startsWith('buildkit-blob-1-'))
          expect(others.filter(({ key, version }) => key.startsWith('index-') || version === BUILDKIT_VERSION)).toEqual(
            [],
          )
        }
      }),
      { numRuns: 300, seed: 12 },
    )
    // Otherwise the property would hold of a choice of nothing.
    expect(chosen).toBeGreaterThan(500)
    expect(blobs).toBeGreaterThan(0)
  })

  it('the newest index of a scope on a ref that is not closed stays', () => {
    fc.assert(
      fc.property(lists, (caches) => {
        const picked = new Set(choose(caches, { closed: [3] }))
        const indexes = caches.filter((it) => isOurs(it) && it.key.startsWith('index-') && it.ref !== PULL)
        for (const group of Map.groupBy(indexes, ({ ref, key }) => `${ref} ${key.split('#')[0]}`).values()) {
          expect(group.some((it) => !picked.has(it))).toBe(true)
        }
      }),
      { numRuns: 100, seed: 12 },
    )
  })
})
