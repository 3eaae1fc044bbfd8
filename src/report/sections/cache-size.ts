/** What this bake added to GitHub's cache, and what the repository keeps there. */
import type { BuildRecord } from '../../record/build-record.ts'
import { CACHE_LIMIT_BYTES } from '../../record/cache-limit.ts'
import { code } from '../text/escape.ts'
import { bytes, percent, plural } from '../text/format.ts'

/** As many refs are named. */
const REFS = 5

/** Sentences of what was exported and what is in use; nothing where neither is known. */
export function cacheSizeLines(record: BuildRecord): string[] {
  return [exported(record), inUse(record)].filter((line) => line !== undefined)
}

function exported({ targets }: BuildRecord): string | undefined {
  const known = targets.flatMap(({ name, outcome, cacheExport }) =>
    cacheExport === undefined || outcome === 'not-built' ? [] : [{ name, ...cacheExport }],
  )
  if (known.length === 0) return undefined
  const grown = known.filter(({ newLayers }) => newLayers > 0)
  if (grown.length === 0) return 'The export added no layer to the cache: all were there already.'
  const parts = grown.map(({ name, newLayers, newBytes }) => {
    const size = newBytes === undefined ? 'of unknown size' : `(${bytes(newBytes)})`
    return `${code(name)} ${plural(newLayers, 'layer')} ${size}`
  })
  return `New in the cache: ${parts.join(', ')}; what was there already is shared.`
}

function inUse({ cache: { use } }: BuildRecord): string | undefined {
  if (use === undefined) return undefined
  const { refs = [] } = use
  const shown = refs.slice(0, REFS).map((it) => `${code(it.ref)} ${bytes(it.bytes)}`)
  const most = shown.length === 0 ? '' : ` Most is of ${shown.join(', ')}.`
  return (
    `The repository's caches hold ${bytes(use.bytes)} in ${plural(use.entries, 'entry', 'entries')}, ` +
    `${percent(use.bytes / CACHE_LIMIT_BYTES)} of the ${bytes(CACHE_LIMIT_BYTES)} that GitHub keeps for it.${most}`
  )
}
