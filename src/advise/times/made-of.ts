import { posix } from 'node:path'
import type { BuildRecord } from '../../record/build-record.ts'

/**
 * Paths of the repository that the images of some builds are made of: Dockerfiles, and what contexts hold after the ignore files.
 *
 * @param folder where bake ran, relative to the repository
 */
export function madeOf(records: readonly BuildRecord[], folder: string): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { contexts = [], targets } of records) {
    for (const { dockerfile } of targets) if (dockerfile !== undefined) paths.add(posix.normalize(dockerfile))
    for (const context of contexts) {
      for (const path of contextFiles(context)) paths.add(posix.join(folder, context.root, path))
    }
  }
  return paths
}

/** Paths of a context's files and links, relative to it, from the lines of its manifest. */
export function contextFiles({ files }: { files: readonly string[] }): string[] {
  return files.filter((line) => !line.startsWith('d')).map((line) => line.split(' ').slice(2).join(' '))
}
