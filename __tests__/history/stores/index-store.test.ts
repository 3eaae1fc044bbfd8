import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { fileStore } from '../../../src/history/stores/file-store.ts'
import { loadIndexes, saveIndexes, indexesKey, type IndexStore } from '../../../src/history/stores/index-store.ts'
import { LayerError } from '../../../src/layers/tar/layer-error.ts'
import { MAX_BUNDLE } from '../../../src/layers/index-bundle.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { readRecord } from '../../../src/record/schema/validate.ts'
import { aBuild } from '../../compare/a-side.ts'

const digest = (char: string) => `sha256:${char.repeat(64)}`

/** A record of one image with these layers, whose files were read unless it is said otherwise. */
function withLayers(chars: string, isRead = true): BuildRecord {
  return aBuild(1, [], ({ targets: [target] }) => {
    target!.platforms[0]!.layers = chars.split('').map((char) => ({
      digest: digest(char),
      compressedBytes: 1,
      ...(isRead ? { uncompressedBytes: 2 } : {}),
    }))
  }).record
}

const indexes = (chars: string) =>
  new Map(chars.split('').map((char) => [digest(char), Buffer.from(`index of ${char}`)]))

let dir: string
let folder: string
let store: IndexStore
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'indexes-'))
  const path = join(dir, 'deep', 'history.jsonl')
  folder = `${path}.layers`
  store = fileStore({ path, reportId: 'default', readRecord, warn: () => undefined }).layers!
})
afterEach(() => rm(dir, { recursive: true }))

const keptFiles = async (): Promise<string[]> => (await readdir(folder).catch((): string[] => [])).toSorted()

describe('the folder of layer indexes beside a history file', () => {
  it('is not there before something is kept, and gives nothing', async () => {
    expect(await loadIndexes(store, withLayers('ab'))).toEqual(new Map())
    expect(await keptFiles()).toEqual([])
  })

  it('gives back what was kept for a record with the same layers, in any order, and for no other', async () => {
    await saveIndexes(store, withLayers('ab'), indexes('ab'), undefined)
    expect(await loadIndexes(store, withLayers('ba'))).toEqual(indexes('ab'))
    expect(await loadIndexes(store, withLayers('a'))).toEqual(new Map())
    expect(await keptFiles()).toEqual([indexesKey(withLayers('ab'))])
  })

  it.each<[string, BuildRecord, Map<string, Buffer>, BuildRecord | undefined]>([
    ['the baseline has the same layers', withLayers('ab'), indexes('ab'), withLayers('ab')],
    ['no layer was read', withLayers('ab', false), indexes('ab'), undefined],
    ['there are no indexes', withLayers('ab'), new Map(), undefined],
  ])('is not written to when %s', async (_, record, given, baseline) => {
    await saveIndexes(store, record, given, baseline)
    expect(await keptFiles()).toEqual([])
  })

  it('is written to when the baseline has other layers', async () => {
    await saveIndexes(store, withLayers('ab'), indexes('ab'), withLayers('a'))
    expect(await keptFiles()).toHaveLength(1)
  })

  it('keeps ten files; those used longest ago go first, and reading is using', async () => {
    const records = '0123456789abc'.split('').map((char) => withLayers(char))
    const keys = records.map((record) => indexesKey(record)!)
    for (const [at, record] of records.entries()) {
      await saveIndexes(store, record, indexes('a'), undefined)
      const then = new Date(Date.now() - (100 - at) * 60_000)
      await utimes(join(folder, keys[at]!), then, then)
      // Every pull request reads the first one's.
      expect(await loadIndexes(store, records[0]!)).toEqual(indexes('a'))
    }
    expect(await keptFiles()).toEqual([keys[0]!, ...keys.slice(-9)].toSorted())
  })

  it('leaves foreign files alone, and no half-written ones behind', async () => {
    await saveIndexes(store, withLayers('a'), indexes('a'), undefined)
    await writeFile(join(folder, 'notes.txt'), 'mine')
    for (const char of '0123456789bc') await saveIndexes(store, withLayers(char), indexes('a'), undefined)
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
    expect((await keptFiles()).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual(['notes.txt'])
  })

  it('does not read a file that is larger than any that is written, and refuses a broken one', async () => {
    const record = withLayers('a')
    await saveIndexes(store, record, indexes('a'), undefined)
    const file = join(folder, indexesKey(record)!)
    await truncate(file, MAX_BUNDLE + 1)
    expect(await loadIndexes(store, record)).toEqual(new Map())
    await writeFile(file, 'BBL1 and then nothing of use')
    await expect(loadIndexes(store, record)).rejects.toThrow(LayerError)
  })
})
