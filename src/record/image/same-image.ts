import type { PlatformRecord } from '../build-record.ts'
import { manifestFor, type Manifest } from './manifest.ts'

/**
 * Whether an image that was made again is the recorded one: `same`, `unknown` where one of both is not known, or where they
 * differ.
 *
 * @param by `digest` where it goes out as it was measured; `configDigest` where another exporter writes the manifest, with the
 *   same content
 */
export function sameImage(
  recorded: readonly PlatformRecord[],
  made: ReadonlyMap<string, Manifest>,
  by: 'digest' | 'configDigest',
): 'same' | 'unknown' | { judged: string; now: string } {
  let known = recorded.length > 0
  for (const image of recorded) {
    const judged = by === 'digest' ? image.manifestDigest : image.configDigest
    const now = manifestFor(made, image.platform)?.[by]
    if (judged === undefined || now === undefined) known = false
    else if (judged !== now) return { judged, now }
  }
  return known ? 'same' : 'unknown'
}
