/** The repository as it is committed: what its documents say is tested against what is there. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/runner.ts'

/** Recorded or generated text, which is no document of ours. */
const FOREIGN = /^(dist|__tests__\/fixtures|__tests__\/.*__snapshots__)\//

/** Paths of tracked files of our own. */
export const TRACKED = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && !FOREIGN.test(path) && existsSync(join(ROOT, path)))

export function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

export const DOCUMENTS = TRACKED.filter((path) => path.endsWith('.md'))

/** A piece of YAML, with the place it stands at for the test's title. */
export interface Yaml {
  where: string
  text: string
}

/** Every fenced block of YAML in a document. */
export function yamlBlocks(path: string): Yaml[] {
  return [...text(path).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map((match, at) => ({
    where: `${path}, block ${at + 1}`,
    text: match[1] ?? '',
  }))
}
