/**
 * A port of moby/patternmatcher (v0.6), which decides for BuildKit what .dockerignore, `COPY --exclude` and `--parents`
 * mean. The npm packages of this purpose follow an older version, which differs in escapes and in parents of a match.
 */

/** Patterns of one list, ready to match. */
export interface PatternMatcher {
  /**
   * Matches a path (slashes, none in front; the empty path is a copied source itself). What matches a folder matches all
   * in it. In a walk, the result of the folder above saves the work of matching all folders again.
   */
  match: (path: string, above?: MatchResult) => MatchResult
  /** False when nothing below a matched folder can be taken back: then there is no need to look into it (fsutil, `Walk`). */
  mayExceptBelow: (folder: string) => boolean
}

/** Whether a path is matched, and by which patterns, for the paths below it. */
export interface MatchResult {
  matched: boolean
  by: readonly boolean[]
}

interface Pattern {
  text: string
  isException: boolean
  matches: (path: string) => boolean
}

/**
 * Compiles the patterns.
 * @throws Error on a pattern that BuildKit refuses as well
 */
export function patternMatcher(patterns: readonly string[]): PatternMatcher {
  const compiled = patterns.flatMap(compile)
  const exceptions = compiled.flatMap(({ isException, text }) => (isException ? [withoutTrailingGlob(text)] : []))
  const onlyPrefixes = !exceptions.some((prefix) => /[*[\]?^\\]/.test(prefix))
  return {
    match: (path, above) => matchAll(compiled, path, above?.by),
    mayExceptBelow: (folder) =>
      exceptions.length > 0 && (!onlyPrefixes || exceptions.some((prefix) => `${prefix}/`.startsWith(`${folder}/`))),
  }
}

/** `MatchesUsingParentResults`: the last pattern that matches decides; those that cannot change the answer are skipped. */
function matchAll(patterns: readonly Pattern[], path: string, above: readonly boolean[] | undefined): MatchResult {
  let matched = false
  const by = patterns.map((pattern, at) => {
    let found = above?.[at] === true
    if (!found) {
      if (pattern.isException !== matched) return false
      found = pattern.matches(path) || (above === undefined && parents(path).some(pattern.matches))
    }
    if (found) matched = !pattern.isException
    return found
  })
  return { matched, by }
}

/** `a/b/c` → `a`, `a/b`. */
function parents(path: string): string[] {
  const found: string[] = []
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at))
  return found
}

function compile(line: string): Pattern[] {
  const trimmed = line.trim()
  if (trimmed === '') return []
  let text = cleanPath(trimmed)
  const isException = text.startsWith('!')
  if (isException) {
    if (text.length === 1) throw new Error('illegal exclusion pattern: "!"')
    text = text.slice(1)
  }
  return [{ text, isException, matches: compileText(text) }]
}

function compileText(text: string): Pattern['matches'] {
  const isGlob = /[*?[\]\\]/
  if (!isGlob.test(text)) return (path) => path === text
  const suffix = text.slice(2)
  if (text.startsWith('**') && !isGlob.test(suffix)) {
    // A suffix of the text, not of path elements: `**.md` and `**a` match in the middle of a name.
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1))
  }
  const expression = new RegExp(`^${source(text)}$`, 'u')
  return (path) => expression.test(path)
}

/** Body of the regular expression of a pattern. */
function source(pattern: string): string {
  let result = ''
  const chars = Array.from(pattern)
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? ''
    if (char === '*' && chars[i + 1] === '*') {
      i++
      if (chars[i + 1] === '/') i++
      result += i + 1 >= chars.length ? '.*' : '(.*/)?'
    } else if (char === '*') result += '[^/]*'
    else if (char === '?') result += '[^/]'
    else if (char === '\\') result += escape(chars[++i] ?? '\\')
    else if (char === '[') {
      const end = classEnd(chars, i)
      if (end < 0) throw new Error(`syntax error in pattern: ${pattern}`)
      result += characterClass(chars.slice(i + 1, end))
      i = end
    } else result += escape(char)
  }
  return result
}

/** Index of the bracket that closes a class; an escaped one does not. */
function classEnd(chars: readonly string[], start: number): number {
  for (let i = start + 1; i < chars.length; i++) {
    if (chars[i] === '\\') i++
    else if (chars[i] === ']' && i > start + 1) return i
  }
  return -1
}

function characterClass(chars: readonly string[]): string {
  const negated = chars[0] === '^'
  let body = ''
  for (let i = negated ? 1 : 0; i < chars.length; i++) {
    const char = chars[i] ?? ''
    if (char === '\\') body += classEscape(chars[++i] ?? '')
    else body += char === '-' ? '-' : classEscape(char)
  }
  return `[${negated ? '^' : ''}${body}]`
}

/** `^` and `|` are left as they are: moby takes them over into its expression. In a pattern without wildcards they are plain. */
function escape(char: string): string {
  return /[$\\.*+?()[\]{}/]/.test(char) ? `\\${char}` : char
}

function classEscape(char: string): string {
  return char === '-' || char === '^' || char === '|' ? `\\${char}` : escape(char)
}

function withoutTrailingGlob(text: string): string {
  return text.replace(/\/\*\*$/, '').replace(/\/\*$/, '')
}

/** Go's filepath.Clean: no doubled or trailing slashes, no `.`, `..` resolved. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!rooted) parts.push(part)
  }
  return `${rooted ? '/' : ''}${parts.join('/')}` || '.'
}
