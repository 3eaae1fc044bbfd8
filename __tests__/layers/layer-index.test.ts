import { createHash } from 'node:crypto'
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayerError } from '../../src/layers/tar/layer-error.ts'
import { indexLayer } from '../../src/layers/layer-index.ts'
import type { LayerIndex } from '../../src/layers/layer-index.ts'
import { loadIndex, storeIndex } from '../../src/layers/stored-index.ts'
import { makeTar, pax, pieces } from './make-tar.ts'

const big = createHash('sha256').update('seed').digest('hex').repeat(3200)
const short = (content: string): string => createHash('sha256').update(content).digest('base64url').slice(0, 12)
const tar = makeTar([
  { path: 'etc/', type: '5', mode: 0o755 },
  { path: 'etc/os-release', content: 'ID=debian\n' },
  { path: 'etc/other', content: 'not kept', uid: 5, gid: 6 },
  { path: 'big', content: big, mode: 0o600 },
  { path: 'empty' },
  { path: 'link', type: '2', link: '/etc/other' },
  { path: 'hard', type: '1', link: 'etc/other' },
  { path: 'app/node_modules/@s/p/package.json', content: '{"name":"@s/p","version":"1.2.3","scripts":{}}' },
  { path: 'app/package.json', content: '{"name":"app","version":"0.0.1"}' },
  pax({ path: 'app/𝒳𝒴' }),
  { path: 'x', content: 'x' },
  pax({ path: 'app/𝒳𝒵' }),
  { path: 'x', content: 'y' },
])
const index = async (bytes: Buffer, size = 4096, limits = {}): Promise<LayerIndex> =>
  await indexLayer(pieces(bytes, size), limits)

describe('the index of a layer', () => {
  it.each([
    ['a bare tar', tar],
    ['gzip', gzipSync(tar)],
    ['gzip in several members', Buffer.concat([gzipSync(tar.subarray(0, 3000)), gzipSync(tar.subarray(3000))])],
    ['zstd', zstdCompressSync(tar)],
    [
      'zstd in several frames',
      Buffer.concat([zstdCompressSync(tar.subarray(0, 3000)), zstdCompressSync(tar.subarray(3000))]),
    ],
    [
      'zstd:chunked, with a skippable frame at the end',
      Buffer.concat([zstdCompressSync(tar), Buffer.from('502a4d1804000000deadbeef', 'hex')]),
    ],
  ])('is the same from %s', async (_, blob) => {
    for (const size of [1, 100, 1 << 20]) {
      const { entries, kept, uncompressedBytes } = await index(blob, size)
      expect(uncompressedBytes).toBe(tar.length)
      expect(entries).toEqual([
        { path: 'etc', type: 'dir', size: 0, mode: 0o755, uid: 0, gid: 0 },
        { path: 'etc/os-release', type: 'file', size: 10, mode: 0o644, uid: 0, gid: 0, hash: short('ID=debian\n') },
        { path: 'etc/other', type: 'file', size: 8, mode: 0o644, uid: 5, gid: 6, hash: short('not kept') },
        { path: 'big', type: 'file', size: big.length, mode: 0o600, uid: 0, gid: 0, hash: short(big) },
        { path: 'empty', type: 'file', size: 0, mode: 0o644, uid: 0, gid: 0, hash: short('') },
        { path: 'link', type: 'symlink', size: 0, mode: 0o644, uid: 0, gid: 0, link: '/etc/other' },
        { path: 'hard', type: 'hardlink', size: 0, mode: 0o644, uid: 0, gid: 0, link: 'etc/other' },
        expect.objectContaining({ path: 'app/node_modules/@s/p/package.json', size: 46 }),
        expect.objectContaining({ path: 'app/package.json' }),
        expect.objectContaining({ path: 'app/𝒳𝒴', hash: short('x') }),
        expect.objectContaining({ path: 'app/𝒳𝒵', hash: short('y') }),
      ])
      expect(Object.fromEntries(kept)).toEqual({
        'etc/os-release': 'ID=debian\n',
        'app/node_modules/@s/p/package.json': '{"name":"@s/p","version":"1.2.3"}',
      })
    }
  })

  it.each([
    ['cut gzip', gzipSync(tar).subarray(0, -50)],
    ['cut zstd', zstdCompressSync(tar).subarray(0, -5)],
    ['zstd and then something', Buffer.concat([zstdCompressSync(tar), Buffer.from('more of it')])],
    ['a cut tar', tar.subarray(0, 9000)],
    ['damaged gzip', Buffer.concat([gzipSync(tar).subarray(0, 500), Buffer.alloc(500, 7)])],
    ['deflate', deflateRawSync(tar)],
    ['text', Buffer.from('x'.repeat(2000))],
  ])('refuses %s with a LayerError', async (_, blob) => {
    await expect(index(blob)).rejects.toThrow(LayerError)
  })

  it('stops at its limits', async () => {
    await expect(index(tar, 4096, { maxEntries: 3 })).rejects.toThrow('over 3 files')
    await expect(index(gzipSync(Buffer.alloc(1 << 23)), 4096, { maxBytes: 1 << 20 })).rejects.toThrow('larger than')
    await expect(index(gzipSync(tar), 4096, { maxBytes: 1 << 17 })).rejects.toThrow('larger than')
  })

  it('passes on what the source throws, and closes it', async () => {
    let closed = 0
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield* pieces(gzipSync(tar).subarray(0, 2000), 500)
        throw new TypeError('the pipe broke')
      } finally {
        closed++
      }
    }
    await expect(indexLayer(source())).rejects.toThrow('the pipe broke')
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(5000, 'z')
      } finally {
        closed++
      }
    }
    await expect(indexLayer(endless())).rejects.toThrow(LayerError)
    expect(closed).toBe(2)
  })
})

const read = (bytes: Buffer) => () => loadIndex(bytes)

describe('the stored form', () => {
  it('gives back exactly what was stored', async () => {
    const original = await index(tar)
    expect(loadIndex(storeIndex(original))).toEqual(original)
    const none = { entries: [], uncompressedBytes: 0, kept: new Map<string, string>() }
    expect(loadIndex(storeIndex(none))).toEqual(none)
  })

  it('gives back any entries', () => {
    const entry = fc.record(
      {
        path: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
        type: fc.constantFrom(
          'file' as const,
          'dir' as const,
          'symlink' as const,
          'hardlink' as const,
          'fifo' as const,
        ),
        size: fc.maxSafeNat(),
        mode: fc.nat(0o7777),
        uid: fc.nat(),
        gid: fc.nat(3),
        hash: fc.uint8Array({ minLength: 9, maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
        link: fc.string(),
      },
      { requiredKeys: ['path', 'type', 'size', 'mode', 'uid', 'gid'] },
    )
    fc.assert(
      fc.property(fc.array(entry), fc.maxSafeNat(), (some, uncompressedBytes) => {
        const entries = some.map((one) => (one.type === 'file' ? one : { ...one, size: 0 }))
        const whole = { entries, uncompressedBytes, kept: new Map([['a', 'ü']]) }
        expect(loadIndex(storeIndex(whole))).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses damage with a LayerError', async () => {
    const stored = storeIndex(await index(tar))
    expect(read(stored.subarray(0, 50))).toThrow(LayerError)
    expect(read(Buffer.from('no gzip'))).toThrow(LayerError)
    expect(read(gzipSync(Buffer.alloc(10, 0xff)))).toThrow(LayerError)
    expect(read(gzipSync(Buffer.from([2, 0, 0, 0, 0])))).toThrow(LayerError)
    expect(read(gzipSync(Buffer.alloc(65 << 20)))).toThrow(LayerError)
  })
})
