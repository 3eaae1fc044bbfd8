/** Several findings' edits as one: together where they change different places, told where they do not. */
import type { FileEdit, Finding } from '../advice.ts'
import { replaceAll, type Replacement } from '../dockerfile/edits.ts'
import { lineChanges, linesOf } from './line-diff.ts'

/** Findings that can be taken together. */
export interface Combined {
  /** One edit per file, in the order in which the findings name them. */
  edits: FileEdit[]
  taken: Finding[]
  /** Findings whose edits meet those of one taken before them. */
  leftOut: { finding: Finding; meets: Finding; file: string }[]
}

/** Combines findings, the ones first in the list first; those without edits are not mentioned. */
export function combine(findings: readonly Finding[]): Combined {
  const result: Combined = { edits: [], taken: [], leftOut: [] }
  const changes = new Map<string, { finding: Finding; before: string | undefined; replacements: Replacement[] }[]>()
  for (const finding of findings) {
    const own = (finding.edits ?? []).map((edit) => ({ ...edit, replacements: replacementsOf(edit) }))
    if (own.length === 0) continue
    const met = own.flatMap(({ file, before, replacements }) => {
      const other = changes
        .get(file)
        ?.find(
          (each) =>
            each.before !== before ||
            each.replacements.some((a) => replacements.some((b) => meet(file, before ?? '', a, b))),
        )
      return other === undefined ? [] : [{ finding, meets: other.finding, file }]
    })[0]
    if (met !== undefined) {
      result.leftOut.push(met)
      continue
    }
    result.taken.push(finding)
    for (const { file, before, replacements } of own)
      changes.set(file, [...(changes.get(file) ?? []), { finding, before, replacements }])
  }
  for (const [file, parts] of changes) {
    const before = parts[0]?.before
    const after = replaceAll(
      before ?? '',
      distinct(
        file,
        parts.flatMap(({ replacements }) => replacements),
      ),
    )
    result.edits.push({ file, ...(before === undefined ? {} : { before }), after })
  }
  return result
}

/** What an edit replaces, as narrow as its lines show it. */
export function replacementsOf({ before = '', after }: FileEdit): Replacement[] {
  const old = linesOf(before)
  const now = linesOf(after)
  const offsets = [0]
  for (const line of old) offsets.push((offsets.at(-1) ?? 0) + line.length)
  return lineChanges(old, now).map(({ start, end, newStart, newEnd }) => {
    const a = old.slice(start, end).join('')
    const b = now.slice(newStart, newEnd).join('')
    let head = 0
    while (head < a.length && head < b.length && a[head] === b[head]) head++
    let tail = 0
    while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
    const from = offsets[start] ?? before.length
    return { start: from + head, end: from + a.length - tail, text: b.slice(head, b.length - tail) }
  })
}

/** Two edits meet where they overlap, and where they change the same word or touch: what they make together would be a guess. */
function meet(file: string, text: string, a: Replacement, b: Replacement): boolean {
  if (a.start === b.start && a.end === b.end && (a.text === b.text || (isIgnoreFile(file) && a.start === a.end)))
    return false
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  return second.start <= first.end || !/\s/.test(text.slice(first.end, second.start))
}

/** Without what two findings want alike; lines added to an ignore file are added once. */
function distinct(file: string, replacements: readonly Replacement[]): Replacement[] {
  const seen = new Set<string>()
  return replacements.flatMap((each) => {
    const lines = isIgnoreFile(file) ? linesOf(each.text) : [each.text]
    const text = lines
      .filter((line) => {
        const key = `${each.start}:${each.end}:${line}`
        const isNew = !seen.has(key)
        seen.add(key)
        return isNew
      })
      .join('')
    return text === '' && each.text !== '' ? [] : [{ ...each, text }]
  })
}

function isIgnoreFile(file: string): boolean {
  return file.endsWith('.dockerignore')
}
