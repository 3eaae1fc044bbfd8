/** The proof that a change leaves the images what they were: which files differ, and whether the change meant them to. */
import type { ImageEffect, Judged } from '../../../advise/measured.ts'
import { code, prose } from '../../text/escape.ts'
import { count, plural } from '../../text/format.ts'
import { imageCalled, pathsOf, type Writing } from '../writing.ts'

/** One line for all images that are the same, and one for each that is not. */
export function sameness(writing: Writing, { candidate, images }: Judged): string[] {
  if (images.length === 0) return ['Files were not compared.']
  const same = images.filter((image) => differing(image) === 0 && strange(image) === 0 && image.config === undefined)
  const names = same.map((image) => imageCalled(writing, image)).join(', ')
  const others = images.filter((image) => !same.includes(image))
  return [
    ...(same.length === 0 ? [] : [`✅ ${names}: every file is the same as today.`]),
    ...others.map((image) => verdict(writing, candidate.touches ?? [], image)),
  ]
}

function verdict(writing: Writing, touches: readonly string[], image: ImageEffect): string {
  const { left, came, changed, config } = image
  const name = imageCalled(writing, image)
  if (left === undefined || came === undefined || changed === undefined) {
    return `❔ ${name}: whether its files are the same is unknown${image.unknown === undefined ? '' : `, ${prose(image.unknown)}`}.`
  }
  const files = `${plural(left, 'file')} gone, ${count(came)} new, ${count(changed)} with other content`
  const settings = config === undefined ? '' : `, other ${config.map((key) => code(key)).join(', ')} in its settings`
  const counts = `${files}${settings}`
  const paths = pathsOf(image.strange, writing.depth.paths, image.strangeMore)
  if (strange(image) === 0) {
    const meant = touches.length === 0 ? '' : ` (${pathsOf(touches, 5)})`
    return `✅ ${name}: ${counts}, all of them where the change is meant to act${meant}; every other file is the same as today.`
  }
  // Nobody says what a patch file is meant to touch: its differences are told, not blamed.
  if (touches.length === 0) return `🔍 ${name}: ${counts}: ${paths}.`
  return `❌ ${name}: ${counts}; not meant by the change: ${paths}.`
}

/** How many files differ; undefined when they could not be compared. */
function differing({ left, came, changed }: ImageEffect): number | undefined {
  return left === undefined || came === undefined || changed === undefined ? undefined : left + came + changed
}

function strange({ strange: paths, strangeMore }: ImageEffect): number {
  return paths.length + strangeMore
}
