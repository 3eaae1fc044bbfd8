import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { definitionHashes } from '../../src/contexts/definition-hash.ts'
import type { BakeTarget } from '../../src/plan/definition.ts'
import { levelsOf } from '../../src/plan/levels.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'definition-'))
  await writeFile(join(dir, 'Dockerfile'), 'FROM scratch\n')
  await writeFile(join(dir, 'other.Dockerfile'), 'FROM scratch\nCOPY a /\n')
})
afterAll(() => rm(dir, { recursive: true }))

const hashOf = async (target: BakeTarget, more: Record<string, BakeTarget> = {}) =>
  (await definitionHashes({ target: { app: target, ...more } }, dir)).get('app')

describe('the hash of a definition', () => {
  it('is the same whatever an image is called, where it goes, and which cache it uses', async () => {
    const plain = await hashOf({ args: { A: 'a' } })
    const dressed: BakeTarget = {
      args: { A: 'a' },
      tags: ['app:1'],
      platforms: ['linux/arm64'],
      output: [{ type: 'image', push: 'true' }],
      'cache-to': ['type=gha'],
      'no-cache': true,
    }
    expect(await hashOf(dressed)).toBe(plain)
    expect(plain).toMatch(/^[0-9a-f]{20}$/)
  })

  it.each<[string, BakeTarget]>([
    ['the Dockerfile', { dockerfile: 'other.Dockerfile' }],
    ['a build argument', { args: { A: 'b' } }],
    ['a label', { labels: { a: 'b' } }],
    ['the compression of its layers', { output: [{ type: 'image', compression: 'zstd' }] }],
    ['the stage', { target: 'test' }],
  ])('is another one with %s', async (_, changed) => {
    expect(await hashOf({ args: { A: 'a' }, ...changed })).not.toBe(await hashOf({ args: { A: 'a' } }))
  })

  it('counts what a target is built from, and does not end in a circle', async () => {
    const app: BakeTarget = { contexts: { lib: 'target:lib' } }
    const lib: BakeTarget = { contexts: { app: 'target:app' } }
    const hash = await hashOf(app, { lib })
    expect(hash).toBeDefined()
    expect(await hashOf(app, { lib: { ...lib, dockerfile: 'other.Dockerfile' } })).not.toBe(hash)
  })

  it('tells only sixteen bits of a value, so that nobody finds a secret by trying', async () => {
    const [one, other] = [await hashOf({ args: { TOKEN: 'one' } }), await hashOf({ args: { TOKEN: 'other' } })]
    expect(one?.slice(0, 16)).toBe(other?.slice(0, 16))
    expect(one).toHaveLength(20)
  })

  it('is not there for a Dockerfile that is not a file here', async () => {
    expect(await hashOf({ dockerfile: 'nowhere' })).toBeUndefined()
    expect(await hashOf({ context: 'https://example.com/repo.git' })).toBeUndefined()
  })
})

describe('levels', () => {
  const target: Record<string, BakeTarget> = {
    top: { contexts: { a: 'target:middle' } },
    middle: { context: 'target:base' },
    base: {},
    alone: {},
  }
  it('put what a target is built from before it', () => {
    const all = ['top', 'alone', 'middle', 'base']
    expect(levelsOf(all, { target })).toEqual([['alone', 'base'], ['middle'], ['top']])
  })

  it('count only what is built: the rest comes from the cache', () => {
    expect(levelsOf(['top', 'base'], { target })).toEqual([['base'], ['top']])
    expect(levelsOf(['top'], { target })).toEqual([['top']])
    expect(levelsOf([], { target })).toEqual([])
  })
})
