import { expect, it } from 'vitest'
import type { Manifest } from '../../../src/record/image/manifest.ts'
import { sameImage } from '../../../src/record/image/same-image.ts'
import type { PlatformRecord } from '../../../src/record/build-record.ts'

const recorded = (platform: string, manifestDigest?: string, configDigest?: string): PlatformRecord => ({
  platform,
  steps: [],
  bases: [],
  ...(manifestDigest === undefined ? {} : { manifestDigest }),
  ...(configDigest === undefined ? {} : { configDigest }),
})
const made = (images: Record<string, [digest: string, configDigest: string]>): Map<string, Manifest> =>
  new Map(
    Object.entries(images).map(([platform, [digest, configDigest]]) => [
      platform,
      { digest, configDigest, configBytes: 1, layers: [], diffIds: [], history: [] },
    ]),
  )

it('an image is the judged one when the manifest of every platform is, however a platform is spelt', () => {
  const judged = [recorded('linux/amd64', 'a', 'x'), recorded('linux/arm64', 'b', 'y')]
  expect(sameImage(judged, made({ 'linux/amd64': ['a', 'x'], 'linux/arm64/v8': ['b', 'y'] }), 'digest')).toBe('same')
  expect(sameImage(judged, made({ 'linux/amd64': ['a', 'x'], 'linux/arm64': ['c', 'y'] }), 'digest')).toEqual({
    judged: 'b',
    now: 'c',
  })
})

it('a loaded image may have another manifest, and no other content', () => {
  const judged = [recorded('linux/amd64', 'a', 'x')]
  expect(sameImage(judged, made({ 'linux/amd64': ['z', 'x'] }), 'configDigest')).toBe('same')
  expect(sameImage(judged, made({ 'linux/amd64': ['a', 'z'] }), 'configDigest')).toEqual({ judged: 'x', now: 'z' })
})

it('what one of both does not tell is unknown, never the same', () => {
  expect(sameImage([recorded('linux/amd64')], made({ 'linux/amd64': ['a', 'x'] }), 'digest')).toBe('unknown')
  expect(sameImage([recorded('linux/amd64', 'a', 'x')], made({}), 'digest')).toBe('unknown')
  expect(sameImage([], made({}), 'digest')).toBe('unknown')
  // A difference is one, whatever else is not known.
  const judged = [recorded('linux/amd64', 'a'), recorded('linux/arm64')]
  expect(sameImage(judged, made({ 'linux/amd64': ['b', 'x'] }), 'digest')).toEqual({ judged: 'a', now: 'b' })
})
