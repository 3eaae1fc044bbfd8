import { apkPackages } from './apk.ts'
import { cargoOwner, cargoPackages } from './cargo.ts'
import { debPackages } from './deb.ts'
import { npmOwner, npmVersions } from './npm.ts'
import type { LiveFile, Overlay } from '../overlay.ts'

/** A package found in an image, and what its visible files weigh. */
export interface Package {
  /** `deb`, `apk`, `npm`, `cargo`. */
  type: string
  name: string
  /** Versions installed side by side, sorted and joined with `, `; absent when only the files are known. */
  version?: string
  bytes: number
}

/** The packages of an image. */
export interface Packages {
  /** By `<type>:<name>`. */
  list: Map<string, Package>
  /** `<type>:<name>` of the package a visible file belongs to. */
  ownerOf: (path: string) => string | undefined
}

/**
 * Finds the owner of every file: Debian and Alpine by their databases (distroless by its `status.d`), npm by its folders,
 * Cargo by its registry folders and the binaries `cargo install` noted. A file nobody claims has no owner; nor has one whose
 * content a layer above the database's replaced, as a COPY over a package's default does.
 */
export function packagesOf({ files, kept, waste }: Pick<Overlay, 'files' | 'kept' | 'waste'>): Packages {
  const databases = [debPackages(kept), apkPackages(kept), cargoPackages(kept)]
  const npm = npmVersions(kept)
  const list = new Map<string, Package>()
  for (const { type, versions } of databases) {
    for (const [name, version] of versions) list.set(`${type}:${name}`, { type, name, version, bytes: 0 })
  }
  for (const [name, versions] of npm) {
    list.set(`npm:${name}`, { type: 'npm', name, version: [...versions].sort().join(', '), bytes: 0 })
  }
  const replacedIn = new Map<string, number>()
  for (const { path, why, hiddenBy } of waste) if (why === 'overwritten') replacedIn.set(path, hiddenBy)
  const layerOf = new Map(files.flatMap(({ path, layer }) => (kept.has(path) ? [[path, layer] as const] : [])))
  const ownerOf = (path: string): string | undefined => {
    for (const { type, files, listedIn } of databases) {
      const name = files.get(path)
      if (name === undefined) continue
      const listed = layerOf.get(listedIn.get(name) ?? '') ?? Infinity
      return (replacedIn.get(path) ?? 0) > listed ? undefined : `${type}:${name}`
    }
    return npmOwner(path) ?? cargoOwner(path)
  }
  for (const file of files) weigh(list, file, ownerOf(file.path))
  return { list, ownerOf }
}

function weigh(list: Map<string, Package>, file: LiveFile, owner: string | undefined): void {
  if (owner === undefined) return
  const known = list.get(owner)
  if (known !== undefined) {
    known.bytes += file.size
    return
  }
  const colon = owner.indexOf(':')
  list.set(owner, { type: owner.slice(0, colon), name: owner.slice(colon + 1), bytes: file.size })
}
