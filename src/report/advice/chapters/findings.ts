/** What was found and has no patch: because it might break something, because it can only be said, or for lack of a gain. */
import type { Finding } from '../../../advise/advice.ts'
import { sentence } from '../../text/escape.ts'
import { inBrackets } from '../../text/names.ts'
import { heading, list, type Block } from '../../text/document.ts'
import { gainOf } from '../gain.ts'
import { ending, placesOf, targetsOf, type Writing } from '../writing.ts'

/** Three chapters, those of which there is something to say. */
export function findingChapters({ report, depth }: Writing): Block[] {
  const unsafe = report.findings.filter(({ mayBreak }) => mayBreak.length > 0)
  const safe = report.findings.filter(({ mayBreak }) => mayBreak.length === 0)
  const byHand = safe.filter(({ estimate }) => estimate !== undefined)
  const gainless = safe.filter(({ estimate }) => estimate === undefined)
  return [
    ...chapter('🛑 Not patched, and why', unsafe, depth.items),
    ...chapter('✍️ To be done by hand', byHand, depth.items),
    ...chapter('🔎 Found, without a gain in bytes or time', gainless, depth.items),
  ]
}

function chapter(title: string, findings: readonly Finding[], max: number): Block[] {
  if (findings.length === 0) return []
  return [heading(title), ...list(findings.map(findingLine), max)]
}

/** A finding in one line: title, targets, place, what is so now, what it might bring, why there is no patch. */
export function findingLine(finding: Finding): string {
  const { title, targets, now, mayBreak, check, estimate } = finding
  const gain = gainOf(estimate)
  return [
    `**${sentence(title, 200)}**${inBrackets(targetsOf(targets), placesOf(finding))}: ${ending(now, 1000)}`,
    ...(gain === undefined ? [] : [`It would bring ${gain}.`]),
    ...mayBreak.map((why) => `Not patched: ${ending(why)}`),
    ...(check === undefined ? [] : [`Look at this first: ${ending(check)}`]),
  ].join(' ')
}
