/** Puts what was measured between the marks of the example's README. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ROOT } from '../../__tests__/support/runner.ts'
import { EXAMPLE } from './stage.ts'
import { markdown } from './table.ts'
import type { Results } from './table.ts'

/** Texts that would tell of the machine it was measured on. */
const MACHINE = [/\/(root|home|tmp|work|var\/tmp)\//, /\b(127\.0\.0\.1|localhost)\b/, /oci-layout:/]

/** Writes table and comment. Throws, and writes nothing, if the comment would tell of this machine. */
export async function writeReadme(results: Results): Promise<void> {
  const path = join(ROOT, EXAMPLE, 'README.md')
  const { date, machine, versions, polite, comment } = results
  const where = `${date}: ${machine.cores} cores (${machine.cpu}), buildx ${versions.buildx}, BuildKit ${versions.buildkit}`
  const caveat = polite ? '; the machine was busy with other work, so read the times as orders of magnitude' : ''
  let page = await readFile(path, 'utf8')
  page = between(page, 'bench', `Measured by the action on ${where}${caveat}.\n\n${markdown(results)}`)
  if (comment !== undefined) {
    page = between(page, 'comment', `Written on ${where}${caveat}:\n\n${quotation(comment)}`)
  }
  await writeFile(path, page)
}

function between(page: string, mark: string, text: string): string {
  const marks = new RegExp(`<!-- ${mark}:start -->[\\s\\S]*<!-- ${mark}:end -->`)
  if (!marks.test(page)) throw new Error(`the README has no marks ${mark}:start and ${mark}:end`)
  return page.replace(marks, () => `<!-- ${mark}:start -->\n${text}\n<!-- ${mark}:end -->`)
}

/**
 * The comment word for word, set off from the page. Only what leads nowhere from here is taken off: the hidden marker, links
 * into the embedded GitHub, and that the base images are stand-ins from a folder.
 */
export function quotation(comment: string): string {
  const text = comment
    .replace(/^<!-- bake-budget:.*-->\n/, '')
    .replaceAll(/\[([^\]]+)\]\(https:\/\/github\.com\/octo\/hello\/[^)]*\)/g, '$1')
    .replaceAll(/oci-layout(:|&#58;)\/\//g, '')
  for (const told of MACHINE) if (told.test(text)) throw new Error(`the comment tells of this machine: ${told}`)
  const lines = text.trimEnd().split('\n')
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n')
}
