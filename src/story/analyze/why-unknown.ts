import { OutOfTime } from './analyze-layers.ts'
import { BlobNotFound } from '../../buildkit/content-store.ts'

/** One sentence about layers that could not be read, the commonest reasons in words that name no digest. */
export function whyLayersAreUnknown(failures: readonly Error[], timeMs: number): string {
  const missing = failures.filter((error) => error instanceof BlobNotFound).length
  if (missing > 0) {
    return `${missing} of its layers never came to this machine (known from a cache or a registry only) or are gone`
  }
  const [first] = failures
  if (first instanceof OutOfTime) return `reading all layers would have taken longer than ${timeMs / 1000} s`
  return (first?.message ?? 'they were not read').replace(/\.$/, '')
}
