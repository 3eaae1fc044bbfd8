/** A `.dockerignore` with more lines. */
import type { FileEdit } from '../advice.ts'
import { isIgnored } from '../view/context.ts'
import type { View } from '../view/view.ts'

/** The target's ignore file with patterns added at its end, those it has already left out; nothing where it has all, or has no place. */
export function withIgnored(view: View, patterns: readonly string[]): FileEdit | undefined {
  const file = view.target.ignoreFile
  const missing = patterns.filter((pattern) => !isIgnored(view, pattern))
  if (file === undefined || missing.length === 0) return undefined
  const before = view.project.files.get(file)
  const newline = before?.includes('\r\n') === true ? '\r\n' : '\n'
  const added = missing.map((pattern) => pattern + newline).join('')
  if (before === undefined) return { file, after: added }
  const gap = before === '' || before.endsWith('\n') ? '' : newline
  return { file, before, after: before + gap + added }
}
