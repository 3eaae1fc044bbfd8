/** What a person changes in the example, and what the founding document says about building it again. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const APPS = ['frontend', 'backend'] as const
export type App = (typeof APPS)[number]

type Edit = [file: string, from: string | RegExp, to: string]

/** Each change is a real one: it compiles, keeps the lock files valid, and touches both services. */
const CHANGES = {
  source: {
    backend: [['src/reconcile.rs', 'fn three_days() -> i64 {\n    3', 'fn three_days() -> i64 {\n    4']],
    frontend: [['src/Runs.tsx', 'height={320}', 'height={360}']],
  },
  dependency: {
    backend: [['Cargo.toml', /^serde = .*$/m, 'serde = { version = "1.0.229", features = ["derive", "rc"] }']],
    frontend: [
      ['package.json', '"react-router": "^', '"react-router": "~'],
      ['package-lock.json', '"react-router": "^', '"react-router": "~'],
    ],
  },
  docs: {
    backend: [['docs/api.md', '# API', '# The API']],
    frontend: [['README.md', '# Front end', '# The front end']],
  },
} satisfies Record<string, Record<App, Edit[]>>

export type Change = keyof typeof CHANGES

/** Applies a change to a copy of the example. A change that does not apply would measure nothing, so it throws. */
export async function apply(change: Change, app: App, folder: string): Promise<void> {
  for (const [file, from, to] of CHANGES[change][app] as Edit[]) {
    const path = join(folder, app, file)
    const before = await readFile(path, 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${change}: ${app}/${file} has changed, and the edit no longer applies`)
    await writeFile(path, after)
  }
}
