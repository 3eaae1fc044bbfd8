import type { PackageList } from './package-list.ts'

/** Sources and downloads Cargo keeps: `registry/src/<index>/<name>-<version>/…`, `registry/cache/<index>/<name>-<version>.crate`. */
const REGISTRY =
  /(?:^|\/)registry\/(?:src\/[^/]+\/([^/]+?)-\d+\.\d+\.\d+[^/]*\/|cache\/[^/]+\/([^/]+?)-\d+\.\d+\.\d+[^/]*\.crate$)/

/** `cargo:<name>` of the crate whose unpacked source or download a path is. What was linked into a binary cannot be told. */
export function cargoOwner(path: string): string | undefined {
  const match = path.includes('registry/') ? REGISTRY.exec(path) : null
  const name = match?.[1] ?? match?.[2]
  return name === undefined ? undefined : `cargo:${name}`
}

/** What `cargo install` put in place: `.crates2.json` names the binaries of `bin/` beside it by `name version (source)`. */
export function cargoPackages(kept: ReadonlyMap<string, string>): PackageList {
  const versions = new Map<string, string>()
  const files = new Map<string, string>()
  const listedIn = new Map<string, string>()
  for (const [path, text] of kept) {
    if (!path.endsWith('.crates2.json')) continue
    const home = path.slice(0, -'.crates2.json'.length)
    for (const [id, install] of Object.entries(installs(text))) {
      const [name, version] = id.split(' ')
      if (name === undefined || version === undefined) continue
      versions.set(name, version)
      listedIn.set(name, path)
      const bins: unknown = (install as { bins?: unknown } | null)?.bins
      for (const bin of Array.isArray(bins) ? bins : [])
        if (typeof bin === 'string') files.set(`${home}bin/${bin}`, name)
    }
  }
  return { type: 'cargo', versions, files, listedIn }
}

function installs(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) as { installs?: Record<string, unknown> } | null)?.installs ?? {}
  } catch {
    return {}
  }
}
