/** What was pushed, and what the verdict kept back. */
import type { PushFacts } from '../../record/build-record.ts'
import type { ReportInput } from '../report-input.ts'
import { code, sentence } from '../text/escape.ts'
import { plural } from '../text/format.ts'
import { details } from '../text/markdown.ts'

/** With more tags than this, a row names the first ones. */
const SHOWN_TAGS = 3

/** What a reader must not overlook: images that are not where they were to be pushed. */
export function pushRemarks(input: ReportInput): string[] {
  const held = targetsThat(input, 'held')
  const untagged = targetsThat(input, 'untagged')
  const lines = (input.problems ?? []).map((problem) => `❌ ${sentence(problem)}`)
  if (held.length > 0) {
    const others = targetsThat(input, 'pushed')
    const rest = others.length === 0 ? '' : ` Pushed: ${names(others)}.`
    lines.push(`📦 Not pushed, as the verdict does not allow it: ${names(held)}.${rest}`)
  }
  if (untagged.length > 0) {
    lines.push(
      `📦 In the registry, and without a tag: ${names(untagged)}. The job with \`mode: report\` makes the tags when it has \`push: true\`.`,
    )
  }
  return lines
}

/** Every image that was pushed with its digest and tags, folded. */
export function pushSection(input: ReportInput): string | undefined {
  const rows = pushes(input).flatMap(({ name, push, digests }) =>
    push.state !== 'pushed' || digests.length === 0
      ? []
      : [`| ${code(name)} | ${tags(push)} | ${digests.map((digest) => code(digest)).join('<br>')} |`],
  )
  if (rows.length === 0) return undefined
  const head = ['| image | tags | digest |', '|---|---|---|']
  return details(`📦 ${plural(rows.length, 'image')} pushed`, [...head, ...rows].join('\n'))
}

interface Pushed {
  name: string
  push: PushFacts
  digests: string[]
}

function pushes({ comparison }: ReportInput): Pushed[] {
  return comparison.record.targets.flatMap(({ name, push, platforms }) =>
    push === undefined ? [] : [{ name, push, digests: [...new Set(platforms.flatMap((it) => it.pushedDigest ?? []))] }],
  )
}

function targetsThat(input: ReportInput, state: PushFacts['state']): string[] {
  return pushes(input).flatMap(({ name, push }) => (push.state === state ? [name] : []))
}

function names(list: readonly string[]): string {
  return list.map((name) => code(name)).join(', ')
}

function tags({ tags: all }: PushFacts): string {
  const shown = all.slice(0, SHOWN_TAGS).map((tag) => code(tag))
  return [...shown, ...(all.length > SHOWN_TAGS ? [`${all.length - SHOWN_TAGS} more`] : [])].join('<br>')
}
