import type { Unknown } from '../record/build-record.ts'
import { OutOfTime } from './analyze-layers.ts'
import { BlobNotFound } from './content-store.ts'

/** What the analysis could not tell, gathered so that one reason is one line however many images it holds for. */
export class AnalysisGaps {
  readonly #byReason = new Map<string, Map<string, string[]>>()

  /** `what` of the image `name` is unknown, e.g. `files` of `backend linux/amd64`. */
  add(what: string, name: string, why: string): void {
    const byWhat = this.#byReason.get(why) ?? new Map<string, string[]>()
    this.#byReason.set(why, byWhat)
    byWhat.set(what, [...(byWhat.get(what) ?? []), name])
  }

  list(): Unknown[] {
    return [...this.#byReason].flatMap(([why, byWhat]) => {
      const byNames = Map.groupBy(byWhat, ([, names]) => shortened(names))
      return [...byNames].map(([names, whats]) => ({
        what: `${whats.map(([what]) => what).join(' and ')} of ${names}`,
        why,
      }))
    })
  }
}

function shortened(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more images`
}

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
