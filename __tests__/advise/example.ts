/** The example with a `Dockerfile.current` and a `Dockerfile.optimized`, as a project. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TRACKED } from '../docs/tracked.ts'
import { ROOT } from '../support/runner.ts'
import type { Sketch } from './project.ts'

const FOLDER = 'examples/reconciliation/'

/** Both images of the example by one kind of Dockerfile; the files of the example are the repository. */
export function reconciliation(kind: 'current' | 'optimized'): Sketch {
  const paths = TRACKED.filter((path) => path.startsWith(FOLDER))
  const dockerfile = `Dockerfile.${kind}`
  return {
    files: Object.fromEntries(paths.map((path) => [path.slice(FOLDER.length), readFileSync(join(ROOT, path), 'utf8')])),
    // What they took in its README's benchmark, roughly.
    ms: [
      ['cargo', 170_000],
      ['npm', 30_000],
      ['apt-get', 12_000],
    ],
    targets: { backend: { context: 'backend', dockerfile }, frontend: { context: 'frontend', dockerfile } },
  }
}
