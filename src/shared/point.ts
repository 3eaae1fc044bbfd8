/** An earlier point that a build is compared with beside its baseline: the input `compare-with`, and `since` of a budget file. */

/** What was named: the newest release, the newest tag that matches a glob, or an age of the base branch. */
export type Point =
  | { kind: 'release'; text: string }
  | { kind: 'tag'; text: string; glob: string }
  | { kind: 'age'; text: string; days: number }

/** How to write one, for messages. */
export const HOW_TO_WRITE_POINT = '`release`, a tag or glob of tags such as `v2.*`, or an age such as `30d`'

/**
 * A tag has a digit or a wildcard in it: `releases` is a slip, and `30` and `30days` are ages of no known unit. Of the
 * characters that git allows in tags these are the usual ones.
 */
const POINT = /^(?:release|[1-9]\d{0,2}d|(?!-|\d+[A-Za-z]*$)(?=.*[\d*?])[\w.*?/+@-]{1,100})$/

/** The point a text names, or nothing when it names none. */
export function parsePoint(text: string): Point | undefined {
  if (!POINT.test(text)) return undefined
  if (text === 'release') return { kind: 'release', text }
  const [, days] = /^(\d+)d$/.exec(text) ?? []
  return days === undefined ? { kind: 'tag', text, glob: text } : { kind: 'age', text, days: Number(days) }
}
