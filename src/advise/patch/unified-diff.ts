/** A unified diff that `git apply` takes, also with CRLF, without a newline at the end, and for new files. */
import type { FileEdit } from '../advice.ts'
import { lineChanges, linesOf, type LineChange } from './line-diff.ts'

/** Unchanged lines around a change, as git shows them. */
const CONTEXT = 3

/** The edits as one patch, files in the order given; '' when nothing changes. */
export function unifiedDiff(edits: readonly FileEdit[]): string {
  return edits.map(fileDiff).join('')
}

function fileDiff({ file, before, after }: FileEdit): string {
  const old = linesOf(before ?? '')
  const now = linesOf(after)
  const changes = lineChanges(old, now)
  if (changes.length === 0) return ''
  const head =
    before === undefined
      ? `diff --git ${name('a', file)} ${name('b', file)}\nnew file mode 100644\n--- /dev/null\n+++ ${named('b', file)}\n`
      : `diff --git ${name('a', file)} ${name('b', file)}\n--- ${named('a', file)}\n+++ ${named('b', file)}\n`
  return (
    head +
    grouped(changes)
      .map((group) => hunk(group, old, now))
      .join('')
  )
}

/** Changes that share their context are one hunk. */
function grouped(changes: readonly LineChange[]): LineChange[][] {
  const groups: LineChange[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    const end = last?.at(-1)?.end
    if (last !== undefined && end !== undefined && change.start - end <= 2 * CONTEXT) last.push(change)
    else groups.push([change])
  }
  return groups
}

function hunk(group: readonly LineChange[], old: readonly string[], now: readonly string[]): string {
  const first = group[0]
  const last = group.at(-1)
  if (first === undefined || last === undefined) return ''
  const before = Math.min(CONTEXT, first.start)
  const after = Math.min(CONTEXT, old.length - last.end)
  const lines: string[] = []
  let at = first.start - before
  for (const { start, end, newStart, newEnd } of group) {
    lines.push(...old.slice(at, start).map((line) => ` ${line}`))
    lines.push(
      ...old.slice(start, end).map((line) => `-${line}`),
      ...now.slice(newStart, newEnd).map((line) => `+${line}`),
    )
    at = end
  }
  lines.push(...old.slice(at, at + after).map((line) => ` ${line}`))
  const oldRange = range(first.start - before, last.end + after)
  const newRange = range(first.newStart - before, last.newEnd + after)
  return `@@ -${oldRange} +${newRange} @@\n${lines.map(ended).join('')}`
}

/** `start,count` from 1; of no lines, the line before them counts. */
function range(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`
}

function ended(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
}

function name(side: string, file: string): string {
  const path = `${side}/${file}`
  return /["\\]|[^ -~]/.test(path) ? quoted(path) : path
}

/** A name with a space ends with a tab, or its end would not be known (git, diff.c). */
function named(side: string, file: string): string {
  const written = name(side, file)
  return written.includes(' ') && !written.startsWith('"') ? `${written}\t` : written
}

/** As git quotes: every byte that is not printable ASCII in octal. */
function quoted(path: string): string {
  const bytes = [...new TextEncoder().encode(path)].map((byte) => {
    const char = String.fromCharCode(byte)
    if (char === '"' || char === '\\') return `\\${char}`
    return byte >= 0x20 && byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${bytes.join('')}"`
}
