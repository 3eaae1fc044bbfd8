/** 💡 At most one piece of advice on an ordinary report: exact, safe, and for free. */
import { gainOf } from './gain.ts'
import { oneAdvice } from './one-advice.ts'
import { ending, placesOf, targetsOf } from './writing.ts'
import type { ReportInput } from '../report-input.ts'
import { sentence } from '../text/escape.ts'
import { inlineHtml } from '../text/inline-html.ts'
import { blocks, details } from '../text/markdown.ts'

/** The folded section, or nothing: an author whose build failed has other worries. */
export function adviceSection(input: ReportInput): string | undefined {
  const { targets, record } = input.comparison
  if (input.findings === undefined || record.outcome !== 'succeeded') return undefined
  const sizes = (name: string): number[] =>
    targets.flatMap(({ target, uncompressed }) =>
      target === name && uncompressed !== undefined ? [uncompressed.now] : [],
    )
  const finding = oneAdvice(input.findings, (name) => {
    const known = sizes(name)
    return known.length === 0 ? undefined : Math.max(...known)
  })
  if (finding === undefined) return undefined
  const places = placesOf(finding)
  const where = places === undefined ? '' : ` Where: ${places}.`
  return details(
    inlineHtml(`💡 **Advice**: ${sentence(finding.title, 200)}, ${gainOf(finding.estimate) ?? ''}`),
    blocks(
      `${targetsOf(finding.targets)}: ${ending(finding.now, 1000)}${where}`,
      finding.check === undefined ? undefined : `Look at this before doing it: ${ending(finding.check)}`,
      'Computed from the bytes of this build; nothing was built for it. `mode: advise` makes the patch, builds it and measures what it brings.',
    ),
  )
}
