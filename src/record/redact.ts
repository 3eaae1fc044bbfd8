/**
 * Keeps secrets and build-arg values out of the texts of a record.
 */

/** Values a text may say without giving anything away: hiding them would only make the text unreadable. */
const HARMLESS = /^(true|false|yes|no|on|off|\d{1,4})$/i

/** Shorter values are no secrets, and occur in every text by chance. */
const SHORTEST = 3

/** A function that puts `***` in place of every one of the values, longest first, in a text. */
export function redactor(values: readonly string[]): (text: string) => string {
  const hidden = [...new Set(values.map((value) => value.trim()))]
    .filter((value) => value.length >= SHORTEST && !HARMLESS.test(value))
    .sort((a, b) => b.length - a.length)
  return (text) => hidden.reduce((result, value) => result.replaceAll(value, '***'), text)
}

/**
 * BuildKit's message of a failed command without the command: that is the shell's whole line with its arguments, and
 * the step's instruction says the same in the words of the Dockerfile.
 */
export function withoutCommand(message: string): string {
  return message
    .replace(/process "(?:[^"\\]|\\.)*"/g, 'the command')
    .replace(/ of ref \S+?: /g, ': ')
    .replace(/importing cache manifest from (\w+):\d+/g, 'importing cache manifest from $1')
    .trim()
}
