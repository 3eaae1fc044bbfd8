/** 🔎 What BuildKit's build checks found in the Dockerfiles. */
import { code, htmlCode, oneLine, prose } from '../text/escape.ts'
import { plural } from '../text/format.ts'
import { blocks, details } from '../text/markdown.ts'
import { inBrackets, list, place } from '../text/names.ts'
import type { BuildCheck, ReportInput } from '../report-input.ts'

/** One finding, with every target that has it: several may share a Dockerfile. */
export interface Finding extends Omit<BuildCheck, 'target'> {
  targets: string[]
}

/** The findings, each once. */
export function findingsOf(checks: readonly BuildCheck[]): Finding[] {
  const same = Map.groupBy(checks, (c) => JSON.stringify([c.rule, c.message, c.file, c.line]))
  return [...same.values()].map((group) => {
    const { target: _, ...finding } = group[0]!
    return { ...finding, targets: [...new Set(group.map(({ target }) => target))] }
  })
}

/** The folded section, or nothing. */
export function checkSection(input: ReportInput, most: number): string | undefined {
  const findings = findingsOf(input.checks ?? [])
  if (findings.length === 0 || most === 0) return undefined
  const rules = [...new Set(findings.map(({ rule }) => htmlCode(rule, 60)))]
  const shown = findings.slice(0, most).map(({ rule, message, targets, url, ...where }) => {
    const more =
      url === undefined || oneLine(url) !== url || /[()<>\s]/.test(url) ? code(rule, 60) : `[${code(rule, 60)}](${url})`
    return `- ${more}${inBrackets(place(where))}: ${prose(message)} (${list(targets.map((name) => code(name, 60)))})`
  })
  const rest = findings.length - shown.length
  const head = rules.length > 3 ? [...rules.slice(0, 3), `${rules.length - 3} more`] : rules
  return details(
    `🔎 <b>Build checks</b>: ${plural(findings.length, 'finding')}, ${head.join(', ')}`,
    blocks(shown.join('\n'), rest > 0 ? `${plural(rest, 'more finding')}.` : undefined),
  )
}
