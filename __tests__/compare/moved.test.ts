import { describe, expect, it } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { PlatformRecord } from '../../src/record/build-record.ts'
import { aBuild } from './a-side.ts'

const DIGEST = (id: string) => `sha256:${id.repeat(64)}`

/** A build of one image of two own layers above a base, with the sizes given. */
const built = (image: Partial<PlatformRecord>, layer = 'b', step = 'ran:install:1000') => {
  const side = aBuild(6_000, [step])
  side.image.steps[0]!.parts = { command: step.split(':')[1]! }
  side.record.targets[0]!.platforms[0] = {
    ...side.image,
    layers: [
      { digest: DIGEST('a'), compressedBytes: 1000, fromBase: true },
      { digest: DIGEST(layer), compressedBytes: 1000 },
    ],
    ...image,
  }
  return side.record
}
const compared = (now: ReturnType<typeof built>, before: ReturnType<typeof built>) => {
  const [target] = compare(now, { record: before }).targets
  return [target?.sizeMoved, target?.contentChanged]
}
const MB = 1_000_000

describe('the size a reader would call changed', () => {
  it('is the compressed one, where it moved', () => {
    const now = built({ compressedBytes: 60 * MB, uncompressedBytes: 90 * MB })
    expect(compared(now, built({ compressedBytes: 50 * MB, uncompressedBytes: 80 * MB }))).toEqual([
      'compressed',
      false,
    ])
  })

  it('is the uncompressed one, where the bytes compress away or the engine tells no other', () => {
    const before = built({ compressedBytes: 50 * MB, uncompressedBytes: 80 * MB })
    expect(compared(built({ compressedBytes: 50 * MB, uncompressedBytes: 90 * MB }), before)).toEqual([
      'uncompressed',
      false,
    ])
    expect(compared(built({ uncompressedBytes: 90 * MB }), built({ uncompressedBytes: 80 * MB }))).toEqual([
      'uncompressed',
      false,
    ])
  })

  it('is none below half a percent and 256 KiB', () => {
    const before = built({ compressedBytes: 50 * MB, uncompressedBytes: 80 * MB })
    const now = built({ compressedBytes: 50 * MB + 200_000, uncompressedBytes: 80 * MB + 200_000 })
    expect(compared(now, before)).toEqual([undefined, false])
  })
})

describe('content that changed although no size did', () => {
  const sizes = { compressedBytes: 50 * MB, uncompressedBytes: 80 * MB }

  it('is another layer of the own, made by an instruction that changed', () => {
    expect(compared(built(sizes, 'c', 'ran:other:1000'), built(sizes))).toEqual([undefined, true])
  })

  it('is not a layer that was only made again, with other times of its files', () => {
    expect(compared(built(sizes, 'c'), built(sizes, 'b', 'cached:install'))).toEqual([undefined, false])
  })

  it('is not an instruction whose layer came out the same', () => {
    expect(compared(built(sizes, 'b', 'ran:other:1000'), built(sizes))).toEqual([undefined, false])
  })
})
