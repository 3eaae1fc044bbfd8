import { plural } from '../words.ts'
import type { Effects } from './image-effects.ts'
import type { Candidate } from '../measured.ts'

/**
 * Why a variant changes more than it means to: the end of a sentence, or undefined when it does not. A patch of a person's own
 * says nothing of what it means to change, so all of it is told and none of it held against it.
 */
export function changesMore({ touches }: Candidate, { images, missing }: Effects): string | undefined {
  if (touches === undefined) return undefined
  const [gone] = missing
  if (gone !== undefined) return `only one of both builds has the image ${gone}`
  if (images.length === 0) return 'no image could be compared'
  const strange = images.find((image) => image.strange.length > 0)
  if (strange !== undefined) {
    const more = strange.strange.length + strange.strangeMore - 1
    return `${strange.strange[0]}${more === 0 ? ' differs' : ` and ${plural(more, 'more path')} differ`} in ${strange.target}`
  }
  const unknown = images.find((image) => image.unknown !== undefined)
  if (unknown !== undefined) return `that ${unknown.target} is the same could not be proved: ${unknown.unknown}`
  return undefined
}
