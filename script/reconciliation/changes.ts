/** What a person changes in the example. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ROOT } from '../../__tests__/support/runner.ts'

export const APPS = ['frontend', 'backend'] as const
export type App = (typeof APPS)[number]

type Edit = [file: string, from: string | RegExp, to: string]

/** Each change is a real one: it compiles, keeps the lock files valid, and touches both services. */
const CHANGES = {
  source: [
    ['backend/src/reconcile.rs', 'fn three_days() -> i64 {\n    3', 'fn three_days() -> i64 {\n    4'],
    ['frontend/src/Runs.tsx', 'height={320}', 'height={360}'],
  ],
  dependency: [
    ['backend/Cargo.toml', /^serde = .*$/m, 'serde = { version = "1.0.229", features = ["derive", "rc"] }'],
    ['frontend/package.json', '"react-router": "^', '"react-router": "~'],
    ['frontend/package-lock.json', '"react-router": "^', '"react-router": "~'],
  ],
  anotherDependency: [
    ['backend/Cargo.toml', 'features = ["serde", "v4"]', 'features = ["serde", "v4", "v8"]'],
    ['frontend/package.json', '"recharts": "^', '"recharts": "~'],
    ['frontend/package-lock.json', '"recharts": "^', '"recharts": "~'],
  ],
  docs: [
    ['backend/docs/api.md', '# API', '# The API'],
    ['frontend/README.md', '# Front end', '# The front end'],
  ],
} satisfies Record<string, Edit[]>

export type Change = keyof typeof CHANGES

/**
 * The files of the example as these changes leave them, by path below the repository's root. A change that does not apply
 * would measure nothing, so it throws.
 */
export async function changedFiles(...changes: Change[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const [file, from, to] of changes.flatMap((change): Edit[] => CHANGES[change])) {
    const path = join('examples/reconciliation', file)
    const before = files[path] ?? (await readFile(join(ROOT, path), 'utf8'))
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file} has changed, and the edit no longer applies: ${String(from)}`)
    files[path] = after
  }
  return files
}
