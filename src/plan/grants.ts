import { goPathMatch } from '../patterns/path-match.ts'
import { attributes, type BakeDefinition, type BakeTarget, type AttributeEntry } from './definition.ts'

/**
 * What the user granted by `set`, as values of `--allow`.
 *
 * buildx takes an override for consent: who writes `--set app.output=type=local,dest=/out` on the command line may write
 * there. We bake the resolved definition, in which overrides cannot be told from the file, so that consent is given in
 * buildx's other way. The rules are those of `Target.AddOverrides` in buildx's bake/bake.go (0.21.3 to 0.38.2): the keys
 * below, with all values the key then has on the targets that the pattern matches.
 */
export function grantsOf(set: readonly string[], { target }: Pick<BakeDefinition, 'target'>): string[] {
  const grants = set.flatMap((entry) => {
    const [, pattern = '', key = ''] = /^([^.=]+)\.([^.=+]+)/.exec(entry) ?? []
    const granted = GRANTED[key]
    if (granted === undefined) return []
    const matches = goPathMatch(pattern)
    return Object.entries(target).flatMap(([name, it]) => (name === pattern || matches(name) ? granted(it) : []))
  })
  return [...new Set(grants)]
}

const GRANTED: Record<string, (target: BakeTarget) => string[]> = {
  'cache-from': (target) => paths('fs.read', target['cache-from'], localOnly('src')),
  'cache-to': (target) => paths('fs.write', target['cache-to'], localOnly('dest')),
  output: (target) => paths('fs.write', target.output?.map(withDestination), ({ dest }) => dest),
  secret: (target) => secretFiles(target),
  secrets: (target) => secretFiles(target),
  ssh: (target) =>
    list(target.ssh).flatMap((entry) => {
      const { paths: files } = entry as { paths?: unknown }
      const named = typeof entry === 'string' ? (entry.split('=')[1]?.split(',') ?? []) : list(files)
      return named.map((path) => `fs.read=${String(path)}`)
    }),
  entitlements: (target) =>
    list(target.entitlements).filter((it): it is string => it === 'network.host' || it === 'security.insecure'),
}

function secretFiles(target: BakeTarget): string[] {
  return paths('fs.read', target.secret as AttributeEntry[] | undefined, ({ src, source }) => src ?? source)
}

/** A bare word as output is the destination folder of a local export. */
function withDestination(entry: AttributeEntry): AttributeEntry {
  return typeof entry === 'string' && !entry.includes('=') ? { type: 'local', dest: entry } : entry
}

function localOnly(key: string) {
  return (entry: Record<string, string>): string | undefined => (entry.type === 'local' ? entry[key] : undefined)
}

function paths(
  kind: 'fs.read' | 'fs.write',
  entries: AttributeEntry[] | undefined,
  pathOf: (entry: Record<string, string>) => string | undefined,
): string[] {
  return (entries ?? []).flatMap((entry) => {
    const path = pathOf(attributes(entry))
    return path === undefined || path === '' ? [] : [`${kind}=${path}`]
  })
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
