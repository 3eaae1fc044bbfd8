/** What `mode: plan` says: which targets are built, and why. */
import { code, prose } from './text/escape.ts'
import { plural, short } from './text/format.ts'
import { blocks } from './text/markdown.ts'

/** What is decided about a target; without a reason it is not built. */
export interface Decision {
  name: string
  why?: string
}

/** Markdown for the job summary. */
export function planSummary(decisions: readonly Decision[], baseline: string | undefined): string {
  const built = decisions.filter(({ why }) => why !== undefined).length
  const since = baseline === undefined ? '' : ` since ${code(short(baseline))}`
  const head =
    built === decisions.length
      ? `## 🗺️ Every target has to be built`
      : `## 🗺️ ${built} of ${plural(decisions.length, 'target')} to build: nothing that the others are made of changed${since}`
  const rows = decisions.map(
    ({ name, why }) =>
      `| ${code(name)} | ${why === undefined ? 'no' : 'yes'} | ${why === undefined ? '' : prose(why)} |`,
  )
  return blocks(head, ['| target | build | why |', '|---|---|---|', ...rows].join('\n'))
}
