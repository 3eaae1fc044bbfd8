/** A small history of the example, as a team would have made it: source, dependencies, documents, and some of each. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { GitRepo } from '../../__tests__/support/git-repo.ts'
import { changedFiles, type Change } from './changes.ts'
import { EXAMPLE } from './stage.ts'

type Step = [message: string, changes: Change[]] | [message: string, edits: [file: string, from: RegExp, to: string][]]

const HEIGHT = (pixels: number): [string, RegExp, string] => [
  'frontend/src/Runs.tsx',
  /height=\{\d+\}/,
  `height={${pixels}}`,
]
const DAYS = (days: number): [string, RegExp, string] => [
  'backend/src/reconcile.rs',
  /(fn three_days\(\) -> i64 \{\n\s+)\d+/,
  `$1${days}`,
]
const TITLE = (title: string): [string, RegExp, string] => ['frontend/README.md', /^# .*$/m, `# ${title}`]
const API = (title: string): [string, RegExp, string] => ['backend/docs/api.md', /^# .*$/m, `# ${title}`]

/** Oldest first; each on top of the ones before. */
const HISTORY: readonly Step[] = [
  ['Say what the documents are about', [TITLE('The front end'), API('The API')]],
  ['Draw the runs higher', [HEIGHT(340)]],
  ['Give transfers five days', [DAYS(5)]],
  ['Move to newer dependencies', ['dependency']],
  ['Document the API', [API('The reconciliation API')]],
  ['Draw the runs higher still, and allow four days', [HEIGHT(360), DAYS(4)]],
  ['Explain the front end', [TITLE('The front end of reconciliation')]],
  ['Move the charts to a newer version', ['dependency', 'anotherDependency']],
  ['Draw the runs as high as they were', [HEIGHT(330)]],
  ['Allow three days again, and say so', [DAYS(3), API('The API of reconciliation')]],
]

/** Commits the history onto the branch that is checked out. */
export async function commitHistory(repo: GitRepo): Promise<void> {
  for (const [message, changes] of HISTORY) {
    const files: Record<string, string> = {}
    for (const change of changes) {
      if (typeof change === 'string') {
        // Told against the example as it is, in files that no other commit here touches: each names those before it.
        Object.assign(files, await changedFiles(...changes.filter((it) => typeof it === 'string')))
      } else {
        const [file, from, to] = change
        const path = join(EXAMPLE, file)
        const before = files[path] ?? (await readFile(join(repo.dir, path), 'utf8'))
        const after = before.replace(from, to)
        if (after === before) throw new Error(`${file} has changed, and the edit no longer applies: ${String(from)}`)
        files[path] = after
      }
    }
    await repo.commit(message, files)
  }
}
