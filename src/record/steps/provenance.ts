/**
 * Reads the build provenance of one target and platform: the graph of operations BuildKit solved, which Dockerfile
 * lines they come from, which layers they gave. buildx writes SLSA v0.2 into its metadata file; `history inspect
 * attachment` gives v1 from BuildKit 0.28 on (solver/llbsolver/provenance/types), so both layouts are read.
 */
import { asArray, asCount, asObject, asString, timeOf } from '../../shared/json.ts'

/** One operation of the build graph. */
export interface LlbOp {
  id: string
  /** `{exec}`, `{file}`, `{source}`, `{merge}` …; empty for the final node that only names the result. */
  op: Record<string, unknown>
  /** As `linux/amd64`; absent for operations that are the same on every platform. */
  platform?: string
  /** Ids of the operations it needs, in the order its mounts and actions count them. */
  inputs: string[]
}

/** A layer as a descriptor; `size` is absent where the store does not know it (-1 on the graphdriver). */
export interface Descriptor {
  digest: string
  size?: number
}

/** Where an operation stands in a Dockerfile. */
export interface SourceLocation {
  source: number
  line: number
  endLine: number
}

/** A Dockerfile the build was made from. */
export interface SourceFile {
  name: string
  lines: string[]
}

/** One provenance, of whichever version, as the record needs it. Every list is empty where the mode is `min`. */
export interface Provenance {
  ops: LlbOp[]
  /** Vertex digest of the progress stream to operation id. */
  byDigest: Map<string, string>
  locations: Map<string, SourceLocation>
  sources: SourceFile[]
  /** Chain of layers an operation's result consists of, bottom first. */
  layers: Map<string, Descriptor[]>
  /** Images, with the digest that was resolved. */
  materials: { uri: string; digest: string }[]
  /** Names of build args, without their values. */
  argNames: string[]
  /** Epoch ms. */
  startedOn?: number
  finishedOn?: number
  /** Share of time in which tasks waited for a CPU, 0 to 1, between the first and the last sample. */
  cpuPressure?: number
}

/** Limits a forged or broken file: the longest real Dockerfile seen had some 300 operations. */
const MAX_OPS = 20_000

/** Reads either layout; undefined when the value holds no provenance at all. */
export function readProvenance(value: unknown): Provenance | undefined {
  const root = asObject(asObject(value)?.predicate) ?? asObject(value)
  if (root === undefined) return undefined
  const definition = asObject(root.buildDefinition)
  const details = asObject(root.runDetails)
  if (definition === undefined && root.invocation === undefined && root.buildConfig === undefined) return undefined

  const metadata = asObject(definition === undefined ? root.metadata : details?.metadata)
  const buildkit = asObject(metadata?.['https://mobyproject.org/buildkit@v1#metadata'] ?? metadata?.buildkit_metadata)
  const config = asObject(
    definition === undefined ? root.buildConfig : asObject(definition.internalParameters)?.buildConfig,
  )
  const parameters = asObject(
    definition === undefined ? asObject(root.invocation)?.parameters : asObject(definition.externalParameters)?.request,
  )
  const source = asObject(buildkit?.source)
  const provenance: Provenance = {
    ops: readOps(config?.llbDefinition),
    byDigest: readMapping(config?.digestMapping),
    locations: readLocations(source?.locations),
    sources: asArray(source?.infos).map(readSource),
    layers: readLayers(buildkit?.layers),
    materials: asArray(root.materials ?? definition?.resolvedDependencies).flatMap(readMaterial),
    argNames: Object.keys(asObject(parameters?.args) ?? {})
      .filter((name) => name.startsWith('build-arg:'))
      .map((name) => name.slice('build-arg:'.length)),
  }
  const startedOn = timeOf(asString(metadata?.buildStartedOn ?? metadata?.startedOn))
  const finishedOn = timeOf(asString(metadata?.buildFinishedOn ?? metadata?.finishedOn))
  if (startedOn !== undefined) provenance.startedOn = startedOn
  if (finishedOn !== undefined) provenance.finishedOn = finishedOn
  const cpuPressure = readCpuPressure(buildkit?.sysUsage)
  if (cpuPressure !== undefined) provenance.cpuPressure = cpuPressure
  return provenance
}

function readOps(value: unknown): LlbOp[] {
  return asArray(value)
    .slice(0, MAX_OPS)
    .flatMap((entry) => {
      const step = asObject(entry)
      const id = asString(step?.id)
      if (step === undefined || id === undefined) return []
      const outer = asObject(step.op) ?? {}
      const op: LlbOp = {
        id,
        op: asObject(outer.Op) ?? {},
        // `step1:0` is output 0 of step1; every operation a Dockerfile makes has one output that matters.
        inputs: asArray(step.inputs).flatMap((input) => (typeof input === 'string' ? [input.split(':')[0]!] : [])),
      }
      const platform = platformOf(outer.platform)
      if (platform !== undefined) op.platform = platform
      return [op]
    })
}

/** `linux/arm64/v8` of a platform object in Go's (`OS`) or OCI's (`os`) spelling. */
export function platformOf(value: unknown): string | undefined {
  const platform = asObject(value)
  const os = asString(platform?.OS ?? platform?.os)
  const architecture = asString(platform?.Architecture ?? platform?.architecture)
  if (os === undefined || architecture === undefined) return undefined
  const variant = asString(platform?.Variant ?? platform?.variant)
  return variant === undefined || variant === '' ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`
}

function readMapping(value: unknown): Map<string, string> {
  const mapping = new Map<string, string>()
  for (const [digest, id] of Object.entries(asObject(value) ?? {})) if (typeof id === 'string') mapping.set(digest, id)
  return mapping
}

function readLocations(value: unknown): Map<string, SourceLocation> {
  const locations = new Map<string, SourceLocation>()
  for (const [id, entry] of Object.entries(asObject(value) ?? {})) {
    const location = asObject(asArray(asObject(entry)?.locations)[0])
    const ranges = asArray(location?.ranges).flatMap((range) => {
      const line = asCount(asObject(asObject(range)?.start)?.line)
      const endLine = asCount(asObject(asObject(range)?.end)?.line)
      return line === undefined || endLine === undefined ? [] : [{ line, endLine }]
    })
    if (ranges.length === 0) continue
    locations.set(id, {
      source: asCount(location?.sourceIndex) ?? 0,
      line: Math.min(...ranges.map((range) => range.line)),
      endLine: Math.max(...ranges.map((range) => range.endLine)),
    })
  }
  return locations
}

function readSource(value: unknown): SourceFile {
  const info = asObject(value)
  const text = Buffer.from(asString(info?.data) ?? '', 'base64').toString('utf8')
  return { name: asString(info?.filename) ?? 'Dockerfile', lines: text.split(/\r?\n/) }
}

function readLayers(value: unknown): Map<string, Descriptor[]> {
  const layers = new Map<string, Descriptor[]>()
  for (const [output, chains] of Object.entries(asObject(value) ?? {})) {
    // Several chains only come from merges whose parts were never flattened; the longest is the whole result.
    const longest =
      asArray(chains)
        .map(asArray)
        .sort((a, b) => b.length - a.length)[0] ?? []
    const chain = longest.flatMap((entry) => {
      const digest = asString(asObject(entry)?.digest)
      const size = asCount(asObject(entry)?.size)
      return digest === undefined ? [] : [size === undefined ? { digest } : { digest, size }]
    })
    if (chain.length > 0) layers.set(output.split(':')[0]!, chain)
  }
  return layers
}

function readMaterial(value: unknown): { uri: string; digest: string }[] {
  const uri = asString(asObject(value)?.uri)
  const sha256 = asString(asObject(asObject(value)?.digest)?.sha256)
  return uri === undefined || sha256 === undefined ? [] : [{ uri, digest: `sha256:${sha256}` }]
}

/** PSI counts, in µs, how long some task waited for a CPU since the machine started; two samples give a share. */
function readCpuPressure(value: unknown): number | undefined {
  const samples = asArray(value).flatMap((entry) => {
    const at = timeOf(asString(asObject(entry)?.timestamp))
    const total = asCount(asObject(asObject(asObject(entry)?.cpuPressure)?.some)?.total)
    return at === undefined || total === undefined ? [] : [{ at, total }]
  })
  const first = samples[0]
  const last = samples.at(-1)
  if (first === undefined || last === undefined || last.at - first.at < 100) return undefined
  const share = (last.total - first.total) / 1000 / (last.at - first.at)
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
}
