import type { Plan, PlannedTarget } from './plan.ts'

/** What `docker buildx bake --print` writes: the definition with every variable, matrix and inheritance resolved. */
export interface BakeDefinition {
  group?: Record<string, { targets?: string[]; description?: string }>
  target: Record<string, BakeTarget>
}

/** One resolved target; only the keys we read are named, the others are kept as they are. */
export interface BakeTarget {
  context?: string
  dockerfile?: string
  'dockerfile-inline'?: string
  contexts?: Record<string, string>
  args?: Record<string, string | null>
  platforms?: string[]
  target?: string
  'no-cache'?: boolean
  'no-cache-filter'?: string[]
  /** What is asked of the Dockerfile instead of a build: `check`, `outline`, `targets`, with options after a comma. */
  call?: string
  output?: AttributeEntry[]
  'cache-from'?: AttributeEntry[]
  'cache-to'?: AttributeEntry[]
  [key: string]: unknown
}

/** buildx ≥ 0.22 prints cache and output entries as objects, older versions as comma separated text. */
export type AttributeEntry = string | Record<string, string>

/**
 * Reads the JSON of `bake --print`.
 * @throws SyntaxError or Error when it is not a bake definition
 */
export function parseDefinition(text: string): BakeDefinition {
  const json: unknown = JSON.parse(text)
  if (typeof json !== 'object' || json === null || !('target' in json)) {
    throw new Error('`docker buildx bake --print` did not print a bake definition.')
  }
  return json as BakeDefinition
}

/** Attributes of a cache or output entry, whichever way it was printed. A bare word is a `ref` or `dest`, as in buildx. */
export function attributes(entry: AttributeEntry): Record<string, string> {
  if (typeof entry !== 'string') return entry
  if (!entry.includes('=')) return { type: 'registry', ref: entry }
  return Object.fromEntries(
    splitCsv(entry).map((field) => {
      const at = field.indexOf('=')
      return at < 0 ? [field.toLowerCase(), ''] : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)]
    }),
  )
}

/** The definition with every target changed; groups stay. */
export function eachTarget(
  definition: BakeDefinition,
  change: (target: BakeTarget, name: string) => BakeTarget,
): BakeDefinition {
  const entries = Object.entries(definition.target).map(([name, target]) => [name, change(target, name)] as const)
  return { ...definition, target: Object.fromEntries(entries) }
}

/** Names of the targets that a target is built from directly. */
export function linkedTargets({ context = '', contexts = {} }: BakeTarget): string[] {
  return [context, ...Object.values(contexts)]
    .filter((place) => place.startsWith('target:'))
    .map((place) => place.slice('target:'.length))
}

/** Splits one CSV record the way Go's encoding/csv does: a field in double quotes may hold commas. */
function splitCsv(record: string): string[] {
  const fields = record.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field))
}

/**
 * The plan of a definition: targets in the order of the group that was asked for, linked ones after them.
 * Values of build args stay behind.
 *
 * @param folder where bake runs, relative to the repository
 */
export function planOf(definition: BakeDefinition, folder = '.'): Plan {
  const requested = requestedTargets(definition)
  const linked = Object.keys(definition.target).filter((name) => !requested.includes(name))
  return {
    targets: [...requested, ...linked].map((name) => ({
      ...plannedTarget(name, requested.includes(name), definition),
      ...(folder === '.' ? {} : { folder }),
    })),
  }
}

/**
 * Why a target makes no image: it asks something of its Dockerfile instead (`call`), or keeps its result in the cache only
 * (lint, test, validate). Such a target has time and steps, and nothing is exported for it.
 */
export function noImageOf(target: BakeTarget): PlannedTarget['noImage'] {
  const [method = ''] = (target.call ?? '').split(',')
  if (method !== '' && method !== 'build') return 'call'
  const outputs = target.output ?? []
  return outputs.length > 0 && outputs.every((entry) => attributes(entry).type === 'cacheonly')
    ? 'cacheonly'
    : undefined
}

/** Names the `default` group resolves to; `--print` puts whatever was asked for into it. */
function requestedTargets(definition: BakeDefinition): string[] {
  const names = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const group = definition.group?.[name]
    if (definition.target[name] !== undefined && (group === undefined || seen.has(name))) names.add(name)
    if (group === undefined || seen.has(name)) return
    seen.add(name)
    for (const member of group.targets ?? []) visit(member)
  }
  visit('default')
  return names.size > 0 || definition.group?.default !== undefined ? [...names] : Object.keys(definition.target)
}

/** Scopes of the entries of type gha; BuildKit calls the one without a name `buildkit` (cache/remotecache/gha). */
function ghaScopes(entries: AttributeEntry[] | undefined): string[] {
  return (entries ?? []).map(attributes).flatMap(({ type, scope }) => (type === 'gha' ? [scope || 'buildkit'] : []))
}

function plannedTarget(name: string, requested: boolean, definition: BakeDefinition): PlannedTarget {
  const target = definition.target[name] ?? {}
  const types = (entries: AttributeEntry[] | undefined): string[] =>
    (entries ?? []).map((entry) => attributes(entry).type ?? 'registry')
  const scopes = ghaScopes(target['cache-to'])
  const noImage = noImageOf(target)
  return {
    name,
    requested,
    context: target.context ?? '.',
    ...(target['dockerfile-inline'] === undefined
      ? { dockerfile: target.dockerfile ?? 'Dockerfile' }
      : { inline: true as const }),
    contexts: target.contexts ?? {},
    argNames: Object.keys(target.args ?? {}),
    platforms: target.platforms ?? [],
    ...(target.target === undefined ? {} : { stage: target.target }),
    noCache: target['no-cache'] === true,
    ...((target['no-cache-filter'] ?? []).length === 0 ? {} : { noCacheStages: target['no-cache-filter']! }),
    ...(noImage === undefined ? {} : { noImage }),
    outputs: types(target.output),
    cacheFrom: types(target['cache-from']),
    cacheTo: types(target['cache-to']),
    ...(scopes.length === 0 ? {} : { cacheScopes: scopes }),
  }
}
