/** A project with its known right advice. */
import type { Sketch } from '../project.ts'

/** A project of the corpus. */
export interface Case extends Sketch {
  /** What kind of project, in a few words. */
  name: string
  /**
   * Ids of the rules that are right, by target; `~` before one that is right to speak, and right to change nothing. A target that is
   * not named is good as it is.
   */
  advice: Record<string, readonly string[]>
  /** What would break it, where that is why the case is here. */
  trap?: string
}

/** Text without the indentation of its first line, so that files can stand in code as they are. */
export function file(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw(
    { raw: strings.raw.map((part) => part.replaceAll('\\`', '`').replaceAll('\\$', '$')) },
    ...values,
  ).replace(/^\n/, '')
  const indent = /^ */.exec(text)?.[0] ?? ''
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replace(/ *$/, '')
}

/** A package.json of these parts. */
export function packageJson(parts: Record<string, unknown>): string {
  return `${JSON.stringify({ name: 'app', private: true, ...parts }, null, 2)}\n`
}
