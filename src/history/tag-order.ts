/** Which of several tags is the newest: by the version in its name, as dates of tags say little. */
import type { Tag } from '../git/tags.ts'

/** True for the tag of a release: `v1.2.3` or `1.2.3`, and no prerelease. */
export function isRelease(name: string): boolean {
  return /^v?\d+\.\d+\.\d+(\+[\w.-]+)?$/.test(name)
}

/** The tags by version, highest first; a prerelease comes after its release, what has no version comes last. */
export function newestFirst(tags: readonly Tag[]): Tag[] {
  return tags.toSorted((a, b) => compareVersions(b.name, a.name))
}

const BY_NUMBERS = new Intl.Collator('en', { numeric: true })

/** Negative when `a` is older. What stands before the version counts for nothing: `v1.10.0` is newer than `1.9.0`. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [versionOf(a), versionOf(b)]
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined)
  for (let at = 0; at < Math.max(left.numbers.length, right.numbers.length); at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (left.rest === '' || right.rest === '') return Number(left.rest === '') - Number(right.rest === '')
  return BY_NUMBERS.compare(left.rest, right.rest)
}

function versionOf(name: string): { numbers: number[]; rest: string } | undefined {
  const [, version, rest = ''] = /(\d+(?:\.\d+)*)(?:-([^+]*))?/.exec(name) ?? []
  return version === undefined ? undefined : { numbers: version.split('.').map(Number), rest }
}
