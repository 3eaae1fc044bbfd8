import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { analyzeImages } from '../../../src/story/analyze/analyze-images.ts'
import { BlobNotFound } from '../../../src/buildkit/content-store.ts'
import { indexesKey } from '../../../src/history/stores/index-store.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { makeTar } from '../../layers/make-tar.ts'

/** A builder that holds layers of one file each, and counts what is read of them. */
class Builder {
  readonly #blobs = new Map<string, Buffer>()
  read: string[] = []

  layer(path: string, size: number): string {
    const blob = gzipSync(makeTar([{ path, content: 'x'.repeat(size) }]))
    const digest = `sha256:${createHash('sha256').update(blob).digest('hex')}`
    this.#blobs.set(digest, blob)
    return digest
  }

  size(digest: string): number {
    return this.#blobs.get(digest)?.length ?? 1
  }

  forget(digest: string): void {
    this.#blobs.delete(digest)
  }

  async *stream(digest: string): AsyncGenerator<Uint8Array> {
    this.read.push(digest)
    const blob = this.#blobs.get(digest)
    if (blob === undefined) throw new BlobNotFound(digest)
    yield blob
  }
}

function recordOf(images: Record<string, string[]>, builder: Builder): BuildRecord {
  const targets = Object.entries(images).map(([name, layers]) => ({
    name,
    outcome: 'succeeded' as const,
    phases: [],
    platforms: [
      {
        platform: 'linux/amd64',
        steps: [],
        bases: [],
        layers: layers.map((digest) => ({ digest, compressedBytes: builder.size(digest) })),
      },
    ],
  }))
  return { targets, unknown: [] as BuildRecord['unknown'] } as unknown as BuildRecord
}

const nothing = async (): Promise<Map<string, Uint8Array>> => new Map()
const image = (record: BuildRecord, at = 0) => record.targets[at]!.platforms[0]!

describe('analyzing the images of a bake', () => {
  test('without a baseline every layer is read once, and files and sizes are known', async () => {
    const builder = new Builder()
    const [base, a, b] = [builder.layer('base', 100), builder.layer('a', 20), builder.layer('b', 3)]
    const record = recordOf({ one: [base, a], two: [base, b] }, builder)
    const analysis = await analyzeImages(record, { mode: 'auto', writesHistory: true, kept: nothing, store: builder })
    expect(builder.read.toSorted()).toEqual([base, a, b].toSorted())
    expect(analysis.bytesRead).toBe(builder.size(base) + builder.size(a) + builder.size(b))
    expect(image(record).files).toMatchObject({ liveBytes: 120, liveFiles: 2 })
    expect(image(record, 1).files).toMatchObject({ liveBytes: 103 })
    expect(image(record).files).not.toHaveProperty('changes')
    expect(image(record).uncompressedBytes).toBe(2 * 2048)
    expect([...analysis.stored.keys()].toSorted()).toEqual([base, a, b].toSorted())
    expect(record.unknown).toEqual([])
  })

  test('what the baseline knows is not read: nothing at all of an unchanged image, one layer of a changed one', async () => {
    const builder = new Builder()
    const [base, a, b, c] = [1, 2, 3, 4].map((size) => builder.layer(`file-${size}`, size)) as [string, ...string[]]
    const baseline = recordOf({ same: [base, b!], moved: [base, a!] }, builder)
    const first = await analyzeImages(baseline, { mode: 'auto', writesHistory: true, kept: nothing, store: builder })
    builder.read = []
    // The builder no longer has the old layers: they came from a remote cache.
    for (const digest of [base, a!, b!]) builder.forget(digest)

    let asked = 0
    const kept = async () => {
      asked++
      return first.stored
    }
    const opts = { mode: 'auto', baseline, writesHistory: true, kept, store: builder } as const
    const unchanged = recordOf({ same: [base, b!], moved: [base, a!] }, builder)
    expect((await analyzeImages(unchanged, opts)).bytesRead).toBe(0)
    expect(asked).toBe(0)
    expect(unchanged.unknown).toEqual([])
    expect(image(unchanged).files).toEqual({ ...image(baseline).files, changes: [], packages: [] })
    expect(indexesKey(unchanged)).toBe(indexesKey(baseline))

    const record = recordOf({ same: [base, b!], moved: [base, c!] }, builder)
    const analysis = await analyzeImages(record, opts)
    expect(builder.read).toEqual([c])
    expect(analysis.bytesRead).toBe(builder.size(c!))
    expect(image(record, 1).files?.changes).toEqual([
      { path: 'file-4', change: 'added', bytesNow: 4, layer: 1 },
      { path: 'file-2', change: 'removed', bytesBefore: 2 },
    ])
    // The baseline of tomorrow knows every layer of both images, and no other.
    expect([...analysis.stored.keys()].toSorted()).toEqual([base, b!, c!].toSorted())
    expect(indexesKey(record)).not.toBe(indexesKey(baseline))
  })

  test('a layer that never came to this machine is said once, for all images it is missing in', async () => {
    const builder = new Builder()
    const [base, a, b] = [builder.layer('base', 100), builder.layer('a', 20), builder.layer('b', 3)]
    const record = recordOf({ one: [base, a], two: [base, b] }, builder)
    builder.forget(base)
    const analysis = await analyzeImages(record, { mode: 'auto', writesHistory: true, kept: nothing, store: builder })
    expect(record.unknown).toEqual([
      {
        what: 'files and uncompressed size of one linux/amd64, two linux/amd64',
        why: expect.stringContaining('1 of its layers never came to this machine'),
      },
    ])
    expect(image(record).files).toBeUndefined()
    expect(image(record).uncompressedBytes).toBeUndefined()
    expect(image(record).layers?.map((layer) => layer.uncompressedBytes)).toEqual([undefined, 2048])
    expect([...analysis.stored.keys()].toSorted()).toEqual([a, b].toSorted())
  })

  test('old layers that are gone leave the files known and only the changes unknown', async () => {
    const builder = new Builder()
    const [a, b] = [builder.layer('a', 20), builder.layer('b', 3)]
    const baseline = recordOf({ app: [a] }, builder)
    builder.forget(a)
    const record = recordOf({ app: [b] }, builder)
    await analyzeImages(record, { mode: 'auto', baseline, writesHistory: false, kept: nothing, store: builder })
    expect(image(record).files).toMatchObject({ liveBytes: 3 })
    expect(image(record).files).not.toHaveProperty('changes')
    expect(record.unknown).toEqual([
      { what: 'changed files of app linux/amd64', why: expect.stringContaining("of the baseline's image, 1 of its") },
    ])
  })

  test('out of time it stops reading and says so', async () => {
    const builder = new Builder()
    const digests = Array.from({ length: 20 }, (_, at) => builder.layer(`f${at}`, at))
    const record = recordOf({ app: digests }, builder)
    const slow = {
      stream: async function* (digest: string) {
        await new Promise((done) => setTimeout(done, 30))
        yield* builder.stream(digest)
      },
    }
    const opts = { mode: 'files', writesHistory: false, kept: nothing, store: slow, timeMs: 60 } as const
    await analyzeImages(record, opts)
    expect(builder.read.length).toBeLessThan(20)
    expect(record.unknown[0]?.why).toBe('reading all layers would have taken longer than 0.06 s')
  })

  test.each([
    ['none', true, 0],
    ['auto', false, 0],
    ['auto', true, 1],
    ['files', false, 1],
  ] as const)(
    '%s: an unchanged image the baseline does not know, history written: %s, reads %i layers',
    async (mode, writesHistory, layers) => {
      const builder = new Builder()
      const digest = builder.layer('a', 20)
      const baseline = recordOf({ app: [digest] }, builder)
      const record = recordOf({ app: [digest] }, builder)
      await analyzeImages(record, { mode, baseline, writesHistory, kept: nothing, store: builder })
      expect(builder.read).toHaveLength(layers)
    },
  )

  test('a store of indexes that cannot be reached costs a note and nothing else', async () => {
    const builder = new Builder()
    const [a, b] = [builder.layer('a', 20), builder.layer('b', 3)]
    const record = recordOf({ app: [b] }, builder)
    const kept = async (): Promise<never> => {
      throw new Error('the cache is down')
    }
    const baseline = recordOf({ app: [a] }, builder)
    const { notes } = await analyzeImages(record, {
      mode: 'auto',
      baseline,
      writesHistory: false,
      kept,
      store: builder,
    })
    expect(notes).toEqual([expect.stringContaining('the cache is down')])
    expect(image(record).files?.changes).toHaveLength(2)
  })
})
