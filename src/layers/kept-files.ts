/**
 * The small files whose content tells who owns what: package databases, installed lists, the distribution's name. Matches
 * paths without leading slash.
 */
export function isKept(path: string): boolean {
  return KEPT.test(path) && !path.includes('/.wh.')
}

/** A manifest of one installed npm package; of these only name and version are kept. */
export function isNpmManifest(path: string): boolean {
  return path.endsWith('/package.json') && NPM_MANIFEST.test(path)
}

/** Larger files than this are not kept, and no more than this per layer: then the owners are unknown. */
export const MAX_KEPT_FILE = 16 << 20
export const MAX_KEPT_LAYER = 64 << 20

/** What is kept of an npm manifest: `{"name":…,"version":…}`; '' when it is not one. */
export function reduceNpmManifest(content: string): string {
  try {
    const { name, version } = JSON.parse(content) as Record<string, unknown>
    return typeof name === 'string' && typeof version === 'string' ? JSON.stringify({ name, version }) : ''
  } catch {
    return ''
  }
}

const KEPT = new RegExp(
  `^(?:${[
    String.raw`var/lib/dpkg/status`,
    String.raw`var/lib/dpkg/status\.d/[^/]+`,
    String.raw`var/lib/dpkg/info/[^/]+\.list`,
    String.raw`var/lib/apt/extended_states`,
    String.raw`(?:usr/)?lib/apk/db/installed`,
    String.raw`(?:etc|usr/lib)/os-release`,
    String.raw`(?:.*/)?node_modules/\.package-lock\.json`,
    String.raw`(?:.*/)?\.crates2\.json`,
  ].join('|')})$`,
)
const NPM_MANIFEST = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/
