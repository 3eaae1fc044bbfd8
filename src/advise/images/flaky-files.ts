import { imageName, type BuiltImage } from './built-image.ts'
import { compareFiles } from './compare-files.ts'

/** Whatever differs between two builds of the same files, by {@link imageName}. Images whose files are not known are left out. */
export function flakyFiles(once: readonly BuiltImage[], again: readonly BuiltImage[]): Map<string, Set<string>> {
  const second = new Map(again.map((image) => [imageName(image), image]))
  const flaky = new Map<string, Set<string>>()
  for (const image of once) {
    const files = second.get(imageName(image))?.files
    if (image.files === undefined || files === undefined) continue
    const { left, came, changed } = compareFiles(image.files, files)
    const paths = [...left, ...came, ...changed]
    if (paths.length > 0) flaky.set(imageName(image), new Set(paths))
  }
  return flaky
}

/** How many of an image's flaky paths are told. */
const TOLD = 100

/** The same as a report has it: only so many of each image. */
export function toldFlaky(flaky: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries([...flaky].map(([image, paths]) => [image, [...paths].toSorted().slice(0, TOLD)]))
}
