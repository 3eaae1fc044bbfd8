/** Globs of paths in an image, as {@link Finding.touches} has them. */
import { goPathMatch } from '../../patterns/path-match.ts'

/**
 * Tells whether one of the globs covers a path of an image. `**` is any number of folders, none included; everything else stays
 * within one part of the path, as in COPY. A slash in front says nothing: all paths are from the image's root.
 */
export function coveredBy(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => matcher(partsOf(glob)))
  return (path) => matchers.some((matches) => matches(partsOf(path)))
}

type Matches = (parts: readonly string[]) => boolean

function matcher(glob: readonly string[]): Matches {
  const wanted = glob.map((part) => (part === '**' ? '**' : goPathMatch(part)))
  // Row by row over the parts of the glob: which beginnings of the path it covers so far.
  return (parts) => {
    let covered = new Set([0])
    for (const one of wanted) {
      const next = new Set<number>()
      for (const at of covered) {
        if (one === '**') for (let to = at; to <= parts.length; to++) next.add(to)
        else if (at < parts.length && one(parts[at]!)) next.add(at + 1)
      }
      covered = next
    }
    return covered.has(parts.length)
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}
