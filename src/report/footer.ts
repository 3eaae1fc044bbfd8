/** The small print: which commits, how the baseline was found, on what machine, where to read on, when. */
import { code, safeUrl } from './text/escape.ts'
import { clock, plural, short } from './text/format.ts'
import { link } from './text/markdown.ts'
import type { ReportInput } from './report-input.ts'

const OPEN = '<sub>'
const CLOSE = '</sub>'

/** The footer line; the last line of every comment. */
export function footer(input: ReportInput): string {
  const parts = [commits(input), machine(input), ...links(input), updated(input)].filter((part) => part !== '')
  return `${OPEN}${parts.join(' · ')}${CLOSE}`
}

/** The body without its footer, so that an update in which only the footer differs can be skipped. */
export function bodyWithoutFooter(body: string): string {
  const trimmed = body.replaceAll('\r\n', '\n').trimEnd()
  const start = trimmed.lastIndexOf(`\n${OPEN}`)
  const isLast = start >= 0 && trimmed.endsWith(CLOSE) && !trimmed.slice(start + 1).includes('\n')
  return (isLast ? trimmed.slice(0, start) : trimmed).trimEnd()
}

function commits(input: ReportInput): string {
  const { record, baseline } = input.comparison
  const head = input.links.headSha ?? record.commit?.sha
  const base = baseline?.record.commit?.sha
  const ours = head === undefined ? '' : `Head ${link(code(short(head)), safeUrl(input.links.headCommit))}`
  if (baseline === undefined) return ours
  const facts = [
    baseline.rule === undefined ? undefined : plain(baseline.rule),
    baseline.commitsOlder === undefined ? undefined : older(baseline.commitsOlder),
  ].filter((fact) => fact !== undefined)
  const theirs = base === undefined ? 'a baseline' : link(code(short(base)), safeUrl(input.links.baselineCommit))
  return `${ours === '' ? 'Compared with' : `${ours} against`} ${theirs}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`
}

function older(commits: number): string {
  return commits === 0 ? 'exact' : `${plural(commits, 'commit')} older`
}

function machine(input: ReportInput): string {
  const { runner, builder } = input.comparison.record
  const host = [runner.image ?? runner.os, runner.arch]
    .filter((part) => part !== '')
    .map(plain)
    .join(' ')
  return builder.buildkit === undefined ? host : `${host} · BuildKit ${plain(builder.buildkit)}`
}

/** A word of ours where it looks like one, else code. */
export function plain(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9 ()+-]*(\.[0-9]+[A-Za-z0-9 ()+-]*)*$/.test(text) && text.length <= 80
    ? text
    : code(text, 80)
}

function links(input: ReportInput): string[] {
  const targets: [string, string | undefined][] = [
    // GitHub shows the summary on the run's page.
    ['run', input.links.run === input.links.summary ? undefined : input.links.run],
    ['job summary', input.links.summary],
    ['full report', input.links.report],
  ]
  return targets.flatMap(([text, url]) => {
    const safe = safeUrl(url)
    return safe === undefined ? [] : [link(text, safe)]
  })
}

function updated(input: ReportInput): string {
  const run = input.runNumber === undefined ? '' : `, run ${input.runNumber}`
  return `updated ${input.now.toISOString().slice(0, 10)} ${clock(input.now)}${run}`
}
