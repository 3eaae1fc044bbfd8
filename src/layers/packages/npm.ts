/** The last `node_modules/<name>/` of a path: what lies below belongs to that package. */
const FOLDER = /^.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/.@][^/]*)\//

/** `npm:<name>` of the package whose folder a path lies in. Works for npm, yarn and pnpm alike: they all use the folders. */
export function npmOwner(path: string): string | undefined {
  const name = path.includes('node_modules/') ? FOLDER.exec(path)?.[1] : undefined
  return name === undefined ? undefined : `npm:${name}`
}

/**
 * Versions of the installed packages by name, from each package's own `package.json` and from npm's hidden lockfile
 * (`node_modules/.package-lock.json`). One name can be installed in several versions.
 */
export function npmVersions(kept: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const versions = new Map<string, Set<string>>()
  const add = (name: string | undefined, version: unknown): void => {
    if (name === undefined || typeof version !== 'string') return
    const known = versions.get(name)
    if (known === undefined) versions.set(name, new Set([version]))
    else known.add(version)
  }
  for (const [path, text] of kept) {
    if (path.endsWith('/package.json')) add(FOLDER.exec(path)?.[1], (parse(text) as { version?: unknown })?.version)
    if (!path.endsWith('node_modules/.package-lock.json')) continue
    const packages = (parse(text) as { packages?: unknown })?.packages
    if (typeof packages !== 'object' || packages === null) continue
    for (const [folder, entry] of Object.entries(packages)) {
      add(FOLDER.exec(`${folder}/`)?.[1], (entry as { version?: unknown } | null)?.version)
    }
  }
  return versions
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
