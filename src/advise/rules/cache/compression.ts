/** What `force-compression` costs: layers of the base are compressed anew, and are then no longer those that machines have. */
import { attributes } from '../../../plan/definition.ts'
import { perTarget } from '../../view/each-target.ts'
import { NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { bakePlace } from './cache-entries.ts'

/**
 * zstd for the image's own layers takes nothing from anybody; with `force-compression` a pull fetches the base again
 * (BuildKit's README, image exporter).
 */
export const forcedCompression = perTarget(
  'forced-compression',
  'Layers of the base keep the compression in which machines already have them.',
  (view) => {
    const outputs = (view.target.definition.output ?? []).map(attributes)
    const forced = outputs.find((entry) => entry['force-compression'] === 'true' && entry.compression !== undefined)
    const layers = view.target.record.platforms[0]?.layers ?? []
    const bytes = layers
      .filter(({ fromBase }) => fromBase === true)
      .reduce((sum, { compressedBytes }) => sum + compressedBytes, 0)
    if (forced === undefined || bytes < NOTICEABLE_BYTES) return []
    return [
      {
        title: 'Leave out `force-compression`',
        now: `It compresses the base as ${forced.compression} too, ${Math.round(bytes / 1_000_000)} MB that a machine with \`${view.shipped.at(-1)?.image ?? 'the base'}\` must then pull again.`,
        places: [bakePlace(view.project, view.target)] as const,
        mayBreak: [],
        check: 'Where every image of a fleet is built this way, the bases are shared again among them.',
        touches: [],
      },
    ]
  },
)
