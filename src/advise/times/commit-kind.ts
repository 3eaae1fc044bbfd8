/** What a commit changed of what images are made of. */
import type { AdviceReport } from '../measured.ts'

/** `dependency`: a lock file or manifest; `source`: another file some image is made of; `other`: nothing of any image. */
export type CommitKind = AdviceReport['replayed'][number]['kind']

/** Names by which package managers know their manifests and lock files. */
const DEPENDENCY_FILES = [
  /^(package|package-lock|npm-shrinkwrap|deno|composer)\.json$/,
  /^(yarn|pnpm-lock|bun|deno|Cargo|poetry|uv|pdm|Gemfile|composer|mix|flake|Pipfile|pubspec)\.(lock|lockb|yaml)$/,
  /^(Cargo|pyproject|libs\.versions)\.toml$/,
  /^(Pipfile|Gemfile|go\.(mod|sum|work)|mix\.exs|pubspec\.yaml|setup\.(py|cfg))$/,
  /^(constraints|requirements)[\w.-]*\.(txt|in)$/,
  /^(pom\.xml|(build|settings)\.gradle(\.kts)?|gradle\.lockfile|build\.sbt)$/,
  /\.(csproj|fsproj|vbproj|gemspec)$/,
  /^(packages\.lock\.json|Directory\.Packages\.props)$/,
  /(\.|-)lock(\.\w+)?$/,
]

/** True for a manifest or lock file of a package manager, by its name. */
export function isDependencyFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return DEPENDENCY_FILES.some((pattern) => pattern.test(name))
}

/**
 * The kind of a commit.
 *
 * @param changed paths that differ from the commit built before it, relative to the repository
 * @param isMade tells for such a path whether some image is made of it: Dockerfiles, and what contexts hold after the ignore files
 */
export function commitKind(changed: readonly string[], isMade: (path: string) => boolean): CommitKind {
  const own = changed.filter(isMade)
  if (own.some(isDependencyFile)) return 'dependency'
  return own.length > 0 ? 'source' : 'other'
}
