/** Which live files of two builds of an image differ, whatever layers they are in. */
import type { LiveFile } from '../../layers/overlay.ts'

/** Paths that differ, each list in the order of the names. Folders are not compared: a layer lists them or not by chance. */
export interface FileDifferences {
  left: string[]
  came: string[]
  changed: string[]
}

/**
 * Compares what a container would see: path, type, mode, owner, content, and where a symlink leads. Times are not compared, as
 * every build has its own; whether two equal files are one inode is not, either, as no reader can tell.
 */
export function compareFiles(today: readonly LiveFile[], variant: readonly LiveFile[]): FileDifferences {
  const before = new Map(today.map((file) => [file.path, file]))
  const after = new Set(variant.map(({ path }) => path))
  const changed = variant.filter((file) => {
    const old = before.get(file.path)
    return old !== undefined && traits(old) !== traits(file)
  })
  return {
    left: today.filter(({ path }) => !after.has(path)).map(({ path }) => path),
    came: variant.filter(({ path }) => !before.has(path)).map(({ path }) => path),
    changed: changed.map(({ path }) => path),
  }
}

function traits({ type, mode, uid, gid, hash, link }: LiveFile): string {
  const isFile = type === 'file' || type === 'hardlink'
  return JSON.stringify([isFile ? 'file' : type, mode, uid, gid, hash, isFile ? undefined : link])
}
