import dockerignore, { type Ignore } from '@balena/dockerignore'

/**
 * Whether a path is matched by patterns as .dockerignore writes them (moby's patternmatcher: `**`, `!`, rooted at the
 * context). COPY's `--exclude` and include patterns mean the same.
 *
 * @param patterns lines of a .dockerignore file
 */
export function dockerignoreMatcher(patterns: string[]): (path: string) => boolean {
  // The package's types describe its CommonJS export; imported as ESM the function itself is the default.
  const create = dockerignore as unknown as (options: { ignorecase: boolean }) => Ignore
  const matcher = create({ ignorecase: false }).add(patterns)
  return (path) => matcher.ignores(path)
}
