/** Annotations of a bake file, `[TYPE,…:]KEY=value`, by what they are put on (buildx, `util/buildflags`). */

/** Types that belong to an index and its entries, not to the manifest of one platform. */
const OF_INDEX = new Set(['index', 'index-descriptor', 'manifest-descriptor'])

const TYPED = /^([a-z-]+(?:\[[\w/.-]+\])?(?:,[a-z-]+(?:\[[\w/.-]+\])?)*):(.+)$/s

/** Annotations apart: those of an index, which only whoever makes it can put there, each with one type; and the rest. */
export function splitAnnotations(annotations: readonly string[]): { index: string[]; rest: string[] } {
  const split = { index: [] as string[], rest: [] as string[] }
  for (const annotation of annotations) {
    const [, types, pair] = TYPED.exec(annotation) ?? []
    if (types === undefined || pair === undefined) {
      split.rest.push(annotation)
      continue
    }
    const all = types.split(',')
    const isOfIndex = (type: string): boolean => OF_INDEX.has(type.replace(/\[.*$/, ''))
    split.index.push(...all.filter(isOfIndex).map((type) => `${type}:${pair}`))
    const others = all.filter((type) => !isOfIndex(type))
    if (others.length > 0) split.rest.push(`${others.join(',')}:${pair}`)
  }
  return split
}
