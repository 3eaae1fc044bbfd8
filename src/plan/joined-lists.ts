import type { BakeDefinition, BakeTarget, AttributeEntry } from './definition.ts'

/**
 * The same definition with every list read as buildx reads it when it builds: an override such as
 * `*.platform=linux/amd64,linux/arm64` reaches `--print` as one text with a comma in it.
 *
 * Only platforms, `no-cache-filter` and bare references of caches are split; a comma in a tag, an output, a secret or an
 * attestation belongs to its text, and a text with an empty part is buildx's to refuse (buildx util/platformutil,
 * bake/bake.go `toBuildOpt`, util/buildflags/cache.go).
 *
 * @param hostPlatform what the platform `local` means: that of buildx itself
 */
export function withListsApart(definition: BakeDefinition, hostPlatform: string): BakeDefinition {
  const apart = ({ platforms, 'no-cache-filter': stages, ...target }: BakeTarget): BakeTarget => ({
    ...target,
    ...(platforms === undefined
      ? {}
      : { platforms: split(platforms).map((name) => (name === 'local' ? hostPlatform : name)) }),
    ...(stages === undefined ? {} : { 'no-cache-filter': split(stages) }),
    ...references(target, 'cache-from'),
    ...references(target, 'cache-to'),
  })
  const targets = Object.entries(definition.target).map(([name, target]) => [name, apart(target)] as const)
  return { ...definition, target: Object.fromEntries(targets) }
}

function split(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const parts = text.split(',').map((part) => part.trim())
    return parts.includes('') ? [text] : parts
  })
}

function references(target: BakeTarget, key: 'cache-from' | 'cache-to'): Pick<BakeTarget, typeof key> {
  const entries: readonly AttributeEntry[] | undefined = target[key]
  if (entries === undefined) return {}
  return { [key]: entries.flatMap((it) => (typeof it === 'string' && !it.includes('=') ? split([it]) : [it])) }
}
