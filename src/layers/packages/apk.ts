import type { PackageList } from './package-list.ts'

/**
 * Packages of Alpine: `lib/apk/db/installed` (below `usr/` since 3.22), where `P:` names a package, `V:` its version, `F:` a
 * folder and `R:` a file in it. Source: https://wiki.alpinelinux.org/wiki/Apk_spec
 */
export function apkPackages(kept: ReadonlyMap<string, string>): PackageList {
  const versions = new Map<string, string>()
  const files = new Map<string, string>()
  const listedIn = new Map<string, string>()
  for (const [path, text] of kept) {
    if (!path.endsWith('lib/apk/db/installed')) continue
    let name = ''
    let folder = ''
    for (const line of text.split('\n')) {
      const value = line.slice(2)
      if (line.startsWith('P:')) {
        name = value
        listedIn.set(name, path)
      } else if (line.startsWith('V:')) versions.set(name, value)
      else if (line.startsWith('F:')) folder = value
      else if (line.startsWith('R:')) files.set(folder === '' ? value : `${folder}/${value}`, name)
    }
  }
  return { type: 'apk', versions, files, listedIn }
}
