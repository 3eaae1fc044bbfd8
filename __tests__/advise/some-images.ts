import type { BuiltImage } from '../../src/advise/images/built-image.ts'
import type { Candidate, ImageEffect, Judged, TimeEffect } from '../../src/advise/measured.ts'
import type { LiveFile } from '../../src/layers/overlay.ts'
import type { BuildRecord, PlatformRecord } from '../../src/record/build-record.ts'

/** A file as a layer shows it; its content is its hash. */
export const file = (path: string, hash = 'same', more: Partial<LiveFile> = {}): LiveFile => ({
  path,
  type: 'file',
  size: 1,
  mode: 420,
  uid: 0,
  gid: 0,
  hash,
  layer: 0,
  ...more,
})

const platformRecord = (more: Partial<PlatformRecord> = {}): PlatformRecord => ({
  platform: 'linux/amd64',
  steps: [],
  bases: [],
  ...more,
})

export const image = (files: LiveFile[] | undefined, more: Partial<BuiltImage> = {}, bytes = 1000): BuiltImage => ({
  target: 'web',
  platform: 'linux/amd64',
  record: platformRecord({ compressedBytes: bytes }),
  ...(files === undefined ? {} : { files }),
  ...more,
})

/** A record of one image, with only what a replay reads. */
export const record = (wallMs: number, layers: Record<string, number> = {}, config = 'c'): BuildRecord =>
  ({
    wallMs,
    targets: [
      {
        name: 'web',
        platforms: [
          platformRecord({
            configDigest: config,
            configBytes: 10,
            layers: Object.entries(layers).map(([digest, compressedBytes]) => ({ digest, compressedBytes })),
          }),
        ],
      },
    ],
  }) as unknown as BuildRecord

export const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  id: 'one',
  source: 'rule',
  title: 'Do it',
  targets: ['web'],
  patch: '',
  touches: [],
  ...more,
})

export const judged = (more: Partial<Judged> = {}): Judged => ({
  candidate: candidate(),
  outcome: 'measured',
  images: [],
  times: [],
  pays: false,
  ...more,
})

/** An image whose pull is so many bytes smaller. */
export const smaller = (bytes: number, today = 100_000_000): ImageEffect => ({
  target: 'web',
  platform: 'linux/amd64',
  pull: {
    today,
    variant: today - bytes,
  },
  left: 0,
  came: 0,
  changed: 0,
  strange: [],
  strangeMore: 0,
})

/** So many ms saved in so many builds. */
export const faster = (kind: TimeEffect['kind'], ms: number, pairs: number, certain = true): TimeEffect => ({
  kind,
  pairs,
  certain,
  total: {
    today: 1e5,
    variant: 1e5 - ms,
  },
  ...(certain
    ? {
        low: ms - 1,
        high: ms + 1,
      }
    : {
        low: -Math.abs(ms) - 1,
        high: Math.abs(ms) + 1,
      }),
})
