import type { Unknown } from '../build-record.ts'

/** Names in one line; a bake may have a hundred targets. */
const NAMES = 4

/**
 * One line for what is unknown of many images for one reason: `size of a` and `size of b` become `size of a, b`. The order
 * is that of the first of each kind.
 */
export function mergeUnknown(unknown: readonly Unknown[]): Unknown[] {
  const groups = Map.groupBy(unknown, ({ what, why }) => JSON.stringify([subject(what), why]))
  return [...groups.values()].map((group) => {
    const { what, why } = group[0]!
    if (group.length === 1) return { what, why }
    const names = group.map((item) => item.what.slice(subject(what).length))
    const shown = names.length <= NAMES ? names : names.slice(0, NAMES - 1)
    const rest = names.length - shown.length
    return { what: `${subject(what)}${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`, why }
  })
}

/** Up to and with the first ` of `; all of it when there is none. */
function subject(what: string): string {
  const at = what.indexOf(' of ')
  return at < 0 ? what : what.slice(0, at + ' of '.length)
}
