/**
 * Which files of a local context a step reads: what BuildKit hashes for its cache key (cache/contenthash, `Checksum`), so
 * that a file outside of it is never named as a cause.
 */
import { contextPath, goPathMatch, hasWildcards } from '../patterns/path-match.ts'
import { patternMatcher, type PatternMatcher } from '../patterns/pattern-matcher.ts'
import type { ContextRead } from '../record/build-record.ts'
import type { ContextFiles } from './context-files.ts'

/** Tells for a path of the context whether the step reads it. */
export function readScope(read: ContextRead, files: ContextFiles): (path: string) => boolean {
  const isIncluded = filter(read)
  const scopes = read.paths.map((source) =>
    hasWildcards(source) ? wildcardScope(source, files, isIncluded) : plainScope(source, files, isIncluded),
  )
  return (path) => scopes.some((covers) => covers(path))
}

/** Patterns of COPY are matched against the path below the source, folder by folder; the source itself is the empty path. */
function filter({ include, exclude }: ContextRead): (below: string) => boolean {
  const included = include === undefined ? undefined : patternMatcher(include)
  const excluded = exclude === undefined ? undefined : patternMatcher(exclude)
  return (below) =>
    (included === undefined || walk(included, below)) && !(excluded !== undefined && walk(excluded, below))
}

function walk(matcher: PatternMatcher, below: string): boolean {
  let result = matcher.match('')
  const parts = below === '' ? [] : below.split('/')
  for (const at of parts.keys()) result = matcher.match(parts.slice(0, at + 1).join('/'), result)
  return result.matched
}

type Covers = (path: string) => boolean

function plainScope(source: string, files: ContextFiles, isIncluded: Covers): Covers {
  const { path: root, links } = files.resolve(contextPath(source))
  return (path) => {
    if (links.includes(path)) return true
    const below = pathBelow(path, root)
    if (below === undefined) return false
    // The mode of a folder counts as soon as something in it does, that of the context's own root never does.
    return (
      isIncluded(below) || (files.isFolder(path) && files.some(path, (inner) => isIncluded(pathBelow(inner, root)!)))
    )
  }
}

/** Links in front of the wildcards and matched links are followed; what lies in a matched folder is read as well. */
function wildcardScope(source: string, files: ContextFiles, isIncluded: Covers): Covers {
  const wanted = contextPath(source)
  const matches = goPathMatch(wanted)
  const elements = wanted.split('/')
  const plain = elements.slice(0, elements.findIndex(hasWildcards)).join('/')
  const { path: root, links } = files.resolve(plain)
  const targets = files
    .links()
    .filter((link) => matches(spelled(link)))
    .flatMap((link) => {
      const followed = files.resolve(link)
      return [followed.path, ...followed.links]
    })
  function spelled(path: string): string {
    return root === plain ? path : [plain, pathBelow(path, root)].filter((part) => part !== '').join('/')
  }
  return (path) => {
    if (links.includes(path) || targets.some((target) => pathBelow(path, target) !== undefined)) return true
    if (pathBelow(path, root) === undefined) return false
    const parts = spelled(path).split('/')
    const depth = parts.findIndex((_, at) => matches(parts.slice(0, at + 1).join('/')))
    return depth >= 0 && isIncluded(parts.slice(depth + 1).join('/'))
  }
}

/** `b` of `a/b` below `a`; empty for the folder itself, undefined for what is elsewhere. */
function pathBelow(path: string, folder: string): string | undefined {
  if (folder === '') return path
  if (path === folder) return ''
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}
